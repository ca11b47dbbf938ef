"""Erasing: only after a word in full, and then nothing on this machine holds the words."""

import gzip
from pathlib import Path

import pytest
from textual.pilot import Pilot

from nc_tui.core.records import Contact, ContactKind, Entry, Urge, whole_seconds
from nc_tui.locations import Locations
from nc_tui.tui.app import NcApp
from nc_tui.tui.dialogs.erase import EraseDialog
from nc_tui.tui.palette import Palette
from nc_tui.tui.screens.main import MainScreen
from nc_tui.tui.screens.writing import WritingScreen
from nc_tui.tui.widgets.field import Field
from tests.clocks import FrozenClock
from tests.tui.apps import (
    MEDIUM,
    NARROW,
    SIZES,
    WIDE,
    new_app,
    new_store,
    refusing,
    shown,
    start,
    told,
    until,
)

ZONE = "America/New_York"
SECRET = "the blue door"


def keeping(locations: Locations, clock: FrozenClock) -> NcApp:
    """The app on a page, a line and an urge that say SECRET, and others that do not; each was
    changed, so that log and backups hold it too."""
    at = whole_seconds(clock.now())
    store = new_store(locations, clock)
    for words in ("before", SECRET):
        store.keep(
            start(clock),
            Entry(id=7, kind="entry", at=at, zone=ZONE, text=f"# Seven\n\n{words} 7"),
            Entry(id=8, kind="entry", at=at, zone=ZONE, text="Eight"),
            Contact(
                id=17, at=at, zone=ZONE, kind=ContactKind.DRAFTED, ends_run=False,
                note=f"{words} 17",
            ),
            Urge(
                id=27, at=at, zone=ZONE, samples=((0, 7),), seconds=0, end="logged", triggers=(),
                note=f"{words} 27",
            ),
        )  # fmt: skip
        clock.advance(hours=1)
    store.back_up()
    return new_app(locations, clock)


def holding(home: Path, words: str) -> list[str]:
    """The files of this machine in which the words can be found."""
    found = []
    for path in home.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            data = gzip.decompress(data) if path.suffix == ".gz" else data
            if words.encode() in data:
                found.append(path.name)
    return found


async def ask(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await until(pilot, lambda: isinstance(pilot.app.screen, EraseDialog))


async def answer(pilot: Pilot[None], word: str) -> None:
    await pilot.press(*word, "enter")


@pytest.mark.parametrize(
    ("tab", "key"),
    [("4", 7), *(pytest.param(*each, marks=pytest.mark.long) for each in (("2", 17), ("3", 27)))],
)
async def test_one_record_is_gone_from_list_file_backups_log_and_undo(
    locations: Locations, clock: FrozenClock, request: pytest.FixtureRequest, tab: str, key: int
) -> None:
    home, words = request.getfixturevalue("home"), f"{SECRET} {key}"
    app = keeping(locations, clock)

    def is_listed() -> bool:
        seen = app.snapshot
        return any(r.id == key for each in (seen.journal, seen.contacts, seen.urges) for r in each)

    async with app.run_test(size=WIDE) as pilot:
        assert len(holding(home, words)) >= 3, "the file, the log, a backup"
        await pilot.press(tab, "j" if tab == "4" else "home")
        await ask(pilot, "D")
        await answer(pilot, "erase")
        await until(pilot, lambda: told(app).startswith("It is erased"))
        assert not is_listed()
        assert holding(home, words) == []
        kept = locations.data.read_bytes()
        await pilot.press("ctrl+z")
        await until(pilot, lambda: told(app).startswith("What was erased stays erased."))
        assert "ctrl+z again takes back what came before: changing " in told(app)
        assert locations.data.read_bytes() == kept
        await pilot.press("ctrl+z")
        await until(pilot, lambda: told(app).startswith("Taken back: "))
        assert not is_listed()
    assert holding(home, words) == []


@pytest.mark.parametrize("size", SIZES)
async def test_anything_but_the_word_in_full_erases_nothing_and_says_so(
    locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    app = keeping(locations, clock)
    file = locations.data.read_bytes()
    async with app.run_test(size=size) as pilot:
        await pilot.press("4", "j")
        await ask(pilot, "D")
        dialog = app.screen
        seen = " ".join(shown(app).split())
        for words in ("Erase this page?", "Seven", "evidence", "esc keep it", "enter erase"):
            assert words in seen
        for word in ("", "eras", "e e"):
            dialog.query_one(Field).value = ""
            await answer(pilot, word)
            await until(pilot, lambda: told(app).startswith("Nothing is erased."))
            assert app.screen is dialog
            assert "esc keep it" in shown(app)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, MainScreen))
        assert "Seven" in shown(app)
    assert locations.data.read_bytes() == file


async def test_what_cannot_be_erased_is_still_there_and_said(
    locations: Locations, clock: FrozenClock
) -> None:
    app = keeping(locations, clock)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("4", "j", "enter")
        with refusing(locations):
            await ask(pilot, "D")
            await answer(pilot, "erase")
            await until(pilot, lambda: "could not be written" in told(app))
            assert len(app.snapshot.journal) == 2
            assert SECRET in shown(app)
        await ask(pilot, "D")
        await answer(pilot, "erase")
        await until(pilot, lambda: told(app).startswith("It is erased"))
        # The page that was read is gone; this is the list, not another page.
        await until(pilot, lambda: "enter read" in shown(app))
        assert "Eight" in shown(app)


async def everything(pilot: Pilot[None]) -> None:
    await pilot.press("ctrl+p")
    await until(pilot, lambda: isinstance(pilot.app.screen, Palette))
    await pilot.press(*"erase eve")
    await until(pilot, lambda: "New journal" not in shown(pilot.app))  # type: ignore[arg-type]


async def test_everything_is_gone_and_the_app_goes_on(
    locations: Locations, clock: FrozenClock, request: pytest.FixtureRequest
) -> None:
    home = request.getfixturevalue("home")
    app = keeping(locations, clock)
    async with app.run_test(size=MEDIUM) as pilot:
        # A page that waits to be saved is not to come back afterwards either.
        with refusing(locations):
            await pilot.press("4", "n", *"later", "escape", "escape")
            await until(pilot, lambda: "Leave these words unsaved?" in shown(app))
            await pilot.press("y")
            await until(pilot, lambda: "is not saved yet" in told(app))
        await everything(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, EraseDialog))
        await answer(pilot, "erase")
        await until(pilot, lambda: told(app) == "Everything is erased.")
        assert not locations.data.exists()
        assert [holding(home, words) for words in (SECRET, "Seven", "later")] == [[], [], []]
        assert app.snapshot.is_empty
        assert not app.writer.unsaved
        assert "Nothing written yet" in shown(app)
        await pilot.press("ctrl+z")
        await until(pilot, lambda: told(app).startswith("There is nothing to take back."))
        await pilot.press("c", "4", "enter")
        await until(pilot, lambda: len(app.snapshot.checkins) == 1)
    (kept,) = new_store(locations, clock).load().checkins
    assert kept.mood == 4


async def test_everything_is_not_erased_under_a_page_that_is_being_written(
    locations: Locations, clock: FrozenClock
) -> None:
    app = keeping(locations, clock)
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, WritingScreen))
        await everything(pilot)
        assert "Erase everything" not in shown(app)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, WritingScreen))
