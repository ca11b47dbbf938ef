"""config.toml: what the person set for this machine. A file that is not there is all defaults.

What is wrong in it is named with its line and with what is allowed; all else in it counts.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from stat import S_ISREG
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

LONGEST_WAIT = 240  # minutes
_MOST = 50  # lines that are left out; a file with more of them is something else


class Config(Struct, frozen=True):
    """What can be set. Each says in a file what it is for, and in an error what is allowed."""

    theme: Annotated[
        str,
        Meta(
            description="Colours: dusk, dawn, high-contrast, or one of Textual's; see the palette.",
            extra={"allowed": 'a name in quotes, such as "dusk", "dawn" or "nord"'},
        ),
    ] = "dusk"

    font: Annotated[
        Literal["ansi_regular", "mono9", "smmono9", "future", "pagga", "standard"],
        Meta(
            description="The big number: ansi_regular, mono9, smmono9, future, pagga or standard.",
            extra={"allowed": '"ansi_regular", "mono9", "smmono9", "future", "pagga", "standard"'},
        ),
    ] = "ansi_regular"

    ascii: Annotated[
        bool,
        Meta(
            description="Plain characters only, for terminals and fonts that lack the others.",
            extra={"allowed": "true or false"},
        ),
    ] = False

    reduced_motion: Annotated[
        bool,
        Meta(
            description="No animation: a breath is words and a slow bar.",
            extra={"allowed": "true or false"},
        ),
    ] = False

    writing_guard: Annotated[
        bool,
        Meta(
            description="After twenty minutes of writing a quiet line offers a stop.",
            extra={"allowed": "true or false"},
        ),
    ] = True

    cover_after: Annotated[
        int,
        Meta(
            ge=0,
            le=LONGEST_WAIT,
            description="Cover the screen after so many minutes without a key; 0 is never.",
            extra={"allowed": f"whole minutes up to {LONGEST_WAIT}; 0 is never"},
        ),
    ] = 0

    editor: Annotated[
        str,
        Meta(
            description="Your own editor, for pages; empty: $VISUAL, else $EDITOR.",
            extra={"allowed": 'a command in quotes, such as "nvim"'},
        ),
    ] = ""

    keys: Annotated[
        dict[str, str],
        Meta(
            description="Keys, by the name of what they do.",
            extra={"allowed": 'a table [keys] of lines such as surf = "u"'},
        ),
    ] = {}


class ConfigFile:
    """What a file says, and what is wrong in it."""

    def __init__(self, path: Path, text: str = "", values: Config | None = None) -> None:
        self.path = path
        self.values = values or Config()
        self._text = text
        self._problems: list[tuple[int, str]] = []

    @property
    def problems(self) -> list[str]:
        """Of each what is wrong, where, and what is allowed; none of them stops the app."""
        return [said for _, said in sorted(self._problems)]

    @property
    def told(self) -> tuple[str, str]:
        """The first problem, and where to read of the others."""
        first, *others = self.problems
        further = len(others)
        return first, f"{further} more: nc-tui config check" if further else ""

    def refuse(self, what: str, *names: str, line: int = 0) -> None:
        """Add a problem with what stands under ``names``: a key, or a table and a key in it."""
        if names:
            line = line_of(self._text, ".".join(names))
        place = f"{_shortened(self.path)}, line {line}" if line else _shortened(self.path)
        self._problems.append((line, f"{place}: {what}"))


def read_config(path: Path) -> ConfigFile:
    """What is set at ``path``; never fails: what cannot be used is left out, and is a problem."""
    try:
        if not S_ISREG(path.stat().st_mode):
            return _unusable(path, "what stands there is no file")  # a pipe might never end
        text = path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return ConfigFile(path)
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        return _unusable(path, f"it cannot be read ({why})")
    file = ConfigFile(path, text)
    table = _readable(file, text)
    if table is None:
        return _unusable(path, "it cannot be read as a whole (a quote or a bracket stays open)")
    file.values = Config(**dict(_usable(file, table)))
    return file


def _readable(file: ConfigFile, text: str) -> dict[str, Any] | None:
    """The entries of all lines but those that are no TOML, which become problems; None where it
    cannot be said which lines those are."""
    rows = text.split("\n")
    for _ in range(_MOST):
        try:
            return tomllib.loads("\n".join(rows))
        except tomllib.TOMLDecodeError as error:
            found = re.search(r"\(at line (\d+)", str(error))
            row = rows[int(found[1]) - 1] if found else ""
            if found is None or not row.strip():
                return None
            _refuse_row(file, rows, int(found[1]), is_second="overwrite" in str(error))
    return None


def _refuse_row(file: ConfigFile, rows: list[str], line: int, *, is_second: bool) -> None:
    """Leave out a line that is no TOML; with the head of a table, all that stands in it."""
    row, last = rows[line - 1], line
    if row.lstrip().startswith("["):
        while last < len(rows) and not rows[last].lstrip().startswith("["):
            last += 1
        file.refuse("this table cannot be read: write its name as in [keys].", line=line)
    else:
        entry = _ENTRY.match(row)
        name = _bare(entry[1]) if entry else ""
        tables = (found for each in rows[:line] if (found := _TABLE.match(each)))
        table = [_bare(found[1]) for found in tables][-1:]
        if is_second and name:
            file.refuse(f"{name} is set before; that line counts.", line=line)
        elif table == ["keys"] and name:
            file.refuse(_no_key(name), line=line)
        elif not table and name in Config.__struct_fields__:
            file.refuse(_not_set(name), line=line)
        else:
            what = "this line cannot be read, and does not count."
            file.refuse(f'{what} A line is a name, = and a value, as in theme = "dusk".', line=line)
    rows[line - 1 : last] = [""] * (last - line + 1)


def _unusable(path: Path, what: str, line: int = 0) -> ConfigFile:
    file = ConfigFile(path)
    file.refuse(f"{what}. The defaults are in use.", line=line)
    return file


def _usable(file: ConfigFile, table: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The entries that can be used; the others become problems."""
    fields = {field.name: field for field in msgspec.structs.fields(Config)}
    for name, value in table.items():
        if name not in fields:
            file.refuse(f"nothing is called {name}. There are: {', '.join(fields)}.", name)
            continue
        if name == "keys" and isinstance(value, dict):
            yield name, dict(_usable_keys(file, value))
            continue
        try:
            yield name, msgspec.convert(value, fields[name].type)
        except msgspec.ValidationError:
            file.refuse(_not_set(name), name)


def _usable_keys(file: ConfigFile, table: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, dict):  # surf.f2 = "f6", without quotes around its name
            inner = {f"{name}.{last}": key for last, key in value.items()}
            yield from _usable_keys(file, inner)
        elif isinstance(value, str) and value.strip():
            yield name, value.strip()
        else:
            file.refuse(_no_key(name), "keys", name)


def _not_set(name: str) -> str:
    return f"{name} is not set: write {allowed_for(name)}. The default is in use."


def _no_key(name: str) -> str:
    return f'the key for {name} is not set: write it in quotes, such as "u". It stays as it was.'


def allowed_for(name: str) -> str:
    """What may be written for a setting."""
    return str(_meta(name).extra["allowed"])


def about(name: str) -> str:
    """What a setting is for, in a line."""
    return str(_meta(name).description)


def toml_of(value: object) -> str:
    """A value as a file says it."""
    return str(value).lower() if isinstance(value, bool | int) else f'"{value}"'


def _meta(name: str) -> Any:
    (field,) = (each for each in msgspec.structs.fields(Config) if each.name == name)
    return next(each for each in field.type.__metadata__ if isinstance(each, Meta))


_TABLE = re.compile(r"\s*\[\s*([^\]]+?)\s*\]")
_PART = r"""(?:"[^"]*"|'[^']*'|[\w-]+)"""
_ENTRY = re.compile(rf"\s*({_PART}(?:\s*\.\s*{_PART})*)\s*=")


def line_of(text: str, name: str) -> int:
    """The line on which a key or a table stands, from 1; 0 when it is not to be found."""
    table = ""
    for number, line in enumerate(text.split("\n"), 1):
        if found := _TABLE.match(line):
            table = f"{_bare(found[1])}."
            if table == f"{name}.":
                return number
        elif (found := _ENTRY.match(line)) and f"{table}{_bare(found[1])}" == name:
            return number
    return 0


def _bare(key: str) -> str:
    return re.sub(r"""["'\s]""", "", key)


def _shortened(path: Path) -> str:
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)
