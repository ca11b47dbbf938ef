"""Letters from everywhere: the key, the journal's list, and what a start says of them."""

import msgspec
import pytest

from nc_tui.locations import Locations
from nc_tui.store.drafts import Draft
from nc_tui.tui.dialogs.strength import StrengthDialog
from nc_tui.tui.screens.letter import LetterScreen
from nc_tui.tui.screens.letter_opened import OpenedLetterScreen
from nc_tui.tui.screens.letter_sealed import SealedLetterScreen
from nc_tui.tui.screens.main import MainScreen
from nc_tui.tui.widgets.entry_list import EntryList
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM, NARROW, WIDE, shown, until
from tests.tui.test_letters import SECRET, app_with, drafts, letter, on


@pytest.mark.long
async def test_l_opens_a_letter_from_any_tab_and_goes_on_with_one_that_is_left(
    locations: Locations, clock: FrozenClock
) -> None:
    app = app_with(locations, clock)
    async with app.run_test(size=MEDIUM) as pilot:
        for tab in "12345":
            await pilot.press(tab, "l")
            await on(pilot, LetterScreen)
            await pilot.press("escape")
            await on(pilot, MainScreen)
        await pilot.press("l", "x", "escape", "l")
        await on(pilot, LetterScreen)
        assert app.focused is not None
        assert len(app.screen_stack) == 2


async def test_in_the_list_it_is_one_line_until_it_opens_and_again_until_it_is_decided(
    locations: Locations, clock: FrozenClock
) -> None:
    app = app_with(locations, clock, letter(clock))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("4")
        await until(pilot, lambda: "▣ a letter, sealed until 08:00" in shown(app))
        assert SECRET not in shown(app)
        await pilot.press("enter")
        await on(pilot, SealedLetterScreen)
        await pilot.press("escape")
        await on(pilot, MainScreen)
        clock.advance(hours=9)
        app.minute = clock.now()
        await until(pilot, lambda: "▣ a letter, open since 08:00" in shown(app))
        assert SECRET not in shown(app)
        await pilot.press("enter")
        await on(pilot, StrengthDialog)
        await pilot.press("2")
        await on(pilot, OpenedLetterScreen)
        await pilot.press("s")
        await on(pilot, MainScreen)
        await until(pilot, lambda: f"▣ {SECRET}" in shown(app))
        await pilot.press("d")
        await until(pilot, lambda: "Delete this page?" in shown(app))
        await pilot.press("y")
        await until(pilot, lambda: app.snapshot.journal == ())


async def test_a_letter_let_go_is_in_the_list_no_more_until_undo_brings_it_back(
    locations: Locations, clock: FrozenClock
) -> None:
    app = app_with(locations, clock, letter(clock, decided="keep"))
    app.animation_level = "none"
    clock.advance(hours=9)
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("4")
        await until(pilot, lambda: SECRET in shown(app))
        await pilot.press("enter", "enter")
        await on(pilot, OpenedLetterScreen)
        await pilot.press("t")
        await on(pilot, MainScreen)
        await until(pilot, lambda: SECRET not in shown(app))
        assert "Nothing written yet." in shown(app)
        await pilot.press("ctrl+z")
        await until(pilot, lambda: bool(app.screen.query(EntryList)) and SECRET in shown(app))


async def test_a_letter_that_was_to_be_sealed_when_the_kill_came_is_sealed_at_the_next_start(
    locations: Locations, clock: FrozenClock
) -> None:
    app = app_with(locations, clock)
    locations.drafts.mkdir(parents=True)
    (locations.drafts / "7.json").write_bytes(msgspec.json.encode(Draft.of(letter(clock, id=7))))
    async with app.run_test(size=WIDE) as pilot:
        said = "The letter you were writing is in the journal, sealed until 08:00."
        await until(pilot, lambda: said in " ".join(shown(app).split()))
    assert drafts(locations) == []


async def test_a_letter_left_as_a_draft_is_told_of_in_the_journal_until_it_is_sealed(
    locations: Locations, clock: FrozenClock
) -> None:
    app = app_with(locations, clock)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("l", *"secret", "escape", "escape", "escape")
        await on(pilot, MainScreen)
        await pilot.press("4")
        await until(pilot, lambda: "▫ a letter, left as a draft   l go on" in shown(app))
        assert "secret" not in shown(app)
        await pilot.press("l", "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, StrengthDialog))
        await pilot.press("7")
        await on(pilot, SealedLetterScreen)
        await pilot.press("escape")
        await on(pilot, MainScreen)
        await until(pilot, lambda: "sealed until" in shown(app) and "left as" not in shown(app))
