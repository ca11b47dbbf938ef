"""The app beside other writers: their changes come in, damage is told once and put right."""

import json

import pytest
from textual.pilot import Pilot

from nc_tui.core.records import Entry, whole_seconds
from nc_tui.locations import Locations
from nc_tui.tui import heartbeat
from nc_tui.tui.app import NcApp
from nc_tui.tui.dialogs.check_in import CheckInDialog
from nc_tui.tui.news import News
from nc_tui.tui.palette import Palette
from nc_tui.tui.screens.main import MainScreen
from nc_tui.tui.screens.surf import SurfScreen
from nc_tui.tui.screens.writing import WritingScreen
from nc_tui.tui.widgets.entry_list import EntryList
from nc_tui.tui.widgets.field import Field
from nc_tui.tui.widgets.page import Page
from nc_tui.tui.widgets.page_area import PageArea
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM, NARROW, new_app, new_store, shown, start, told, until

ZONE = "America/New_York"
DAMAGED = "nc.json is damaged and cannot be read. What you see is whole,"
PUT_RIGHT = "nc.json was damaged. It was put right"


@pytest.fixture(autouse=True)
def quick_beats(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten looks a second, and as long to read the news as there was."""
    monkeypatch.setattr(heartbeat, "_EVERY", 0.1)
    monkeypatch.setattr(heartbeat, "_READ_AFTER", 200)


def page(clock: FrozenClock, text: str) -> Entry:
    return Entry(kind="entry", at=whole_seconds(clock.now()), zone=ZONE, text=text)


def pages_of(locations: Locations, clock: FrozenClock, count: int = 40) -> NcApp:
    long = "\n".join(f"line {number}" for number in range(60))
    records = [page(clock, f"Page {number:02}\n\n{long}") for number in range(count)]
    return new_app(locations, clock, [start(clock), *records])


def damage(locations: Locations) -> None:
    data = locations.data.read_bytes()
    locations.data.write_bytes(data[: len(data) // 2])


async def home(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, MainScreen), "the main screen")


async def test_what_comes_in_moves_nothing_that_the_person_has_in_hand(
    locations: Locations, clock: FrozenClock
) -> None:
    app, other = pages_of(locations, clock), new_store(locations, clock)

    async def comes_in(text: str) -> None:
        before = len(app.snapshot.journal)
        clock.advance(minutes=1)
        other.keep(page(clock, text))
        await until(pilot, lambda: len(app.snapshot.journal) == before + 1, "the change")
        await pilot.pause()

    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("4", *["pagedown"] * 2, "enter", "pagedown")
        rows, read = app.screen.query_one(EntryList), app.screen.query_one(Page)
        await until(pilot, lambda: read.scroll_offset.y > 0)
        entry, scrolled = rows.entry, read.scroll_offset
        await comes_in("while reading")
        assert (rows.entry, read.scroll_offset) == (entry, scrolled)
        assert app.focused is read

        await pilot.press("n", *"draft")
        await until(pilot, lambda: isinstance(app.screen, WritingScreen))
        area = app.screen.query_one(PageArea)
        area.load_text("\n".join(f"draft {number}" for number in range(60)))
        area.move_cursor((30, 3))
        await pilot.pause()
        cursor, scrolled = area.cursor_location, area.scroll_offset
        await comes_in("while writing")
        assert (area.cursor_location, area.scroll_offset) == (cursor, scrolled)
        assert area.text.startswith("draft 0\n")
        assert area.has_focus
        await pilot.press("escape", "escape")
        await home(pilot)

        await pilot.press("c", "4", "tab", "tab", *"to call")
        await until(pilot, lambda: isinstance(app.screen, CheckInDialog))
        dialog = app.screen
        await comes_in("while answering")
        assert app.screen is dialog
        assert dialog.query_one("#check-in-intention", Field).value == "to call"
        assert dialog.query_one("#check-in-intention").has_focus
        await pilot.press("escape", "escape", "ctrl+p", *"bre")
        await until(pilot, lambda: isinstance(app.screen, Palette))
        palette = app.screen
        await comes_in("while choosing")
        assert app.screen is palette
        assert "Surf an urge" in shown(app)
        await pilot.press("escape", "escape", "g")
        await until(pilot, lambda: "while choosing" in shown(app))


async def test_at_the_top_of_a_long_list_what_is_new_is_seen_and_the_cursor_too(
    locations: Locations, clock: FrozenClock
) -> None:
    app, other = pages_of(locations, clock), new_store(locations, clock)
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("4")
        rows = app.screen.query_one(EntryList)
        chosen = rows.entry
        for number in range(3):
            clock.advance(minutes=1)
            other.keep(page(clock, f"New {number}"))
        await until(pilot, lambda: "New 0" in shown(app))
        assert rows.entry == chosen
        for title in ("New 0", "New 1", "New 2", "▎ 20  Page"):
            assert title in shown(app)


async def test_the_cursor_is_in_view_after_its_list_was_hidden_or_made_small(
    locations: Locations, clock: FrozenClock
) -> None:
    app = pages_of(locations, clock)
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("4", "end")
        await pilot.resize_terminal(*NARROW)
        await pilot.resize_terminal(40, 12)
        await until(pilot, lambda: "▎ 20  Page" in shown(app))
        await pilot.resize_terminal(*MEDIUM)
        await pilot.press("enter")
        await until(pilot, lambda: "line 5" in shown(app))
        await pilot.press("n", *"Newest")
        await until(pilot, lambda: isinstance(app.screen, WritingScreen))
        clock.advance(minutes=1)
        await pilot.press("escape", "escape")
        await home(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: "▎ 20  Newest" in shown(app))


@pytest.mark.parametrize("size", [MEDIUM, NARROW])
async def test_damage_is_told_once_and_the_next_change_puts_it_right_and_says_so(
    locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    app = pages_of(locations, clock)
    told_of: list[News] = []
    async with app.run_test(size=size) as pilot:
        app.watch(app, "news", lambda news: told_of.append(news), init=False)
        for mood in "45":  # a second time as well as the first
            damage(locations)
            await until(pilot, lambda: told(app).startswith(DAMAGED))
            assert "your next change puts the file right." in told(app)
            await pilot.press("4")
            await until(pilot, lambda: "Page" in shown(app))
            # Over a breath it is not told; it waits below.
            await pilot.press("u")
            await until(pilot, lambda: isinstance(app.screen, SurfScreen))
            await until(pilot, lambda: told_of[-1].words.startswith(PUT_RIGHT))
            assert told(app) == ""
            await pilot.press("escape")
            await home(pilot)
            await until(pilot, lambda: told(app).startswith(PUT_RIGHT))
            assert "…" not in told(app)
            await pilot.press("1")  # and it is there to be read, whatever is done next
            assert told(app).startswith(PUT_RIGHT)
            await pilot.press("c", mood, "enter")
            await until(pilot, lambda: app.snapshot.checkins[-1].mood == int(mood))  # noqa: B023
    assert [news.is_wrong for news in told_of] == [True, False, True, False]
    assert len(new_store(locations, clock).load().journal) == 40


async def test_what_became_of_the_file_hides_nothing_else_and_is_not_hidden(
    locations: Locations, clock: FrozenClock
) -> None:
    app = pages_of(locations, clock)
    async with app.run_test(size=NARROW) as pilot:
        damage(locations)
        await until(pilot, lambda: told(app).startswith(DAMAGED))
        await pilot.press("ctrl+z")
        await until(pilot, lambda: "Taken back" in told(app))
        await until(pilot, lambda: PUT_RIGHT in told(app))
        assert "ctrl+y brings it back" in told(app)
        # On the page that is written, too.
        damage(locations)
        await until(pilot, lambda: DAMAGED in told(app))
        await pilot.press("n", *"words", "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, WritingScreen))
        await until(pilot, lambda: told(app).startswith(PUT_RIGHT))
        assert "words" in shown(app)
        await pilot.press("escape", "escape")
        await home(pilot)
        assert DAMAGED not in told(app)


async def test_news_goes_once_it_has_been_read_and_not_while_it_is_covered(
    locations: Locations, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heartbeat, "_READ_AFTER", 2)
    monkeypatch.setattr(heartbeat, "_WORDS", 1000)
    app = pages_of(locations, clock, 1)
    damage(locations)
    async with app.run_test(size=MEDIUM) as pilot:
        await until(pilot, lambda: told(app).startswith(DAMAGED))
        await pilot.press("u")
        await until(pilot, lambda: app.news.words.startswith(PUT_RIGHT))
        minute = app.minute
        for _ in range(3):  # as many beats, and more
            clock.advance(minutes=1)
            await until(pilot, lambda: app.minute != minute)  # noqa: B023
            minute = app.minute
        assert app.news.words.startswith(PUT_RIGHT)
        await pilot.press("escape")
        await home(pilot)
        await until(pilot, lambda: app.news == News())
        await until(pilot, lambda: told(app) == "")


async def test_a_file_that_is_gone_stays_on_the_screen_and_comes_back(
    locations: Locations, clock: FrozenClock
) -> None:
    app = pages_of(locations, clock)
    async with app.run_test(size=MEDIUM) as pilot:
        locations.data.unlink()
        await until(pilot, lambda: told(app).startswith("nc.json is gone."))
        await pilot.press("4")
        await until(pilot, lambda: "Page" in shown(app))
        await pilot.press("c", "4", "enter")
        await until(pilot, lambda: told(app).startswith("nc.json was gone."))
        assert len(app.snapshot.journal) == 40
    assert len(new_store(locations, clock).load().journal) == 40


async def test_another_programs_good_file_takes_a_damaged_ones_place(
    locations: Locations, clock: FrozenClock
) -> None:
    app = pages_of(locations, clock, 2)
    good = json.loads(locations.data.read_text(encoding="utf-8"))
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("4")
        damage(locations)
        await until(pilot, lambda: told(app).startswith(DAMAGED))
        for fields in good["journal"].values():
            fields |= {"text": "From the other machine", "updated": "1899999999999-0000-0badcafe"}
        aside = locations.data.with_name("sync")
        aside.write_text(json.dumps(good), encoding="utf-8")
        aside.replace(locations.data)
        await until(pilot, lambda: "From the other machine" in shown(app))
        await until(pilot, lambda: told(app) == "")


async def test_a_size_that_textual_lost_is_taken_up_with_the_next_beat(
    locations: Locations, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Under load, and after a sleep, its timer never told any screen."""
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await until(pilot, lambda: "days" in shown(app))
        with monkeypatch.context() as patched:
            patched.setattr(type(app), "_check_resize", lambda _: None)
            await pilot.resize_terminal(*NARROW)
            await until(pilot, lambda: app.screen.outer_size == NARROW)
        assert app.screen.has_class("-narrow")
