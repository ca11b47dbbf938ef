"""The shape of stages.toml: the feelings, what belongs to each, and its caution."""

from nc_tui.content.shapes import Action, Mark, Prompt, Shape, Statement, Worded


class Stage(Shape, frozen=True):
    """One of the seven feelings. ``safety_topic`` is the topic its caution leads to, or empty."""

    id: str
    name: str
    about: str
    statements: tuple[Statement, ...]
    prompts: tuple[Prompt, ...]
    action: Action
    caution: str
    source: str
    mark: Mark
    safety_topic: str = ""

    @property
    def items(self) -> tuple[Worded, ...]:
        """Everything of this stage that a record may name by its id."""
        return (*self.statements, *self.prompts, self.action)


class Stages(Shape, frozen=True):
    """stages.toml: the feelings in the order shown, and a sentence on how sure they are."""

    note: str
    stages: tuple[Stage, ...]
