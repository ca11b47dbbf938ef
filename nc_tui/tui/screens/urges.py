"""The Surf tab: the urges that were, the curve of one of them, and the way into a breath."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from nc_tui.core.sayings import say_moment
from nc_tui.core.state import Snapshot
from nc_tui.core.text import one_line
from nc_tui.tui.actions import Command, bindings_of
from nc_tui.tui.first_hints import FirstHint
from nc_tui.tui.flows.erasing import erase
from nc_tui.tui.flows.urges import take_away
from nc_tui.tui.phrases import counted
from nc_tui.tui.screens.after_words import said_of
from nc_tui.tui.screens.pane import Pane
from nc_tui.tui.widgets.key_line import Hint, KeyLine
from nc_tui.tui.widgets.row_list import RowList
from nc_tui.tui.widgets.urge_list import UrgeList
from nc_tui.tui.widgets.wave import Wave, nice_span

_MEDIUM = 60


class UrgesPane(Pane):
    """A list and a wave; enter breathes."""

    commands = (
        Command("urge.remove", "d", "remove", "take this urge away"),
        Command("urge.erase", "D", "erase", "erase this urge: for good, and every copy"),
    )
    first_hint = FirstHint(
        "surf",
        "0–9",
        "in a breath say how strong it is, as often as you like",
        "in a breath: how strong",
        is_known=lambda snapshot: any(urge.samples for urge in snapshot.urges),
    )
    BINDINGS = bindings_of(commands)
    about = "A wave shows what was, and promises nothing. Numbers are yours to give or not."

    def compose(self) -> ComposeResult:
        yield Static(id="urges-empty", markup=False)
        with Horizontal(id="urges"):
            with Vertical(id="urges-side"):
                yield Static(Content.styled("urges", "$text-muted bold"), id="urges-name")
                yield UrgeList(lambda urge: self.nc.snapshot.day_of_record(urge))
            with Vertical(id="wave-side"):
                yield Wave()
                yield Static(id="wave-words", markup=False)
        yield KeyLine(
            [
                Hint("enter", "breathe, now", "app.surf"),
                Hint("j k", "another urge"),
                Hint("d", "take away", "remove"),
            ]
        )

    def arrive(self) -> None:
        self.query_one(UrgeList).focus()

    def fact(self, snapshot: Snapshot) -> str:
        return counted(len(snapshot.urges), "urge") if snapshot.urges else ""

    def show(self, snapshot: Snapshot) -> None:
        self.query_one("#urges").set_class(not snapshot.urges, "-empty")
        self.query_one(KeyLine).set_class(not snapshot.urges, "-empty")
        empty = self.query_one("#urges-empty", Static)
        empty.set_class(bool(snapshot.urges), "-empty")
        empty.update(
            Content.assemble(
                ("No urge has been surfed here yet.", "$text-muted"),
                "  " if self.columns >= _MEDIUM else "\n\n",
                (self.nc.keymap.of("surf", "u"), "$primary bold"),
                ("  starts a breath, at once.", "$text-muted"),
            )
        )  # fmt: skip
        listed = self.query_one(UrgeList)
        listed.indent = 2 if self.columns >= _MEDIUM else 1
        listed.show(snapshot.urges, self.today, self.now.date())
        self._show_wave()

    def go_to(self, record_id: int) -> None:
        """Put the cursor on an urge."""
        self.query_one(UrgeList).go_to(record_id)

    def on_row_list_moved(self, message: RowList.Moved) -> None:
        self._show_wave()

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        self.nc.action_surf()

    def action_remove(self) -> None:
        urge = self.query_one(UrgeList).urge
        if urge is not None:
            self.run_worker(take_away(self.nc, urge), group="flow", exclusive=True)

    def action_erase(self) -> None:
        urge = self.query_one(UrgeList).urge
        if urge is not None:
            which = say_moment(urge.at, self.today.year)
            asked = erase(self.nc, urge, "Erase this urge?", which)
            self.run_worker(asked, group="flow", exclusive=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("remove", "erase"):
            return bool(self.nc.snapshot.urges) or None
        return True

    def _show_wave(self) -> None:
        urge = self.query_one(UrgeList).urge
        if urge is None:
            return
        wave = self.query_one(Wave)
        last = urge.samples[-1][0] if urge.samples else 0.0
        wave.axis = True
        wave.span = nice_span(last, 60)
        wave.upto = last
        wave.urge = urge
        wave.set_class(len(urge.samples) < 2, "-empty")
        words = [said_of(urge, is_past=True)]
        labels = [one_line(self.nc.words.trigger_label(trigger)) for trigger in urge.triggers]
        if labels:
            words.append(Content.styled(", ".join(labels), "$text-muted"))
        if urge.note:
            words.append(Content.styled(one_line(urge.note), "$secondary"))
        self.query_one("#wave-words", Static).update(Content("\n").join(words))
