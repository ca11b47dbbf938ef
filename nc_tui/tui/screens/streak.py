"""Streak: since when, the longest, every run, the year, and the ledger of contact."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from nc_tui.core.state import Snapshot
from nc_tui.core.streak import Standing, longest_run, standing
from nc_tui.tui.actions import Command, bindings_of
from nc_tui.tui.flows.contact import edit_contact, named, recommit, take_back
from nc_tui.tui.flows.erasing import erase
from nc_tui.tui.phrases import (
    counted,
    days_word,
    elapsed,
    looks_words,
    since,
    span_of_days,
    when,
)
from nc_tui.tui.screens.pane import Pane
from nc_tui.tui.widgets.banner import Banner
from nc_tui.tui.widgets.key_line import Hint, KeyLine
from nc_tui.tui.widgets.ledger_list import LedgerList
from nc_tui.tui.widgets.row_list import RowList
from nc_tui.tui.widgets.run_bars import RunBars
from nc_tui.tui.widgets.year_map import YearMap

_WIDE, _MEDIUM = 100, 60


class StreakPane(Pane):
    """The big count, the exact time, the year, the runs as bars, the ledger."""

    commands = (
        Command("ledger.edit", "e", "edit_line", "change this line of the ledger"),
        Command("ledger.remove", "d", "take_back", "take this line back"),
        Command("ledger.erase", "D", "erase", "erase this line: for good, and every copy"),
        Command("run.begin", "b", "begin_run", "begin a new run, after a pause"),
    )
    about = "A slip is a line in the ledger. You decide what ends a run."
    BINDINGS = bindings_of(commands)

    def compose(self) -> ComposeResult:
        with Horizontal(id="streak-head"):
            yield Banner()
            with Vertical(id="streak-words"):
                yield Static(id="streak-since", markup=False)
                yield Static(id="streak-elapsed", markup=False)
                yield Static(id="streak-kept", markup=False)
            yield Static(id="streak-longest", markup=False)
        yield YearMap()
        yield Static(id="streak-rule", markup=False)
        with Horizontal(id="streak-lower"):
            with Vertical(id="runs-side"):
                yield Static(id="runs-name", classes="heading", markup=False)
                yield RunBars()
            with Vertical(id="ledger-side"):
                with Horizontal(classes="heading"):
                    yield Static(Content.styled("ledger", "$text-muted bold"), id="ledger-name")
                    yield KeyLine(
                        right=[
                            Hint("x", "add", "app.contact"),
                            Hint("e", "change", "edit_line"),
                            Hint("d", "take back", "take_back"),
                        ]
                    )
                yield LedgerList(self.nc.words.kind_label)
                yield Static(id="ledger-looks", markup=False)
                yield Static(id="ledger-note", markup=False)

    def on_mount(self) -> None:
        self._ticking: Timer = self.set_interval(1, self._tick, pause=True)

    def on_show(self) -> None:
        self._ticking.resume()
        self._tick()

    def on_hide(self) -> None:
        # The seconds tick only while they are seen.
        self._ticking.pause()

    def arrive(self) -> None:
        self.query_one(LedgerList).focus()

    def fact(self, snapshot: Snapshot) -> str:
        return self.nc.words.rule_label(snapshot.rule)

    def show(self, snapshot: Snapshot) -> None:
        stands = standing(snapshot.ledger, self.today)
        wide = self.columns >= _WIDE
        banner = self.query_one(Banner)
        banner.room = self.room.width
        banner.number = "" if stands.days is None else str(stands.days)
        banner.display = stands.days is not None
        self._show_words(snapshot, stands)
        year = self.query_one(YearMap)
        year.display = self.columns >= _MEDIUM and bool(snapshot.contacts)
        year.step = 2 if wide else 1
        urge_days = frozenset(snapshot.day_of_record(urge) for urge in snapshot.urges)
        year.show(snapshot.ledger, urge_days, self.today)
        self.query_one("#streak-rule", Static).update(
            Content.styled("─" * self.room.width, "$rule")
        )
        self.query_one("#runs-name", Static).update(
            Content.assemble(
                ("runs", "$text-muted bold"), (f"  {len(snapshot.ledger.runs)}", "$quiet")
            )
        )
        self.query_one(RunBars).show(snapshot.ledger.runs, self.today)
        self.query_one(LedgerList).show(snapshot.contacts)
        self._show_looks(snapshot)
        self.query_one("#ledger-note", Static).update(self._note(snapshot))
        self.query_one("#streak-lower").set_class(not snapshot.contacts, "-empty")

    def _show_words(self, snapshot: Snapshot, stands: Standing) -> None:
        title = self.query_one("#streak-since", Static)
        if stands.days is None or stands.since is None:
            title.update(self._no_run(snapshot))
            for name in ("#streak-elapsed", "#streak-kept", "#streak-longest"):
                self.query_one(name, Static).update("")
            return
        noun = f"{days_word(stands.days)} of no contact"
        begun = since(stands.since, self.today)
        if self.columns < _MEDIUM:
            noun, begun = (
                days_word(stands.days),
                f"since {when(stands.since, stands.since.date(), self.today)}",
            )
        title.update(Content.assemble((noun, "$foreground bold"), "\n", (begun, "$text-muted")))
        kept = ""
        if stands.window_days:
            last = counted(stands.window_days, "day")
            kept = f"kept {stands.kept} of the last {last}"
            if self.columns < _MEDIUM:
                kept = f"kept {stands.kept} of {stands.window_days}"
        longest = self._longest(snapshot)
        self.query_one("#streak-kept", Static).update(
            Content(kept) if self.columns >= _WIDE else Content("\n").join([Content(kept), longest])
        )
        self.query_one("#streak-longest", Static).update(longest)
        self._tick()

    def _longest(self, snapshot: Snapshot) -> Content:
        run = longest_run(snapshot.ledger, self.today)
        if run is None:
            return Content()
        days = counted(run.days(self.today), "day")
        if self.columns < _MEDIUM:
            return Content.assemble(("longest ", "$text-muted"), days)
        dates = span_of_days(run.first_day, run.last_day, year=self.today.year)
        return Content.assemble(("longest  ", "$text-muted"), days, "   ", (dates, "$text-muted"))

    def _no_run(self, snapshot: Snapshot) -> Content:
        if snapshot.ledger.first_day is None:
            return Content.assemble(
                ("No date yet", "$foreground bold"), "\n",
                ("The count begins at the last contact.  ", "$text-muted"),
                ("x", "$primary bold"), (" log it", "$text-muted"),
            )  # fmt: skip
        return Content.assemble(
            ("A pause", "$foreground bold"), "\n",
            ("A new run begins when you say so.  ", "$text-muted"),
            ("b", "$primary bold"), (" begin it", "$text-muted"),
        )  # fmt: skip

    def _show_looks(self, snapshot: Snapshot) -> None:
        said = looks_words(snapshot.looks, self.today)
        line = self.query_one("#ledger-looks", Static)
        line.set_class(not said, "-empty")
        line.update(Content.styled(said, "$text-muted").truncate(line.size.width or 80))

    def _note(self, snapshot: Snapshot) -> Content:
        if len(snapshot.contacts) < 2:
            return Content()
        return Content.assemble(
            ("○", "$error"), (" ended a run   ", "$text-muted"), ("▷ □", "$secondary"),
            (" ▫  did not", "$text-muted"), "\n",
            ("You decide which. The days before still count.", "$text-muted"),
        )  # fmt: skip

    def _tick(self) -> None:
        stands = standing(self.nc.snapshot.ledger, self.today)
        if stands.since is None or not self.screen.is_current:
            return
        span = self.now - stands.since
        words = elapsed(span, short=self.columns < _WIDE)
        if self.columns < _MEDIUM:
            words = words.replace(" min", "m").replace(" h", "h").replace(" d", "d")
            words = words.replace(" s", "s")
        self.query_one("#streak-elapsed", Static).update(Content.styled(words, "$text-muted"))

    def go_to(self, record_id: int) -> None:
        """Put the cursor on a line of the ledger."""
        self.query_one(LedgerList).go_to(record_id)

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        if isinstance(message.rows, LedgerList):
            self.action_edit_line()

    def action_edit_line(self) -> None:
        contact = self.query_one(LedgerList).contact
        if contact is not None:
            self.run_worker(edit_contact(self.nc, contact), group="flow", exclusive=True)

    def action_take_back(self) -> None:
        contact = self.query_one(LedgerList).contact
        if contact is not None:
            self.run_worker(take_back(self.nc, contact), group="flow", exclusive=True)

    def action_erase(self) -> None:
        contact = self.query_one(LedgerList).contact
        if contact is not None:
            asked = erase(self.nc, contact, "Erase this line?", named(self.nc, contact))
            self.run_worker(asked, group="flow", exclusive=True)

    def action_begin_run(self) -> None:
        self.run_worker(recommit(self.nc), group="flow", exclusive=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "begin_run":
            return self.nc.snapshot.ledger.is_paused or None
        if action in ("edit_line", "take_back", "erase"):
            return bool(self.nc.snapshot.contacts) or None
        return True
