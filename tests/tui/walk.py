"""A walk through every screen and dialog there is, in one app: how each is come to, and left."""

from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from nc_tui.demo.year import records
from nc_tui.locations import Locations
from nc_tui.tui.app import NcApp
from nc_tui.tui.screens.main import MainScreen
from tests.clocks import FrozenClock
from tests.tui.apps import new_app, until

PANES = {
    "Today": "1", "Streak": "2", "Surf": "3", "Journal": "4", "Stages": "5", "Insights": "6",
    "Library": "7",
}  # fmt: skip
PAGES = {
    "PlanScreen": "1 p",
    "SettingsScreen": "1 comma",
    "MotivesScreen": "1 y",
    "SafetyScreen": "1 exclamation_mark",
    "PutAwayScreen": "4 Z",
    "WritingScreen": "1 n a escape",
    "LetterScreen": "1 l a escape",
    "SurfScreen": "1 u",
    "AfterScreen": "1 u 7 enter",
    "FirstRunScreen": "1 s",
    "CoverScreen": "1 full_stop",
}
DIALOGS = {
    "HelpScreen": "1 question_mark",
    "Palette": "1 ctrl+p",
    "CheckInDialog": "1 c",
    "ContactDialog": "1 x",
    "TheyWroteDialog": "1 m",
    "ReplyDialog": "1 m p",
    "EndingDialog": "1 m p a ctrl+s",
    "ReachDialog": "1 r",
    "NumberDialog": "1 r enter",
    "SearchDialog": "1 slash s",
    "BeforeDialog": "1 x p enter",
    "TextDialog": "1 p a",
    "PersonDialog": "1 p right a",
    "PickDialog": "1 comma e",
    "SettingDialog": "1 comma j e",
    "WhichDayDialog": "1 y t",
    "MilestonesDialog": "2 o",
    "MilestoneDialog": "2 o n",
    "DayDialog": "2 shift+tab enter",
    "Confirm": "3 d",
    "EraseDialog": "3 D",
    "DeleteDialog": "4 d",
    "PutAwayDialog": "4 z",
    "AnswerDialog": "5 w",
    "ReportDialog": "6 w",
    "OwnWordsDialog": "7 a",
    "StrengthDialog": "1 l a ctrl+s",
    "LeaveLetter": "1 l a escape escape",
    "GroundingDialog": "1 u 7 enter g",
    "ActivityDialog": "1 u 7 enter w",
}
WAYS = PANES | PAGES | DIALOGS
"""What it is called (a tab's word, or the class of the screen), and the keys that lead to it."""

_LEAVES = {"CoverScreen": "enter", "LeaveLetter": "t", "EndingDialog": "d"}


def walked_app(locations: Locations, clock: FrozenClock) -> NcApp:
    """The app on a made-up year."""
    return new_app(locations, clock, records(clock.now()))


async def press(pilot: Pilot[None], app: NcApp, *keys: str) -> None:
    """Press keys, each once what the one before it set in motion is there."""
    for key in keys:
        await pilot.press(key)
        await until(pilot, lambda: app._typed_ahead._is_free, f"{key} was done")
        await pilot.pause()


async def leave(pilot: Pilot[None], app: NcApp) -> None:
    """Back to the main screen, by the keys that lead there."""

    def is_home() -> bool:
        writes = isinstance(app.focused, Input | TextArea)
        return isinstance(app.screen, MainScreen) and not writes

    for _ in range(12):
        if is_home():
            return
        await press(pilot, app, _LEAVES.get(named(app), "escape"))
    problem = f"no way out of {named(app)}"
    raise AssertionError(problem)


def named(app: NcApp) -> str:
    """What the screen is called here: the word of its tab, or its class."""
    screen = app.screen
    if not isinstance(screen, MainScreen):
        return type(screen).__name__
    return next(word for word, key in PANES.items() if _tab(screen) == key)


def _tab(screen: MainScreen) -> str:
    from nc_tui.tui.screens.main import TABS

    return next(tab.key for tab in TABS if tab.pane == screen.pane.id)


async def walk(pilot: Pilot[None], app: NcApp, place: str) -> None:
    """Come to a place."""
    await leave(pilot, app)
    await press(pilot, app, *WAYS[place].split())
    await until(pilot, lambda: named(app) == place, f"{place}, not {named(app)}")
