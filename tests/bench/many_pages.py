"""Years of pages, the same on every run.

python -m tests.bench.many_pages 50000 /tmp/years.json
"""

import random
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from nc_tui.core.records import START_ID, Contact, ContactKind, Entry, Record, new_id, whole_seconds

_SYLLABLES = (
    *("ba", "ce", "di", "fo", "gu", "ha", "ke", "li", "mo", "nu", "pa", "re", "si", "to"),
    *("va", "we", "ya", "zo", "sch", "eu", "né", "ü", "ø", "str"),
)
_MARKS = (". ", ", ", " – ", "? ", ".\n\n", " #")


def pages(count: int, now: datetime) -> Iterator[Record]:
    """The first question answered, and ``count`` pages of 20 to 120 words, three a day."""
    chance = random.Random(11)
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(3000)]
    first = whole_seconds(now) - timedelta(days=30)
    yield Contact(
        id=START_ID, at=first, zone="Europe/London", kind=ContactKind.START, ends_run=True,
        resumes="at-once",
    )  # fmt: skip
    for number in range(count):
        at = whole_seconds(now) - timedelta(hours=8 * number)
        parts = [
            word + (chance.choice(_MARKS) if chance.random() < 0.15 else " ")
            for word in chance.choices(words, k=chance.randint(20, 120))
        ]
        title = " ".join(chance.choices(words, k=4)).capitalize()
        yield Entry(
            id=new_id(at, number), kind="entry", at=at, zone="Europe/London",
            text=f"{title}\n\n{''.join(parts).strip()}", mood=chance.choice((None, 1, 2, 3, 4, 5)),
        )  # fmt: skip


def write_pages(count: int, path: Path | None = None) -> None:
    """Write them into a data file, as of now."""
    from nc_tui.core.clock import SystemClock
    from nc_tui.locations import find_locations
    from nc_tui.store.database import Store

    clock = SystemClock()
    store = Store(find_locations(path), clock, random.Random(11).getrandbits)
    store.keep(*pages(count, clock.now()))


if __name__ == "__main__":
    write_pages(int(sys.argv[1]), Path(sys.argv[2]))
