"""Quitting: at once when all is on disk, after a question when not; and nothing typed is lost."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import msgspec
import pytest
from filelock import FileLock
from textual.pilot import Pilot

from nc_tui.core.records import Entry
from nc_tui.locations import Locations
from nc_tui.store import storage
from nc_tui.store.drafts import Draft
from nc_tui.tui.dialogs.answer import AnswerDialog
from nc_tui.tui.dialogs.check_in import CheckInDialog
from nc_tui.tui.dialogs.contact import ContactDialog
from nc_tui.tui.dialogs.quit_unsaved import QuitUnsaved
from nc_tui.tui.flows import leaving, taking_in, unsaved
from nc_tui.tui.screens.after import AfterScreen
from nc_tui.tui.screens.main import MainScreen
from nc_tui.tui.screens.writing import WritingScreen
from nc_tui.tui.widgets.field import Field
from nc_tui.tui.widgets.page_area import PageArea
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM, NARROW, new_app, new_store, refusing, shown, start, told, until


@contextmanager
def undraftable(locations: Locations) -> Iterator[None]:
    """No draft can be written meanwhile: a file stands where their folder should."""
    locations.drafts.write_text("a file")
    yield
    locations.drafts.unlink()


async def write(pilot: Pilot[None], words: str) -> PageArea:
    await pilot.press("n", *words)
    await until(pilot, lambda: isinstance(pilot.app.screen, WritingScreen))
    area = pilot.app.screen.query_one(PageArea)
    await until(pilot, lambda: area.text == words)
    return area


async def quit_asks(pilot: Pilot[None], key: str = "ctrl+q") -> str:
    """Press it; what the question says."""
    await pilot.press(key)
    await until(pilot, lambda: isinstance(pilot.app.screen, QuitUnsaved), "the question")
    await until(pilot, lambda: "esc stay" in shown(pilot.app))  # type: ignore[arg-type]
    rows = shown(pilot.app).splitlines()  # type: ignore[arg-type]
    dialog = pilot.app.screen.query_one(".dialog").region
    return " ".join(
        " ".join(rows[y][dialog.x : dialog.right] for y in range(dialog.y, dialog.bottom)).split()
    )


def pages(locations: Locations, clock: FrozenClock) -> list[str]:
    return [entry.text for entry in new_store(locations, clock).load().journal]


def drafted(locations: Locations) -> list[str]:
    return [json.loads(path.read_text())["text"] for path in locations.drafts.glob("*.json")]


@pytest.mark.parametrize("size", [MEDIUM, NARROW])
async def test_a_page_that_is_only_a_draft_asks_first_and_stays_one(
    locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=size) as pilot:
        area = await write(pilot, "kept")
        with refusing(locations):
            said = await quit_asks(pilot)
            assert "the log of changes could not be written" in said.lower()
            assert "Your words are kept as a draft." in said
            assert "only here" not in said
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, WritingScreen))
            assert area.text == "kept"
            await pilot.press("ctrl+q")  # twice is once
            await quit_asks(pilot)
            await pilot.press("ctrl+q", "y")
            await until(pilot, lambda: not app.is_running, "the end")
    assert pages(locations, clock) == []
    assert drafted(locations) == ["kept"]


async def test_a_page_of_which_there_is_no_draft_either_is_said_to_be_only_here(
    locations: Locations, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unsaved, "_TRY_AGAIN_AFTER", 0.2)
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        with refusing(locations), undraftable(locations):
            await write(pilot, "unkept")
            assert "Your words are only here." in await quit_asks(pilot)
            await pilot.press("escape")
            # Left, it is still held, and quitting still asks.
            await pilot.press("escape", "escape")
            await until(pilot, lambda: "Leave these words unsaved?" in shown(app))
            await pilot.press("y")
            await until(pilot, lambda: "it is held here" in told(app).lower())
            assert "Your words are only here." in await quit_asks(pilot, "q")
            await pilot.press("escape")
        await until(pilot, lambda: told(app) == "The page is saved.")
        await pilot.press("q")
        await until(pilot, lambda: not app.is_running, "the end")
    assert pages(locations, clock) == ["unkept"]


async def test_what_a_dialog_or_a_breath_could_not_keep_asks_and_is_still_there(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        with refusing(locations):
            for opened, keys, field in (
                (CheckInDialog, "c 4 tab tab", "#check-in-intention"),
                (ContactDialog, "x p tab tab tab tab", "#contact-note"),
                (AfterScreen, "u 7 enter tab", "#after-note"),
            ):
                await pilot.press(*keys.split())
                await until(pilot, lambda: isinstance(app.screen, opened))  # noqa: B023
                app.screen.query_one(field, Field).focus()
                await pilot.press(*"note", "enter")
                # Asked again, with the answers and the reason.
                await until(pilot, lambda: "could not be written" in told(app))
                assert isinstance(app.screen, opened)
                assert app.screen.query_one(field, Field).value == "note"
                assert "only here" in await quit_asks(pilot)
                await pilot.press("escape")
                await until(pilot, lambda: isinstance(app.screen, opened))  # noqa: B023
                assert app.screen.query_one(field, Field).value == "note"
                if opened is not AfterScreen:
                    await pilot.press("escape")
                    await until(pilot, lambda: isinstance(app.screen, MainScreen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, MainScreen))
        await pilot.press("q")
        await until(pilot, lambda: not app.is_running, "the end")
    (urge,) = new_store(locations, clock).load().urges
    assert urge.note == "note"


async def test_an_answer_that_was_refused_is_still_there_and_a_draft_meanwhile(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("5", "w")
        await until(pilot, lambda: isinstance(app.screen, AnswerDialog))
        with refusing(locations):
            await pilot.press(*"mine", "escape")
            await until(pilot, lambda: "could not be written" in told(app))
            assert app.screen.query_one(PageArea).text == "mine"
            assert "Your words are kept as a draft." in await quit_asks(pilot)
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, AnswerDialog))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, MainScreen))
    (reflection,) = new_store(locations, clock).load().reflections
    assert [answer.text for answer in reflection.answers] == ["mine"]


async def test_what_was_refused_and_given_up_is_not_asked_about(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        with refusing(locations):
            await pilot.press("c", "4", "enter")
            await until(pilot, lambda: "could not be written" in told(app))
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, MainScreen))
            await pilot.press("n")
            await until(pilot, lambda: isinstance(app.screen, WritingScreen))
            await pilot.press("ctrl+q")
            await until(pilot, lambda: not app.is_running, "the end")


async def test_another_program_that_holds_the_lock_holds_up_neither_keys_nor_drafts(
    locations: Locations, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "LOCK_WAIT", 2.0)
    monkeypatch.setattr(leaving, "_PATIENCE", 0.1)
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        with FileLock(locations.lock):
            area = await write(pilot, "held")
            await pilot.press("ctrl+s")
            await until(pilot, lambda: "saving" in shown(app))
            await pilot.press(*" on")
            assert area.text == "held on"
            # Drafted while the record still waits.
            await until(pilot, lambda: drafted(locations) == ["held on"])
            assert app.writer.is_busy
            assert "It takes long to save" in await quit_asks(pilot)
            await pilot.press("escape")
            await until(pilot, lambda: "another nc-tui has been writing" in told(app))
            assert "Your words are kept as a draft" in told(app)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: pages(locations, clock) == ["held on"])


async def test_a_check_in_that_waits_for_the_lock_is_not_quit_over(
    locations: Locations, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "LOCK_WAIT", 1.0)
    monkeypatch.setattr(leaving, "_PATIENCE", 0.1)
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        with FileLock(locations.lock):
            await pilot.press("c", "4", "enter")
            await until(pilot, lambda: isinstance(app.screen, MainScreen))
            assert "What you did last is only here." in await quit_asks(pilot, "q")
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, CheckInDialog), "asked again")
        await pilot.press("enter")
        await until(pilot, lambda: len(app.snapshot.checkins) == 1)


async def test_an_end_in_the_middle_of_saving_keeps_the_page_once(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        lock = FileLock(locations.lock)
        with lock:
            await write(pilot, "once")
            await pilot.press("ctrl+s")
            await until(pilot, lambda: app.writer.is_busy)
            app.exit()  # as a signal does
            await asyncio.sleep(0.2)  # the end is under way, and waits for the disk
    assert pages(locations, clock) == ["once"]
    assert drafted(locations) == []


async def test_what_a_kill_left_waits_for_room_at_the_next_start(
    locations: Locations, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking_in, "_TRY_AGAIN_AFTER", 0.2)
    app = new_app(locations, clock, [start(clock)])
    page = Entry(id=9, kind="entry", at=clock.now(), zone="America/New_York", text="left behind")
    locations.drafts.mkdir(parents=True)
    (locations.drafts / "9.json").write_bytes(msgspec.json.encode(Draft.of(page)))
    full = ExitStack()
    full.enter_context(refusing(locations))
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: "is not in the journal yet" in told(app))
        assert "It is kept as a draft, and tried again by itself." in told(app)
        assert drafted(locations) == ["left behind"]
        full.close()
        await until(pilot, lambda: told(app).startswith("Welcome back."))
    assert pages(locations, clock) == ["left behind"]
    assert drafted(locations) == []


async def test_what_only_takes_long_is_not_given_up_while_the_question_stands_there(
    locations: Locations, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leaving, "_PATIENCE", 0.1)
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        with FileLock(locations.lock):
            await write(pilot, "slowly")
            await quit_asks(pilot)
        await until(pilot, lambda: not app.is_running, "the end, by itself")
    assert pages(locations, clock) == ["slowly"]
    assert drafted(locations) == []


async def test_ctrl_c_says_how_to_leave_in_one_place_and_ends_nothing(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("ctrl+c")
        both = "Everything typed is kept. q ends nc-tui; ctrl+q from anywhere."
        await until(pilot, lambda: told(app) == both)
        assert "quit?" not in shown(app), "Textual's own box"
        await write(pilot, "a page")
        await pilot.press("ctrl+c")
        await until(pilot, lambda: told(app) == "Everything typed is kept. ctrl+q ends nc-tui.")
        await until(pilot, lambda: not app.writer.is_busy)
        await pilot.press("ctrl+q")
        await until(pilot, lambda: not app.is_running or app.return_code == 0)
    assert pages(locations, clock) == ["a page"]
