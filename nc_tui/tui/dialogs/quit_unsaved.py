"""QuitUnsaved: what is asked when something could not be saved."""

from nc_tui.tui.dialogs.confirm import Confirm


class QuitUnsaved(Confirm):
    """Quit although something is not saved?"""

    def __init__(self, words: str) -> None:
        super().__init__("Not everything is saved. Quit?", words, yes="quit", no="stay")
