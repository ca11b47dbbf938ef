"""The doctor's look at the terminal it runs in, and at tmux around it. Nothing here is a problem:
the commands work anywhere, and the app makes do."""

import os
import sys
from collections.abc import Iterator, Mapping
from locale import getencoding
from typing import NamedTuple

from nc_tui.characters import has_all_characters
from nc_tui.store.found import Finding

_COLUMNS, _LINES = 40, 8
"""Below this, something of the app is cut off."""

_PATIENCE = 2.0  # seconds for tmux to answer
_SLOW_ESCAPE = 50  # milliseconds


def examine_terminal(environment: Mapping[str, str]) -> Iterator[Finding]:
    """What the app would find: a terminal, its colours, characters and size."""
    if sys.stdin is None or sys.stdout is None or not (sys.stdin.isatty() and sys.stdout.isatty()):
        yield _ok("No terminal here; the app needs one, the commands do not.")
    else:
        yield from _size()
    term = environment.get("TERM", "")
    if term in ("", "dumb", "unknown"):
        todo = "Set TERM to what your terminal is, such as xterm-256color."
        yield _note(f"TERM is {term or 'not set'}: the app cannot move the cursor there.", todo)
    else:
        yield from _colours(term, environment)
    yield _characters()
    if environment.get("TMUX"):
        yield from _tmux(environment)


def _ok(text: str) -> Finding:
    return Finding("terminal", "ok", text)


def _note(text: str, todo: str) -> Finding:
    return Finding("terminal", "note", text, todo)


def _size() -> Iterator[Finding]:
    columns, lines = os.get_terminal_size(sys.stdout.fileno())
    text = f"A terminal of {columns} columns and {lines} lines."
    if columns < _COLUMNS or lines < _LINES:
        yield _note(text, f"The app is made for {_COLUMNS} columns and {_LINES} lines or more.")
    else:
        yield _ok(text)


def _characters() -> Finding:
    if has_all_characters():
        return _ok("Characters are UTF-8.")
    todo = "Set LANG to a UTF-8 locale, such as C.UTF-8."
    encoding = getattr(sys.stdout, "encoding", None) or "not known"
    if encoding.lower().startswith("utf"):
        text = f"The locale has {getencoding()}: the app draws in plain characters."
        return _note(text, todo)
    text = f"Characters are {encoding}: some will show as question marks, and the app draws in "
    return _note(f"{text}plain ones.", todo)


def _colours(term: str, environment: Mapping[str, str]) -> Iterator[Finding]:
    if environment.get("NO_COLOR"):
        yield _ok(f"TERM is {term}; NO_COLOR is set, so there are no colours.")
    elif _has_all_colours(environment):
        yield _ok(f"TERM is {term}, with all colours.")
    elif term.endswith(("256color", "kitty", "direct")):
        yield _ok(f"TERM is {term}, with 256 colours; COLORTERM=truecolor says that it has all.")
    else:
        todo = "If your terminal has more, set TERM to what it is, such as xterm-256color."
        yield _note(f"TERM is {term}, with 16 colours.", todo)


def _has_all_colours(environment: Mapping[str, str]) -> bool:
    return environment.get("COLORTERM", "").lower() in ("truecolor", "24bit")


class _Tmux(NamedTuple):
    version: str
    escape_time: str
    default_terminal: str


def _tmux(environment: Mapping[str, str]) -> Iterator[Finding]:
    tmux = _ask_tmux()
    if tmux is None:
        text = "TMUX is set, and tmux does not answer."
        yield Finding("tmux", "note", text, "Outside of tmux, unset it.")
        return
    yield Finding("tmux", "ok", f"tmux {tmux.version}.")
    if tmux.escape_time.isdecimal() and int(tmux.escape_time) > _SLOW_ESCAPE:
        text = f"tmux holds the esc key back for {tmux.escape_time} milliseconds."
        yield Finding("tmux", "note", text, "In tmux.conf: set -s escape-time 10")
    if tmux.default_terminal not in ("tmux-256color", "screen-256color") and not (
        _has_all_colours(environment)
    ):
        text = f"tmux tells programs that they run in {tmux.default_terminal}, with few colours."
        yield Finding("tmux", "note", text, "In tmux.conf: set -g default-terminal tmux-256color")


def _ask_tmux() -> _Tmux | None:
    import subprocess

    form = "#{version}\n#{escape-time}\n#{default-terminal}"
    try:
        ran = subprocess.run(
            ["tmux", "display-message", "-p", form],
            stdin=subprocess.DEVNULL, capture_output=True, timeout=_PATIENCE, check=True,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return None
    answer = ran.stdout.decode("utf-8", "replace").split("\n")
    return _Tmux(*answer[:3]) if len(answer) > 2 else None
