"""The shape of plan.toml: the parts of the plan, and what its questions say."""

from nc_tui.content.shapes import Shape


class PlanSection(Shape, frozen=True):
    """One part of the plan; ``id`` is the kind of its records.

    ``empty`` is said while nothing is in it, ``asks`` stands above the question and ``label``
    beside the first field; ``offers`` are wordings to begin with.
    """

    id: str
    title: str
    empty: str
    asks: str
    label: str
    offers: tuple[str, ...] = ()


class Plan(Shape, frozen=True):
    """plan.toml: the parts of the plan in the order shown, and what its questions say."""

    sections: tuple[PlanSection, ...]
    then_label: str
    reach_label: str
    hours_label: str
    topics_label: str
    channels_example: str
    topics_example: str
    offers_label: str
    unfinished: str
    nameless: str
    wordless: str
    kept_rule: str
    taken_out: str

    def section(self, kind: str) -> PlanSection:
        """The part of that kind; KeyError for none."""
        return {section.id: section for section in self.sections}[kind]
