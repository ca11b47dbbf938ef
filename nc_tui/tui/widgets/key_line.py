"""A line of keys and what they do: the footer, and the hints beside a place."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from textual import events
from textual.content import Content
from textual.dom import DOMNode
from textual.widget import Widget

from nc_tui.tui.plain import keys_in_plain

if TYPE_CHECKING:
    from nc_tui.tui.app import NcApp

_WAY_OUT = "esc"


class Hint(NamedTuple):
    """A key as shown, what it does, and the action a click on it runs ("" for none)."""

    key: str
    label: str
    action: str = ""


class KeyLine(Widget):
    """``u surf  c check-in``: keys in primary, words muted; as many as there is room for.

    ``left`` is cut from its end where the line is too narrow, but for the way out; ``right``
    never is. ``strong`` sets the keys in bold, as in the footer.
    """

    DEFAULT_CSS = "KeyLine { height: 1; width: 1fr; }"

    def __init__(
        self,
        left: Sequence[Hint] = (),
        right: Sequence[Hint] = (),
        *,
        strong: bool = False,
        id: str | None = None,  # noqa: A002  (Textual's own name)
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._left, self._right, self._strong = tuple(left), tuple(right), strong
        self._note = ""
        self._spots: list[tuple[int, int, str]] = []

    def show(self, left: Sequence[Hint], right: Sequence[Hint] = (), *, note: str = "") -> None:
        """Show other keys; ``note`` stands quiet at the right end, after ``right``."""
        now = tuple(left), tuple(right), note
        if now != (self._left, self._right, self._note):
            self._left, self._right, self._note = now
            self.refresh()

    @property
    def gap(self) -> int:
        """Columns between two of them."""
        return gap_in(self.content_size.width)

    def render(self) -> Content:
        width = self.content_size.width
        gap = self.gap
        keys = self._as_set(self._right)
        right = length_of(keys, gap) + len(self._note)
        if keys and self._note:
            right += gap
        room = width - (right and right + gap)
        shown = fitting(self._as_set(self._left), room, gap)
        self._spots = []
        parts = self._parts(shown, 0, gap)
        if right:
            start = width - right
            parts.append(" " * (start - length_of(shown, gap)))
            parts += self._parts(keys, start, gap)
            parts += [" " * (gap if keys and self._note else 0), (self._note, "$quiet")]
        return Content.assemble(*parts)

    def _as_set(self, hints: Sequence[Hint]) -> tuple[Hint, ...]:
        """The hints with the keys that the person has set."""
        app = cast("NcApp", self.app)
        keymap = app.keymap
        if app.config.ascii:
            hints = [each._replace(key=keys_in_plain(each.key)) for each in hints]
        if not keymap.keys:
            return tuple(hints)
        return tuple(
            each._replace(key=keymap.of_action(self._node(each.action), each.action, each.key))
            if each.action
            else each
            for each in hints
        )

    def _node(self, action: str) -> DOMNode:
        if action.startswith("app."):
            return self.app
        return self.screen if action.startswith("screen.") else self._owner(action)

    def _parts(
        self, hints: Sequence[Hint], start: int, gap: int
    ) -> list[str | Content | tuple[str, str]]:
        key_style = "$primary bold" if self._strong else "$primary"
        parts: list[str | Content | tuple[str, str]] = []
        for index, hint in enumerate(hints):
            if index:
                parts.append(" " * gap)
                start += gap
            parts += [(hint.key, key_style), (f" {hint.label}" * bool(hint.label), "$text-muted")]
            length = _length(hint)
            self._spots.append((start, start + length, hint.action))
            start += length
        return parts

    async def on_click(self, event: events.Click) -> None:
        x = event.x - self.gutter.left
        for start, end, action in self._spots:
            if start <= x < end and action:
                event.stop()
                await self.app.run_action(action, self._owner(action))

    def _owner(self, action: str) -> DOMNode:
        """The nearest around this line that knows the action: its pane, dialog or screen."""
        name = f"action_{action.partition('(')[0]}"
        around = (node for node in self.ancestors if hasattr(node, name))
        return next(around, self)


def gap_in(width: int) -> int:
    """Columns between two keys of a line so wide."""
    return 3 if width >= 90 else 2


def length_of(hints: Sequence[Hint], gap: int) -> int:
    """Columns that they take, ``gap`` between two."""
    words = sum(_length(hint) for hint in hints)
    return words + gap * (len(hints) - 1) if hints else 0


def _length(hint: Hint) -> int:
    return len(hint.key) + (1 + len(hint.label) if hint.label else 0)


def fitting(hints: Sequence[Hint], room: int, gap: int) -> list[Hint]:
    """As many as there is room for. The way out stays, at last by its key alone, beside as much
    of the first as there is room for."""
    shown = list(hints)
    ways_out = [hint for hint in shown if hint.key == _WAY_OUT]
    while length_of(shown, gap) > room and len(shown) > 1 + bool(ways_out):
        others = [index for index, hint in enumerate(shown) if hint not in ways_out]
        shown.pop(others[-1])
    if length_of(shown, gap) <= room:
        return shown
    if not ways_out:
        return []
    shown = [hint._replace(label="") if hint in ways_out else hint for hint in shown]
    first, left = shown[0], room - length_of(shown[1:], gap) - gap
    if _length(first) > left and first.key != _WAY_OUT:
        label = first.label[: max(0, left - len(first.key) - 2)].rstrip()
        shown[0] = first._replace(label=f"{label}…" if label else "")
    if length_of(shown, gap) <= room:
        return shown
    return ways_out[:1] if _length(ways_out[0]) <= room else [ways_out[0]._replace(label="")]
