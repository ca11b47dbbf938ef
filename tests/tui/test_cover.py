"""Cover: bland at once, over everything; it asks before it goes, and keeps what is beneath."""

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from nc_tui.core.records import PlanItem, Record
from nc_tui.locations import Locations
from nc_tui.tui.app import NcApp
from nc_tui.tui.dialogs.answer import AnswerDialog
from nc_tui.tui.dialogs.dialog import Dialog
from nc_tui.tui.palette import Palette
from nc_tui.tui.screens.cover import CoverScreen
from nc_tui.tui.screens.main import MainScreen
from nc_tui.tui.screens.safety import SafetyScreen
from nc_tui.tui.screens.surf import SurfScreen
from nc_tui.tui.screens.writing import WritingScreen
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM, SIZES, new_app, shown, start, until

BARE = "$"
ASKING = "$ Show the screen again? enter yes any other key no"


def reason(clock: FrozenClock) -> Record:
    return PlanItem(kind="reason", at=clock.now(), order=1, text="I want to sleep again.")


async def ready(pilot: Pilot[None], app: NcApp) -> None:
    await until(pilot, lambda: isinstance(app.screen, MainScreen), "the main screen")
    await pilot.pause()


async def covered(pilot: Pilot[None], app: NcApp, key: str = "full_stop") -> None:
    await pilot.press(key)
    await until(pilot, lambda: isinstance(app.screen, CoverScreen), "the cover")
    await until(pilot, lambda: shown(app).split() == [BARE], "a bare screen")


async def uncovered(pilot: Pilot[None], app: NcApp) -> None:
    await pilot.press("enter")
    await until(pilot, lambda: "Show the screen again?" in shown(app))
    await pilot.press("enter")
    await until(pilot, lambda: not isinstance(app.screen, CoverScreen))
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tab", "12345")
async def test_it_hides_every_word_and_asks_before_it_goes(
    locations: Locations, clock: FrozenClock, size: tuple[int, int], tab: str
) -> None:
    app = new_app(locations, clock, [start(clock), reason(clock)])
    async with app.run_test(size=size) as pilot:
        await ready(pilot, app)
        await pilot.press(tab)
        await pilot.pause()
        before = shown(app)
        await covered(pilot, app)
        assert app.title != "nc-tui"
        await pilot.press("x")
        await until(pilot, lambda: "Show the screen again?" in shown(app))
        assert " ".join(shown(app).split()) == ASKING
        await pilot.press("x")
        await until(pilot, lambda: shown(app).split() == [BARE])
        await uncovered(pilot, app)
        assert isinstance(app.screen, MainScreen)
        assert shown(app).split()[:9] == before.split()[:9]
        assert app.title == "nc-tui"


@pytest.mark.parametrize(
    "keys",
    ["u q escape 5 ctrl+p f2 ctrl+c full_stop", pytest.param(
        "c n r question_mark tab f1 ctrl+g ctrl+q f4 ctrl+l space", marks=pytest.mark.long
    )],
)  # fmt: skip
async def test_any_key_but_the_safety_ones_only_asks(
    locations: Locations, clock: FrozenClock, keys: str
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await ready(pilot, app)
        await covered(pilot, app)
        for key in keys.split():
            await pilot.press(key)
            await pilot.pause()
            assert isinstance(app.screen, CoverScreen), key
            said = " ".join(shown(app).split())
            assert said in (BARE, ASKING), key
            assert app.is_running
            if said == ASKING:
                await pilot.press("x")
                await until(pilot, lambda: shown(app).split() == [BARE])


@pytest.mark.parametrize("key", ["f4", pytest.param("ctrl+l", marks=pytest.mark.long)])
async def test_it_opens_over_a_dialog_and_keeps_what_was_typed(
    locations: Locations, clock: FrozenClock, key: str
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await ready(pilot, app)
        await pilot.press("5", "w")
        await until(pilot, lambda: isinstance(app.focused, TextArea))
        await pilot.press(*"half a")
        await covered(pilot, app, key)
        await uncovered(pilot, app)
        assert isinstance(app.screen, AnswerDialog)
        await until(pilot, lambda: isinstance(app.focused, TextArea))
        await pilot.press(*" word")
        assert app.focused.text == "half a word"  # type: ignore[union-attr]


@pytest.mark.long
async def test_it_opens_over_the_writing_page_and_the_palette(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await ready(pilot, app)
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, WritingScreen))
        await pilot.pause()
        await pilot.press(*"a page")
        await covered(pilot, app, "f4")
        await uncovered(pilot, app)
        assert isinstance(app.screen, WritingScreen)
        await pilot.press(*" of mine")
        await until(pilot, lambda: "a page of mine" in shown(app))
    again = new_app(locations, clock)
    async with again.run_test(size=MEDIUM) as pilot:
        await ready(pilot, again)
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(again.screen, Palette))
        await pilot.press(*"sur")
        await covered(pilot, again, "f4")
        await uncovered(pilot, again)
        assert isinstance(again.screen, Palette)


async def test_it_opens_over_a_breath_which_goes_on(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await ready(pilot, app)
        await pilot.press("u")
        await until(pilot, lambda: isinstance(app.screen, SurfScreen))
        breath = app.screen
        await pilot.press("7")
        await covered(pilot, app)
        clock.advance(30)
        await pilot.pause(0.2)
        assert shown(app).split() == [BARE]
        await uncovered(pilot, app)
        assert app.screen is breath


async def test_notices_and_toasts_stay_beneath(locations: Locations, clock: FrozenClock) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await ready(pilot, app)
        await covered(pilot, app)
        app.notice("The letter to Alex could not be saved.")
        app.notify("Something about Alex.")
        for _ in range(5):
            await pilot.pause(0.05)
            assert shown(app).split() == [BARE]
        await uncovered(pilot, app)
        assert "The letter to Alex" in shown(app)


async def test_what_opens_by_itself_while_covered_is_covered_too(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await ready(pilot, app)
        await covered(pilot, app)
        late: Dialog[None] = Dialog()
        app.push_screen(late)  # such as a dialog that comes back because saving failed
        await until(pilot, lambda: isinstance(app.screen, CoverScreen))
        await until(pilot, lambda: shown(app).split() == [BARE])
        await uncovered(pilot, app)
        assert app.screen is late
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, MainScreen), "no second cover to lift")


async def test_what_ends_beneath_does_not_take_the_cover_with_it(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock), reason(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await ready(pilot, app)
        await covered(pilot, app)
        app.pop_screen()  # what Screen.dismiss of a dialog beneath does: it takes the topmost
        await until(pilot, lambda: isinstance(app.screen, CoverScreen))
        await until(pilot, lambda: shown(app).split() == [BARE])
        await uncovered(pilot, app)
        assert isinstance(app.screen, MainScreen)


async def test_safety_opened_from_it_leads_back_to_it(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await ready(pilot, app)
        await covered(pilot, app)
        for key in ("escape", "full_stop", "f4"):
            await pilot.press("exclamation_mark")
            await until(pilot, lambda: isinstance(app.screen, SafetyScreen))
            await pilot.press(key)
            await until(pilot, lambda: isinstance(app.screen, CoverScreen), key)
            assert sum(isinstance(screen, CoverScreen) for screen in app.screen_stack) == 1
        await uncovered(pilot, app)
        assert isinstance(app.screen, MainScreen)


async def test_it_covers_safety_with_the_people_on_it(
    locations: Locations, clock: FrozenClock
) -> None:
    sam = PlanItem(kind="person", at=clock.now(), order=1, name="Sam", reach="07700 900142")
    app = new_app(locations, clock, [start(clock), sam])
    async with app.run_test(size=MEDIUM) as pilot:
        await ready(pilot, app)
        await pilot.press("exclamation_mark")
        await until(pilot, lambda: "Sam" in shown(app))
        await covered(pilot, app)
        await uncovered(pilot, app)
        await until(pilot, lambda: "Sam" in shown(app))


async def test_a_click_asks_as_a_key_does(locations: Locations, clock: FrozenClock) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await ready(pilot, app)
        await covered(pilot, app)
        await pilot.click(offset=(40, 12))
        await until(pilot, lambda: "Show the screen again?" in shown(app))
        await pilot.click(offset=(40, 12))
        assert isinstance(app.screen, CoverScreen)
