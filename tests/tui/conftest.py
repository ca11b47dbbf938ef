"""What makes five hundred starts of the app in one process bearable."""

import asyncio
import time
from collections.abc import Iterator
from typing import Any

import pytest
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.pilot import Pilot

from nc_tui.tui.app import NcApp
from nc_tui.tui.breath_ahead import BreathAhead
from nc_tui.tui.sheets import Sheets
from tests.tui.unread import unread_for


@pytest.fixture(autouse=True, scope="session")
def sheets_read_once() -> Iterator[None]:
    """The same sheets with the same colours come to the same rules: reading them is a third of a
    start, and each start would do it again."""
    read, known = Stylesheet._parse_rules, dict[Any, Any]()

    def parse_rules(self: Stylesheet, *of: Any, **more: Any) -> Any:
        key = (of, tuple(more.items()), tuple(self._variables.items()))
        if key not in known:
            known[key] = read(self, *of, **more)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parse_rules)
        yield


@pytest.fixture(autouse=True, scope="session")
def waits_are_short() -> Iterator[None]:
    """A pilot waits at every key until 20 ms have passed in which nothing worked, since a screen is
    drawn every 16 ms. Here it is drawn every four, and 10 ms of quiet are enough, once what was
    being written is on disk."""
    press = Pilot.press

    async def press_and_write(self: Pilot[Any], *keys: str) -> None:
        await press(self, *keys)
        end = time.monotonic() + 0.25  # a disk that is made to refuse takes longer
        while isinstance(self.app, NcApp) and self.app.writer.is_busy and time.monotonic() < end:
            await asyncio.sleep(0.005)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("textual.screen.UPDATE_PERIOD", 0.004)
        patch.setattr("textual._wait.SLEEP_GRANULARITY", 0.01)
        patch.setattr("textual._wait.SLEEP_IDLE", 0.0005)
        patch.setattr(Pilot, "press", press_and_write)
        yield


@pytest.fixture(autouse=True)
def nothing_is_styled_before_its_sheet_is_read(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever is shown in a test of the app: all rules for it are read by then."""
    apply, missed = Sheets.apply, list[str]()

    def checked(self: Sheets, node: DOMNode, **more: Any) -> None:
        apply(self, node, **more)
        missed.extend(unread_for(self, node))

    monkeypatch.setattr(Sheets, "apply", checked)
    yield
    assert missed == []


@pytest.fixture(autouse=True)
def no_breath_ahead(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A breath made ready is a second screen in every start of the app, and one that is opened
    looks the same without: ``test_breath_ahead`` says so, and the tests in tmux have it."""
    if not request.node.get_closest_marker("breath_ahead"):
        monkeypatch.setattr(BreathAhead, "make_soon", lambda _: None)
