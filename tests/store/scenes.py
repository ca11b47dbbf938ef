"""A data file with a past: backups, a log, and a last change that is in no backup yet."""

import gzip
import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from nc_tui.locations import Locations
from nc_tui.store.database import Store
from nc_tui.store.durable import set_aside_before
from tests.clocks import FrozenClock
from tests.store.samples import EXAMPLES, entry, urge

Records = dict[str, dict[str, dict[str, Any]]]

FIRST, LAST = "the first page", "the last words"
WORDS = (FIRST, LAST, "one line", "I saw", "call Sam", "My mornings", "I call Sam")
"""What the person wrote: no sentence of ours may say any of it."""


def places_in(folder: Path) -> Locations:
    """A data file in ``folder``, and all that belongs to it."""
    state = folder / "state" / "here"
    return Locations(
        data=folder / "data" / "nc.json", config=folder / "config.toml", state=state,
        backups=state / "backups", cache=folder / "cache",
    )  # fmt: skip


def opened(locations: Locations, clock: FrozenClock | None = None, **how: Any) -> Store:
    """A Store of its own on these places, as another process has."""
    return Store(locations, clock or FrozenClock(), random.Random(5).getrandbits, **how)


def make_past(locations: Locations) -> None:
    """Every kind of record, two backups, and changes since the last of them."""
    clock = FrozenClock("2026-11-20T23:00:00")
    store = opened(locations, clock)
    (page,) = store.keep(entry(FIRST)).records
    clock.advance(minutes=1)
    for record, _ in EXAMPLES[:4]:
        store.keep(record)
    clock.advance(minutes=20)
    store.keep(EXAMPLES[4][0])
    clock.advance(minutes=1)
    for record, _ in EXAMPLES[5:]:
        store.keep(record)
    store.remove(store.keep(urge(3)).records[0])
    store.keep(entry(LAST, id=page.id))


def copied(past: Path, folder: Path) -> Locations:
    """The same past somewhere else, to do harm to."""
    shutil.copytree(past, folder)
    return places_in(folder)


def records_in(data: bytes) -> Records:
    """What the bytes of a file say, but for its version."""
    return {name: table for name, table in json.loads(data).items() if name != "meta"}


def records_of(locations: Locations) -> Records:
    return records_in(locations.data.read_bytes())


def asides(locations: Locations) -> list[bytes]:
    """What was set aside, oldest first."""
    return [path.read_bytes() for path in set_aside_before(locations.data)]


def assert_one_sentence(said: list[str]) -> None:
    """Only one thing was told, and none of it in the person's words."""
    (sentence,) = said
    assert "\n" not in sentence
    assert not any(words in sentence for words in WORDS)


def places_to_cut(whole: bytes) -> list[int]:
    """Every record's beginning, and two places within each."""
    begin, places = 0, []
    for line in whole.splitlines(keepends=True):
        places += [begin, begin + len(line) // 2, begin + len(line) - 2]
        begin += len(line)
    return sorted({place for place in places if 0 < place < len(whole) - 3})


def forget_asides(locations: Locations) -> None:
    for path in set_aside_before(locations.data):
        path.unlink()


def rot(locations: Locations) -> None:
    """Flip a byte in the middle of every backup."""
    for path in locations.backups.iterdir():
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 0x40
        path.write_bytes(data)


def all_bytes(folder: Path) -> dict[Path, bytes]:
    """Every file below, those of backups as they were before they were compressed."""
    found = {}
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            found[path] = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
    return found


# What can happen to it

Harm = Callable[[bytes], bytes | None]

HARM: dict[str, Harm] = {
    "empty": lambda whole: b"",
    "white space": lambda whole: b" \n",
    "no tables": lambda whole: b"{}",
    "empty tables": lambda whole: b'{"journal": {}}',
    "gone": lambda whole: None,
    "half": lambda whole: whole[: len(whole) // 2],
    "its end": lambda whole: whole[len(whole) // 2 :],
    "zeros": lambda whole: bytes(len(whole)),
    "zeros in the middle": lambda whole: whole[:500] + bytes(512) + whole[1012:],
    "twice": lambda whole: whole + whole,
    "a list": lambda whole: b"[" + whole + b"]",
    "a word": lambda whole: b'"words"',
    "null": lambda whole: b"null",
    "a null": lambda whole: whole.replace(b'"order":1', b'"order":null'),
    "NaN": lambda whole: whole.replace(b'"one line"', b"NaN"),
    "a wrong type in one record": lambda whole: whole.replace(b'"one line"', b"7"),
    "a wrong kind": lambda whole: whole.replace(b'"if-then"', b'"then-if"'),
    "a record that is a list": lambda whole: whole.replace(b'"2":{', b'"3":[],"2":{'),
    "a table that is a list": lambda whole: whole.replace(b'"plan": {', b'"x":[],"plan":{'),
    "an id in words": lambda whole: whole.replace(b'"2":{', b'"two":{'),
    "another program's": lambda whole: b'{"_default": {"1": {"name": "milk"}}}',
    "a package": lambda whole: b'{"name": "x", "dependencies": {"left-pad": "1"}}',
    "not UTF-8": lambda whole: whole.replace(b"one line", b"one \xff line"),
    "UTF-16": lambda whole: whole.decode().encode("utf-16"),
    "deep": lambda whole: b"[" * 100_000,
    "deep in a record": lambda whole: whole.replace(b'"one line"', b"[" * 5000 + b"]" * 5000),
    "without meta": lambda whole: whole.replace(b'"meta"', b'"atem"'),
    "a version in words": lambda whole: whole.replace(b'"schema":1', b'"schema":"1"'),
    "without a version": lambda whole: whole.replace(b'"schema":1', b'"s":1'),
}

COPIES: dict[str, Callable[[Locations], None]] = {
    "backups and log": lambda here: None,
    "log only": lambda here: shutil.rmtree(here.backups),
    "rotten backups and log": rot,
}


def harm(here: Locations, how: Harm) -> bytes | None:
    """Do it; the damaged bytes."""
    damaged = how(here.data.read_bytes())
    if damaged is None:
        here.data.unlink()
    else:
        here.data.write_bytes(damaged)
    return damaged


# A small file, all of it to be seen

GOOD = (
    '{"meta":{"1":{"schema":1,"updated":"1795236012000-0000-9f3a61c2"}},'
    '"journal":{"7":{"kind":"entry","at":"2026-11-20T20:00:00-05:00","zone":"UTC",'
    '"text":"a secret","updated":"1795236012000-0001-9f3a61c2"},'
    '"8":{"kind":"entry","at":"2026-11-20T21:00:00-05:00","zone":"UTC",'
    '"text":"one more","updated":"1795236012000-0002-9f3a61c2"}}}'
)
