"""The person's own editor: which one it is, kept from leaving copies, and run until it ends."""

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from nc_tui.core.errors import NcError
from nc_tui.store.durable import reason

_VARIABLES = ("VISUAL", "EDITOR")
_USUAL = ("editor", "nano", "vim", "vi")
"""Where none is named. ``editor`` is the machine's own choice, where it makes one."""
_FROM_THE_TERMINAL = (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP)

_NO_COPIES = ("backup", "writebackup", "undofile", "swapfile")
# Each by itself, and silent: a small Vim does not know them all. Before the person's own settings
# are read, and after.
_VIM_SETS = " | ".join([*(f"silent! set no{name}" for name in _NO_COPIES), "silent! set viminfo="])
_VIM = ("-n", "-i", "NONE", "--cmd", _VIM_SETS, "-c", _VIM_SETS)
# What Emacs saves by itself stays beside the page, and goes with it.
_EMACS = (
    "--eval",
    "(progn (setq make-backup-files nil backup-inhibited t create-lockfiles nil"
    " auto-save-file-name-transforms nil auto-save-list-file-prefix nil"
    " undo-tree-auto-save-history nil) (if (bound-and-true-p savehist-mode) (savehist-mode -1)))",
)
# Its own settings could ask for backups, and no flag forbids those.
_NANO = ("--ignorercfiles", "--softwrap")

_PRIVATE: dict[str, tuple[str, ...]] = {"vim": _VIM, "nvim": _VIM, "emacs": _EMACS, "nano": _NANO}
_KNOWN_AS = (
    (re.compile(r"nvim(-qt)?"), "nvim"),
    (re.compile(r"[egr]*vim(x|diff)?([.-].+)?|vi"), "vim"),
    (re.compile(r"emacs([.\d-].*)?"), "emacs"),
    (re.compile(r"r?nano(-tiny)?"), "nano"),
)


def own_editor(environment: Mapping[str, str] | None = None, *, chosen: str = "") -> list[str]:
    """The command that was ``chosen`` in config.toml, else of ``$VISUAL``, else of ``$EDITOR``:
    split as a shell would, but run by none, with what keeps vim, neovim, Emacs and nano from
    leaving copies elsewhere. Where none is named, the first of the usual ones that is there.
    NcError for none."""
    environment = os.environ if environment is None else environment
    commands = {"editor in config.toml": chosen}
    commands |= {f"${variable}": environment.get(variable, "") for variable in _VARIABLES}
    for place, command in commands.items():
        try:
            words = shlex.split(command)
        except ValueError as error:
            message = f"the quotes in {place} do not match. Nothing was changed; mend it."
            raise NcError(message) from error
        if words:
            return [words[0], *_kept_private(words[0]), *words[1:]]
    usual = usual_editor(environment)
    if usual:
        return [usual, *_kept_private(usual)]
    message = "no editor is set. Nothing was changed; set EDITOR to the one you like."
    raise NcError(message)


def is_named(environment: Mapping[str, str], chosen: str) -> bool:
    """Whether the person said which editor."""
    return any(each.strip() for each in (chosen, *map(environment.get, _VARIABLES)) if each)


def usual_editor(environment: Mapping[str, str]) -> str:
    """The first of the usual editors that is there and leaves no copies, by its path; "" for
    none."""
    found = (shutil.which(program, path=environment.get("PATH", "")) for program in _USUAL)
    return next((path for path in found if path and _kept_private(path)), "")


def _kept_private(program: str) -> tuple[str, ...]:
    # "vi" may be any of several: what it leads to says which.
    found = shutil.which(program)
    for name in (Path(found).resolve().name if found else "", Path(program).name):
        for known, kind in _KNOWN_AS:
            if known.fullmatch(name) and (name != "vi" or not found):
                return _PRIVATE[kind]
    return ()


def edit(command: list[str], page: Path) -> bool:
    """Run the editor on the page until it ends; whether by a signal: what it saved counts then.

    What the keyboard and a closing terminal send is for the editor; it ends, and the page is read.
    NcError when it cannot be started or says that it did not work.
    """
    has_terminal = _has_terminal()
    try:
        editor = subprocess.Popen([*command, str(page)])
    except OSError as error:
        message = (
            f"the editor {command[0]!r} could not be started: {reason(error)}. "
            "Nothing was changed; EDITOR says which one to use."
        )
        raise NcError(message) from error
    before = {number: signal.signal(number, signal.SIG_IGN) for number in _FROM_THE_TERMINAL}
    try:
        ended = editor.wait()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    # Vim calls it a failure when its terminal goes away, and notices before any signal comes.
    is_hung_up = has_terminal and not _has_terminal()
    if ended > 0 and not is_hung_up:
        message = "the editor ended with an error. Nothing was changed."
        raise NcError(message)
    return ended < 0 or is_hung_up


def _has_terminal() -> bool:
    return sys.__stdin__ is not None and os.isatty(sys.__stdin__.fileno())
