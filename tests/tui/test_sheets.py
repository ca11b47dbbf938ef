"""The style sheets are read once a start, and asked hardly more often than there are widgets."""

import json
import subprocess
import sys
from typing import Any

import pytest
from textual.css.stylesheet import Stylesheet

from nc_tui.core.clock import SystemClock
from nc_tui.locations import Locations, find_locations
from tests.clocks import FrozenClock
from tests.tui.apps import WIDE, new_app, new_store, shown, start, until

START = """
import asyncio, json
from textual.css import stylesheet
from nc_tui.content.load import load_content
from nc_tui.core.clock import SystemClock
from nc_tui.locations import find_locations
from nc_tui.store.database import Store
from nc_tui.store.drafts import Drafts
from nc_tui.tui.app import NcApp

read, parse = [], stylesheet.parse

def counted(scope, css, *rest, **more):
    read.append(css)
    return parse(scope, css, *rest, **more)

stylesheet.parse = counted

async def run():
    locations, clock = find_locations(), SystemClock()
    store = Store(locations, clock, lambda bits: 5)
    app = NcApp(store, Drafts(locations.drafts), clock, load_content(), store.load())
    async with app.run_test() as pilot:
        for key in "127u":
            await pilot.press(key)
            await pilot.pause()

asyncio.run(run())
print(json.dumps(read))
"""


def test_each_is_read_once_until_the_colours_change() -> None:
    """In a process of its own: the tests of the app keep what was read for all of them."""
    clock = SystemClock()
    new_store(find_locations(), clock).keep(start(clock))
    ran = subprocess.run(
        [sys.executable, "-c", START], capture_output=True, check=True, timeout=60, text=True
    )
    ours = [css for css in json.loads(ran.stdout.splitlines()[-1]) if "SurfScreen" in css]
    assert len(ours) == 1


async def test_a_start_styles_no_widget_three_times(
    locations: Locations, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    styled = 0
    apply = Stylesheet.apply

    def counted(self: Stylesheet, *of: Any, **more: Any) -> None:
        nonlocal styled
        styled += 1
        apply(self, *of, **more)

    monkeypatch.setattr(Stylesheet, "apply", counted)
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: "breathe" in shown(app))
        await pilot.pause()
        assert 0 < styled < 3 * len(app.screen.query("*"))


@pytest.mark.parametrize("size", [WIDE, (40, 20)])
async def test_what_is_shown_is_styled_by_the_first_sheets_alone(
    locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: "no contact" in shown(app))
        app.sheets.complete()
        widgets = app.screen.query("*")
        before = [dict(widget.styles.base.get_rules()) for widget in widgets]
        app.stylesheet.update(app.screen)
        assert [dict(widget.styles.base.get_rules()) for widget in widgets] == before
