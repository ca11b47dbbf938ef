"""A text of a megabyte is drawn as any other: row by row the same as Textual alone would."""

import pytest
from textual.app import App, ComposeResult
from textual.widgets import TextArea

from nc_tui.tui.widgets.long_text import LONG
from nc_tui.tui.widgets.page_area import PageArea

WORDS = "Eleven steps to the phone 😀 e\u0301 "


class Both(App[None]):
    """The same text in both, at the same width."""

    CSS = "TextArea { width: 40; height: 12; padding: 0; border: none; }"

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def compose(self) -> ComposeResult:
        yield PageArea(self.text)
        plain = TextArea(self.text, compact=True, highlight_cursor_line=False)
        plain.cursor_blink = False
        yield plain


@pytest.mark.parametrize("lead", ["", "\t"])
async def test_a_long_line_is_drawn_as_textual_would(lead: str) -> None:
    text = f"before\n{lead}{WORDS * (LONG // len(WORDS) * 3)}\nafter"
    app = Both(text)
    async with app.run_test(size=(90, 30)) as pilot:
        ours, theirs = app.query_one(PageArea), app.query(TextArea).last()
        assert ours.wrapped_document.height == theirs.wrapped_document.height
        for row in (0, 40, 10_000):
            for area in (ours, theirs):
                area.scroll_to(y=row, animate=False, force=True)
            await pilot.pause()
            assert _rows(ours) == _rows(theirs)
        ours.move_cursor((1, 500))
        ours.insert("here")
        assert ours.text == f"{text[:507]}here{text[507:]}"
        ours.undo()
        assert ours.text == text


async def test_ctrl_home_and_ctrl_end_lead_to_the_first_and_the_last_word() -> None:
    app = Both("\n".join(f"line {number}" for number in range(50)))
    async with app.run_test(size=(90, 30)) as pilot:
        area = app.query_one(PageArea)
        area.focus()
        await pilot.press("ctrl+home")
        assert area.cursor_location == (0, 0)
        await pilot.press("ctrl+end")
        assert area.cursor_location == (49, 7)
        await pilot.press("ctrl+shift+home")
        assert area.selected_text == area.text


def _rows(area: TextArea) -> list[str]:
    return [area.render_line(y).text.rstrip() for y in range(area.size.height)]
