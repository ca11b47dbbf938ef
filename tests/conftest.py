"""Shared by every test: a home of its own, a clock that stands still, a store in that home."""

import gc
import random
import time
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

import hypothesis
import pytest

from nc_tui.locations import Locations, find_locations
from nc_tui.store.database import Store
from tests.clocks import FrozenClock


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run the long form of every storm")


def pytest_configure(config: pytest.Config) -> None:
    # No test here asserts on seconds, and neither does Hypothesis.
    hypothesis.settings.register_profile("short", deadline=None, max_examples=60)
    hypothesis.settings.register_profile("long", deadline=None, max_examples=2000)
    hypothesis.settings.load_profile("long" if config.getoption("--long") else "short")
    # An app leaves some garbage, which can wait for that of others.
    gc.set_threshold(50_000, 20, 20)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--long"):
        return
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(pytest.mark.skip(reason="runs with --long"))
    passed_over = _other_sizes(items)
    config.hook.pytest_deselected(items=passed_over)
    left = set(items) - set(passed_over)
    items[:] = [item for item in items if item in left]


def pytest_collection_finish() -> None:
    """Thousands of tests and all they import stay to the end: looked through again and again for
    garbage, they are a quarter of the run."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    """pytest collects five times more at the very end, for errors that nobody heard of: once
    finds what there is."""
    gc.collect()
    gc.freeze()


def _other_sizes(items: list[pytest.Item]) -> list[pytest.Item]:
    """Of a test that runs at several sizes one is taken, each its own, so that all sizes are
    seen; ``every_size`` keeps them all, where what is tested is the size itself."""
    at_sizes: dict[tuple[str, ...], list[pytest.Item]] = {}
    for item in items:
        spec = getattr(item, "callspec", None)
        if spec and "size" in spec.params and not item.get_closest_marker("every_size"):
            others = [str(value) for name, value in sorted(spec.params.items()) if name != "size"]
            name = getattr(item, "originalname", "")
            at_sizes.setdefault((item.location[0], name, *others), []).append(item)
    passed_over = []
    for key, same in at_sizes.items():
        taken = crc32("".join(key).encode()) % len(same)
        passed_over += same[:taken] + same[taken + 1 :]
    return passed_over


@pytest.fixture
def is_long(request: pytest.FixtureRequest) -> bool:
    """Whether ``--long`` was given: more rounds, the same behaviour."""
    return bool(request.config.getoption("--long"))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty home in New York, also for every process started from here."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for kind in ("DATA", "STATE", "CONFIG", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
    monkeypatch.delenv("NC_TUI_DATA", raising=False)
    # What it hides on a developer's machine, others meet.
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    yield home
    # Before the C library is told: also what the test itself set.
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def clock() -> FrozenClock:
    """20 November 2026, 23:40:12 in New York; ``advance`` moves it."""
    return FrozenClock()


@pytest.fixture
def locations(home: Path) -> Locations:
    return find_locations()


@pytest.fixture
def store(locations: Locations, clock: FrozenClock) -> Store:
    """A store on a file that is not there yet."""
    return Store(locations, clock, random.Random(1).getrandbits)
