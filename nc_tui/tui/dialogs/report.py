"""A report: how far back, what is in it, in which form, and where to."""

from collections.abc import Mapping
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from nc_tui.core.report import Part, ReportAsked, ReportForm
from nc_tui.core.span import Span
from nc_tui.tui.dialogs.dialog import Dialog
from nc_tui.tui.widgets.dialog_keys import DialogKeys
from nc_tui.tui.widgets.field import Field
from nc_tui.tui.widgets.key_line import Hint
from nc_tui.tui.widgets.notice import Notice
from nc_tui.tui.widgets.options import AnyOf, OneOf, Option
from nc_tui.tui.widgets.path_field import PathField, path_label

_SPANS = (
    Option(Span.MONTH, "30 days"), Option(Span.QUARTER, "90 days"),
    Option(Span.YEAR, "a year"), Option(Span.ALL, "all of it"),
)  # fmt: skip
_NAMES = "names"
_PARTS = (
    Option(Part.CHARTS, "charts"),
    Option(Part.CONTACT, "ledger of contact"),
    Option(Part.URGES, "urges, one by one"),
    Option(Part.CHECKINS, "check-ins"),
    Option(Part.FEELINGS, "what days felt like"),
    Option(Part.MOTIVES, "motivation checks"),
    Option(Part.PLAN, "your plan"),
    Option(Part.PAGES, "journal pages"),
    Option(_NAMES, "names in full"),
)
_FORMS = (Option("html", "a page to print"), Option("markdown", "Markdown"))
_PLAIN = "Letters are never in it. Whoever opens it can read it."


class ReportGiven(NamedTuple):
    """``path`` as it was typed; ``~`` is the person's home."""

    asked: ReportAsked
    form: ReportForm
    path: str


class ReportDialog(Dialog[ReportGiven]):
    """What is not ticked is not in it; ``names`` proposes a place for each form."""

    SHEETS = ("exchange",)
    TITLE = "a report"
    BINDINGS = [
        Binding("enter", "keep", "write it", tooltip="write it", show=False, id="report.keep")
    ]

    def __init__(
        self,
        names: Mapping[ReportForm, str],
        asked: ReportAsked,
        given: ReportGiven | None = None,
        problem: str = "",
    ) -> None:
        """``asked`` is what it begins with; ``given`` could not be written, and ``problem`` says
        why."""
        super().__init__(problem)
        self._names, self._given = names, given
        self._asked = given.asked if given else asked

    def compose(self) -> ComposeResult:
        form: ReportForm = self._given.form if self._given else "html"
        path = self._given.path if self._given else self._names[form]
        ticked = [*self._asked.parts, *([] if self._asked.initials else [_NAMES])]
        with VerticalScroll(classes="dialog exchange report", can_focus=False) as dialog:
            dialog.set_class(bool(self._problem), "-told")
            yield Static(Content.styled("A report, for you or a therapist", "bold"), markup=False)
            yield OneOf(_SPANS, self._asked.span, id="report-span")
            yield AnyOf(_PARTS, ticked, id="report-parts")
            yield OneOf(_FORMS, form, id="report-form")
            with Vertical(classes="dialog-line"):
                yield Static(path_label("where to"), markup=False)
                yield PathField(path, id="report-path")
            yield Static(_PLAIN, id="export-plain", markup=False)
            yield Notice()
            yield DialogKeys(
                [
                    Hint("enter", "write", "screen.keep"),
                    Hint("space", "tick"),
                    Hint("tab", "next", "app.focus_next"),
                    Hint("esc", "not now", "screen.leave"),
                ]
            )

    def on_mount(self) -> None:
        self.query_one("#report-path" if self._given else "#report-parts").focus()

    @property
    def _form(self) -> ReportForm:
        chosen = self.query_one("#report-form", OneOf).chosen
        return "markdown" if chosen == "markdown" else "html"

    @on(OneOf.Changed, "#report-form")
    def _rename(self) -> None:
        field = self.query_one(Field)
        if field.line in self._names.values():  # a place of their own stays
            field.value = self._names[self._form]

    def action_keep(self) -> None:
        parts = self.query_one("#report-parts", AnyOf).values
        path = self.query_one(Field).line
        inside = frozenset(Part(each) for each in parts if each != _NAMES)
        if not inside:
            self._tell("Nothing is ticked yet, so there is nothing to write.")
            self.query_one("#report-parts").focus()
        elif not path:
            self._tell("Name a place first.")
            self.query_one(Field).focus()
        else:
            span = Span(self.query_one("#report-span", OneOf).chosen or Span.QUARTER)
            asked = ReportAsked(span, inside, initials=_NAMES not in parts)
            self.dismiss(ReportGiven(asked, self._form, path))

    def _tell(self, words: str) -> None:
        self.query_one(".report").add_class("-told")
        self.query_one(Notice).tell(words, wrong=False)
