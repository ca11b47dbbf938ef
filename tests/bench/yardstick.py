"""The least a Textual program can do: one Static, changed by a key. Run with -m."""

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static


class Yardstick(App[None]):
    """``1`` and ``2`` show another word."""

    def compose(self) -> ComposeResult:
        yield Static("READY")

    def on_key(self, event: events.Key) -> None:
        words = {"1": "SHOWN-ONE", "2": "SHOWN-TWO"}
        self.query_one(Static).update(words.get(event.key, "SHOWN-NONE"))


if __name__ == "__main__":
    Yardstick().run()
