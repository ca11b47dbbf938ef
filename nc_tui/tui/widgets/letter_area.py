"""Where a letter is written. Nothing of it reaches the clipboard of the machine."""

from textual.widgets.text_area import Selection

from nc_tui.tui.widgets.page_area import PageArea


class LetterArea(PageArea):
    """Cut, copy and paste stay in here: Textual would hand the words to the terminal (OSC 52),
    and from there they are one key from being sent."""

    def __init__(self, text: str, *, placeholder: str = "") -> None:
        super().__init__(text, placeholder=placeholder)
        self._taken = ""

    def action_copy(self) -> None:
        self._taken = self.selected_text or self._taken

    def action_cut(self) -> None:
        if not self.selected_text:  # as everywhere: the whole line
            row, _ = self.cursor_location
            is_last = row + 1 >= self.document.line_count
            end = (row, len(self.document[row])) if is_last else (row + 1, 0)
            self.selection = Selection((row, 0), end)
        self.action_copy()
        self.delete(*self.selection, maintain_selection_offset=False)

    def action_paste(self) -> None:
        if not self._taken:
            super().action_paste()
            return
        pasted = self.replace(self._taken, *self.selection, maintain_selection_offset=False)
        self.move_cursor(pasted.end_location)
