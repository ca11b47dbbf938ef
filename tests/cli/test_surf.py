"""``nc-tui surf``: what it refuses before anything opens, and what it opens the app with."""

import sys
from types import ModuleType
from typing import Any

import pytest

from nc_tui.core.clock import Clock
from nc_tui.core.records import PlanItem
from nc_tui.locations import Locations
from nc_tui.store.database import Store
from tests.cli.conftest import Nc
from tests.clocks import FrozenClock


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """Whatever the app would be opened with, on a terminal."""
    calls: list[tuple[Any, ...]] = []

    def run_app(locations: Locations, clock: Clock, **asked: Any) -> int:
        pattern = asked["pattern"]
        calls.append((asked["surf"], pattern and pattern.name, asked["minutes"]))
        return 0

    module = ModuleType("nc_tui.tui.run")
    module.run_app = run_app  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "nc_tui.tui.run", module)
    monkeypatch.setattr("nc_tui.cli.surf.is_on_terminal", lambda: True)
    return calls


def test_it_needs_a_terminal(nc: Nc) -> None:
    said = nc("surf", terminal=True).refused(1)
    assert said == (
        "nc-tui: surf needs a terminal, and there is none here. Nothing was done; "
        "nc-tui breathe prints what to breathe anywhere."
    )


def test_it_opens_with_what_was_asked_for(nc: Nc, store: Store, opened: list[Any]) -> None:
    phases = (("breathe in", 4.0), ("breathe out", 7.0))
    at = FrozenClock().now()
    store.keep(PlanItem(kind="pattern", at=at, order=1, name="Sea", phases=phases))
    for argv in ((), ("--minutes", "3"), ("--pattern", "BOX"), ("--pattern", "sea")):
        assert nc("surf", *argv).code == 0
    assert opened == [
        (True, None, None), (True, None, 3), (True, "box 4·4·4·4", None), (True, "Sea", None),
    ]  # fmt: skip


def test_an_unknown_pattern_opens_nothing(nc: Nc, opened: list[Any]) -> None:
    said = nc("surf", "--pattern", "sea").refused(2)
    assert "there are slow, even, box, 4-7-8, sigh." in said
    assert opened == []


@pytest.mark.parametrize("minutes", ["0", "121", "x"])
def test_minutes_that_cannot_be_are_refused(nc: Nc, opened: list[Any], minutes: str) -> None:
    nc("surf", "--minutes", minutes).refused(2)
    assert opened == []
