"""Panes for the end-to-end tests; without tmux they skip."""

import shutil
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nc_tui.core.clock import SystemClock
from nc_tui.core.records import START_ID, Contact, ContactKind, whole_seconds
from nc_tui.locations import find_locations
from nc_tui.store.database import Store
from tests.e2e.pane import Pane


def begin(note: str | None = None) -> Store:
    """A data file in which the first run is over: the last contact was now."""
    clock = SystemClock()
    store = Store(find_locations(), clock, lambda _bits: 1)
    store.keep(
        Contact(
            id=START_ID, at=whole_seconds(clock.now()), zone=clock.zone.key,
            kind=ContactKind.START, ends_run=True, resumes="at-once", note=note,
        )
    )  # fmt: skip
    return store


def _zone_of_day() -> str:
    """Where it is about ten in the morning now: at night the app shows the night screen."""
    ahead = (10 - datetime.now(UTC).hour + 11) % 24 - 11
    return f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT"


@pytest.fixture
def pane(
    home: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Pane]:
    """A pane at 80x24 where it is day, not started; its server is gone afterwards."""
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    monkeypatch.setenv("TZ", _zone_of_day())
    time.tzset()
    # A socket's path may be a hundred characters long at most.
    made = Pane(tmp_path_factory.mktemp("t"))
    yield made
    made.kill_server()


@pytest.fixture
def data(home: Path) -> Path:
    """Where the data file will be."""
    return home / "data" / "nc-tui" / "nc.json"
