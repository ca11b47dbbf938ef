"""Pages put away: a quiet list, reached on purpose, from which they can be put back."""

from collections.abc import Coroutine

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from nc_tui.core.letters import put_away_newest_first
from nc_tui.core.records import Entry
from nc_tui.core.state import Snapshot
from nc_tui.tui.actions import Command, bindings_of
from nc_tui.tui.flows.journal import erase_page
from nc_tui.tui.flows.put_away import put_back
from nc_tui.tui.screens.beside import MEDIUM, BesideScreen
from nc_tui.tui.widgets.away_list import AwayList
from nc_tui.tui.widgets.key_line import Hint, KeyLine
from nc_tui.tui.widgets.notice import Notice
from nc_tui.tui.widgets.page_head import PageHead


class PutAwayScreen(BesideScreen):
    """Days and first lines; a page is read again only once it is back."""

    TITLE = "pages put away"
    AUTO_FOCUS = "AwayList"
    commands = (
        Command("away.back", "b", "put_back", "put this page back"),
        Command("away.all-back", "a", "all_back", "put back all that went with it"),
        Command("away.erase", "D", "erase", "erase this page: for good, and every copy"),
        Command("away.close", "escape", "back", "back"),
    )
    about = "What is put away stays out of the journal, search and Today. Nothing is deleted."
    BINDINGS = bindings_of(commands)

    def compose(self) -> ComposeResult:
        yield PageHead("Z", "Put away")
        with Vertical(id="away"):
            yield Static(id="away-empty", markup=False)
            yield AwayList()
        yield Notice()
        yield KeyLine(id="away-keys", strong=True)

    @property
    def _archive(self) -> list[Entry]:
        return put_away_newest_first(self.nc.snapshot.journal, self.nc.clock.now())

    def show(self, snapshot: Snapshot) -> None:
        entries = self._archive
        rows = self.query_one(AwayList)
        rows.show(entries, snapshot.today(self.nc.clock.now()))
        rows.display = bool(entries)
        empty = self.query_one("#away-empty", Static)
        empty.update(Content.styled("Nothing is put away.", "$text-muted"))
        empty.display = not entries
        back, helps = [Hint("esc", "back", "back")], self.footer_keys()[1]
        keys = [Hint("b", "put back", "put_back")] * bool(entries)
        if entries and self.app.size.width >= MEDIUM:
            keys.append(Hint("a", "all that went with it", "all_back"))
        self.query_one("#away-keys", KeyLine).show([*keys, *back], helps)

    def on_row_list_opened(self) -> None:
        self.action_put_back()

    def action_put_back(self) -> None:
        entry = self.query_one(AwayList).entry
        if entry is not None:
            self._flow(put_back(self.nc, [entry]))

    def action_all_back(self) -> None:
        entry = self.query_one(AwayList).entry
        if entry is not None:
            self._flow(put_back(self.nc, [e for e in self._archive if e.away == entry.away]))

    def action_erase(self) -> None:
        entry = self.query_one(AwayList).entry
        if entry is not None:
            self._flow(erase_page(self.nc, entry))

    def _flow(self, steps: Coroutine[object, object, bool]) -> None:
        self.run_worker(steps, group="flow", exclusive=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("put_back", "all_back", "erase"):
            return any(rows.entry is not None for rows in self.query(AwayList)) or None
        return super().check_action(action, parameters)
