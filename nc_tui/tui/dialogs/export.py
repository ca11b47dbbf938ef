"""Exporting: in which form, and where to."""

from collections.abc import Mapping
from typing import NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from nc_tui.core.forms import Form
from nc_tui.tui.dialogs.dialog import Dialog
from nc_tui.tui.widgets.dialog_keys import DialogKeys
from nc_tui.tui.widgets.field import Field
from nc_tui.tui.widgets.key_line import Hint
from nc_tui.tui.widgets.notice import Notice
from nc_tui.tui.widgets.options import OneOf, Option
from nc_tui.tui.widgets.path_field import PathField, path_label

_FORMS = (
    Option("json", "json: one file, whole"),
    Option("markdown", "Markdown: a folder to read"),
    Option("csv", "csv: tables for a spreadsheet"),
)
_ABOUT: Mapping[str, str] = {
    "json": "Import takes it in again. Sealed letters, and what was let go or taken away, are in "
    "it too.",
    "markdown": "A file a page. Sealed letters, and those let go, stay out.",
    "csv": "A file a table. Sealed letters, and those let go, stay out.",
}
_PLAIN = "It is not locked: whoever opens it can read it."


class ExportAsked(NamedTuple):
    """``path`` as it was typed; ``~`` is the person's home."""

    form: Form
    path: str


class ExportDialog(Dialog[ExportAsked]):
    """A form and a place; ``names`` proposes a place for each form."""

    SHEETS = ("exchange",)
    TITLE = "exporting"
    BINDINGS = [
        Binding("enter", "keep", "write it", tooltip="write it", show=False, id="export.keep")
    ]

    def __init__(
        self, names: Mapping[Form, str], asked: ExportAsked | None = None, problem: str = ""
    ) -> None:
        """``asked`` is what could not be done, and ``problem`` why."""
        super().__init__(problem)
        self._names, self._asked = names, asked

    def compose(self) -> ComposeResult:
        form: Form = self._asked.form if self._asked else "json"
        with VerticalScroll(classes="dialog exchange", can_focus=False) as dialog:
            dialog.set_class(bool(self._problem), "-told")
            yield Static(Content.styled("Export everything", "bold"), markup=False)
            yield OneOf(_FORMS, form, id="export-form")
            yield Static(_ABOUT[form], id="export-about", markup=False)
            with Vertical(classes="dialog-line"):
                yield Static(path_label("where to"), markup=False)
                path = self._asked.path if self._asked else self._names[form]
                yield PathField(path, id="export-path")
            yield Static(_PLAIN, id="export-plain", markup=False)
            yield Notice()
            yield DialogKeys(
                [
                    Hint("enter", "write", "screen.keep"),
                    Hint("tab", "next", "app.focus_next"),
                    Hint("esc", "not now", "screen.leave"),
                ]
            )

    def on_mount(self) -> None:
        self.query_one(Field if self._asked else OneOf).focus()

    @property
    def _form(self) -> Form:
        return self.query_one(OneOf).chosen or "json"  # type: ignore[return-value]

    def on_options_changed(self) -> None:
        self.query_one("#export-about", Static).update(_ABOUT[self._form])
        field = self.query_one(Field)
        if field.line in self._names.values():  # a place of their own stays
            field.value = self._names[self._form]

    def action_keep(self) -> None:
        path = self.query_one(Field).line
        if path:
            self.dismiss(ExportAsked(self._form, path))
        else:
            self.query_one(Notice).tell("Name a place first.", wrong=False)
            self.query_one(Field).focus()
