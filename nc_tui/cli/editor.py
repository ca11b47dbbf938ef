"""A page written in the person's own editor, in a private folder that is gone afterwards."""

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nc_tui.cli.writing import without_last_line_end
from nc_tui.core.errors import NcError
from nc_tui.store.durable import reason

_VARIABLES = ("VISUAL", "EDITOR")
_INSTEAD = "Nothing was added; set EDITOR, or pipe the text and give - as TEXT."
# What the keyboard and a closing terminal send is for the editor; it ends, and the page is read.
_FOR_THE_EDITOR = (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP)


@contextmanager
def page_from_editor() -> Iterator[str]:
    """What was written, "" for an empty page; the file is removed when the block is through.

    When the editor or the block fails with words on the page, the file stays and NcError says
    where it is. NcError, too, when there is no editor.
    """
    command = _editor()
    folder = Path(tempfile.mkdtemp(prefix="nc-tui-"))  # 0700
    page = folder / "page.md"
    saved = False
    try:
        os.close(os.open(page, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        try:
            _edit(command, page)
            yield _text_on(page)
            saved = True
        except (NcError, OSError) as error:
            if not _text_on(page).strip():
                raise
            what = str(error) if isinstance(error, NcError) else f"{reason(error)}."
            message = f"{what} Your text is safe in {page}"
            raise NcError(message) from error
    finally:
        if saved or not _text_on(page).strip():
            shutil.rmtree(folder, ignore_errors=True)


def _editor() -> list[str]:
    """The editor's command, split as a shell would, but run by none."""
    for variable in _VARIABLES:
        try:
            words = shlex.split(os.environ.get(variable, ""))
        except ValueError as error:
            message = f"the quotes in ${variable} do not match. {_INSTEAD}"
            raise NcError(message) from error
        if words:
            return words
    message = f"no editor is set. {_INSTEAD}"
    raise NcError(message)


def _edit(command: list[str], page: Path) -> None:
    """Run the editor until it ends. NcError when it cannot be started or says it failed."""
    try:
        editor = subprocess.Popen([*command, str(page)])
    except OSError as error:
        message = f"the editor {command[0]!r} could not be started: {reason(error)}. {_INSTEAD}"
        raise NcError(message) from error
    before = {number: signal.signal(number, signal.SIG_IGN) for number in _FOR_THE_EDITOR}
    try:
        ended = editor.wait()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    # Ended by a signal (below 0), what was saved counts. A failure of its own is a "no".
    if ended > 0:
        message = "the editor ended with an error. Nothing was added."
        raise NcError(message)


def _text_on(page: Path) -> str:
    try:
        written = page.read_bytes()
    except FileNotFoundError:  # an editor may take an empty page away
        return ""
    return without_last_line_end(written.decode("utf-8", "replace"))
