"""The head of Streak: the big count, since when, to the second, how much was kept, the longest."""

from datetime import date, datetime, timedelta

from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widgets import Static

from nc_tui.content.load import Content as Words
from nc_tui.core.clock import day_of
from nc_tui.core.milestones import are_greeted, last_reached
from nc_tui.core.sayings import MONTHS
from nc_tui.core.state import Snapshot
from nc_tui.core.streak import Standing, kept_in_all, longest_run, standing
from nc_tui.core.text import one_line
from nc_tui.tui.milestone_words import asked_at
from nc_tui.tui.phrases import (
    counted,
    day_briefly,
    days_word,
    elapsed,
    kept_by,
    since,
    span_of_days,
    spoken_day,
    when,
)  # fmt: skip
from nc_tui.tui.widgets.banner import Banner
from nc_tui.tui.widgets.elapsed import Elapsed
from nc_tui.tui.widgets.key_line import Hint, KeyLine

ROOMY = 112
"""Columns of the window from which the longest and what was reached stand on the right."""
_MEDIUM, _NARROW = 60, 36  # columns
_SHORT = 10  # rows
_LABEL = 10  # "longest", and three columns
_GAP = 3  # columns between the count and the rest of its row
_NARROW_GAP = 2  # columns between the count and its words in a narrow pane
_MARKS = 41  # columns of what stands on the right, as in streak.tcss
_ASKED = 2  # rows for its question, and for that


def is_tiny(window: Size) -> bool:
    """Whether a window has room for the count and nothing else."""
    return window.width < _NARROW or window.height < _SHORT


class StreakHead(Container):
    """Five rows, or one where the days below need the rest."""

    is_low: reactive[bool] = reactive(False)
    """Whether all of it stands in one row."""

    elapsed: reactive[timedelta] = reactive(timedelta(), repaint=False)
    """The time since, by the clock."""

    has_foot: bool = True
    """Whether something is said in its last row."""

    is_close: bool = False
    """Whether its last row is left free, as air above the days; the longest stands elsewhere."""

    def compose(self) -> ComposeResult:
        yield Static(id="streak-line", markup=False)
        with Horizontal(id="streak-head"):
            yield Banner()
            with Vertical(id="streak-words"):
                yield Static(id="streak-since", markup=False)
                yield Elapsed(id="streak-elapsed")
                yield Static(id="streak-kept", markup=False)
            with Vertical(id="streak-marks"):
                yield Static(id="streak-longest", markup=False)
                yield KeyLine([Hint("o", "milestones", "milestones")], id="milestone-keys")
        yield Static(id="streak-asks", markup=False)

    def show(
        self, snapshot: Snapshot, now: datetime, window: Size, room: int, words: Words
    ) -> None:
        """The size of the ``window`` decides how much is said; it has ``room`` columns in it."""
        self._columns, self._date = window.width, now.date()
        self._today = today = snapshot.today(now)
        self._is_tiny = is_tiny(window)
        stands = standing(snapshot.ledger, today)
        self._days = stands.days
        self._before = self._kept(stands) if stands.window_days and stands.days is None else ""
        banner = self.query_one(Banner)
        banner.room = room
        banner.number = "" if stands.days is None else str(stands.days)
        banner.display = stands.days is not None
        self.query_one("#streak-words").set_class(not banner.display, "-alone")
        asks = self._question(snapshot, words)
        self.has_foot = bool(asks) or not self.is_close
        self._show_words(snapshot, stands, asks)
        self.query_one("#streak-marks").display = self._columns >= ROOMY
        self._show_marks(snapshot, asks)
        row = self.query_one("#streak-asks", Static)
        row.set_class(
            not asks or self._columns >= _MEDIUM or self.is_low or self._is_tiny, "-empty"
        )
        row.update(asks[0] if asks else Content())
        self._show_line()

    def watch_is_low(self, is_low: bool) -> None:
        self.set_class(is_low, "-one-row")

    def watch_elapsed(self, span: timedelta) -> None:
        self.query_one(Elapsed).span = span
        if self.is_low:
            self._show_line()

    def _show_line(self) -> None:
        if self._days is None:
            words = Content.styled("no run is open", "$text-muted")
            if self._before:
                words = Content.assemble(words, f"   {self._before}")
        else:
            count = Content.styled(counted(self._days, "day"), "$primary bold")
            left = self.query_one(Banner).room - count.cell_length - _GAP
            exactly = " " * _GAP + elapsed(self.elapsed, left)
            words = Content.assemble(count, (exactly, "$text-muted"))
        self.query_one("#streak-line", Static).update(words)

    def _show_words(self, snapshot: Snapshot, stands: Standing, asks: list[Content]) -> None:
        title, kept = (self.query_one(f"#streak-{name}", Static) for name in ("since", "kept"))
        is_timed = stands.since is not None and not self._is_tiny
        self.query_one("#streak-elapsed").display = is_timed
        if stands.days is None or stands.since is None:
            title.update(_no_run(snapshot, self._columns < _MEDIUM))
            kept.update(self._kept_before(snapshot, stands))
            return
        if self._is_tiny:
            title.update(Content.assemble((days_word(stands.days), "$foreground bold")))
            kept.update(Content.styled(kept_by(snapshot.rule), "$text-muted"))
            return
        noun = f"{days_word(stands.days)} of {kept_by(snapshot.rule)}"
        day = day_of(stands.since, snapshot.settings.day_starts)
        begun = since(stands.since, day, self._today)
        if self._columns < _MEDIUM:
            noun = days_word(stands.days)
            begun = self._begun(stands.since, day)
        title.update(Content.assemble((noun, "$foreground bold"), "\n", (begun, "$text-muted")))
        lines = [Content(self._kept(stands))]
        if self._columns >= ROOMY:
            all_kept, of = kept_in_all(snapshot.ledger, self._today)
            if of > stands.window_days:
                lines.append(Content.styled(f"kept {all_kept:,} of {of:,} in all", "$text-muted"))
        elif asks and self._columns >= _MEDIUM:
            lines.append(asks[0])
        elif not self.is_close:
            lines.append(self._longest(snapshot))
        kept.update(Content("\n").join(lines))

    def _begun(self, moment: datetime, day: date) -> str:
        """Since when, in one row of a narrow pane: as near as there is room for."""
        of = moment, day, self._today, self._date
        drawn = self.query_one(Banner).rows()
        room = self.query_one(Banner).room - len(drawn[0]) - _NARROW_GAP if drawn else 0
        nearest = (f"since {said}" for said in (when(*of), spoken_day(*of)))
        in_days = f"since {day_briefly(day, day.year)}"
        return next((said for said in nearest if len(said) <= room), in_days)

    def _kept_before(self, snapshot: Snapshot, stands: Standing) -> Content:
        """In a pause, what was kept stands where it did: the days before still count."""
        if not stands.window_days or self._is_tiny:
            return Content()
        lines = [Content(self._kept(stands))]
        if self._columns < ROOMY and not self.is_close:
            lines.append(self._longest(snapshot))
        return Content("\n").join(lines)

    def _kept(self, stands: Standing) -> str:
        if not stands.window_days:
            return "It begins today." if self._columns >= _MEDIUM else "begins today"
        if self._columns < _MEDIUM:
            return f"kept {stands.kept} of {stands.window_days}"
        if stands.window_days == 1:
            return "kept the last day" if stands.kept else ""
        return f"kept {stands.kept} of the last {stands.window_days} days"

    def _show_marks(self, snapshot: Snapshot, asks: list[Content]) -> None:
        """The column on the right, where there is room for one."""
        lines = [self._longest(snapshot), *(asks or [self._reached(snapshot)])]
        if asks:
            lines.insert(1, Content())
        self.query_one("#streak-longest", Static).update(
            Content("\n").join(line for line in lines if line or asks)
        )
        self.query_one("#milestone-keys").display = are_greeted(snapshot.rule)

    def _longest(self, snapshot: Snapshot) -> Content:
        run = longest_run(snapshot.ledger, self._today)
        if run is None:
            return Content()
        days = run.days(self._today)
        if self._columns < _MEDIUM:
            return Content.assemble(("longest ", "$text-muted"), counted(days, "day"))
        dates = span_of_days(run.first_day, run.last_day, year=self._today.year)
        return _line("longest", days, dates)

    def _reached(self, snapshot: Snapshot) -> Content:
        run, own = snapshot.ledger.open_run, snapshot.plan_of("milestone")
        reached = last_reached(run, own, self._today) if run is not None else None
        if reached is None or not are_greeted(snapshot.rule):
            return Content()
        days, day = reached
        said = f"{day.day} {MONTHS[day.month - 1][:3]}"
        theirs = [one_line(item.text) for item in own if item.days == days and item.text]
        line = _line("reached", days, ", ".join((said, *theirs[:1])))
        return line.truncate(_MARKS, ellipsis=True)

    def _question(self, snapshot: Snapshot, words: Words) -> list[Content]:
        """What is asked on the day a milestone is reached, and what it is to the person."""
        run, own = snapshot.ledger.open_run, snapshot.plan_of("milestone")
        reached = last_reached(run, own, self._today) if run is not None else None
        if reached is None or reached[1] != self._today or not are_greeted(snapshot.rule):
            return []
        return asked_at(reached[0], own, words)[:_ASKED]


def _line(label: str, days: int, said: str) -> Content:
    return Content.assemble(
        (label.ljust(_LABEL), "$text-muted"), counted(days, "day"), "   ", (said, "$text-muted")
    )


def _no_run(snapshot: Snapshot, is_narrow: bool) -> Content:
    if snapshot.ledger.first_day is None:
        title, words, key, does = (
            "No date yet", "The count begins at the last contact.  ", "x", " log it",
        )  # fmt: skip
    else:
        title, words, key, does = (
            "A pause", "A new run begins when you say so.  ", "b", " begin it",
        )  # fmt: skip
        if is_narrow:
            words, does = "", " begins a new run"
    return Content.assemble(
        (title, "$foreground bold"), "\n", (words, "$text-muted"),
        (key, "$primary bold"), (does, "$text-muted"),
    )  # fmt: skip
