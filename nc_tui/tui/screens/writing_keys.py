"""The keys under a page being written: as many as there is room for, what matters most first."""

from nc_tui.tui.screens.page_screen import MEDIUM, NARROW
from nc_tui.tui.widgets.key_line import Hint

_WIDE = 100

Hints = list[Hint]


def hints(width: int, *, is_writing: bool, has_words: bool) -> tuple[Hints, Hints]:
    """Left and right: in the text every key but these is text; once it is left, letters work."""
    left, right = _in_the_text(width, has_words) if is_writing else _beside_it(width, has_words)
    return left, right if width >= NARROW else right[:1]


def _in_the_text(width: int, has_words: bool) -> tuple[Hints, Hints]:
    leave = Hint("esc", "leave the text" if width >= MEDIUM else "leave", "screen.step_back")
    prompt = Hint("ctrl+t", "prompt", "screen.prompt")
    editor = Hint("alt+e", "editor", "screen.own_editor")
    # A prompt is for the empty page.
    more = [editor, prompt] if has_words else [prompt, editor]
    left = [leave, Hint("ctrl+s", "save", "screen.save"), *more]
    safety = Hint("f3", "safety", "app.safety")
    if NARROW <= width < MEDIUM:
        return left, [safety]  # rather than the way out without its word
    return left, [Hint("f2", "surf", "app.surf"), safety]


def _beside_it(width: int, has_words: bool) -> tuple[Hints, Hints]:
    go_on = "go on writing" if width >= _WIDE else "write"
    left = [
        Hint("esc", "back", "screen.leave"),
        *([Hint("1-5", "mood")] if has_words else []),
        Hint("enter", go_on, "screen.go_on"),
        Hint("e", "editor", "screen.own_editor"),
        Hint("p", "prompt", "screen.prompt"),
    ]
    return left, [Hint("u", "surf", "app.surf"), Hint("!", "safety", "app.safety")]
