"""Every key of the table of commands, on every screen: it does what help says, or it is greyed;
and every screen and dialog has a help of its own."""

import re
from pathlib import Path

import pytest
from textual.pilot import Pilot

from nc_tui.locations import Locations
from nc_tui.tui import actions
from nc_tui.tui.actions import Command, commands_of
from nc_tui.tui.app import NcApp
from nc_tui.tui.fields import is_field
from nc_tui.tui.screens.main import TABS, MainScreen, pane_called
from nc_tui.tui.screens.motives import MotivesScreen
from nc_tui.tui.screens.night import NightPane
from nc_tui.tui.screens.plan import PlanScreen
from nc_tui.tui.screens.put_away import PutAwayScreen
from nc_tui.tui.screens.writing import WritingScreen
from nc_tui.tui.widgets.key_line import Hint, fitting
from nc_tui.tui.widgets.key_table import KeyTable
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM, WIDE, shown
from tests.tui.walk import DIALOGS, PAGES, PANES, named, press, walk, walked_app

TINY = (24, 8)
OPENS = {
    "surf": "SurfScreen",
    "check-in": "CheckInDialog",
    "write": "WritingScreen",
    "letter": "LetterScreen",
    "contact": "ContactDialog",
    "they-wrote": "TheyWroteDialog",
    "reach": "ReachDialog",
    "safety": "SafetyScreen",
    "cover": "CoverScreen",
    "help": "HelpScreen",
    "palette": "Palette",
    "plan": "PlanScreen",
    "settings": "SettingsScreen",
    "motives": "MotivesScreen",
    "report": "ReportDialog",
    "first-run": "FirstRunScreen",
    "milestones": "MilestonesDialog",
    "ledger.edit": "ContactDialog",
    "ledger.remove": "Confirm",
    "ledger.erase": "EraseDialog",
    "urge.remove": "Confirm",
    "urge.erase": "EraseDialog",
    "journal.go-on": "WritingScreen",
    "journal.put-away": "PutAwayDialog",
    "journal.away": "PutAwayScreen",
    "journal.delete": "DeleteDialog",
    "journal.erase": "EraseDialog",
    "stages.write": "AnswerDialog",
    "stages.which-day": "WhichDayDialog",
    "library.add": "OwnWordsDialog",
    "settings.change": "PickDialog",
    "plan.add": "TextDialog",
    "plan.change": "TextDialog",
    "plan.erase": "EraseDialog",
    "motives.write": "AnswerDialog",
    "motives.again": "WhichDayDialog",
    "letter.leave": "LeaveLetter",
    "letter.seal": "StrengthDialog",
}
"""The screen that each opens; what is not named here changes what is seen where one is."""
PLACES = {
    **{tab.word: pane_called(tab.pane) for tab in TABS},
    "Plan": PlanScreen, "Motives": MotivesScreen, "put away": PutAwayScreen,
    "writing": WritingScreen, "at night": NightPane,
}  # fmt: skip
"""The rows of README's key table."""
SAID_ONCE = {"backspace", "escape"}
"""Read on is said of space; and what esc does, where it is more than going back."""
MOVES = {
    "SurfScreen", "LetterScreen", "LeaveLetter", "StrengthDialog", "WritingScreen", "PersonDialog",
}  # fmt: skip
"""What goes on by itself, says how saving goes (or lies over what does), or lies over a page of
fewer columns then."""
LEAVES = {"quit", "journal.editor", "page.editor"}
"""What ends the app, or hands the terminal to another program, is pressed in tests of its own."""
STAYS = {
    "page.save", "library.read-on", "library.read-back", "journal.read-on", "journal.read-back",
    "plan.sooner", "undo", "redo",
}  # fmt: skip
"""What has nothing to do where the walk comes to it: a page that is seen whole, a first line,
nothing to undo."""


def place_of(app: NcApp) -> object:
    screen = app.screen
    return screen.pane if isinstance(screen, MainScreen) else screen


def looks(app: NcApp) -> tuple[object, ...]:
    return tuple(map(type, app.screen_stack)), app.focused, shown(app)


async def check(pilot: Pilot[None], app: NcApp, place: str, command: Command) -> None:
    """Press its key there, and see what became of it."""
    await walk(pilot, app, place)
    found = app.screen.active_bindings.get(command.key)
    if found is None or found.binding.action != command.action:
        in_help = KeyTable(app.screen).key_of(command)
        assert command.key != in_help, f"{place}: {command.key} is in help and does nothing"
        return
    before, writes = looks(app), is_field(app.focused)
    await press(pilot, app, command.key)
    where = f"{place}: {command.key} ({command.title})"
    if not found.enabled:  # in a field its key may be a letter
        assert writes or looks(app) == before, f"{where} is greyed and did something"
    elif command.id in OPENS:
        opened = OPENS[command.id]
        assert opened == named(app), f"{where} opened {named(app)}"
    elif command.id not in STAYS:
        assert looks(app) != before, f"{where} did nothing"


@pytest.mark.parametrize(
    "places",
    [pytest.param(PANES, id="tabs"), pytest.param(PAGES, id="pages", marks=pytest.mark.long)],
)
async def test_a_key_does_what_help_says_or_is_greyed(
    locations: Locations, clock: FrozenClock, places: dict[str, str], is_long: bool
) -> None:
    app = walked_app(locations, clock)
    async with app.run_test(size=MEDIUM) as pilot:
        for place in places:
            await walk(pilot, app, place)
            everywhere = actions.EVERYWHERE if is_long or place == "Today" else ()
            for command in (*commands_of(place_of(app)), *everywhere):
                if command.id not in LEAVES:
                    await check(pilot, app, place, command)


async def test_every_screen_and_dialog_has_help_and_cover_and_fits_every_size(
    locations: Locations, clock: FrozenClock, is_long: bool
) -> None:
    app = walked_app(locations, clock)
    places = [place for place in [*PAGES, *DIALOGS] if place not in ("CoverScreen", "HelpScreen")]
    async with app.run_test(size=MEDIUM) as pilot:
        for place in places if is_long else places[::6]:
            await walk(pilot, app, place)
            rows = KeyTable(app.screen).here(commands_of(app.screen))
            focus, before = app.focused, shown(app)
            await press(pilot, app, "f1")
            assert named(app) == "HelpScreen", place
            assert "Keys for this screen" not in shown(app), f"{place} has no name in help"
            assert any("esc" in row.keys for row in rows) or place == "Palette", f"{place}: {rows}"
            assert not any(row.words == "open" for row in rows), f"{place}: open what?"
            await press(pilot, app, "escape")
            assert named(app) == place
            await press(pilot, app, "f4")
            assert shown(app).split() == ["$"], f"{place} is not covered"
            await press(pilot, app, "enter", "enter")
            assert named(app) == place
            for size in (WIDE, TINY, MEDIUM):
                await pilot.resize_terminal(*size)
                await pilot.pause()
                assert named(app) == place
                assert app.focused is focus, f"{place} at {size}"
                if place in DIALOGS:
                    assert "esc" in shown(app), f"{place} at {size}: how is it left?"
                if focus is not None and place in DIALOGS:
                    assert focus.region.overlaps(app.screen.region), f"{place}: out of sight"
            if place not in MOVES:
                assert shown(app) == before, f"{place} is another after it was small"


@pytest.mark.parametrize(
    ("room", "said"),
    [
        (40, "enter keep, tab next, esc not now"),
        (30, "enter keep, esc not now"),
        (22, "enter keep, esc "),
        (12, "enter , esc "),
        (10, "enter , esc "),
        (4, "esc "),
    ],
)
def test_the_way_out_is_said_in_however_narrow_a_window(room: int, said: str) -> None:
    keys = [Hint("enter", "keep"), Hint("tab", "next"), Hint("esc", "not now")]
    assert ", ".join(f"{hint.key} {hint.label}" for hint in fitting(keys, room, 2)) == said


async def test_no_field_hides_under_the_keys_of_a_low_dialog(
    locations: Locations, clock: FrozenClock
) -> None:
    app = walked_app(locations, clock)
    async with app.run_test(size=MEDIUM) as pilot:
        await walk(pilot, app, "PersonDialog")
        await pilot.resize_terminal(*TINY)
        await pilot.pause()
        (keys,) = app.screen.query(".dialog-keys")
        for _ in range(3):
            assert app.focused is not None
            assert 0 < app.focused.region.y < keys.region.y, app.focused.id
            await press(pilot, app, "tab")


def test_the_readme_and_the_table_of_commands_name_the_same_keys() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text()
    keys = readme.partition("## Keys")[2].partition("## On the command line")[0]
    rows = dict(re.findall(r"(?m)^\| ([^|]+) \| (.*) \|$", keys))
    for command in actions.EVERYWHERE:
        assert any(f"`{command.shown}`" in where for where in rows), command
        for key in command.fields:
            assert f"`{key}`" in keys, command
    for where, kind in PLACES.items():
        for command in commands_of(kind):
            if command.key not in SAID_ONCE:
                said = {"escape": "esc", "backspace": "backspace"}.get(command.shown, command.shown)
                assert f"`{said}`" in rows[where], f"{where}: {said} ({command.title})"
