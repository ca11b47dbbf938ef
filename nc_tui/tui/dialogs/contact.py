"""Contact: what happened, when, and whether it ends the run; the person decides."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Literal

from msgspec.structs import replace
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from nc_tui.content.shapes.contact import Kind
from nc_tui.core.records import (
    NEVER_ENDS,
    Contact,
    ContactKind,
    ends_run_by_default,
    whole_seconds,
)
from nc_tui.core.sayings import say_moment
from nc_tui.tui.dialogs.dialog import Dialog
from nc_tui.tui.phrases import rule_words
from nc_tui.tui.widgets.dialog_keys import DialogKeys
from nc_tui.tui.widgets.either import Either
from nc_tui.tui.widgets.field import Field
from nc_tui.tui.widgets.key_line import Hint
from nc_tui.tui.widgets.moment_input import MomentInput
from nc_tui.tui.widgets.notice import Notice
from nc_tui.tui.widgets.options import OneOf, Option, Options

if TYPE_CHECKING:
    from nc_tui.core.moments import Reading

YES, NO = "yes", "no"
AT_ONCE: Literal["at-once"] = "at-once"
LATER: Literal["later"] = "later"
_OPEN = "if you want"
_WHEN, _BEGUN = "#contact-when", "#contact-begun MomentInput"


class ContactDialog(Dialog[Contact]):
    """One line of the ledger, new or changed. Of the first line only when and note may change."""

    TITLE = "contact"
    letters = "choose: each is underlined"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "keep", "keep", show=False)]

    def __init__(self, contact: Contact | None = None, problem: str = "") -> None:
        """``contact`` is the entry to change, or the answers that could not be saved."""
        super().__init__(problem)
        self._contact = contact

    @property
    def left_as(self) -> str:
        contact = self._contact
        return f"contact-{contact.id}" if contact and contact.id else "contact"

    # What it looks like

    def compose(self) -> ComposeResult:
        contact = self._contact
        is_start = contact is not None and contact.kind is ContactKind.START
        title = "The last contact" if is_start else "What happened?"
        with Vertical(classes="dialog", id="contact"):
            yield Static(Content.styled(title, "$foreground bold"), classes="contact-title")
            yield Notice()
            if not is_start:
                yield OneOf(
                    [Option(kind.id, kind.label, kind.key) for kind in self._kinds],
                    contact.kind if contact else None,
                    id="contact-kind",
                )
            with Vertical(classes="contact-line"):
                yield Static("when", markup=False)
                yield MomentInput(
                    self.nc.clock.now, self._say, empty=self._say_now, placeholder="now",
                    day_starts=self.nc.snapshot.settings.day_starts,
                    present=contact.at if contact else None, id="contact-when",
                )  # fmt: skip
            if not is_start:
                with Vertical(id="contact-run"):
                    yield from self._compose_run()
            if self._asks_before:
                with Vertical(classes="contact-line"):
                    yield Static("before", markup=False)
                    before = (contact.before or "") if contact else ""
                    yield Field(before, placeholder=_OPEN, id="contact-before")
            note = (contact.note or "") if contact else ""
            with Vertical(classes="contact-line"):
                yield Static("one line", markup=False)
                yield Field(note, placeholder=_OPEN, id="contact-note")
            yield DialogKeys(self._keys)

    @property
    def _keys(self) -> list[Hint]:
        """Enter chooses what happened first, and then keeps it."""
        return [
            Hint("enter", "choose" if self._kind is None else "keep", "screen.keep"),
            Hint("tab", "next", "app.focus_next"),
            Hint("esc", "not now", "screen.leave"),
        ]

    def _compose_run(self) -> ComposeResult:
        contact = self._contact
        ends = None if contact is None else YES if contact.ends_run else NO
        rule = rule_words(self.nc.words, self.nc.snapshot)
        if rule:
            yield Static(Content.styled(rule, "$text-muted"), id="contact-rule", markup=False)
        is_first = self.nc.snapshot.ledger.first_day is None
        yield Either(
            "does a run begin here?" if is_first else "does it end the run?",
            Option(YES, "yes", "y"), Option(NO, "no", "n"), ends,
            id="contact-ends",
        )  # fmt: skip
        yield Static(id="contact-fixed", markup=False)
        resumes = contact.resumes if contact and contact.resumes else AT_ONCE
        yield Either(
            "a new run begins", Option(AT_ONCE, "at once", "a"),
            Option(LATER, "later, when I say", "s"), resumes, id="contact-resumes",
        )  # fmt: skip
        with Vertical(classes="contact-line", id="contact-begun"):
            yield Static("it began", markup=False)
            yield MomentInput(
                self.nc.clock.now, self._say, placeholder="not yet",
                day_starts=self.nc.snapshot.settings.day_starts,
                present=contact.resumed_at if contact else None,
            )  # fmt: skip

    @property
    def _asks_before(self) -> bool:
        """Of a line in the ledger that ended a run: a new one is asked once it is kept."""
        contact = self._contact
        if contact is None or contact.kind is ContactKind.START or not contact.updated:
            return False
        return contact.ends_run or contact.before is not None

    @property
    def _kinds(self) -> tuple[Kind, ...]:
        return self.nc.words.contact.kinds

    def _say(self, reading: "Reading") -> Content:
        said = say_moment(reading.moment, self.nc.clock.now().year)
        guess = (", the hour a guess", "$text-muted") if reading.approximate else ""
        return Content.assemble((said, "$primary bold"), guess)

    def _say_now(self) -> Content:
        now = self.nc.clock.now()
        return Content.styled(say_moment(now, now.year), "$text-muted")

    def on_mount(self) -> None:
        contact = self._contact
        if contact is not None and contact.kind is not ContactKind.START:
            default = ends_run_by_default(contact.kind, self.nc.snapshot.rule)
            # An answer of their own stays when the kind changes; the kind's own follows it.
            self.query_one("#contact-ends", Either).is_decided = contact.ends_run != default
        self.query_one("#contact").set_class(bool(self._problem), "-told")
        has_more = bool(self.query("#contact-rule, #contact-before"))
        self.query_one("#contact").set_class(has_more, "-ruled")
        self._show_run()

    # Answers

    @property
    def _kind(self) -> ContactKind | None:
        for options in self.query(OneOf):
            return ContactKind(options.chosen) if options.chosen else None
        return ContactKind.START

    @property
    def _ends_run(self) -> bool:
        kind = self._kind
        if kind is ContactKind.START:
            return True
        ends = self.query_one("#contact-ends", Either)
        if kind in NEVER_ENDS:
            return False
        if ends.is_decided or kind is None:
            return ends.chosen == YES
        return ends_run_by_default(kind, self.nc.snapshot.rule)

    @on(Options.Changed, "#contact-kind")
    @on(Either.Changed)
    def _answered(self) -> None:
        self._clear_notice()
        self._show_run()

    def _show_run(self) -> None:
        """What is asked about the run follows the kind; its rows stay, so that nothing jumps."""
        kind = self._kind
        if kind is ContactKind.START:
            return
        self.query_one(DialogKeys).become(self._keys)
        is_fixed = kind in NEVER_ENDS
        ends = self.query_one("#contact-ends", Either)
        ends.display = not is_fixed
        if kind is not None and not is_fixed:
            ends.chosen = YES if self._ends_run else NO
        fixed = self.query_one("#contact-fixed", Static)
        fixed.display = is_fixed
        if kind is not None and is_fixed:
            rule = self.nc.snapshot.rule
            fixed.update(self.nc.words.after_contact(kind, ends_run=False, days=None, rule=rule))
        self.query_one("#contact-resumes").visible = self._ends_run
        # A moment that the run began is asked for only where it waited.
        self.query_one("#contact-begun").display = self._ends_run and self._resumes == LATER

    def on_key(self, event: events.Key) -> None:
        # A letter typed into a field never comes here.
        key = event.character or ""
        if any(chooser.choose_key(key) for chooser in self._choosers()):
            event.stop()

    def _choosers(self) -> Iterator[OneOf | Either]:
        """What can be chosen by letter as things stand; the first line has none of it."""
        yield from self.query(OneOf)
        if self._kind not in NEVER_ENDS:
            yield from self.query("#contact-ends").results(Either)
        if self._ends_run:
            yield from self.query("#contact-resumes").results(Either)

    def action_keep(self) -> None:
        kind, at = self._kind, self._moment()
        if kind is None:
            kinds = self.query_one(OneOf)
            if kinds.has_focus:
                # Enter on a list means "this one"; keeping it is another enter.
                kinds.action_choose()
            else:
                self._ask("Choose what happened first.", "#contact-kind")
        elif at is None:
            self._complain(_WHEN)
        elif self._waits and self._resumed_at() is None and not self._begun.is_empty:
            self._complain(_BEGUN)
        elif self._begins_before(at):
            self._ask("The new run began before that moment.", f"{_WHEN} Field")
        else:
            self.dismiss(self._answer(kind, at))

    def _complain(self, moment: str) -> None:
        self.query_one(moment, MomentInput).complain()
        self.query_one(f"{moment} Field").focus()

    def _moment(self) -> datetime | None:
        asked = self.query_one(_WHEN, MomentInput)
        return self.nc.clock.now() if asked.is_empty else asked.moment()

    @property
    def _begun(self) -> MomentInput:
        return self.query_one(_BEGUN, MomentInput)

    @property
    def _waits(self) -> bool:
        """Whether the run after this entry begins at a moment of its own."""
        return self._kind is not ContactKind.START and self._ends_run and self._resumes == LATER

    def _resumed_at(self) -> datetime | None:
        """When the person began anew after this entry; None while that is open."""
        if self._waits and not self._begun.is_empty:
            begun = self._begun.moment()
            return whole_seconds(begun) if begun else None
        return None

    @property
    def _resumes(self) -> Literal["at-once", "later"]:
        for either in self.query("#contact-resumes").results(Either):
            return LATER if either.chosen == LATER else AT_ONCE
        return AT_ONCE

    def _begins_before(self, at: datetime) -> bool:
        resumed = self._resumed_at()
        # As instants: within one zone datetimes compare by the wall clock, which repeats an hour.
        return resumed is not None and resumed.timestamp() < whole_seconds(at).timestamp()

    def _clear_notice(self) -> None:
        self.query_one(Notice).clear()
        self.query_one("#contact").remove_class("-told")

    def _ask(self, sentence: str, where: str) -> None:
        self.query_one(Notice).tell(sentence, wrong=False)
        self.query_one("#contact").add_class("-told")
        self.query_one(where).focus()

    def _answer(self, kind: ContactKind, at: datetime) -> Contact:
        contact, note = self._contact, self.query_one("#contact-note", Field)
        zone = self.nc.clock.zone.key
        if contact is not None and self.query_one(_WHEN, MomentInput).is_untouched:
            zone = contact.zone
        new = Contact(at=at, zone=zone, kind=kind, ends_run=self._ends_run)
        given = replace(
            contact or new,
            at=whole_seconds(at),
            zone=zone,
            note=(contact.note if contact and note.is_untouched else note.line) or None,
        )
        if kind is ContactKind.START:
            return given
        return replace(
            given,
            kind=kind,
            ends_run=self._ends_run,
            resumes=self._resumes if self._ends_run else None,
            resumed_at=self._resumed_at(),
            before=self._before(),
        )

    def _before(self) -> str | None:
        kept = self._contact.before if self._contact else None
        for field in self.query("#contact-before").results(Field):
            return kept if field.is_untouched else field.line or None
        return kept
