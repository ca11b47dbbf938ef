"""The first hint of a place: one quiet line under its tabs."""

from typing import TYPE_CHECKING, cast

from textual import events
from textual.dom import DOMNode

from nc_tui.tui.first_hints import FirstHint
from nc_tui.tui.widgets.key_line import Hint, KeyLine, length_of

if TYPE_CHECKING:
    from nc_tui.core.first_hints import SeenHints
    from nc_tui.core.state import Snapshot
    from nc_tui.tui.app import NcApp

_HIDE = Hint("h", "hide", "app.hide_hint")


class HintLine(KeyLine):
    """It is there on the first visits, until the person has done what it says, or hides it."""

    DEFAULT_CSS = """
    HintLine { display: none; width: 100%; }
    HintLine.-shown { display: block; }
    """

    def __init__(self, hint: FirstHint | None = None) -> None:
        """``hint`` is that of a screen with one place only."""
        super().__init__()
        self._hint = hint
        self._place: DOMNode = self
        self._visit = 0

    @property
    def _nc(self) -> "NcApp":
        return cast("NcApp", self.app)

    def on_mount(self) -> None:
        if self._hint is not None:
            self.come_to(self._hint, self.screen)
        self.watch(self.app, "seen_hints", self._follow, init=False)
        self.watch(self.app, "snapshot", self._look, init=False)

    def come_to(self, hint: FirstHint | None, place: DOMNode) -> None:
        """The person has come to ``place``, which has this hint, or none."""
        self._hint, self._place = hint, place
        if hint is not None:
            self._visit = self._nc.seen_hints.next_visit(hint.place)
            self._look(self._nc.snapshot)
            self._nc.note_hints(lambda seen: seen.visited(hint.place))
        self._follow(self._nc.seen_hints)

    @property
    def hint(self) -> FirstHint | None:
        """What is said now."""
        return self._hint if self.has_class("-shown") and self.display else None

    def heard(self, action: str) -> None:
        """An action has run here."""
        if self._hint is not None and action == self._hint.action:
            self.put_away()

    def put_away(self) -> None:
        """It is not said again."""
        if self._hint is not None:
            place = self._hint.place
            self._nc.note_hints(lambda seen: seen.without(place))

    def _look(self, snapshot: "Snapshot") -> None:
        hint, seen = self._hint, self._nc.seen_hints
        if hint is not None and seen.is_due(hint.place, self._visit) and hint.is_known(snapshot):
            self.put_away()

    def _follow(self, seen: "SeenHints") -> None:
        hint = self._hint
        is_due = hint is not None and seen.is_due(hint.place, self._visit)
        self.set_classes(f"-shown -{hint.place}" if hint is not None and is_due else "")
        self._say()

    def on_resize(self, event: events.Resize) -> None:
        self._say()

    def _say(self) -> None:
        hint, width = self._hint, self.content_size.width
        if hint is None:
            return
        said = Hint(hint.key, hint.words, hint.action)
        if length_of([said, _HIDE], self.gap) > width:
            said = said._replace(label=hint.brief)
        self.show([said], [_HIDE] if length_of([said, _HIDE], self.gap) <= width else [])

    def _owner(self, action: str) -> DOMNode:
        return self._place if hasattr(self._place, f"action_{action}") else super()._owner(action)
