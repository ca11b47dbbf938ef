"""``nc-tui status`` from a small private cache: for tmux and prompts, which ask every few seconds.

It looks at the words of the command line before anything else is imported, and answers only where
what was computed once still holds: the same file, unchanged, in the same zone, before the next
moment at which a number could change. Everything else is left to the command itself.

The cache holds numbers and moments alone, nothing a person wrote, and not where their file lies.
"""

import os
import sys
import time

from nc_tui.cli.status_line import FORMATS, KEYS, Value, Values, line_of

_SHAPE = "1"
"""Changes with what stands in a line: one of another version is passed over."""
_NAME = "status"
_KEPT = 4  # files that are remembered: more than one person's panes ask for
_MOST = 1 << 14  # bytes; many times what it holds
_SETTLED = 1.0  # seconds: a change in the same tick of the file system's clock could look the same
_NUMBERS = ("days", "longest_days", "kept_last_30", "window_days")
_DATA, _CACHE = (
    ("~/Library/Application Support", "~/Library/Caches")
    if sys.platform == "darwin"
    else ("~/.local/share", "~/.cache")
)
_SAYS_ZONE = ("/etc/localtime", "/etc/timezone")

Identity = tuple[int, ...]


def glance(argv: list[str]) -> bool:
    """Print the answer to ``argv`` where it is known; whether it was."""
    asked = _asked(argv)
    if asked is None:
        return False
    form, path = asked
    found = recall(cache_folder(), identity_of(path), time.time())
    if found is None:
        return False
    values, dated = found
    try:
        line = line_of(form, values, dated=dated)
    except ValueError:
        return False
    if sys.stdout is not None:
        try:
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
        except (OSError, UnicodeError):
            return False  # said again by the command, which tells why it could not be
    return True


def _asked(argv: list[str]) -> tuple[str, str] | None:
    """The format and the data file, where ``argv`` is a plain ``status``; None for all else."""
    form, path, words = "", os.environ.get("NC_TUI_DATA", ""), list(argv)
    is_status = False
    while words:
        word = words.pop(0)
        option, is_set, value = word.partition("=")
        if option in ("--data", "--format") and (option == "--data" or is_status):
            if not is_set:
                value = words.pop(0) if words else ""
            if not value or value.startswith("-") or (option == "--format" and form):
                return None
            if option == "--data":
                path = value
            else:
                form = value
        elif word == "--json" and is_status and not form:
            form = "json"
        elif word == "status" and not is_status:
            is_status = True
        else:
            return None
    # What a terminal would obey is for the command to show.
    is_safe = not form or form in FORMATS or form.isprintable()
    return (form or "plain", path or _usual_file()) if is_status and is_safe else None


def _usual_file() -> str:
    return os.path.join(_folder("XDG_DATA_HOME", _DATA), "nc.json")


def cache_folder() -> str:
    """Where ``locations.py`` has it, as far as that can be known without importing it."""
    return _folder("XDG_CACHE_HOME", _CACHE)


def cache_in(folder: str) -> str:
    return os.path.join(folder, _NAME)


def _folder(variable: str, usual: str) -> str:
    # Only what is absolute counts. Without a home there is no such folder, and none is found:
    # beside whatever folder the prompt is in there is nothing of ours.
    named = os.environ.get(variable, "")
    folder = named if named.startswith("/") else os.path.expanduser(usual)
    return os.path.join("/", folder, "nc-tui")


def identity_of(path: str) -> Identity | None:
    """What tells a generation of a file from every other; None where there is none."""
    try:
        found = os.stat(os.path.expanduser(path))
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size, found.st_ctime_ns


def recall(folder: str, identity: Identity | None, now: float) -> tuple[Values, bool] | None:
    """The values of KEYS for that generation, and whether there is a date; None where they are
    not known, or may not hold at ``now`` (seconds since the epoch)."""
    if identity is None:
        return None
    key = _key(identity)
    for line in _lines(folder):
        if line.startswith(key):
            try:
                made, until, dated, *fields = line[len(key) :].split(" ")
                if not float(made) <= now < float(until):
                    return None
                values = {
                    name: _read(name, field) for name, field in zip(KEYS, fields, strict=True)
                }
            except ValueError:
                return None
            return values, dated == "1"
    return None


def remember(
    folder: str,
    identity: Identity,
    values: Values,
    *,
    dated: bool,
    made: float,
    until: float,
) -> None:
    """Keep the values, which hold from ``made`` up to ``until``. Raises OSError.

    Nothing is kept of a file that was changed a moment ago: a second change could look the same.
    """
    if made - identity[-1] / 1e9 < _SETTLED:
        return
    words = [f"{made:.3f}", f"{until:.3f}", "1" if dated else "0"]
    words += [_written(values[name]) for name in KEYS]
    key = _key(identity)
    others = [line for line in _lines(folder) if line and not line.startswith(key)]
    os.makedirs(folder, mode=0o700, exist_ok=True)
    path = cache_in(folder)
    beside = f"{path}.{os.getpid()}"
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write("\n".join([key + " ".join(words), *others[: _KEPT - 1], ""]))
        os.replace(beside, path)
    except OSError:
        os.unlink(beside)
        raise


def _lines(folder: str) -> list[str]:
    # Whatever stands there, it is not waited for, and not read to its end.
    try:
        descriptor = os.open(cache_in(folder), os.O_RDONLY | os.O_NONBLOCK)
        try:
            data = os.read(descriptor, _MOST)
        finally:
            os.close(descriptor)
        return data.decode().split("\n") if len(data) < _MOST else []
    except (OSError, ValueError):
        return []


def _key(identity: Identity) -> str:
    """How a line begins: the shape, the file's generation, and what says the machine's zone."""
    return f"{_SHAPE} {' '.join(map(str, identity))} {_zone_mark()} "


def _zone_mark() -> str:
    """Another one wherever the machine's zone may be another; never more than a word."""
    told = [os.environ.get("TZ", "-"), os.environ.get("TZDIR", "-")]
    for path in _SAYS_ZONE:
        try:
            found = os.stat(path)
            told.append(f"{found.st_ino}.{found.st_mtime_ns}.{found.st_size}")
        except OSError:
            told.append("-")
    return os.fsencode("|".join(told)).hex()


def _written(value: Value) -> str:
    return "-" if value is None else str(int(value)) if isinstance(value, bool) else str(value)


def _read(name: str, field: str) -> Value:
    if field == "-":
        return None
    if name in ("checked_in_today", "night"):
        return field == "1"
    return int(field) if name in _NUMBERS else field
