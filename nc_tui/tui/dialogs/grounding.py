"""Grounding by the senses: five things to see, four to feel, three to hear, two, one.

A common clinical exercise; no study of it for urges is known, so it claims nothing.
"""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from nc_tui.tui.dialogs.dialog import Dialog
from nc_tui.tui.phrases import number_word
from nc_tui.tui.widgets.dialog_keys import DialogKeys
from nc_tui.tui.widgets.key_line import Hint

_FOUND, _OPEN = "●", "○"


class GroundingDialog(Dialog[None]):
    """Space or enter marks a thing as found; the last of a sense leads to the next one."""

    TITLE = "the senses"
    BINDINGS = [
        Binding("space,enter", "found", "found one", show=False),
        Binding("backspace", "back", "one back", show=False),
    ]

    def compose(self) -> ComposeResult:
        words = self.nc.words.after.grounding
        self._found = 0
        with Vertical(classes="dialog grounding"):
            yield Static(Content.styled(words.title, "$foreground bold"), markup=False)
            yield Static(Content.styled(words.about, "$text-muted"), markup=False)
            yield Static(id="grounding-steps", markup=False)
            yield DialogKeys([Hint("space", "one more", "found"), Hint("esc", "enough", "leave")])

    def on_mount(self) -> None:
        self._show()

    @property
    def _all(self) -> int:
        return sum(step.count for step in self.nc.words.after.grounding.steps)

    def action_found(self) -> None:
        if self._found >= self._all:
            self.dismiss(None)
            return
        self._found += 1
        self._show()

    def action_back(self) -> None:
        self._found = max(0, self._found - 1)
        self._show()

    def _show(self) -> None:
        words = self.nc.words.after.grounding
        rows, left, is_next = [], self._found, True
        for step in words.steps:
            found = min(step.count, left)
            left -= found
            is_here = is_next and found < step.count
            is_next = is_next and not is_here
            style = "$foreground bold" if is_here else "$text-muted"
            said = f"{number_word(step.count)} {step.label}"
            dots = Content.assemble(
                (_FOUND * found, "$primary"), (_OPEN * (step.count - found), "$quiet")
            )
            rows.append(Content.assemble(dots.pad_right(7 - step.count), (said, style)))
        rows += [Content(), Content.styled(words.done, "$primary bold") if not left and is_next
                 else Content()]  # fmt: skip
        self.query_one("#grounding-steps", Static).update(Content("\n").join(rows))
