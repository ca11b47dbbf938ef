"""``demo``: a made-up year in a place of its own, and nothing of it afterwards."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

from nc_tui.core.clock import Clock
from nc_tui.locations import Locations
from nc_tui.store.database import Store
from tests.cli.conftest import Nc


def test_it_opens_on_a_year_that_is_nobodys(
    nc: Nc, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Locations] = []

    def run_app(locations: Locations, clock: Clock, *, news: str, config: Path) -> int:
        opened.append(locations)
        snapshot = Store(locations, clock, lambda bits: 0).load()
        assert len(snapshot.urges) > 100
        assert snapshot.plan_of("person")
        assert "made up" in news
        assert len(news.split()) < 20
        assert (config.name, locations.config.exists()) == ("config.toml", False)
        assert locations.config.parent == locations.data.parent
        assert locations.data.parent.stat().st_mode & 0o777 == 0o700
        return 0

    module = ModuleType("nc_tui.tui.run")
    module.run_app = run_app  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "nc_tui.tui.run", module)
    monkeypatch.setattr("nc_tui.cli.demo.is_on_terminal", lambda: True)
    assert nc("demo").code == 0
    (locations,) = opened
    assert not locations.data.parent.exists()
    assert list(home.iterdir()) == []


def test_it_needs_a_terminal(nc: Nc, home: Path) -> None:
    assert "needs a terminal" in nc("demo").refused(1)
    assert list(home.iterdir()) == []
