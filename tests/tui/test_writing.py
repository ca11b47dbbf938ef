"""Writing a page: whatever happens, the words are on disk or still on the screen."""

import json
from contextlib import suppress
from typing import Any, cast

import msgspec
import pytest
from textual import events
from textual.pilot import Pilot

from nc_tui.config import Config
from nc_tui.core.records import Entry, Reflection, whole_seconds
from nc_tui.locations import Locations
from nc_tui.tui.app import NcApp
from nc_tui.tui.flows.journal import go_on, write
from nc_tui.tui.screens.cover import CoverScreen
from nc_tui.tui.screens.help import HelpScreen
from nc_tui.tui.screens.main import MainScreen
from nc_tui.tui.screens.safety import SafetyScreen
from nc_tui.tui.screens.surf import SurfScreen
from nc_tui.tui.screens.writing import WritingScreen
from nc_tui.tui.widgets.entry_list import EntryList
from nc_tui.tui.widgets.page_area import PageArea
from tests.clocks import FrozenClock
from tests.tui.apps import (
    MEDIUM,
    NARROW,
    SIZES,
    WIDE,
    new_app,
    new_store,
    shown,
    start,
    told,
    until,
)


def journal_of(locations: Locations, clock: FrozenClock, *texts: str) -> NcApp:
    at = whole_seconds(clock.now())
    pages = [Entry(kind="entry", at=at, zone="Europe/Paris", text=text) for text in texts]
    return new_app(locations, clock, [start(clock), *pages])


def on_disk(locations: Locations) -> list[dict[str, Any]]:
    """The pages in the file, as anyone would read them."""
    tables = json.loads(locations.data.read_text(encoding="utf-8"))
    return [page for page in tables.get("journal", {}).values() if "deleted" not in page]


def texts_on_disk(locations: Locations) -> list[str]:
    return [page["text"] for page in on_disk(locations)]


def drafts(locations: Locations) -> list[str]:
    texts = []
    for path in sorted(locations.drafts.glob("*.json")):
        with suppress(FileNotFoundError):  # forgotten since it was listed
            texts.append(json.loads(path.read_text(encoding="utf-8"))["text"])
    return texts


async def new_page(pilot: Pilot[None]) -> None:
    await pilot.press("n")
    await until(pilot, lambda: isinstance(pilot.app.screen, WritingScreen))
    await until(pilot, lambda: bool(pilot.app.screen.query(PageArea)) and is_writing(pilot))


def is_writing(pilot: Pilot[None]) -> bool:
    return pilot.app.screen.query_one(PageArea).has_focus


async def type_words(pilot: Pilot[None], words: str) -> None:
    await pilot.press(*["space" if c == " " else "enter" if c == "\n" else c for c in words])


async def back_home(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, MainScreen), "the main screen")


@pytest.mark.parametrize("size", SIZES)
async def test_a_page_is_typed_kept_and_found_in_the_list(
    locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    app = journal_of(locations, clock, "An older page")
    async with app.run_test(size=size) as pilot:
        await pilot.press("4")
        await until(pilot, lambda: bool(app.screen.query(EntryList)))
        await new_page(pilot)
        await type_words(pilot, "Eleven steps\nu c q 1 !")
        await pilot.press("escape")
        await until(pilot, lambda: len(on_disk(locations)) == 2)
        assert "Eleven steps\nu c q 1 !" in texts_on_disk(locations)
        await until(pilot, lambda: "saved" in shown(app))
        await pilot.press("escape")
        await back_home(pilot)
        await until(pilot, lambda: "Eleven steps" in shown(app))
        entry = app.screen.query_one(EntryList).entry
        assert entry is not None
        assert entry.text == "Eleven steps\nu c q 1 !"
        assert (entry.at, entry.zone) == (whole_seconds(clock.now()), "America/New_York")
        assert "saved" in shown(app)
    assert drafts(locations) == []


async def test_once_the_text_is_left_digits_are_the_mood_and_enter_goes_on(
    locations: Locations, clock: FrozenClock
) -> None:
    app = journal_of(locations, clock)
    async with app.run_test(size=WIDE) as pilot:
        await new_page(pilot)
        await type_words(pilot, "Swam 3")
        await pilot.press("escape", "4")
        await until(pilot, lambda: [p.get("mood") for p in on_disk(locations)] == [4])
        assert "mood ●●●●○" in shown(app)
        await pilot.press("4")
        await until(pilot, lambda: [p.get("mood", 0) for p in on_disk(locations)] == [0])
        await pilot.press("2", "enter")
        assert is_writing(pilot)
        await type_words(pilot, " more")
        await pilot.press("escape", "n")
        assert is_writing(pilot)
        await pilot.press("escape", "q")
        await back_home(pilot)
    (kept,) = on_disk(locations)
    assert (kept["text"], kept["mood"]) == ("Swam 3 more", 2)
    assert drafts(locations) == []


async def test_ctrl_s_saves_and_stays(locations: Locations, clock: FrozenClock) -> None:
    app = journal_of(locations, clock)
    async with app.run_test(size=WIDE) as pilot:
        await new_page(pilot)
        await type_words(pilot, "One")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: texts_on_disk(locations) == ["One"])
        await until(pilot, lambda: "saved, 1 word" in shown(app))
        assert is_writing(pilot)
        await type_words(pilot, " two")
        await until(pilot, lambda: "writing, 2 words" in shown(app))


async def test_an_empty_page_leaves_nothing_behind(
    locations: Locations, clock: FrozenClock
) -> None:
    app = journal_of(locations, clock)
    async with app.run_test(size=WIDE) as pilot:
        await new_page(pilot)
        await type_words(pilot, "x")
        await until(pilot, lambda: drafts(locations) == ["x"])
        await pilot.press("backspace", "space", "enter", "escape")
        await back_home(pilot)
        await new_page(pilot)
        await pilot.press("ctrl+s", "escape")
        await back_home(pilot)
    assert on_disk(locations) == []
    assert drafts(locations) == []
    assert list(locations.drafts.glob("*")) == []


async def test_going_on_with_a_page_keeps_its_moment_its_zone_and_its_id(
    locations: Locations, clock: FrozenClock
) -> None:
    app = journal_of(locations, clock, "Begun")
    before = json.loads(locations.data.read_text(encoding="utf-8"))["journal"]
    clock.advance(days=3, hours=12)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("4", "enter")
        await until(pilot, lambda: isinstance(app.screen, WritingScreen))
        await pilot.press("escape", "escape")
        await back_home(pilot)
        unchanged = json.loads(locations.data.read_text(encoding="utf-8"))["journal"]
        assert unchanged == before
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, WritingScreen))
        await type_words(pilot, " and ended")
        await pilot.press("escape", "escape")
        await back_home(pilot)
    after = json.loads(locations.data.read_text(encoding="utf-8"))["journal"]
    ((name, page),) = before.items()
    assert after[name]["text"] == "Begun and ended"
    assert (after[name]["at"], after[name]["zone"]) == (page["at"], "Europe/Paris")


async def test_what_a_kill_left_is_in_the_journal_at_the_next_start(
    locations: Locations, clock: FrozenClock
) -> None:
    app = journal_of(locations, clock)
    async with app.run_test(size=WIDE) as pilot:
        await new_page(pilot)
        await type_words(pilot, "Typed and then")
        await until(pilot, lambda: drafts(locations) == ["Typed and then"])
        # The kill: what lies on disk now is all there is.
        (left,) = locations.drafts.glob("*.json")
        draft, file = left.read_bytes(), locations.data.read_bytes()
        await pilot.press("escape", "escape")
        await back_home(pilot)
    locations.data.write_bytes(file)
    left.write_bytes(draft)
    again = new_app(locations, clock)
    async with again.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: texts_on_disk(locations) == ["Typed and then"])
        await until(pilot, lambda: drafts(locations) == [])
        await pilot.press("4")
        await until(pilot, lambda: "Typed and then" in shown(again))


async def test_a_kill_between_record_and_draft_makes_no_second_page(
    locations: Locations, clock: FrozenClock
) -> None:
    app = journal_of(locations, clock)
    async with app.run_test(size=WIDE) as pilot:
        await new_page(pilot)
        await type_words(pilot, "Once")
        await until(pilot, lambda: drafts(locations) == ["Once"])
        (left,) = locations.drafts.glob("*.json")
        draft = left.read_bytes()
        await pilot.press("escape", "escape")
        await back_home(pilot)
    left.write_bytes(draft)
    again = new_app(locations, clock)
    async with again.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: drafts(locations) == [])
    assert texts_on_disk(locations) == ["Once"]


async def test_typing_without_a_pause_is_written_down_all_the_while(
    locations: Locations, clock: FrozenClock
) -> None:
    app = journal_of(locations, clock)
    seen = set()
    async with app.run_test(size=WIDE) as pilot:
        await new_page(pilot)

        def typed_on() -> bool:
            app.screen.query_one(PageArea).insert("word ")
            seen.update(drafts(locations))
            return len(seen) >= 3

        await until(pilot, typed_on, "three drafts while typing")
        await pilot.press("escape", "escape")
        await back_home(pilot)
    assert drafts(locations) == []


@pytest.mark.parametrize("leave", ["ctrl+q", "escape ctrl+q"])
async def test_quitting_saves_the_page_that_is_open(
    locations: Locations, clock: FrozenClock, leave: str
) -> None:
    app = journal_of(locations, clock)
    async with app.run_test(size=WIDE) as pilot:
        await new_page(pilot)
        await type_words(pilot, "Not finished")
        await pilot.press(*leave.split())
    assert texts_on_disk(locations) == ["Not finished"]
    assert drafts(locations) == []


@pytest.mark.parametrize("size", SIZES)
async def test_a_save_that_fails_says_so_and_keeps_the_words_until_it_works(
    locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    app = journal_of(locations, clock, "Before")
    aside = locations.data.with_name("aside")
    async with app.run_test(size=size) as pilot:
        await new_page(pilot)
        await type_words(pilot, "Important")
        locations.data.rename(aside)
        locations.data.mkdir()  # a folder stands where the file should
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Not saved" in shown(app))
        assert "Important" in shown(app)
        assert "ctrl+s try again" in shown(app)
        await pilot.press("escape", "escape")
        await until(pilot, lambda: "Leave these words unsaved?" in shown(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, WritingScreen))
        assert "Important" in shown(app)
        assert drafts(locations) == ["Important"]
        locations.data.rmdir()
        aside.rename(locations.data)
        # It is tried again by itself.
        await until(pilot, lambda: texts_on_disk(locations) == ["Before", "Important"])
        await until(pilot, lambda: "Not saved" not in shown(app))
        await pilot.press("escape")
        await back_home(pilot)
    assert drafts(locations) == []


@pytest.mark.long
async def test_a_page_left_unsaved_is_saved_later_and_opens_as_it_was_left(
    locations: Locations, clock: FrozenClock
) -> None:
    app = journal_of(locations, clock, "Before")
    aside = locations.data.with_name("aside")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("4", "enter")
        await until(pilot, lambda: isinstance(app.screen, WritingScreen))
        await type_words(pilot, " and after")
        locations.data.rename(aside)
        locations.data.mkdir()
        await pilot.press("escape", "escape")
        await until(pilot, lambda: "Leave these words unsaved?" in shown(app))
        await pilot.press("y")
        await back_home(pilot)
        # The page that is not saved, and the file that cannot be read: neither hides the other.
        both = ("A page is not saved yet. A folder stands in its place;", "cannot be read")
        await until(pilot, lambda: all(words in told(app) for words in both))
        assert drafts(locations) == ["Before and after"]
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, WritingScreen))
        assert "Before and after" in shown(app)
        await pilot.press("escape", "escape")
        await until(pilot, lambda: "Leave these words unsaved?" in shown(app))
        await pilot.press("y")
        await back_home(pilot)
        locations.data.rmdir()
        aside.rename(locations.data)
        await until(pilot, lambda: texts_on_disk(locations) == ["Before and after"])
        await until(pilot, lambda: drafts(locations) == [])
        await until(pilot, lambda: told(app) == "The page is saved.")


async def test_words_that_cannot_even_be_drafted_stay_on_the_screen(
    locations: Locations, clock: FrozenClock
) -> None:
    app = journal_of(locations, clock)
    async with app.run_test(size=WIDE) as pilot:
        await new_page(pilot)
        locations.drafts.parent.mkdir(parents=True, exist_ok=True)
        locations.drafts.write_text("a file where the folder should be")
        await type_words(pilot, "Still here")
        await until(pilot, lambda: "Your words are still here." in shown(app))
        assert "Still here" in shown(app)
        await pilot.press("escape", "escape")
        await back_home(pilot)
    assert texts_on_disk(locations) == ["Still here"]


async def contested(pilot: Pilot[None], locations: Locations, clock: FrozenClock) -> None:
    """The page "Ours" is gone on with here, and another pane has made it "Theirs"."""
    app = cast("NcApp", pilot.app)
    other = new_store(locations, clock)
    (entry,) = other.load().journal
    app.run_worker(go_on(app, entry))
    await until(pilot, lambda: isinstance(app.focused, PageArea))
    await type_words(pilot, ", longer")
    other.keep(msgspec.structs.replace(entry, text="Theirs"))
    await until(pilot, lambda: "Changed elsewhere" in shown(app))
    assert app.screen.query_one(PageArea).text == "Ours, longer"


@pytest.mark.every_size
@pytest.mark.parametrize(
    ("size", "key", "kept"),
    [
        (WIDE, "t", ["Theirs"]),
        (MEDIUM, "k", ["Ours, longer"]),
        (NARROW, "b", ["Ours, longer", "Theirs"]),
    ],
)
async def test_a_page_changed_in_another_pane_stands_beside_this_one_until_one_is_chosen(
    locations: Locations, clock: FrozenClock, size: tuple[int, int], key: str, kept: list[str]
) -> None:
    app = journal_of(locations, clock, "Ours")
    async with app.run_test(size=size) as pilot:
        await contested(pilot, locations, clock)
        # Nothing decides it but the person: typing, saving and leaving the text do not.
        await type_words(pilot, "tkb")
        await pilot.press("ctrl+s", "escape")
        await until(pilot, lambda: drafts(locations) == ["Ours, longertkb"])
        await until(pilot, lambda: "Choose first" in shown(app))
        assert texts_on_disk(locations) == ["Theirs"]
        offered = "t theirs  k mine  b both" if size == NARROW else "t take theirs"
        assert offered in shown(app)
        assert "Theirs" in shown(app)
        await pilot.press("enter", *["backspace"] * 3, "escape", key)
        await until(pilot, lambda: sorted(texts_on_disk(locations)) == kept)
        await until(pilot, lambda: "Changed elsewhere" not in shown(app))
        if key == "t":
            assert app.screen.query_one(PageArea).text == "Theirs"
            await pilot.press("enter", "ctrl+z")
            assert app.screen.query_one(PageArea).text == "Ours, longer"
            await pilot.press("ctrl+y")
        await pilot.press("escape", "escape")
        await back_home(pilot)
    assert sorted(texts_on_disk(locations)) == kept
    assert drafts(locations) == []


async def test_a_page_put_away_elsewhere_stays_away_with_what_is_written_on_it_here(
    locations: Locations, clock: FrozenClock
) -> None:
    app = journal_of(locations, clock, "Ours")
    async with app.run_test(size=MEDIUM) as pilot:
        other = new_store(locations, clock)
        (entry,) = other.load().journal
        app.run_worker(go_on(app, entry))
        await until(pilot, lambda: isinstance(app.screen, WritingScreen))
        await type_words(pilot, ", longer")
        other.put_away([entry])
        await pilot.press("escape", "escape")
        await back_home(pilot)
    (kept,) = new_store(locations, clock).load().journal
    assert kept.text == "Ours, longer"
    assert kept.away is not None


async def test_a_page_left_while_it_was_changed_elsewhere_is_kept_as_two(
    locations: Locations, clock: FrozenClock
) -> None:
    app = journal_of(locations, clock, "Ours")
    async with app.run_test(size=WIDE) as pilot:
        await contested(pilot, locations, clock)
        await pilot.press("escape", "escape")
        await back_home(pilot)
    assert sorted(texts_on_disk(locations)) == ["Ours, longer", "Theirs"]
    assert drafts(locations) == []


async def test_a_long_while_of_writing_is_met_by_a_quiet_offer(
    locations: Locations, clock: FrozenClock
) -> None:
    app = journal_of(locations, clock, "Older")
    said = app.words.writing.guard.said
    async with app.run_test(size=MEDIUM) as pilot:
        await new_page(pilot)
        for _ in range(20):
            assert said not in shown(app)
            await pilot.press("a")
            clock.advance(60)
        await pilot.press("b")
        await until(pilot, lambda: said in shown(app))
        await type_words(pilot, " and on")  # it blocks nothing
        assert app.screen.query_one(PageArea).text == "a" * 20 + "b and on"
        await pilot.press("ctrl+t")
        await until(pilot, lambda: said not in shown(app))
        offered = {prompt.id: prompt.text for prompt in app.words.writing.guard.prompts}
        assert any(text in shown(app) for text in offered.values())
        await type_words(pilot, ".")
        assert said not in shown(app)
        await pilot.press("escape", "escape")
        await back_home(pilot)
    (kept,) = (page for page in on_disk(locations) if page["text"] != "Older")
    assert kept["prompt"] in offered


async def test_the_offer_can_be_turned_off(locations: Locations, clock: FrozenClock) -> None:
    app = journal_of(locations, clock)
    app.config = Config(writing_guard=False)
    async with app.run_test(size=MEDIUM) as pilot:
        await new_page(pilot)
        for _ in range(22):
            await pilot.press("a")
            clock.advance(60)
        await pilot.pause()
        assert app.words.writing.guard.said not in shown(app)


async def test_a_key_shows_a_prompt_and_again_another(
    locations: Locations, clock: FrozenClock
) -> None:
    day = clock.now().date()
    ticked = Reflection(
        id=20261120, kind="stages", day=day, at=whole_seconds(clock.now()), zone="Europe/Paris",
        ticks=("anger-1", "denial-2", "anger-2"), answers=(),
    )  # fmt: skip
    app = new_app(locations, clock, [start(clock), ticked])
    async with app.run_test(size=WIDE) as pilot:
        await new_page(pilot)
        # Said once, to those who have not written yet.
        assert app.words.writing.log in shown(app)
        of_anger = [prompt.text for prompt in app.words.stage("anger").prompts]  # type: ignore[union-attr]
        seen = []
        for _ in of_anger:
            await pilot.press("ctrl+t")
            (text,) = (text for text in of_anger if text in shown(app))
            seen.append(text)
        assert sorted(seen) == sorted(of_anger)
        await type_words(pilot, "My mornings")
        await pilot.press("escape")
        await until(pilot, lambda: [p.get("stage") for p in on_disk(locations)] == ["anger"])
        await pilot.press("p")  # the first of those that belong to no feeling
        await until(pilot, lambda: ["stage" in p for p in on_disk(locations)] == [False])
        await pilot.press("escape")
        await back_home(pilot)
        await new_page(pilot)
        assert app.words.writing.log not in shown(app)
    (kept,) = on_disk(locations)
    assert kept["prompt"].startswith("free-")
    assert drafts(locations) == []


async def test_without_an_editor_nothing_is_changed_and_one_sentence_says_so(
    locations: Locations, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.setenv("PATH", str(locations.data.parent))  # nor any of the usual ones
    app = journal_of(locations, clock, "Begun")
    before = on_disk(locations)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("4", "e")  # from the list it comes back to the list
        await until(pilot, lambda: "No editor is set" in told(app))
        await back_home(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, WritingScreen))
        await type_words(pilot, " and on")
        await pilot.press("alt+e")
        await until(pilot, lambda: "No editor is set" in told(app))
        assert app.screen.query_one(PageArea).text == "Begun and on"
        await pilot.press("escape", "escape")
        await back_home(pilot)
    assert [page["text"] for page in before] == ["Begun"]
    assert texts_on_disk(locations) == ["Begun and on"]
    assert drafts(locations) == []


async def test_a_page_emptied_is_deleted_only_when_asked(
    locations: Locations, clock: FrozenClock
) -> None:
    app = journal_of(locations, clock, "Word")
    async with app.run_test(size=WIDE) as pilot:
        for answer, left in (("escape", ["Word"]), ("y", [])):
            await pilot.press("4", "enter")
            await until(pilot, lambda: isinstance(app.screen, WritingScreen))
            await pilot.press(*["backspace"] * 4, "escape")
            await until(pilot, lambda: "Delete this page?" in shown(app))
            await pilot.press(answer)
            await back_home(pilot)
            assert texts_on_disk(locations) == left
    # Its words stay in the file, for undo.
    assert "Word" in locations.data.read_text(encoding="utf-8")
    assert drafts(locations) == []


@pytest.mark.parametrize("cover", ["f4", pytest.param("ctrl+l", marks=pytest.mark.long)])
async def test_keys_for_help_surf_safety_and_cover_work_while_typing(
    locations: Locations, clock: FrozenClock, cover: str
) -> None:
    app = journal_of(locations, clock)
    async with app.run_test(size=WIDE) as pilot:
        await new_page(pilot)
        await type_words(pilot, "u")
        page = app.screen
        opens = {
            "f1": HelpScreen, "f2": SurfScreen, "ctrl+g": SurfScreen, "f3": SafetyScreen,
        }  # fmt: skip
        for key, screen in opens.items():
            await pilot.press(key)
            await until(pilot, lambda kind=screen: isinstance(app.screen, kind), key)  # type: ignore[misc]
            app.pop_screen()
            await until(pilot, lambda: app.screen is page)
            assert is_writing(pilot)
        assert app.screen.query_one(PageArea).text == "u"
        await pilot.press(cover)
        await until(pilot, lambda: isinstance(app.screen, CoverScreen))
    assert texts_on_disk(locations) == ["u"]


async def test_another_flow_from_the_page_does_not_end_the_writing(
    locations: Locations, clock: FrozenClock
) -> None:
    app = journal_of(locations, clock)
    async with app.run_test(size=WIDE) as pilot:
        await new_page(pilot)
        await type_words(pilot, "Kept")
        await pilot.press("escape")
        await pilot.press("c")
        await pilot.pause()
        while not isinstance(app.screen, WritingScreen):
            await pilot.press("escape")
            await pilot.pause()
        await pilot.press("escape")
        await back_home(pilot)
    assert texts_on_disk(locations) == ["Kept"]


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_prompt_stands_above_the_page_and_is_kept_with_it(
    locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    app = journal_of(locations, clock)
    async with app.run_test(size=size) as pilot:
        writing = app.run_worker(write(app, stage="anger", prompt="anger-p3"))
        await until(pilot, lambda: isinstance(app.screen, WritingScreen))
        words = " ".join(app.words.prompt("anger-p3").split()[:3])
        await until(pilot, lambda: words in shown(app))
        await type_words(pilot, "My mornings")
        await pilot.press("escape", "escape")
        await back_home(pilot)
        await writing.wait()
    (kept,) = on_disk(locations)
    assert (kept["stage"], kept["prompt"]) == ("anger", "anger-p3")


async def test_what_is_pasted_is_mended_and_kept_whole(
    locations: Locations, clock: FrozenClock
) -> None:
    app = journal_of(locations, clock)
    million = "\n".join(f"line {number} [b]x[/b]" for number in range(50_000))
    async with app.run_test(size=WIDE) as pilot:
        await new_page(pilot)
        area = app.screen.query_one(PageArea)
        for text in ("\x1b]52;c;x\x07[/]\r\n", "y" * 100_000 + "\n", million):
            app.post_message(events.Paste(text))  # as the terminal's driver does
        await until(pilot, lambda: area.document.line_count > 50_000)
        await pilot.press("escape")
        await until(pilot, lambda: len(on_disk(locations)) == 1)
        await pilot.press("escape")
        await back_home(pilot)
    assert texts_on_disk(locations) == ["␛]52;c;x␇[/]\n" + "y" * 100_000 + "\n" + million]
    assert drafts(locations) == []


async def test_where_one_writes_stays_in_view_as_the_window_changes(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.focused, PageArea))
        page = app.focused
        assert isinstance(page, PageArea)
        page.put("\n\n".join(f"{number} " + "a line of some length " * 6 for number in range(60)))
        await pilot.press("e", "n", "d")
        for size in ((40, 20), (60, 24), (24, 8), (80, 24)):
            await pilot.resize_terminal(*size)
            await until(pilot, lambda: page.region.contains_point(page.cursor_screen_offset))
