"""The palette: what can be done here, with its key; found by a word and run."""

import re

import pytest
from textual.pilot import Pilot

from nc_tui.locations import Locations
from nc_tui.tui import actions
from nc_tui.tui.app import NcApp
from nc_tui.tui.palette import NcCommands, Palette
from nc_tui.tui.screens.cover import CoverScreen
from nc_tui.tui.screens.main import TABS, MainScreen
from nc_tui.tui.screens.safety import SafetyScreen
from nc_tui.tui.screens.surf import SurfScreen
from nc_tui.tui.widgets.feelings import FeelingList
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM, SIZES, new_app, shown, start, until


def in_a_row(seen: str, name: str, key: str) -> bool:
    """Whether a name stands in a row, capitalised, and its key at the end of it."""
    said = re.escape(name[:1].upper() + name[1:])
    return re.search(rf"{said}\b.* {re.escape(key)} ", seen) is not None


async def opened(pilot: Pilot[None], app: NcApp, tab: str = "1") -> None:
    await until(pilot, lambda: isinstance(app.screen, MainScreen), "the main screen")
    await pilot.press(tab)
    await pilot.pause()
    await pilot.press("ctrl+p")
    await until(pilot, lambda: isinstance(app.screen, Palette))
    await until(pilot, lambda: "Surf an urge, now" in shown(app))


@pytest.mark.parametrize("size", SIZES)
async def test_surf_is_found_by_a_word_and_runs(
    locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=size) as pilot:
        await opened(pilot, app)
        await pilot.press(*"breath")
        await until(pilot, lambda: "New journal entry" not in shown(app))
        await until(pilot, lambda: "Surf an urge, now" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, SurfScreen))


async def test_it_lists_the_table_the_pane_and_the_tabs_with_their_keys(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=(80, 50)) as pilot:
        await opened(pilot, app, "5")
        seen = ""
        for _ in range(30):
            await pilot.press("down")
            seen += shown(app)
        pane = next(screen for screen in app.screen_stack if isinstance(screen, MainScreen)).pane
        for command in (*pane.commands, *actions.EVERYWHERE):
            if command.in_palette:
                assert in_a_row(seen, command.title.partition(": ")[0], command.shown), command
        for tab in TABS:
            assert in_a_row(seen, tab.word, tab.key), tab
        for stranger in ("Screenshot", "Maximize", "Save", "Show keys"):
            assert stranger not in seen


async def test_a_tab_a_command_of_the_pane_and_safety_run_from_it(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, app)
        await pilot.press(*"stages")
        await until(pilot, lambda: "New journal entry" not in shown(app) and "Stages" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.focused, FeelingList))
        question = shown(app)
        await opened(pilot, app, "5")
        await pilot.press(*"another")
        await until(pilot, lambda: "New journal entry" not in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, MainScreen))
        await until(pilot, lambda: shown(app) != question, "another question")
        await opened(pilot, app, "5")
        await pilot.press(*"safety")
        await until(pilot, lambda: "New journal entry" not in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, SafetyScreen))


@pytest.mark.parametrize(
    "wanted",
    [
        {
            "theme": "Colours", "color": "Colours", "colours": "Colours", "dark mode": "Colours",
            "light": "Colours", "delete everything": "Erase everything", "wipe": "Erase everything",
            "exit": "Quit", "close": "Quit", "options": "Settings", "preferences": "Settings",
            "config": "Settings", "help": "Keys for this screen", "keys": "Keys for this screen",
            "shortcuts": "Keys for this screen", "breathe": "Surf an urge", "panic": "Surf an urge",
            "urge": "Surf an urge", "diary": "New journal entry", "note": "New journal entry",
            "unsent": "Write a message", "letter": "Write a message", "slip": "Something happened",
            "emergency": "Safety", "hide": "Cover", "zqx": "",
        }
    ],
    ids=["words people type"],
)  # fmt: skip
async def test_the_words_people_type_find_what_they_mean(
    locations: Locations, clock: FrozenClock, wanted: dict[str, str]
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await until(pilot, lambda: isinstance(app.screen, MainScreen), "the main screen")
        commands = NcCommands(app.screen)
        found = {}
        for query in wanted:
            hits = [hit async for hit in commands.search(query)]
            best = max(hits, key=lambda hit: hit.score, default=None)
            found[query] = (best.text or "").partition(":")[0] if best else ""
    wrong = {q: (f, wanted[q]) for q, f in found.items() if not f.startswith(wanted[q] or f)}
    assert wrong == {}
    assert found["zqx"] == ""


async def test_it_says_so_when_nothing_matches(locations: Locations, clock: FrozenClock) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, app)
        await pilot.press(*"zzqx[b]")
        await until(pilot, lambda: "No matches found" in shown(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, MainScreen))


async def test_the_colours_are_changed_from_it(locations: Locations, clock: FrozenClock) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, app)
        await pilot.press(*"colours")
        await until(pilot, lambda: "Colours: dusk" in shown(app) or "dusk, dawn" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: "Which colours?" in shown(app))
        await pilot.press(*"dawn")
        await until(pilot, lambda: "dusk" not in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: app.theme == "dawn")


async def test_help_safety_and_the_cover_work_while_it_is_open(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, app)
        await pilot.press("f3")
        await until(pilot, lambda: isinstance(app.screen, SafetyScreen))
        await pilot.press("escape", "f4")
        await until(pilot, lambda: isinstance(app.screen, CoverScreen))
