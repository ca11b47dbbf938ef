"""Settings of this machine: one line of config.toml changed, and all else in it left as it is."""

import os
import re
import tomllib
from pathlib import Path

from nc_tui.config import line_of, toml_of
from nc_tui.core.errors import StoreError
from nc_tui.store.durable import reason, write_durably

_VALUE = re.compile(
    r"""(?P<before>[^=]+=\s*)(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^#]*?)(?P<after>\s*(?:\#.*)?)""",
    re.VERBOSE,
)


def keep_machine_setting(path: Path, name: str, value: str | bool, fresh: str) -> None:
    """Have the file at ``path`` say ``name = value``, once it is on disk; ``fresh`` is what it
    says where there is none yet. Raises StoreError; then it is as it was."""
    path = Path(os.path.realpath(path))  # one that is linked to stays where it is
    try:
        text = path.read_bytes().decode("utf-8") if path.exists() else fresh
    except (OSError, UnicodeDecodeError) as error:
        why = reason(error) if isinstance(error, OSError) else "it is not UTF-8"
        message = f"{path.name} could not be read: {why}. It was left as it is."
        raise StoreError(message) from error
    changed = with_setting(text, name, value)
    if not _says_only_that(changed, text, name, value):
        message = (
            f"{path.name} could not be changed: a line of it cannot be read. It was left as it "
            "is; nc-tui config check names the line."
        )
        raise StoreError(message)
    if changed != text or not path.exists():
        write_durably(path, changed.encode())


def with_setting(text: str, name: str, value: str | bool) -> str:
    """``text`` with the line of ``name`` saying ``value``: the one there is, else one that is
    commented out, else a new one above the first table."""
    entry, rows = f"{name} = {toml_of(value)}", text.split("\n")
    ending = "\r" if rows[0].endswith("\r") else ""
    if at := line_of(text, name):
        row = rows[at - 1].removesuffix("\r")
        kept = _VALUE.fullmatch(row)
        value_row = f"{kept['before']}{toml_of(value)}{kept['after']}" if kept else entry
        rows[at - 1] = value_row + rows[at - 1][len(row) :]
        return "\n".join(rows)
    tables = (number for number, row in enumerate(rows) if row.lstrip().startswith("["))
    above = rows[: next(tables, len(rows))]
    place = 0
    for number, row in enumerate(above):
        if re.match(rf"\s*#\s*{name}\s*=", row):
            rows[number] = entry + ending
            return "\n".join(rows)
        if row.strip() and not row.lstrip().startswith("#"):
            place = number + 1
    if place == len(rows):
        rows[-1] += ending  # the last one had no end
    rows.insert(place, entry + ending)
    return "\n".join(rows)


def _says_only_that(changed: str, text: str, name: str, value: str | bool) -> bool:
    try:
        now = tomllib.loads(changed)
    except tomllib.TOMLDecodeError:
        return False
    try:
        before = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return now.get(name) == value  # that line was what could not be read
    return now == {**before, name: value}
