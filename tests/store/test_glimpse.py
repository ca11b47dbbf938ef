"""The first look at a large file: right in all but its pages, or none at all."""

from collections.abc import Callable
from pathlib import Path

import pytest

from nc_tui.core.clock import SystemClock
from nc_tui.locations import Locations
from nc_tui.store.database import Store
from nc_tui.store.glimpse import glimpse
from tests.bench.many_pages import pages
from tests.store.samples import urge


def large(locations: Locations, *, begun: bool = True) -> Store:
    clock = SystemClock()
    store = Store(locations, clock, lambda _bits: 7)
    first, *entries = pages(500, clock.now())
    store.keep(*([first, urge(3)] if begun else []), *entries)
    return store


def test_it_sees_what_loading_sees_but_for_the_pages(locations: Locations) -> None:
    whole = large(locations).load()
    seen = glimpse(locations.data)
    assert seen is not None
    assert (seen.contacts, seen.urges, seen.settings) == (
        whole.contacts, whole.urges, whole.settings,
    )  # fmt: skip
    assert len(whole.journal) == 500
    assert seen.journal == ()


def test_it_leaves_a_small_file_and_one_without_a_beginning(locations: Locations) -> None:
    assert glimpse(locations.data) is None
    large(locations, begun=False)
    assert glimpse(locations.data) is None


CHANGES: dict[str, Callable[[bytes], bytes]] = {
    "cut off": lambda data: data[:-300],
    "of another shape": lambda data: b"[" + data + b"]",
    "misshapen": lambda data: data.replace(b'"kind":"start"', b'"kind":"began"'),
    "newer": lambda data: data.replace(b'"schema":1', b'"schema":9'),
    "to be mended": lambda data: data.replace(b'"zone":"Europe/London"', b'"zone":"\\u001b"', 1),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_it_leaves_what_is_out_of_the_ordinary(
    locations: Locations, change: Callable[[bytes], bytes]
) -> None:
    large(locations)
    assert glimpse(locations.data) is not None
    rewritten(locations.data, change)
    assert glimpse(locations.data) is None


def rewritten(path: Path, change: Callable[[bytes], bytes]) -> None:
    data = path.read_bytes()
    assert change(data) != data
    path.write_bytes(change(data))
