"""Streak: since when, the longest, every run, the days, and the ledger of contact."""

from datetime import date

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Rule, Static

from nc_tui.core.milestones import are_greeted
from nc_tui.core.records import ContactKind
from nc_tui.core.state import Snapshot
from nc_tui.core.streak import longest_run
from nc_tui.tui.actions import Command, bindings_of
from nc_tui.tui.first_hints import FirstHint
from nc_tui.tui.flows.contact import edit_contact, named, recommit, take_back
from nc_tui.tui.flows.day import open_day
from nc_tui.tui.flows.erasing import erase
from nc_tui.tui.flows.milestones import own_milestones
from nc_tui.tui.phrases import counted, looks_words
from nc_tui.tui.screens.pane import Pane
from nc_tui.tui.widgets.days_part import DaysPart
from nc_tui.tui.widgets.key_line import Hint, KeyLine
from nc_tui.tui.widgets.ledger_list import LedgerList
from nc_tui.tui.widgets.row_list import RowList
from nc_tui.tui.widgets.run_bars import RunBars
from nc_tui.tui.widgets.streak_head import ROOMY, StreakHead, is_tiny
from nc_tui.tui.widgets.year_map import YearMap

_BESIDE, _MEDIUM = 76, 60  # columns; from 76 on runs and ledger stand side by side
_TALL, _LOW, _SHORT = 27, 22, 19  # rows; below 19 the map leaves one to the count
_ABOVE = 15  # rows of a low window above the ledger: the head, the days, air and a heading
_MARGIN = 2  # columns in which the mark of a row hangs, as in streak.tcss
LEDGER, DAYS, RUNS = "ledger", "days", "runs"


class StreakPane(Pane):
    """The big count, the exact time, the days, the runs as bars, the ledger.

    Tab goes to the next of its three parts; where there is little room, only one is shown.
    """

    commands = (
        Command("streak.next", "tab", "next_part", "the days, the runs, the ledger"),
        Command(
            "milestones", "o", "milestones", "milestones: yours beside the usual ones",
            found_by="days reached question anniversary",
        ),
        Command("ledger.edit", "e", "edit_line", "change this line of the ledger"),
        Command("ledger.remove", "d", "take_back", "take this line back"),
        Command("ledger.erase", "D", "erase", "erase this line: for good, and every copy"),
        Command("run.begin", "b", "begin_run", "begin a new run, after a pause"),
    )  # fmt: skip
    about = "A slip is a line in the ledger. You decide what ends a run."
    first_hint = FirstHint(
        "streak", "x", "writes down a contact; what it changes, you say", "writes down a contact",
        "app.contact", lambda snapshot: len(snapshot.contacts) > 1,
    )  # fmt: skip
    BINDINGS = bindings_of(commands)

    def compose(self) -> ComposeResult:
        yield StreakHead()
        yield DaysPart(id="days")
        yield Rule(id="streak-rule")
        with Horizontal(id="streak-lower"):
            with Vertical(id="runs-side"):
                with Horizontal(classes="heading"):
                    yield Static(id="runs-name", markup=False)
                    yield KeyLine(id="runs-keys")
                yield RunBars()
            with Vertical(id="ledger-side"):
                with Horizontal(classes="heading"):
                    yield Static(Content.styled("ledger", "$text-muted bold"), id="ledger-name")
                    yield KeyLine(id="ledger-keys")
                yield LedgerList(self.nc.words.kind_label)
                yield Static(id="ledger-looks", markup=False)
                yield Static(id="ledger-note", markup=False)

    def on_mount(self) -> None:
        self._part = LEDGER
        self._ticking: Timer | None = None

    # What is shown

    @property
    def _is_narrow(self) -> bool:
        return self.columns < _MEDIUM

    @property
    def _is_close(self) -> bool:
        """Whether all parts share a window with few rows: the lists take what can be spared."""
        return _BESIDE <= self.columns < ROOMY and _LOW <= self.app.size.height < _TALL

    def arrive(self) -> None:
        self._go(LEDGER if LEDGER in self._parts(self.nc.snapshot) else DAYS)

    def fact(self, snapshot: Snapshot) -> str:
        return self.nc.words.rule_label(snapshot.rule)

    def renew(self) -> None:
        super().renew()
        if self.display and self.screen.is_current:
            self._tick()

    def show(self, snapshot: Snapshot) -> None:
        self.can_focus = is_tiny(self.app.size) or not self._parts(snapshot)
        self._show_parts(snapshot)
        if self.screen.focused is None or (self.has_focus and not self.can_focus):
            self._go(self._part)  # what had the focus was hidden, or nothing was there yet
        head = self.query_one(StreakHead)
        room = self.room.width - _MARGIN
        head.is_close = self._is_close
        head.show(snapshot, self.now, self.app.size, room, self.nc.words)
        self.query_one(DaysPart).show(snapshot, self.today, self.app.size)
        self.query_one(DaysPart).set_class(not head.has_foot, "-close")
        self.query_one("#runs-name", Static).update(self._runs_name(snapshot))
        for rows in self.query(RowList).results(RowList):
            rows.indent = 1 if self._is_narrow else 2
        self.query_one(RunBars).show(snapshot.ledger.runs, self.today)
        self.query_one(LedgerList).show(snapshot.contacts, self.today, snapshot.settings.day_starts)
        self._show_looks(snapshot)
        self.query_one("#ledger-note", Static).update(self._note(snapshot))
        self._show_keys()

    def _parts(self, snapshot: Snapshot) -> list[str]:
        """Those of which there is anything, in the order of the tab key."""
        parts = [LEDGER] if snapshot.contacts else []
        parts += [DAYS] if snapshot.first_day is not None else []
        return parts + ([RUNS] if snapshot.ledger.runs else [])

    def _show_parts(self, snapshot: Snapshot) -> None:
        there = self._parts(snapshot)
        if self._part not in there and there:
            self._part = there[0]
        shown = self._shown(there)
        for name, part in ((DAYS, "#days"), (RUNS, "#runs-side"), (LEDGER, "#ledger-side")):
            self.query_one(part).display = name in shown & {*there}
        self.query_one("#streak-lower").display = bool(shown & {RUNS, LEDGER} & {*there})
        self.set_class(self.columns < _BESIDE, "-one")
        is_low = self._is_narrow or self.app.size.height < _SHORT
        self.query_one(StreakHead).is_low = is_low and DAYS in shown and DAYS in there

    def _shown(self, there: list[str]) -> set[str]:
        """What there is room for: the part the person is at, and what stands beside it."""
        if is_tiny(self.app.size):
            return set()
        if self.columns < _BESIDE:
            return {self._part}
        if self.app.size.height < _LOW:
            return {DAYS} if self._part == DAYS else {RUNS, LEDGER}
        return {*there}

    def _show_keys(self) -> None:
        following = Hint("tab", self._following(), "next_part")
        own = [
            Hint("x", "add", "app.contact"),
            Hint("e", "change", "edit_line"),
            Hint("d", "take back", "take_back"),
        ]
        is_one = self.columns < _BESIDE
        self.query_one("#ledger-keys", KeyLine).show(
            own[1:] if is_one else (), [following] if is_one else own
        )
        self.query_one("#runs-keys", KeyLine).show((), [following] if is_one else ())

    def _runs_name(self, snapshot: Snapshot) -> Content:
        runs = snapshot.ledger.runs
        longest = longest_run(snapshot.ledger, self.today) if self._is_close else None
        said = f"   longest {counted(longest.days(self.today), 'day')}" if longest else ""
        return Content.assemble(
            ("runs", "$text-muted bold"), (f"  {len(runs)}", "$quiet"), (said, "$text-muted")
        )

    def _show_looks(self, snapshot: Snapshot) -> None:
        """Where it would take a row from the ledger, only beside a look."""
        listed = self.query_one(LedgerList)
        is_full = self._is_close and listed.count() > self.room.height - _ABOVE - 1
        at_look = listed.contact is not None and listed.contact.kind is ContactKind.LOOKED
        said = "" if is_full and not at_look else looks_words(snapshot.looks, self.today)
        line = self.query_one("#ledger-looks", Static)
        line.set_class(not said, "-empty")
        line.update(Content.styled(said, "$text-muted").truncate(line.size.width or 80))

    def _note(self, snapshot: Snapshot) -> Content:
        if len(snapshot.contacts) < 2:
            return Content()
        return Content.assemble(
            ("○", "$error"), (" ended a run   ", "$text-muted"), ("▷ □", "$secondary"),
            (" ▫  did not", "$text-muted"), "\n",
            ("You decide which. " if self.columns >= ROOMY else "", "$text-muted"),
            ("The days before still count.", "$text-muted"),
        )  # fmt: skip

    # The seconds: only while they are seen

    def _tick(self) -> None:
        if self._ticking is not None:
            self._ticking.stop()
            self._ticking = None
        run = self.nc.snapshot.ledger.open_run
        if run is None or not (self.display and self.screen.is_current):
            return  # renewed when this pane is seen again
        span = self.now - run.begins
        self.query_one(StreakHead).elapsed = span
        # At the edge of each second, so that none is seen twice or passed over.
        self._ticking = self.set_timer(1 - span.total_seconds() % 1, self._tick)

    # Its parts

    def _widget_of(self, part: str) -> Widget:
        widgets: dict[str, type[Widget]] = {LEDGER: LedgerList, DAYS: YearMap, RUNS: RunBars}
        return self.query_one(widgets[part])

    def _following(self, step: int = 1) -> str:
        there = self._parts(self.nc.snapshot)
        at = there.index(self._part) if self._part in there else -step
        return there[(at + step) % len(there)] if there else self._part

    def _go(self, part: str) -> None:
        self._part = part
        if self.can_focus:
            self.focus()
            return
        widget = self._widget_of(part)
        for node in widget.ancestors_with_self:
            if node is self or not isinstance(node, Widget):
                break
            node.display = True
        widget.focus()
        self._renew_parts()

    def _renew_parts(self) -> None:
        snapshot = self.nc.snapshot
        self._show_parts(snapshot)
        self._show_keys()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        for part in (LEDGER, DAYS, RUNS):
            if event.widget is self._widget_of(part):
                self._part = part
        self._renew_parts()

    def action_next_part(self) -> None:
        self._go(self._following())

    def go_to(self, record_id: int) -> None:
        """Put the cursor on a line of the ledger."""
        self.query_one(LedgerList).go_to(record_id)

    # What can be done

    def on_year_map_day_opened(self, message: YearMap.DayOpened) -> None:
        self._open_day(message.day)

    def on_row_list_moved(self, message: RowList.Moved) -> None:
        if isinstance(message.rows, LedgerList):
            self._show_looks(self.nc.snapshot)

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        if isinstance(message.rows, LedgerList):
            self.action_edit_line()
        elif isinstance(message.rows, RunBars) and message.rows.run is not None:
            self._open_day(message.rows.run.first_day)

    def _open_day(self, day: date) -> None:
        self.run_worker(self._look_at(day), group="flow", exclusive=True)

    async def _look_at(self, day: date) -> None:
        at = await open_day(self.nc, day)
        self.query_one(YearMap).go(at)

    def action_milestones(self) -> None:
        self.run_worker(own_milestones(self.nc), group="flow", exclusive=True)

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
        snapshot = self.nc.snapshot
        if action == "begin_run":
            return snapshot.ledger.is_paused or None
        if action in ("edit_line", "take_back", "erase"):
            return bool(snapshot.contacts) or None
        if action == "milestones":
            return are_greeted(snapshot.rule) or None
        if action == "next_part":
            return len(self._parts(snapshot)) > 1 or None
        return True
