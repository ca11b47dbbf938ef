"""Stages."""

from nc_tui.core.state import Snapshot
from nc_tui.tui.screens.pane import Pane


class StagesPane(Pane):
    """."""

    def show(self, snapshot: Snapshot) -> None:
        return
