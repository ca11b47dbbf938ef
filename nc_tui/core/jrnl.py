"""Pages from jrnl (jrnl.sh), as the json export of jrnl 4.6 holds them."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Struct

from nc_tui.core.journal import tags_of
from nc_tui.core.tables import Fields
from nc_tui.core.text import mend


class _Exported(Struct):
    """One entry; jrnl writes further fields for some kinds of journal."""

    title: str
    date: str
    time: str = "00:00"
    body: str = ""
    tags: list[str] = []
    starred: bool = False


_DATED = re.compile(
    rb"\s*(\[[^]\"{\n]{0,40}?[0-9][-:./][0-9][^]\"{\n]{0,20}\] |[0-9-]{10} [0-9:]{5} )"
)
"""How jrnl's own file begins: [2026-11-20 21:30], or as its moments are set to be; jrnl 1 had no
brackets."""


def is_jrnl_text(data: bytes) -> bool:
    """Whether a file that is no json is jrnl's own, or what ``jrnl --format text`` prints."""
    return _DATED.match(data) is not None


def is_jrnl(value: Any) -> bool:
    """Whether it is a journal of jrnl's, by its shape."""
    return isinstance(value, dict) and isinstance(value.get("entries"), list)


def page_from(entry: Any, zone: ZoneInfo) -> Fields:
    """One entry as a page of the journal, without an id. Raises ValueError for what is none.

    The text is as jrnl's own file has it: the title, and the body below it. jrnl knows wall time
    alone, so ``zone`` says where; one in a spring gap moves forward past it. Tags stay where they
    are, in the text; those with another sign than #, and the star, are fields of their own too.
    """
    try:
        given = msgspec.convert(entry, _Exported)
    except msgspec.ValidationError as error:
        message = "no entry of jrnl's"
        raise ValueError(message) from error
    wall = f"{given.date} {given.time}"
    at = datetime.strptime(wall, "%Y-%m-%d %H:%M").replace(tzinfo=zone)
    at = at.astimezone(UTC).astimezone(zone)  # moves a wall time out of a gap
    text = mend("\n".join(part for part in (given.title, given.body) if part))
    read = set(tags_of(text))
    others = sorted({mend(t) for t in given.tags if t.removeprefix("#").casefold() not in read})
    page: Fields = {"kind": "entry", "at": at.isoformat(), "zone": zone.key, "text": text}
    if given.starred:
        page["starred"] = True
    if others:
        page["tags"] = others
    return page


def tags_beside(fields: Mapping[str, Any]) -> tuple[str, ...]:
    """The tags a page came with as fields, without their sign."""
    tags = fields.get("tags")
    names = (str(tag).lstrip("#@") for tag in tags) if isinstance(tags, list) else ()
    return tuple(name for name in names if name)
