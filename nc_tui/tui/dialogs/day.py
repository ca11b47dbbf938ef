"""One day: its check-in, contacts, urges, pages and feelings; each opened from here."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from nc_tui.core.days import DayRecords, DaySign, records_of, signs_between
from nc_tui.core.journal import title_of
from nc_tui.core.milestones import are_greeted, reached_on
from nc_tui.core.records import CheckIn, Contact, Entry, Record, Reflection, Urge
from nc_tui.core.sayings import say_day
from nc_tui.core.streak import DayMark
from nc_tui.core.text import one_line
from nc_tui.tui.dialogs.dialog import Dialog
from nc_tui.tui.marks import LETTER, PAGE, TICKED, contact_mark, day_mark, mood_dots
from nc_tui.tui.milestone_words import asked_at
from nc_tui.tui.phrases import how_it_went
from nc_tui.tui.widgets.day_list import DayList, DayRow
from nc_tui.tui.widgets.dialog_keys import DialogKeys
from nc_tui.tui.widgets.key_line import Hint
from nc_tui.tui.widgets.row_list import RowList

_A_DAY = timedelta(days=1)
_WORDS = {DayMark.KEPT: "kept", DayMark.CONTACT: "contact", DayMark.NOT_COUNTED: "not counted"}


class Chosen(NamedTuple):
    """The day the person was at, and what they want of it: a record, its check-in, or to leave."""

    day: date
    record: Record | None = None
    check_in: bool = False


class DayDialog(Dialog[Chosen]):
    """What is kept of a day. Left and right go to the day before and after."""

    TITLE = "a day"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "go(-1)", "the day before", show=False),
        Binding("right", "go(1)", "the day after", show=False),
        Binding("c", "check_in", "its check-in", show=False),
    ]

    def __init__(self, day: date, at: int = 0) -> None:
        """``at`` is the id of the record the cursor begins on."""
        super().__init__()
        self._day, self._at = day, at

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog", id="day", can_focus=False):
            with Horizontal(classes="dialog-title"):
                yield Static(id="day-name", markup=False)
                yield Static(id="day-was", classes="dialog-aside", markup=False)
            yield Static(id="day-asks", markup=False)
            yield DayList()
            yield Static(id="day-empty", markup=False)
            yield DialogKeys([])

    def on_mount(self) -> None:
        self.watch(self.app, "snapshot", self._show, init=False)
        self.query_one(DayList).focus()
        self._show()

    def on_resize(self) -> None:
        self._show()

    # What it looks like

    @property
    def _today(self) -> date:
        return self.nc.snapshot.today(self.nc.clock.now())

    def _show(self) -> None:
        snapshot, today, day = self.nc.snapshot, self._today, self._day
        kept = records_of(snapshot, day, self.nc.clock.now())
        sign = signs_between(snapshot, day, day, today)[day]
        self.query_one("#day-name", Static).update(
            Content.styled(say_day(day, today.year), "$foreground bold")
        )
        mark, style = day_mark(sign)
        was = Content.assemble((f"{mark} ", style), (self._was(sign), "$text-muted"))
        self.query_one("#day-was", Static).update(was)
        self._show_question()
        self.query_one(DayList).show([*self._rows(kept)], self._at)
        self.query_one(DayList).set_class(kept.is_empty, "-empty")
        empty = self.query_one("#day-empty", Static)
        empty.set_class(not kept.is_empty, "-empty")
        empty.update(Content.styled("Nothing was noted on this day.", "$text-muted"))
        self._show_keys(kept)

    def _was(self, sign: DaySign) -> str:
        if self._day == self._today and sign.mark is DayMark.KEPT:
            return "today"
        return _WORDS[sign.mark]

    def _show_question(self) -> None:
        snapshot = self.nc.snapshot
        own = snapshot.plan_of("milestone")
        days = reached_on(snapshot.ledger, own, self._day, self._today)
        asks = self.query_one("#day-asks", Static)
        is_asked = days is not None and are_greeted(snapshot.rule)
        asks.set_class(not is_asked, "-empty")
        if days is not None:
            asks.update(Content("\n").join(asked_at(days, own, self.nc.words)))

    def _show_keys(self, kept: DayRecords) -> None:
        keys = [] if kept.is_empty else [Hint("enter", "open", "screen.choose")]
        if self._may_check_in and kept.check_in is None:
            keys.append(Hint("c", "check-in", "screen.check_in"))
        keys += [Hint("esc", "close", "screen.leave"), Hint("← →", "days", "screen.go(-1)")]
        self.query_one(DialogKeys).become(keys)

    def _rows(self, kept: DayRecords) -> Iterator[DayRow]:
        if kept.check_in is not None:
            yield from self._check_in(kept.check_in)
        for contact in kept.contacts:
            yield self._contact(contact)
            yield from _more(contact.before)
        for urge in kept.urges:
            yield from self._urge(urge)
        for page in kept.pages:
            yield _page(page)
        for reflection in kept.reflections:
            yield from self._reflection(reflection)

    def _check_in(self, record: CheckIn) -> Iterator[DayRow]:
        dots = mood_dots(record.mood) if record.mood else ()
        words = Content.assemble("checked in", "   " if dots else "", *dots)
        yield DayRow(record, words, (TICKED, "$primary"))
        labels = {choice.id: choice.label for choice in self.nc.words.choices.helped}
        helped = ", ".join(one_line(labels.get(each, each)) for each in record.helped)
        for line in (helped, record.intention, record.note):
            yield from _more(line)

    def _contact(self, contact: Contact) -> DayRow:
        words = Content.assemble(
            self.nc.words.kind_label(contact.kind),
            (f"   {one_line(contact.note or '')}", "$text-muted"),
        )
        mark = contact_mark(contact.kind, ends_run=contact.ends_run)
        return DayRow(contact, words, mark, f"{contact.at:%H:%M}")

    def _urge(self, urge: Urge) -> Iterator[DayRow]:
        went = how_it_went(urge)
        words = "an urge"
        if went is not None:
            high, last, took = went
            words += f"   {high} → {last}  {took}" if took else f"   {high}"
        yield DayRow(urge, Content(words), ("◆", "$warning"), f"{urge.at:%H:%M}")
        labels = (one_line(self.nc.words.trigger_label(each)) for each in urge.triggers)
        yield from _more(", ".join(labels))
        yield from _more(urge.note)

    def _reflection(self, record: Reflection) -> Iterator[DayRow]:
        content = self.nc.words
        ids = dict.fromkeys(content.stage_of(tick) or "" for tick in record.ticks)
        names = [stage.name for stage in map(content.stage, ids) if stage is not None]
        words = "what it felt like" if record.kind == "stages" else "what it is for"
        line = Content.assemble(words, (f"   {', '.join(names)}", "$text-muted"))
        # Any day's feelings can be changed, on their own tab; of motives, today's.
        is_open = record.kind == "stages" or record.day == self._today
        yield DayRow(record if is_open else None, line, (TICKED, "$primary"))
        for answer in record.answers:
            yield from _more(answer.text)

    # What can be done

    @property
    def _may_check_in(self) -> bool:
        """Today's and yesterday's may be made; any that is there may be changed."""
        is_near = self._today - _A_DAY <= self._day <= self._today
        return is_near or self.nc.snapshot.checkin_of(self._day) is not None

    def action_go(self, days: int) -> None:
        day = self._day + timedelta(days=days)
        first = self.nc.snapshot.first_day or self._today
        if min(first, self._day) <= day <= self._today:
            self._day, self._at = day, 0
            self._show()

    def action_check_in(self) -> None:
        if self._may_check_in:
            self.dismiss(Chosen(self._day, check_in=True))

    def action_choose(self) -> None:
        record = self.query_one(DayList).record
        if record is not None:
            self.dismiss(Chosen(self._day, record))

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        self.action_choose()

    def action_leave(self) -> None:
        self.dismiss(Chosen(self._day))


def _page(page: Entry) -> DayRow:
    title = Content(title_of(page.text) or "A page without words")
    if page.kind == "letter":
        return DayRow(page, title.stylize("$secondary"), (LETTER, "$secondary"), f"{page.at:%H:%M}")
    return DayRow(page, title, (PAGE, "$text-muted"), f"{page.at:%H:%M}")


def _more(text: str | None) -> Iterator[DayRow]:
    """A row that says more of the one above it."""
    line = one_line(text or "")
    if line:
        yield DayRow(None, Content.styled(f"  {line}", "$text-muted"))
