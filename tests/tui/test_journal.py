"""The journal: a list one can walk through, and the page beside it or over it."""

from collections.abc import Iterable
from datetime import timedelta

import msgspec
import pytest
from textual.pilot import Pilot

from nc_tui.core.records import Entry, Record, whole_seconds
from nc_tui.locations import Locations
from nc_tui.tui.app import NcApp
from nc_tui.tui.screens.writing import WritingScreen
from nc_tui.tui.widgets.entry_list import EntryList
from nc_tui.tui.widgets.page import Page
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM, NARROW, SIZES, WIDE, new_app, new_store, shown, start, until


def page(clock: FrozenClock, text: str, days: int = 0, **fields: object) -> Entry:
    at = whole_seconds(clock.now()) - timedelta(days=days)
    return Entry(kind="entry", at=at, zone="America/New_York", text=text, **fields)  # type: ignore[arg-type]


def journal_of(locations: Locations, clock: FrozenClock, *records: Record) -> NcApp:
    return new_app(locations, clock, [start(clock), *records])


def days_of(clock: FrozenClock, count: int) -> Iterable[Entry]:
    return (page(clock, f"Page {day}\n\nWords of day {day}.", days=day) for day in range(count))


async def open_journal(pilot: Pilot[None]) -> EntryList:
    await pilot.press("4")
    await until(pilot, lambda: bool(pilot.app.screen.query(EntryList)))
    rows = pilot.app.screen.query_one(EntryList)
    await until(pilot, lambda: "entr" in shown(pilot.app) or "Nothing" in shown(pilot.app))  # type: ignore[arg-type]
    await pilot.pause()
    return rows


@pytest.mark.parametrize("size", SIZES)
async def test_months_are_headings_and_rows_say_day_title_and_mood(
    locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    app = journal_of(
        locations, clock,
        page(clock, "# Could not sleep\n\nEleven steps.", mood=2),
        page(clock, "Swam.", days=30, mood=5),
        page(clock, "The lake, last year", days=400),
    )  # fmt: skip
    async with app.run_test(size=size) as pilot:
        await open_journal(pilot)
        lines = shown(app).split("\n")
        (heading,) = (line for line in lines if "November ─" in line)
        assert heading.strip().startswith("November ────")
        (row,) = (line for line in lines if " 20  Could not sleep" in line)
        assert "▂" in row
        (row,) = (line for line in lines if " 21  Swam." in line)
        assert "█" in row
        assert "October 2025 ─" in shown(app)


async def test_the_page_stands_beside_the_list_and_follows_the_cursor(
    locations: Locations, clock: FrozenClock
) -> None:
    app = journal_of(
        locations, clock,
        page(clock, "First\n\nA **bold** word\n\n> said\n\n- one\n- two", mood=4),
        page(clock, "Second\n\nOther words.", days=1),
    )  # fmt: skip
    async with app.run_test(size=WIDE) as pilot:
        await open_journal(pilot)
        words = shown(app)
        assert "2 entries" in words.split("\n")[1]
        assert "Friday 20 November, 23:40   mood ●●●●○ 4 of 5" in words
        assert "A bold word" in words
        assert "▎ said" in words
        assert "• two" in words
        await pilot.press("j")
        assert "Other words." in shown(app)
        assert "A bold word" not in shown(app)


@pytest.mark.parametrize("size", [MEDIUM, NARROW])
async def test_below_a_hundred_columns_enter_opens_the_page_over_the_list(
    locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    app = journal_of(locations, clock, page(clock, "First\n\nA body."), page(clock, "Second", 1))
    async with app.run_test(size=size) as pilot:
        await open_journal(pilot)
        assert "A body." not in shown(app)
        await pilot.press("enter")
        await until(pilot, lambda: "A body." in shown(app))
        assert "Second" not in shown(app)
        await pilot.press("escape")
        await until(pilot, lambda: "Second" in shown(app))
        assert "A body." not in shown(app)
        await pilot.press("j", "enter")
        await until(pilot, lambda: "Friday" in shown(app) or "Thursday" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, WritingScreen))


async def test_over_the_list_a_long_page_says_that_there_is_more(
    locations: Locations, clock: FrozenClock
) -> None:
    words = "\n\n".join(f"Paragraph {number}." for number in range(60))
    app = journal_of(locations, clock, page(clock, words))
    async with app.run_test(size=NARROW) as pilot:
        await open_journal(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: "space more" in shown(app))
        await pilot.press(*["space"] * 20)
        assert "Paragraph 59." in shown(app)


async def test_a_window_made_narrow_and_wide_again_loses_nothing(
    locations: Locations, clock: FrozenClock
) -> None:
    app = journal_of(locations, clock, page(clock, "First\n\nA body."), page(clock, "Second", 1))
    async with app.run_test(size=WIDE) as pilot:
        await open_journal(pilot)
        await pilot.resize_terminal(*NARROW)
        await until(pilot, lambda: "A body." not in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: "A body." in shown(app))
        await pilot.resize_terminal(*WIDE)
        await until(pilot, lambda: "A body." in shown(app) and "Second" in shown(app))
        await pilot.press("j")
        assert app.screen.query_one(EntryList).has_focus


@pytest.mark.parametrize("size", SIZES)
async def test_an_empty_journal_says_so_and_names_the_key(
    locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    app = journal_of(locations, clock)
    async with app.run_test(size=size) as pilot:
        await open_journal(pilot)
        assert "Nothing written yet." in shown(app)
        await pilot.press("j", "d", "enter", "space")
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, WritingScreen))


async def test_a_letter_is_listed_without_its_words(
    locations: Locations, clock: FrozenClock
) -> None:
    letter = page(clock, "I saw your car", strength=8, opens=whole_seconds(clock.now()))
    letter = msgspec.structs.replace(letter, kind="letter")
    app = journal_of(locations, clock, letter, page(clock, "An entry", 1))
    async with app.run_test(size=WIDE) as pilot:
        await open_journal(pilot)
        assert "a letter" in shown(app)
        assert "I saw your car" not in shown(app)


@pytest.mark.parametrize("size", SIZES)
async def test_what_was_typed_is_shown_as_it_is(
    locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    typed = "[b]x[/b] [/]\n\n<b>no</b> [l](http://a.b) &amp; [red]$primary[/] [@click=app.quit]"
    app = journal_of(locations, clock, page(clock, typed), page(clock, "\x1b[31mred\x07", 1))
    async with app.run_test(size=size) as pilot:
        await open_journal(pilot)
        assert "[b]x[/b] [/]" in shown(app)
        assert "␛[31mred␇" in shown(app)
        if size != WIDE:
            await pilot.press("enter")
        await until(pilot, lambda: "&amp;" in shown(app))
        for words in ("<b>no</b>", "[l](http://a.b)", "[red]$primary[/]", "[@click=app.quit]"):
            assert words in shown(app).replace("\n", " ")
        assert "\x1b" not in shown(app)


async def test_delete_asks_first_and_only_y_means_yes(
    locations: Locations, clock: FrozenClock
) -> None:
    app = journal_of(locations, clock, *days_of(clock, 3))
    async with app.run_test(size=WIDE) as pilot:
        rows = await open_journal(pilot)
        await pilot.press("j", "d")
        await until(pilot, lambda: "Delete this page?" in shown(app))
        assert "Page 1" in shown(app)
        await pilot.press("d", "enter", "escape")
        await until(pilot, lambda: "Delete this page?" not in shown(app))
        assert len(app.snapshot.journal) == 3
        await pilot.press("d")
        await until(pilot, lambda: "Delete this page?" in shown(app))
        assert "D erases" in shown(app)
        await pilot.press("D")
        await until(pilot, lambda: "Erase this page?" in shown(app))
        await pilot.press("escape", "escape")
        await until(pilot, lambda: "Erase this page?" not in shown(app))
        assert len(app.snapshot.journal) == 3
        await pilot.press("d")
        await until(pilot, lambda: "Delete this page?" in shown(app))
        await pilot.press("y")
        await until(pilot, lambda: len(app.snapshot.journal) == 2)
        await until(pilot, lambda: "2 entries" in shown(app))
        assert rows.entry is not None
        assert rows.entry.text.startswith("Page 2")
    left = new_store(locations, clock).load().journal
    assert {entry.text[:6] for entry in left} == {"Page 0", "Page 2"}


async def test_the_cursor_stays_on_its_page_when_another_pane_adds_one_above(
    locations: Locations, clock: FrozenClock
) -> None:
    app = journal_of(locations, clock, *days_of(clock, 120))
    async with app.run_test(size=MEDIUM) as pilot:
        rows = await open_journal(pilot)
        await pilot.press(*["pagedown"] * 3)
        assert rows.entry is not None
        chosen = rows.entry.id
        on_screen = rows.cursor - rows.scroll_offset.y
        clock.advance(hours=1)
        other = new_store(locations, clock)
        other.keep(page(clock, "From the other pane"), page(clock, "And another"))
        await until(pilot, lambda: len(app.snapshot.journal) == 122)
        await pilot.pause()
        assert rows.entry.id == chosen
        assert rows.cursor - rows.scroll_offset.y == on_screen
        await pilot.press("g")
        assert "And another" in shown(app) or "From the other pane" in shown(app)


async def test_thousands_of_pages_open_and_scroll_without_drawing_them_all(
    locations: Locations, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nc_tui.tui.widgets import entry_list

    made = []

    def title_of(text: str) -> str:
        made.append(text)
        return text.partition("\n")[0]

    monkeypatch.setattr(entry_list, "title_of", title_of)
    app = journal_of(locations, clock, *days_of(clock, 5000))
    async with app.run_test(size=WIDE) as pilot:
        rows = await open_journal(pilot)
        await pilot.press("pagedown", "pagedown", "G")
        assert rows.entry is not None
        assert rows.entry.text.startswith("Page 4999")
        assert "Page 4999" in shown(app)
        assert len(made) < 300


async def test_a_long_page_is_read_on_with_the_space_bar(
    locations: Locations, clock: FrozenClock
) -> None:
    words = "\n\n".join(f"Paragraph {number}." for number in range(60))
    app = journal_of(locations, clock, page(clock, words), page(clock, "Short", 1))
    async with app.run_test(size=WIDE) as pilot:
        await open_journal(pilot)
        await until(pilot, lambda: "space read on" in shown(app))
        await pilot.press(*["space"] * 6)
        assert "Paragraph 59." in shown(app)
        await pilot.press("backspace")
        assert "Paragraph 59." not in shown(app)
        await pilot.press("tab", "G")
        assert app.screen.query_one(Page).has_focus
        assert "Paragraph 59." in shown(app)
        await pilot.press("escape", "j")
        await until(pilot, lambda: "space read on" not in shown(app))
        assert app.screen.query_one(EntryList).has_focus


@pytest.mark.parametrize(
    "text",
    [
        "x" * 100_000,
        "# One\n\n" + "word\n\n" * 3_500,
        *(
            pytest.param(text, marks=pytest.mark.long)
            for text in ("a b " * 250_000, "漢字 " * 30_000)
        ),
    ],
)
async def test_a_huge_page_opens(locations: Locations, clock: FrozenClock, text: str) -> None:
    app = journal_of(locations, clock, page(clock, text))
    async with app.run_test(size=WIDE) as pilot:
        await open_journal(pilot)
        await pilot.press("tab", "G", "g")
        assert "1 entry" in shown(app)
