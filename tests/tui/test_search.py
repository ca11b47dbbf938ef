"""Searching as one types: the journal in place, and everything from any other screen."""

from datetime import timedelta

import msgspec
import pytest
from textual.pilot import Pilot

from nc_tui.core.records import CheckIn, Entry, PlanItem, Record, Urge, whole_seconds
from nc_tui.locations import Locations
from nc_tui.tui.app import NcApp
from nc_tui.tui.dialogs.day import DayDialog
from nc_tui.tui.dialogs.search import SearchDialog
from nc_tui.tui.screens.journal import JournalPane
from nc_tui.tui.screens.letter_opened import OpenedLetterScreen
from nc_tui.tui.screens.main import MainScreen
from nc_tui.tui.screens.plan import PlanScreen
from nc_tui.tui.screens.safety import SafetyScreen
from nc_tui.tui.widgets.entry_list import EntryList
from nc_tui.tui.widgets.people import PeopleList
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM, NARROW, SIZES, WIDE, new_app, shown, start, until


def page(clock: FrozenClock, text: str, days: int = 0, **fields: object) -> Entry:
    at = whole_seconds(clock.now()) - timedelta(days=days)
    return Entry(kind="entry", at=at, zone="America/New_York", text=text, **fields)  # type: ignore[arg-type]


def letter(clock: FrozenClock, text: str, opens: timedelta, **fields: object) -> Entry:
    written = page(clock, text, 1, opens=whole_seconds(clock.now()) + opens, **fields)
    return msgspec.structs.replace(written, kind="letter")


def app_of(locations: Locations, clock: FrozenClock, *records: Record) -> NcApp:
    return new_app(locations, clock, [start(clock), *records])


async def in_journal(pilot: Pilot[None], app: NcApp) -> None:
    await pilot.press("4")
    await until(pilot, lambda: bool(app.screen.query(EntryList)))
    await until(pilot, lambda: "search" in shown(app))


def hits(app: NcApp) -> list[str]:
    """What stands underlined on the screen."""
    strips = app.screen._compositor.render_strips()
    parts = (segment for strip in strips for segment in strip)
    return [part.text for part in parts if part.style and part.style.underline]


@pytest.mark.parametrize("size", SIZES)
async def test_the_journal_is_filtered_as_one_types_and_hits_are_marked(
    locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    app = app_of(
        locations, clock, page(clock, "A café by the lake\n\nRain."),
        page(clock, "Nothing\n\n" + "more\n\n" * 60 + "the Café again", 40), page(clock, "Tea", 1),
    )  # fmt: skip
    async with app.run_test(size=size) as pilot:
        await in_journal(pilot, app)
        await pilot.press("slash", *"cafe")
        await until(pilot, lambda: "2 of 3" in shown(app))
        assert "Tea" not in shown(app)
        assert "café" in hits(app)
        await pilot.press("enter", "j", "enter" if size != WIDE else "k", "j")
        await until(pilot, lambda: "Café" in hits(app), "the page where the hit is")
        await pilot.press("escape")
        if size != WIDE:
            await until(pilot, lambda: "2 of 3" in shown(app))
            await pilot.press("escape")
        await until(pilot, lambda: "Tea" in shown(app))
        assert not hits(app)


async def test_what_was_not_understood_is_explained_and_nothing_found_is_said(
    locations: Locations, clock: FrozenClock
) -> None:
    app = app_of(locations, clock, page(clock, "A lake", mood=2), page(clock, "A river", 12))
    async with app.run_test(size=MEDIUM) as pilot:
        await in_journal(pilot, app)
        await pilot.press("slash", *"mood:9")
        await until(pilot, lambda: "mood: takes 1 to 5" in shown(app))
        assert "A lake" in shown(app)
        await pilot.press(*["backspace"] * 6, *"before:10 nov")
        await until(pilot, lambda: "before Tuesday 10 November" in shown(app))
        await until(pilot, lambda: "1 of 2" in shown(app))
        assert "A lake" not in shown(app)
        await pilot.press(*" zz")
        await until(pilot, lambda: "No page here says that." in shown(app))
        await pilot.press("escape", "n")
        await until(pilot, lambda: "WritingScreen" in repr(app.screen))


async def test_another_pane_adds_a_page_that_is_looked_for(
    locations: Locations, clock: FrozenClock
) -> None:
    app = app_of(locations, clock, page(clock, "A lake"), page(clock, "Tea", 1))
    async with app.run_test(size=WIDE) as pilot:
        await in_journal(pilot, app)
        await pilot.press("slash", *"lake")
        await until(pilot, lambda: "1 of 2" in shown(app))
        app.store.keep(page(clock, "Lakes in autumn", 3), page(clock, "No water", 4))
        app.snapshot = app.store.load()
        await until(pilot, lambda: "2 of 4" in shown(app))
        assert "No water" not in shown(app)


@pytest.mark.parametrize("size", SIZES)
async def test_from_any_screen_all_is_searched_and_opened_in_its_place(
    locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    sam = PlanItem(kind="person", at=clock.now(), order=1, name="Sam Lake", reach="0123")
    zoe = PlanItem(kind="person", at=clock.now(), order=0, name="Zoe", reach="0456")
    app = app_of(
        locations, clock, sam, zoe, page(clock, "Swam\n\nThe lake was cold."), page(clock, "Tea", 1)
    )
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, MainScreen))
        await pilot.press("slash", *"LAKE")
        await until(pilot, lambda: "2 found" in shown(app))
        assert "Zoe" not in shown(app)
        assert hits(app) == ["Lake", "lake"]
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, SafetyScreen))
        await until(pilot, lambda: app.screen.query_one(PeopleList).person is not None)
        await pilot.pause()
        person = app.screen.query_one(PeopleList).person
        assert person is not None
        assert person.name == "Sam Lake"
        await pilot.press("slash", *"lake")
        await until(pilot, lambda: "2 found" in shown(app))
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(app.screen, MainScreen))
        assert isinstance(app.screen, MainScreen)
        assert isinstance(app.screen.pane, JournalPane)
        await until(pilot, lambda: "The lake was cold." in shown(app))
        await until(pilot, lambda: "lake" in hits(app))


async def test_a_letter_is_found_once_it_is_open_and_its_words_wait(
    locations: Locations, clock: FrozenClock
) -> None:
    hour = timedelta(hours=1)
    app = app_of(
        locations, clock,
        letter(clock, "sealed lighthouse", hour, strength=8),
        letter(clock, "gone lighthouse", -hour, decided="let-go"),
        letter(clock, "waiting lighthouse", -hour, strength=7),
        letter(clock, "kept lighthouse", -2 * hour, decided="keep"),
        page(clock, "the lighthouse, put away", away=clock.now()),
    )  # fmt: skip
    async with app.run_test(size=MEDIUM) as pilot:
        await until(pilot, lambda: isinstance(app.screen, MainScreen))
        await pilot.press("slash", *"lighthouse")
        await until(pilot, lambda: "2 found" in shown(app))
        words = shown(app)
        assert "kept" in words
        assert "a letter, open since" in words
        assert not any(word in words for word in ("sealed", "gone", "waiting", "put away"))
        await pilot.press("down" if words.find("kept") > words.find("open since") else "up")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, OpenedLetterScreen))
        assert "kept lighthouse" in shown(app)


async def test_hostile_words_are_shown_marked_and_in_their_columns(
    locations: Locations, clock: FrozenClock
) -> None:
    texts = ("[b]漢字[/b] lake e\u0301té", "\x1b[31m\u202e שלום lake", "👩\u200d💻 lake \ud800\x00")
    app = app_of(locations, clock, *(page(clock, text, n) for n, text in enumerate(texts)))
    async with app.run_test(size=MEDIUM) as pilot:
        await in_journal(pilot, app)
        await pilot.press("slash", *"lake")
        await until(pilot, lambda: hits(app).count("lake") == 3)
        await pilot.press(*["backspace"] * 4, *"ete")
        await until(pilot, lambda: "e\u0301té" in hits(app))
        await pilot.press(*["backspace"] * 3, "slash")
        await until(pilot, lambda: isinstance(app.screen, SearchDialog), "search everywhere")
        await pilot.press(*"lake")
        await until(pilot, lambda: "3 found" in shown(app))
        assert hits(app).count("lake") == 3
        widths = {strip.cell_length for strip in app.screen._compositor.render_strips()}
        assert widths == {MEDIUM[0]}
        assert "\x1b" not in shown(app)


async def test_it_cannot_leave_a_page_under_way(locations: Locations, clock: FrozenClock) -> None:
    app = app_of(locations, clock, page(clock, "A lake"))
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: isinstance(app.screen, MainScreen))
        await pilot.press("u")
        await until(pilot, lambda: not isinstance(app.screen, MainScreen))
        breath = app.screen
        await pilot.press("slash")
        await app.run_action("app.search")
        await pilot.pause()
        assert app.screen is breath


async def test_a_card_of_the_library_is_found_and_opened_there(
    locations: Locations, clock: FrozenClock
) -> None:
    mine = PlanItem(kind="card", at=clock.now(), order=1, text="Why the lighthouse\nIt was mine.")
    app = app_of(locations, clock, mine, page(clock, "Tea"))
    async with app.run_test(size=MEDIUM) as pilot:
        await until(pilot, lambda: isinstance(app.screen, MainScreen))
        await pilot.press("slash", *"lighthouse")
        await until(pilot, lambda: "1 found" in shown(app))
        assert "library" in shown(app)
        await pilot.press("enter")
        await until(pilot, lambda: "It was mine." in shown(app))
        assert isinstance(app.screen, MainScreen)
        assert app.screen.pane.id == "library"


async def test_the_plan_and_the_sentences_of_days_are_found_and_opened_in_their_place(
    locations: Locations, clock: FrozenClock
) -> None:
    at, zone = whole_seconds(clock.now()) - timedelta(days=3), "America/New_York"
    plan = PlanItem(
        kind="if-then", at=at, order=2, if_="I pass the harbour", then="I call Sam"
    )  # fmt: skip
    reason = PlanItem(kind="reason", at=at, order=1, text="My mornings")
    checkin = CheckIn(
        day=at.date(), at=at, zone=zone, helped=(), intention="walk to the harbour"
    )  # fmt: skip
    urge = Urge(
        at=at, zone=zone, samples=((0.0, 7),), seconds=0.0, end="logged", triggers=(),
        note="the harbour at dusk",
    )  # fmt: skip
    app = app_of(locations, clock, plan, reason, checkin, urge)
    async with app.run_test(size=MEDIUM) as pilot:
        await until(pilot, lambda: isinstance(app.screen, MainScreen))
        await pilot.press("slash", *"harbour")
        await until(pilot, lambda: "3 found" in shown(app))
        assert hits(app) == ["harbour"] * 3
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PlanScreen))
        await until(pilot, lambda: getattr(app.screen, "item", None) is not None)
        await pilot.pause()
        assert isinstance(app.screen, PlanScreen)
        assert app.screen.place.kind == "if-then"
        await pilot.press("slash", *"dusk")
        await until(pilot, lambda: "1 found" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DayDialog))
        assert "the harbour at dusk" in shown(app)
        assert "walk to the harbour" in shown(app)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_words_of_danger_in_the_journal_are_answered_beside_what_is_found(
    locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    app = app_of(locations, clock, page(clock, "I wrote: I want to die of laughter"))
    async with app.run_test(size=size) as pilot:
        await in_journal(pilot, app)
        await pilot.press("slash", *"want to die")
        await until(pilot, lambda: "988, call or text" in " ".join(shown(app).split()))
        assert "I wrote" in shown(app), "their own words are found beside it"
        await pilot.press(*" now")
        await until(pilot, lambda: "I wrote" not in shown(app))
        assert "988" in shown(app)
        assert "No page here" not in shown(app)
        assert "0 of" not in shown(app)
        await pilot.press("f3")
        await until(pilot, lambda: isinstance(app.screen, SafetyScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, MainScreen))
        await pilot.press("ctrl+u", *"zebra")
        await until(pilot, lambda: "No page here says that." in shown(app))
        assert "988" not in shown(app)
