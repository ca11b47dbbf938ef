"""How strong is it now? One key answers."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from nc_tui.tui.dialogs.dialog import Dialog
from nc_tui.tui.widgets.dialog_keys import DialogKeys
from nc_tui.tui.widgets.key_line import Hint
from nc_tui.tui.widgets.notice import Notice
from nc_tui.tui.widgets.strength_scale import StrengthScale

QUESTION = "How strong is it now?"


class StrengthDialog(Dialog[int]):
    """Returns 0 to 9, None when the person left."""

    TITLE = "how strong it is"
    BINDINGS = [
        *[
            Binding(
                str(digit), f"choose({digit})", "how strong it is now",
                tooltip="how strong it is now", show=False, id=f"strength.{digit}",
            )
            for digit in range(10)
        ],
        Binding("enter", "choose_usual", "as it was just now", show=False, id="strength.usual"),
    ]  # fmt: skip

    def __init__(
        self, title: str, words: str, *, does: str, back: str, usual: int | None = None,
        problem: str = "",
    ) -> None:  # fmt: skip
        """``does`` labels the digits and ``back`` esc; ``usual`` is a strength given a moment
        ago, which enter takes."""
        super().__init__(problem)
        self._title, self._words, self._usual = title, words, usual
        self._does, self._back = does, back

    def compose(self) -> ComposeResult:
        keys = [Hint("0–9", self._does), Hint("esc", self._back, "screen.leave")]
        if self._usual is not None:
            keys.insert(1, Hint("enter", f"still {self._usual}", "screen.choose_usual"))
        with Vertical(classes="dialog", id="strength"):
            yield Static(Content.styled(self._title, "bold"), markup=False)
            yield Static(self._words, id="strength-words", markup=False)
            yield Notice()
            yield Static(QUESTION, id="strength-asks", markup=False)
            yield StrengthScale(self._usual)
            yield DialogKeys(keys)

    def on_strength_scale_chosen(self, message: StrengthScale.Chosen) -> None:
        self.action_choose(message.strength)

    def action_choose(self, strength: int) -> None:
        self.dismiss(strength)

    def action_choose_usual(self) -> None:
        if self._usual is not None:
            self.dismiss(self._usual)
