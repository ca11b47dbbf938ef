"""What stands before all that was found, where the words that were searched speak of danger."""

from typing import TYPE_CHECKING, cast

from textual.content import Content
from textual.widgets import Static

from nc_tui.core.country import country_of
from nc_tui.core.errors import NcError

if TYPE_CHECKING:
    from nc_tui.content.shapes.safety import Danger
    from nc_tui.tui.app import NcApp

_MORE, _MORE_BRIEFLY = "  people, lines, what helps", "  people and lines"


class SafetyFirst(Static):
    """Numbers of the person's country, and the key to Safety; hidden otherwise.

    ``quiet``: one muted sentence, where people may well look for their own words.
    """

    DEFAULT_CSS = "SafetyFirst { display: none; width: 1fr; height: auto; margin: 0 0 1 0; }"

    def __init__(self, *, quiet: bool = False) -> None:
        super().__init__(markup=False)
        self._quiet = quiet
        self._answered: tuple[str, str] | None = None

    def hear(self, asked: str) -> bool:
        """``asked``: what is being typed into a search. Whether it is answered here."""
        danger = self._danger_in(asked)
        nc = cast("NcApp", self.app)
        country = nc.snapshot.settings.country or country_of(nc.clock.zone.key)
        answered = (danger, country) if danger else None
        if answered == self._answered:
            return answered is not None
        self._answered = answered
        self.display = danger is not None
        if danger is not None:
            safety = nc.words.safety
            line = safety.line_for(country)
            key = ("f3", "$primary bold")
            if self._quiet:
                said = safety.first_help(danger, line)
                self.update(
                    Content.assemble(
                        (said, "$secondary"), "  ", key, (_MORE_BRIEFLY, "$text-muted")
                    )
                )
            else:
                said = safety.answer_to(danger, line)
                self.update(Content.assemble(said, "\n", key, (_MORE, "$text-muted")))
        return danger is not None

    def _danger_in(self, asked: str) -> "Danger | None":
        if not asked.strip():
            return None
        nc = cast("NcApp", self.app)
        try:
            return nc.danger.in_words(asked)
        except NcError as error:
            nc.notice(str(error))
            return None
