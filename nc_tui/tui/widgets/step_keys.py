"""The keys of a step in the first run: what enter means there, and the ways on and back."""

from nc_tui.tui.widgets.key_line import Hint, KeyLine

_ROOMY = 70


class StepKeys(KeyLine):
    """They stand apart where there is room; where there is little, they say less."""

    def __init__(self) -> None:
        super().__init__(strong=True, id="first-keys")

    def _gap(self, width: int) -> int:
        return 5 if width >= _ROOMY else 2

    def offer(
        self, enter: str, *, can_go_back: bool, is_wide: bool, is_in_words: bool = False,
        can_leave: bool = False,
    ) -> None:  # fmt: skip
        """``enter`` is what that key does now; the first step has "I do not know" for back."""
        keep = Hint("enter", enter, "screen.keep")
        skip = Hint("esc", "skip, answer later" if is_wide else "skip", "screen.skip")
        if can_leave:
            skip = skip._replace(label="leave, all stays" if is_wide else "leave")
        if is_in_words:
            skip = skip._replace(label="step out")
        if not can_go_back:
            unknown = Hint("tab", "I do not know" if is_wide else "not sure", "screen.next_field")
            self.show([keep, unknown, skip])
            return
        back = Hint("shift+tab", "back", "screen.back")
        # What does not fit falls off the end: skipping matters more than going back.
        self.show([keep, back, skip] if is_wide else [keep, skip, back])
