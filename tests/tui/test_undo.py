"""ctrl+z takes back the last change, whatever it was and whoever made it; ctrl+y does it again."""

from collections.abc import Callable

from textual.pilot import Pilot

from nc_tui.core.records import Contact, ContactKind, Entry, Urge, whole_seconds
from nc_tui.core.state import Snapshot
from nc_tui.locations import Locations
from nc_tui.tui.app import NcApp
from nc_tui.tui.dialogs.check_in import CheckInDialog
from nc_tui.tui.dialogs.confirm import Confirm
from nc_tui.tui.dialogs.delete import DeleteDialog
from nc_tui.tui.screens.first_run import FirstRunScreen
from nc_tui.tui.screens.journal import JournalPane
from nc_tui.tui.screens.main import MainScreen
from nc_tui.tui.screens.safety import SafetyScreen
from nc_tui.tui.screens.surf import SurfScreen
from nc_tui.tui.screens.writing import WritingScreen
from nc_tui.tui.widgets.entry_list import EntryList
from nc_tui.tui.widgets.ledger_list import LedgerList
from nc_tui.tui.widgets.page_area import PageArea
from nc_tui.tui.widgets.urge_list import UrgeList
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM, NARROW, WIDE, new_app, new_store, shown, start, told, until

ZONE = "America/New_York"


def lives(locations: Locations, clock: FrozenClock) -> NcApp:
    """The app on a ledger of three, three urges and three pages, an hour apart."""
    records: list[Contact | Urge | Entry] = [start(clock)]
    for number in range(3):
        clock.advance(hours=1)
        at = whole_seconds(clock.now())
        records += [
            Contact(at=at, zone=ZONE, kind=ContactKind.DRAFTED, ends_run=False, note=f"n{number}"),
            Urge(
                at=at, zone=ZONE, samples=((0, 7),), seconds=60, end="logged", triggers=(),
                note=f"n{number}",
            ),
            Entry(kind="entry", at=at, zone=ZONE, text=f"Page {number}"),
        ]  # fmt: skip
    return new_app(locations, clock, records)


async def home(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, MainScreen), "the main screen")


async def take_away(pilot: Pilot[None]) -> None:
    """The row under the cursor, and yes to the question."""
    await pilot.press("d")
    await until(pilot, lambda: isinstance(pilot.app.screen, (Confirm, DeleteDialog)))
    await pilot.press("y")
    await home(pilot)


Count = Callable[[Snapshot], int]
CHANGES: tuple[tuple[str, str, str, Count, str], ...] = (
    ("1", "c 4 enter", "2", lambda s: len(s.checkins), "the check-in"),
    ("2", "x p n enter", "3", lambda s: len(s.contacts), "a line of the ledger"),
    ("3", "u 7 p 6 escape", "4", lambda s: len(s.urges), "an urge"),
    ("4", "d y", "5", lambda s: -len(s.journal), "a journal page"),
    ("5", "right space", "1", lambda s: len(s.reflections), "what a day felt like"),
)
"""The tab and the keys of a change, the tab it is undone from, what it adds to, its name."""


async def test_each_kind_of_change_is_taken_back_and_done_again_from_another_tab(
    locations: Locations, clock: FrozenClock
) -> None:
    app = lives(locations, clock)
    async with app.run_test(size=MEDIUM) as pilot:
        for tab, keys, other, count, noun in CHANGES:
            before = count(app.snapshot)
            await pilot.press(tab, *keys.split())
            await until(pilot, lambda: count(app.snapshot) == before + 1, noun)  # noqa: B023
            await home(pilot)
            await pilot.press(other, "ctrl+z")
            await until(pilot, lambda: count(app.snapshot) == before, noun)  # noqa: B023
            await until(pilot, lambda: noun in told(app).lower(), noun)  # noqa: B023
            again = "takes it away again" if "d y" in keys else "brings it back, now or later"
            assert f"ctrl+y {again}" in told(app)
            await pilot.press("ctrl+y")
            await until(pilot, lambda: count(app.snapshot) == before + 1, noun)  # noqa: B023
            await until(pilot, lambda: "ctrl+y" not in told(app))
            assert noun in told(app).lower()
    left = new_store(locations, clock).load()
    assert [len(left.checkins), len(left.contacts), len(left.urges)] == [1, 5, 4]
    assert [len(left.journal), len(left.reflections)] == [2, 1]


async def test_what_another_program_changed_is_taken_back_too(
    locations: Locations, clock: FrozenClock
) -> None:
    app = lives(locations, clock)
    other = new_store(locations, clock)
    async with app.run_test(size=MEDIUM) as pilot:
        page = Entry(kind="entry", at=whole_seconds(clock.now()), zone=ZONE, text="From outside")
        other.keep(page)
        # At once, not when it is seen: nobody can undo something else in between.
        await pilot.press("ctrl+z")
        await until(pilot, lambda: told(app).startswith("Taken back: a journal page."))
        assert len(other.load().journal) == 3
        await pilot.press("4", "ctrl+y")
        await until(pilot, lambda: "From outside" in shown(app))
        assert len(other.load().journal) == 4


async def test_a_page_taken_back_comes_again_after_what_another_program_changed(
    locations: Locations, clock: FrozenClock
) -> None:
    app = lives(locations, clock)
    other = new_store(locations, clock)
    other.keep(Entry(kind="entry", at=whole_seconds(clock.now()), zone=ZONE, text="Much written"))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("4", "ctrl+z")
        await until(pilot, lambda: "brings it back, now or later" in told(app))
        kept = next(each for each in other.load().urges if each.note == "n1")
        other.remove(kept)
        await pilot.press("ctrl+y")
        await until(pilot, lambda: told(app) == "A journal page is back.")
        await until(pilot, lambda: "Much written" in shown(app))
    assert len(other.load().urges) == 2


async def test_with_nothing_to_take_back_it_says_so(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("ctrl+y")
        await until(pilot, lambda: told(app).startswith("There is nothing to do again."))
        await pilot.press("ctrl+z")
        await until(pilot, lambda: told(app).startswith("Taken back"))
        await pilot.press("ctrl+z")
        await until(pilot, lambda: told(app).startswith("There is nothing to take back."))
    assert app.snapshot.is_empty


async def test_nothing_is_taken_back_under_what_is_under_way(
    locations: Locations, clock: FrozenClock
) -> None:
    app = lives(locations, clock)
    async with app.run_test(size=MEDIUM) as pilot:
        opens = {
            "c": CheckInDialog, "u": SurfScreen, "n": WritingScreen, "s": FirstRunScreen,
            "!": SafetyScreen,
        }  # fmt: skip
        for key, screen in opens.items():
            await pilot.press("1", key)
            await until(pilot, lambda: isinstance(app.screen, screen), key)  # noqa: B023
            await pilot.press("ctrl+z", "ctrl+y", "ctrl+z")
            await app.writer.settle()  # asked after them, so they would be done by now
            assert isinstance(app.screen, screen)
            assert len(new_store(locations, clock).load().journal) == 3
            app.pop_screen()
            await home(pilot)
        await pilot.press("ctrl+z")
        await until(pilot, lambda: told(app).startswith("Taken back"))


async def test_in_a_text_it_is_the_texts_own(locations: Locations, clock: FrozenClock) -> None:
    app = lives(locations, clock)
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("n", *"abc")
        await until(pilot, lambda: isinstance(app.screen, WritingScreen))
        area = app.screen.query_one(PageArea)
        await until(pilot, lambda: area.text == "abc")
        await pilot.press("ctrl+z")
        await until(pilot, lambda: area.text == "")
        await pilot.press("ctrl+y")
        await until(pilot, lambda: area.text == "abc")
    assert len(app.snapshot.contacts) == 4


async def test_what_comes_back_is_under_the_cursor_and_the_list_keeps_the_focus(
    locations: Locations, clock: FrozenClock
) -> None:
    app = lives(locations, clock)
    async with app.run_test(size=WIDE) as pilot:
        lists = (("2", LedgerList, "contact"), ("3", UrgeList, "urge"), ("4", EntryList, "entry"))
        for tab, kind, chosen in lists:
            await pilot.press(tab, "j")
            rows = app.screen.query_one(kind)
            gone = getattr(rows, chosen).id
            await take_away(pilot)
            await until(pilot, lambda: getattr(rows, chosen).id != gone, tab)  # noqa: B023
            await pilot.press("home", "ctrl+z")
            await until(pilot, lambda: getattr(rows, chosen).id == gone, tab)  # noqa: B023
            assert "is back." in told(app)
            assert app.focused is rows


async def test_a_page_that_comes_back_is_shown_when_the_journal_is(
    locations: Locations, clock: FrozenClock
) -> None:
    app = lives(locations, clock)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("4", "j")
        await take_away(pilot)
        await pilot.press("home", "1", "ctrl+z")
        await until(pilot, lambda: told(app).startswith("A journal page is back."))
        await pilot.press("4", "enter")
        await until(pilot, lambda: app.screen.query_one(JournalPane).is_reading)
        await until(pilot, lambda: "Page 1" in shown(app))


async def test_all_taken_back_comes_again_from_the_first_questions(
    locations: Locations, clock: FrozenClock
) -> None:
    store = new_store(locations, clock)
    store.keep(start(clock))
    store.undo()
    app = new_app(locations, clock)
    async with app.run_test(size=MEDIUM) as pilot:
        await until(pilot, lambda: isinstance(app.screen, FirstRunScreen))
        await until(pilot, lambda: "ctrl+y brings it back" in told(app))
        await pilot.press("ctrl+y")
        await home(pilot)
        await until(pilot, lambda: "days of no contact" in shown(app))
