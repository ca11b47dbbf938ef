"""The shape of what is said when they wrote."""

from msgspec.structs import replace

from nc_tui.content.shapes import Shape, Way


class First(Shape, frozen=True):
    """What the rule of that id has to say before anything is answered; ``practical`` stands
    under that answer instead of the usual words."""

    rule: str
    practical: str
    opening: str
    lines: tuple[str, ...]
    choices: tuple[Way, ...]


class TheyWrote(Shape, frozen=True):
    """They wrote; ``named`` holds ``{them}``. ``answers`` are what a contact keeps as its
    ``answer``, and ``note`` invites a line for it; ``evidence`` is said once a message was
    unsafe, ``drafted`` once a draft was kept."""

    opening: str
    named: str
    about: str
    breath: str
    question: str
    note: str
    evidence: str
    drafted: str
    answers: tuple[Way, ...]
    firsts: tuple[First, ...]

    def opening_by(self, them: str) -> str:
        """The opening, with what the person calls them; "" for no name."""
        return self.named.replace("{them}", them) if them else self.opening

    def first(self, rule: str) -> First | None:
        """What stands before an answer under that rule, if anything does."""
        return next((first for first in self.firsts if first.rule == rule), None)

    def answers_under(self, rule: str) -> tuple[Way, ...]:
        """``answers`` in the words of the rule: none is asked for where it speaks against one."""
        first = self.first(rule)
        if first is None:
            return self.answers
        said = {"practical": first.practical}
        return tuple(replace(way, about=said.get(way.id, way.about)) for way in self.answers)
