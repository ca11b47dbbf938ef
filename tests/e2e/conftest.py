"""Panes for the end-to-end tests; without tmux they skip."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.pane import Pane


@pytest.fixture
def pane(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pane]:
    """A pane at 80x24, not started; its server is gone afterwards."""
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    # A socket's path may be a hundred characters long at most.
    made = Pane(tmp_path_factory.mktemp("t"))
    yield made
    made.kill_server()


@pytest.fixture
def data(home: Path) -> Path:
    """Where the data file will be."""
    return home / "data" / "nc-tui" / "nc.json"
