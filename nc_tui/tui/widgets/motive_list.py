"""What the silence may be for: statements to tick, or not, under what they are about."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from nc_tui.tui.marks import TICKED, UNTICKED
from nc_tui.tui.widgets.block_list import Block, BlockList

if TYPE_CHECKING:
    from nc_tui.content.shapes.library import Motive

_HANG = 3  # columns before the words: the mark and its gap


class MotiveList(BlockList):
    """``●`` where it is true today; ``space`` ticks, ``enter`` goes where it leads."""

    BINDINGS = [
        Binding(
            "space", "tick", "tick it, or not", tooltip="tick it, or not", show=False,
            id="motives.tick",
        ),
        Binding(
            "enter", "choose", "where it leads", tooltip="where it leads", show=False,
            id="motives.lead",
        ),
    ]  # fmt: skip

    class Ticked(Message):
        """A statement was ticked or unticked."""

        def __init__(self, motive: str) -> None:
            super().__init__()
            self.motive = motive

    def show_motives(
        self,
        groups: Sequence[tuple[str, Sequence["Motive"]]],
        ticks: Collection[str],
        width: int,
    ) -> None:
        """Show each group under its heading, ``width`` columns at most."""
        blocks: list[Block] = []
        for label, motives in groups:
            head = [Content.styled(label, "$text-muted bold")]
            blocks.append(Block([Content(), *head] if blocks else head))
            blocks += [_block(motive, motive.id in ticks, width) for motive in motives]
        self.show(blocks)

    def action_tick(self) -> None:
        if isinstance(self.value, str):
            self.post_message(self.Ticked(self.value))

    def on_click(self, event: events.Click) -> None:
        row = self.lead_of(event.y + self.scroll_offset.y)
        if self.can_choose(row):
            event.prevent_default()
            self.focus()
            self.cursor = row
            self.action_tick()


def _block(motive: "Motive", ticked: bool, width: int) -> Block:
    mark = (TICKED, "$primary") if ticked else (UNTICKED, "$text-muted")
    words = Content(motive.text).wrap(max(1, width - _HANG))
    style = "$foreground bold" if ticked else "$foreground"
    first = Content.assemble(mark, " " * (_HANG - 1), words[0].stylize_before(style))
    rest = [Content.assemble(" " * _HANG, row.stylize_before(style)) for row in words[1:]]
    return Block([first, *rest], value=motive.id)
