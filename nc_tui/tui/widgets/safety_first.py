"""What stands before all that was found, where the words that were searched speak of danger."""

from typing import TYPE_CHECKING, cast

from textual.content import Content
from textual.widgets import Static

from nc_tui.core.country import country_of

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp


class SafetyFirst(Static):
    """Numbers of the person's country, and the key to Safety; hidden otherwise."""

    DEFAULT_CSS = "SafetyFirst { display: none; width: 1fr; height: auto; margin: 0 0 1 0; }"

    def __init__(self) -> None:
        super().__init__(markup=False)

    def hear(self, asked: str) -> bool:
        """``asked``: what is being typed into a search. Whether it is answered here."""
        nc = cast("NcApp", self.app)
        country = nc.snapshot.settings.country or country_of(nc.clock.zone.key)
        safety = nc.words.safety
        answer = safety.answer_to(asked, safety.line_for(country))
        self.display = bool(answer)
        more = ("  people, lines, what helps", "$text-muted")
        self.update(Content.assemble(answer, "\n", ("f3", "$primary bold"), more))
        return bool(answer)
