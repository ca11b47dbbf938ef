"""What can go wrong, said so that a person can act on it.

Every error reads as *what happened; what is safe; what to do*, on one line, and never carries
what a person wrote in their journal.
"""


class NcError(Exception):
    """A refusal or a failure with a sentence for the person; the command line exits 1 with it."""


class UsageError(NcError):
    """A command was asked for something it cannot mean; the command line exits 2 with it."""


class UnclearMomentError(NcError):
    """A date or time in free words that has no reading, two readings, or lies in the future."""


class StoreError(NcError):
    """The data file could not be read or changed; what was on disk is as it was."""


class ChangedElsewhereError(StoreError):
    """A record was changed by another pane or command since it was read; nothing was changed."""


class NoSuchRecordError(NcError):
    """An id that fits no record, or more than one."""


class ForeignFileError(NcError):
    """A file to be imported that is damaged, or another program's; nothing was added."""


class ContentError(NcError):
    """The words shipped with the program are damaged: an installation is incomplete."""


class DamagedError(StoreError):
    """The data file is not, or no longer, one that can be read: nothing was done about it yet."""


class NothingToUndoError(NcError):
    """No change is left that could be taken back, or done again."""


class StaysErasedError(NothingToUndoError):
    """The last thing done was to erase, which nothing takes back: nothing was changed. Taking back
    once more takes back the change before it, which ``before`` names."""

    def __init__(self, before: str) -> None:
        super().__init__(
            "what was erased stays erased, and nothing was changed. "
            f"Undo again takes back what came before it: {before}."
        )
        self.before = before
