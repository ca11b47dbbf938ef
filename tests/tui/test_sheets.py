"""The style sheets: each is read once what it is for is shown, and asked hardly more often than
there are widgets."""

import json
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import pytest
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

import nc_tui.tui
from nc_tui.core.clock import SystemClock
from nc_tui.locations import Locations, find_locations
from nc_tui.tui.sheets import sheet_folder, sheets_of
from tests.clocks import FrozenClock
from tests.tui.apps import WIDE, new_app, new_store, shown, start, until
from tests.tui.walk import walk, walked_app

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
        for key in ("1", "2", "7", "x", "escape", "u"):
            await pilot.press(key)
            await pilot.pause()
        shown = len(read)
        app.theme = "dawn"
        await pilot.pause()
        print(json.dumps([read[:shown], read[shown:]]))

asyncio.run(run())
"""


def test_each_is_read_once_what_it_is_for_is_shown_and_anew_with_other_colours() -> None:
    """In a process of its own: the tests of the app keep what was read for all of them."""
    clock = SystemClock()
    new_store(find_locations(), clock).keep(start(clock))
    ran = subprocess.run(
        [sys.executable, "-c", START], capture_output=True, check=True, timeout=60, text=True
    )
    names = {path.read_text(): path.stem for path in sheet_folder().glob("*.tcss")}
    read, again = ([names[css] for css in each if css in names] for each in json.loads(ran.stdout))
    assert {"app", "today", "streak", "library", "contact", "dialog", "field", "surf"} < set(read)
    assert not {"night", "stages", "journal", "first_run", "check_in", "palette"} & set(read)
    assert sorted(read) == sorted(set(read))
    assert sorted(again) == sorted(read)


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
async def test_whenever_they_are_read_they_come_to_the_same(
    locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    app = walked_app(locations, clock)
    async with app.run_test(size=size) as pilot:
        for place in ("Library", "Stages", "Streak", "SettingDialog", "TheyWroteDialog"):
            await walk(pilot, app, place)
        nodes = [node for screen in app.screen_stack for node in screen.walk_children()]
        before = [dict(node.styles.base.get_rules()) for node in nodes]
        for name in every_sheet():
            app.sheets.need(name)
        in_order = sorted(app.sheets.source.items())
        app.sheets.source = {
            where: css if css.is_defaults else css._replace(tie_breaker=0)
            for where, css in in_order
        }
        app.sheets.parse()
        app.sheets.update_nodes(nodes)
        assert [dict(node.styles.base.get_rules()) for node in nodes] == before


def test_each_is_read_for_something() -> None:
    owned = {name for kind in every_kind() for name in sheets_of(kind)}
    assert every_sheet() <= owned


def test_what_is_shared_has_a_sheet() -> None:
    shared = {name for kind in every_kind() for name in vars(kind).get("SHEETS", ())}
    assert shared <= every_sheet()


def every_sheet() -> set[str]:
    return {path.stem for path in sheet_folder().glob("*.tcss")}


def every_kind() -> Iterator[type[DOMNode]]:
    for module in walk_packages(nc_tui.tui.__path__, "nc_tui.tui."):
        for each in vars(import_module(module.name)).values():
            if isinstance(each, type) and issubclass(each, DOMNode):
                yield each
