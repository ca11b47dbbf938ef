"""What the size of the window makes of a screen, known before its first resize."""

from textual.app import App


def size_classes(app: App[object]) -> list[str]:
    """The classes that the breakpoints give a screen of the size that ``app`` has now."""
    sides = (
        (app.size.width, app.HORIZONTAL_BREAKPOINTS),
        (app.size.height, app.VERTICAL_BREAKPOINTS),
    )
    return [
        max((least, name) for least, name in breakpoints if least <= length)[1]
        for length, breakpoints in sides
        if breakpoints
    ]
