"""A file of a newer version is read as far as it is understood, and never written or recovered."""

from collections.abc import Callable
from pathlib import Path

import pytest

from nc_tui.core.errors import DamagedError, StoreError
from nc_tui.locations import Locations
from nc_tui.store.database import Store
from tests.store.samples import entry, urge
from tests.store.scenes import (
    COPIES,
    GOOD,
    HARM,
    Harm,
    asides,
    harm,
    make_past,
    opened,
    places_in,
)

pytestmark = pytest.mark.usefixtures("no_waiting")


@pytest.fixture
def here(tmp_path: Path) -> Locations:
    locations = places_in(tmp_path / "here")
    make_past(locations)
    return locations


NEWER = GOOD.replace('"schema":1', '"schema":2').replace('one more"', 'one more","mood":9')


def changes_of(store: Store) -> dict[str, Callable[[], object]]:
    return {
        "keep": lambda: store.keep(urge()),
        "replace": lambda: store.replace(entry(id=7)),
        "remove": lambda: store.remove(entry(id=7)),
        "undo": store.undo,
        "redo": store.redo,
        "erase": lambda: store.erase("journal", "7"),
        "restore": lambda: store.restore(store.backups.all()[0]),
    }


@pytest.mark.parametrize("change", changes_of(opened(places_in(Path()))))
def test_a_newer_schema_is_read_and_never_written(change: str, here: Locations) -> None:
    here.data.write_text(NEWER)
    store = opened(here)
    assert [page.text for page in store.load().journal] == ["a secret"]
    with pytest.raises(StoreError, match="newer nc-tui"):
        changes_of(store)[change]()
    assert here.data.read_text() == NEWER
    assert [page.text for page in store.load().journal] == ["a secret"]
    (said,) = store.take_news()
    assert "A newer nc-tui made this file" in said
    assert asides(here) == []


def test_a_newer_schema_that_takes_something_out_is_left_to_do_so(here: Locations) -> None:
    store = opened(here)
    store.load()
    store.keep(urge())
    here.data.write_text(NEWER)
    assert store.reload().urges == ()
    assert here.data.read_text() == NEWER


def test_a_newer_file_that_is_cut_is_left_to_the_newer_version(here: Locations) -> None:
    """It came from another machine: all copies here are of the older one."""
    here.data.write_text(NEWER[:-9])
    for attempt in (opened(here).load, lambda: opened(here).keep(urge())):
        with pytest.raises(DamagedError, match="newer nc-tui"):
            attempt()
    assert here.data.read_text() == NEWER[:-9]
    assert asides(here) == []


def test_an_older_copy_over_a_newer_file_is_left_to_the_newer_version(here: Locations) -> None:
    newer, store = opened(here, migrations={1: dict}), opened(here)
    newer.keep(entry("before"))
    older = here.data.read_bytes()
    store.load()
    newer.keep(entry("with the newer one"))
    store.reload()
    here.data.write_bytes(older)
    store.reload()
    assert here.data.read_bytes() == older


@pytest.mark.parametrize("copies", COPIES.values(), ids=COPIES)
@pytest.mark.parametrize("how", [HARM["half"], HARM["gone"], HARM["empty"]])
def test_a_newer_file_that_is_damaged_is_left_to_the_newer_version(
    how: Harm, copies: Callable[[Locations], None], here: Locations
) -> None:
    opened(here, migrations={1: dict}).keep(entry("with the newer one"))
    copies(here)
    damaged = harm(here, how)
    store = opened(here)
    for attempt in (store.load, lambda: store.keep(urge())):
        with pytest.raises(DamagedError, match="newer nc-tui"):
            attempt()
    assert here.data.exists() == (damaged is not None)
    assert asides(here) == []
    snapshot = opened(here, migrations={1: dict}).load()
    assert "with the newer one" in [page.text for page in snapshot.journal]
