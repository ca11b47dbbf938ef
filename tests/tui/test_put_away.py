"""Putting pages away: out of sight by choice or by tag, listed apart, put back by a word."""

from datetime import timedelta

from nc_tui.core.records import Entry
from nc_tui.locations import Locations
from nc_tui.tui.app import NcApp
from nc_tui.tui.dialogs.put_away import PutAwayDialog, PutBackDialog
from nc_tui.tui.screens.main import MainScreen
from nc_tui.tui.screens.put_away import PutAwayScreen
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM, NARROW, WIDE, new_store, shown, told, until
from tests.tui.test_search import app_of, in_journal, letter, page


def away(app: NcApp) -> set[str]:
    return {each.text.split()[0] for each in app.snapshot.journal if each.away is not None}


def pages(clock: FrozenClock) -> list[Entry]:
    return [
        page(clock, "One #them"), page(clock, "Two", 1), page(clock, "Three #them", 40),
        page(clock, "Four #themes", 50), page(clock, "Five", 60),
    ]  # fmt: skip


async def test_all_pages_with_a_tag_go_and_ctrl_z_brings_them_back(
    locations: Locations, clock: FrozenClock
) -> None:
    app = app_of(locations, clock, *pages(clock))
    async with app.run_test(size=WIDE) as pilot:
        await in_journal(pilot, app)
        await pilot.press("z")
        await until(pilot, lambda: isinstance(app.screen, PutAwayDialog))
        assert "all with #them" in shown(app)
        assert "2 pages" in shown(app)
        await pilot.press("2")
        await until(pilot, lambda: away(app) == {"One", "Three"})
        await until(pilot, lambda: "3 entries" in shown(app))
        assert "2 pages are put away." in told(app)
        assert {e.text for e in new_store(locations, clock).load().journal if e.away} == {
            "One #them", "Three #them",
        }  # fmt: skip
        await pilot.press("ctrl+z")
        await until(pilot, lambda: away(app) == set())
        assert "Taken back: putting 2 pages away." in told(app)
        await pilot.press("ctrl+y")
        await until(pilot, lambda: away(app) == {"One", "Three"})


async def test_pages_picked_out_and_pages_found_go_together(
    locations: Locations, clock: FrozenClock
) -> None:
    app = app_of(locations, clock, *pages(clock))
    async with app.run_test(size=MEDIUM) as pilot:
        await in_journal(pilot, app)
        await pilot.press("v", "v", "v", "k", "v")
        assert shown(app).count("●") == 2
        await pilot.press("z")
        await until(pilot, lambda: "the 2 pages picked out" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: away(app) == {"One", "Two"})
        assert "●" not in shown(app)
        await pilot.press("slash", *"#the", "enter")
        await until(pilot, lambda: "2 of 3" in shown(app))
        await pilot.press("z")
        await until(pilot, lambda: "the 2 pages found" in shown(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, MainScreen))
        assert away(app) == {"One", "Two"}


async def test_a_letter_that_waits_stays(locations: Locations, clock: FrozenClock) -> None:
    app = app_of(locations, clock, letter(clock, "x", timedelta(hours=3), strength=4))
    async with app.run_test(size=MEDIUM) as pilot:
        await in_journal(pilot, app)
        await pilot.press("z")
        await until(pilot, lambda: "once you decided about it" in told(app))
        assert away(app) == set()


async def test_they_are_listed_apart_and_come_back_by_a_word_in_full(
    locations: Locations, clock: FrozenClock
) -> None:
    gone = clock.now()
    app = app_of(
        locations, clock, page(clock, "Here"), page(clock, "First of them", 3, away=gone),
        page(clock, "Second of them", 4, away=gone), page(clock, "Third of them", 5, away=gone),
    )  # fmt: skip
    async with app.run_test(size=NARROW) as pilot:
        await in_journal(pilot, app)
        assert "of them" not in shown(app)
        await pilot.press("Z")
        await until(pilot, lambda: isinstance(app.screen, PutAwayScreen))
        await until(pilot, lambda: "put away Friday 20 November" in shown(app))
        assert "Here" not in shown(app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PutBackDialog))
        assert "First of them" in shown(app)
        await pilot.press(*"bac", "enter")
        await until(pilot, lambda: "It stays where it is." in told(app))
        await pilot.press("k", "enter")
        await until(pilot, lambda: away(app) == {"Second", "Third"})
        await until(pilot, lambda: "First of them" not in shown(app))
        await pilot.press("a")
        await until(pilot, lambda: "Put 2 pages back?" in shown(app))
        await pilot.press(*"back", "enter")
        await until(pilot, lambda: "Nothing is put away." in shown(app))
        await pilot.press("escape")
        await until(pilot, lambda: "Third of them" in shown(app))
        await pilot.press("ctrl+z")
        await until(pilot, lambda: away(app) == {"Second", "Third"})


async def test_a_letter_that_came_here_put_away_and_sealed_shows_none_of_its_words(
    locations: Locations, clock: FrozenClock
) -> None:
    sealed = letter(clock, "My secret", timedelta(hours=3), away=clock.now())
    app = app_of(locations, clock, sealed, page(clock, "Here"))
    async with app.run_test(size=MEDIUM) as pilot:
        await in_journal(pilot, app)
        await pilot.press("Z")
        await until(pilot, lambda: "a letter, sealed until" in shown(app))
        assert "secret" not in shown(app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PutBackDialog))
        assert "secret" not in shown(app)
        await pilot.press(*"back", "enter")
        await until(pilot, lambda: "Nothing is put away." in shown(app))
    (kept,) = (each for each in new_store(locations, clock).load().journal if each.opens)
    assert (kept.text, kept.away) == ("My secret", None)
