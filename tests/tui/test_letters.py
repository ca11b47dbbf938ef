"""Letters: never sent, never lost, and shown nowhere before daylight."""

import json
from typing import Any

import pytest
from msgspec.structs import replace
from textual import events
from textual.pilot import Pilot

from nc_tui.core.letters import opens_at
from nc_tui.core.records import Entry, PlanItem, Record, whole_seconds
from nc_tui.core.settings import Settings
from nc_tui.locations import Locations
from nc_tui.tui.app import NcApp
from nc_tui.tui.dialogs.leave_letter import LeaveLetter
from nc_tui.tui.dialogs.number import NumberDialog
from nc_tui.tui.dialogs.strength import StrengthDialog
from nc_tui.tui.flows.letter import open_letter, write_letter
from nc_tui.tui.screens.cover import CoverScreen
from nc_tui.tui.screens.letter import LetterScreen
from nc_tui.tui.screens.letter_opened import OpenedLetterScreen
from nc_tui.tui.screens.letter_sealed import SealedLetterScreen
from nc_tui.tui.screens.main import MainScreen
from nc_tui.tui.screens.safety import SafetyScreen
from nc_tui.tui.widgets.letter_area import LetterArea
from nc_tui.tui.widgets.letter_text import LetterText
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM, NARROW, SIZES, new_app, refusing, shown, start, told, until

Size = tuple[int, int]
LETTER_ID = 4_000_000
SECRET = "Are you sleeping"


def letter(clock: FrozenClock, **fields: Any) -> Entry:
    """A letter sealed at this moment; it opens at 08:00 tomorrow."""
    at = whole_seconds(clock.now())
    made = Entry(
        id=LETTER_ID, kind="letter", at=at, zone="America/New_York", text=SECRET, strength=7,
        opens=opens_at(at, Settings().morning),
    )  # fmt: skip
    return replace(made, **fields)


def sam(clock: FrozenClock) -> PlanItem:
    at = whole_seconds(clock.now())
    return PlanItem(kind="person", at=at, order=1, name="Sam", reach="555 0100")


def app_with(locations: Locations, clock: FrozenClock, *records: Record) -> NcApp:
    return new_app(locations, clock, [start(clock), *records])


def on_disk(locations: Locations) -> list[dict[str, Any]]:
    tables = json.loads(locations.data.read_text(encoding="utf-8"))
    return [page for page in tables.get("journal", {}).values() if "deleted" not in page]


def the_letter(locations: Locations) -> dict[str, Any]:
    (found,) = on_disk(locations)
    return found


def drafts(locations: Locations) -> list[dict[str, Any]]:
    return [json.loads(path.read_bytes()) for path in sorted(locations.drafts.glob("*.json"))]


async def on(pilot: Pilot[None], screen: type) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, screen), screen.__name__)
    await pilot.pause()


async def write(pilot: Pilot[None], words: str = SECRET) -> None:
    """A new letter, with these words on it already: typing them costs a test its time."""
    app = pilot.app
    assert isinstance(app, NcApp)
    app.run_worker(write_letter(app, text=words))
    await on(pilot, LetterScreen)
    await until(pilot, lambda: app.screen.query_one(LetterArea).has_focus)


async def type_words(pilot: Pilot[None], words: str) -> None:
    await pilot.press(*["space" if c == " " else c for c in words])


async def opened(pilot: Pilot[None], *keys: str) -> None:
    """Open the one letter, and answer how strong it is."""
    app = pilot.app
    assert isinstance(app, NcApp)
    app.run_worker(open_letter(app, LETTER_ID))
    if keys:
        await on(pilot, StrengthDialog)
        assert SECRET not in shown(app), "nothing is read before it is said how strong it is"
        await pilot.press(*keys)
    await on(pilot, OpenedLetterScreen)
    await until(pilot, lambda: SECRET in shown(app))


# Writing and sealing


@pytest.mark.parametrize("size", SIZES)
async def test_a_letter_is_typed_and_kept_till_morning_with_one_key_for_its_strength(
    locations: Locations, clock: FrozenClock, size: Size
) -> None:
    app = app_with(locations, clock, sam(clock))
    async with app.run_test(size=size) as pilot:
        await write(pilot, "")
        await type_words(pilot, SECRET)
        assert "until 08:00" in shown(app)
        await pilot.press("ctrl+s")
        await on(pilot, StrengthDialog)
        assert "How strong is it now?" in shown(app)
        await pilot.press("7")
        await on(pilot, SealedLetterScreen)
        seen = shown(app)
        assert "Sealed until daylight, 08:00." in seen
        assert SECRET not in seen
        assert "call Sam" in seen
        await pilot.press("r")
        await on(pilot, NumberDialog)
        await pilot.press("escape", "escape")
        await on(pilot, MainScreen)
    kept = the_letter(locations)
    assert {name: kept[name] for name in kept if name != "updated"} == {
        "kind": "letter", "at": "2026-11-20T23:40:12-05:00", "zone": "America/New_York",
        "text": SECRET, "strength": 7, "opens": "2026-11-21T08:00:00-05:00",
    }  # fmt: skip
    assert list(locations.drafts.glob("*")) == []


async def test_who_asked_for_a_letter_is_given_it_and_may_bring_words_and_a_strength(
    locations: Locations, clock: FrozenClock
) -> None:
    app = app_with(locations, clock)
    async with app.run_test(size=MEDIUM) as pilot:
        asked = app.run_worker(write_letter(app, text="Dear you, ", urge_strength=8))
        await on(pilot, LetterScreen)
        await type_words(pilot, "no")
        clock.advance(minutes=30)
        await pilot.press("ctrl+s")
        await on(pilot, StrengthDialog)
        await pilot.press("enter")  # as it was a moment ago
        await on(pilot, SealedLetterScreen)
        assert "when it was an 8" in shown(app)
        sealed = await asked.wait()
    assert isinstance(sealed, Entry)
    assert (sealed.text, sealed.strength) == ("Dear you, no", 8)
    # What counts is when it was sealed.
    assert the_letter(locations)["at"] == "2026-11-21T00:10:12-05:00"


async def test_nothing_can_be_sealed_without_words_and_esc_leaves_at_once(
    locations: Locations, clock: FrozenClock
) -> None:
    app = app_with(locations, clock)
    async with app.run_test(size=MEDIUM) as pilot:
        await write(pilot, "x")
        await until(pilot, lambda: [draft["text"] for draft in drafts(locations)] == ["x"])
        await pilot.press("backspace", "space", "ctrl+s")
        assert isinstance(app.screen, LetterScreen)
        await pilot.press("escape")
        await on(pilot, MainScreen)
    assert on_disk(locations) == []
    assert list(locations.drafts.glob("*")) == []


async def test_esc_leaves_the_text_then_asks_and_goes_on_where_one_was(
    locations: Locations, clock: FrozenClock
) -> None:
    app = app_with(locations, clock)
    async with app.run_test(size=NARROW) as pilot:
        await write(pilot, "Dear")
        await pilot.press("escape")
        assert app.focused is None
        await pilot.press("escape")
        await on(pilot, LeaveLetter)
        await pilot.press("enter")
        await on(pilot, LetterScreen)
        await type_words(pilot, " you")
        await pilot.press("escape", "escape")
        await on(pilot, LeaveLetter)
        await pilot.press("s")
        await on(pilot, StrengthDialog)
        await pilot.press("escape")
        await on(pilot, LetterScreen)
        assert on_disk(locations) == []
        await pilot.press("ctrl+s")
        await on(pilot, StrengthDialog)
        await pilot.press("0")
        await on(pilot, SealedLetterScreen)
    assert (the_letter(locations)["text"], the_letter(locations)["strength"]) == ("Dear you", 0)


async def test_esc_alone_leaves_a_letter_as_a_draft_that_l_goes_on_with_also_after_a_quit(
    locations: Locations, clock: FrozenClock
) -> None:
    app = app_with(locations, clock)
    async with app.run_test(size=MEDIUM) as pilot:
        await write(pilot)
        await pilot.press("escape", "escape", "escape")
        await on(pilot, MainScreen)
        await until(pilot, lambda: "l goes on with it" in shown(app))
        assert [draft["text"] for draft in drafts(locations)] == [SECRET]
        assert on_disk(locations) == []
        await pilot.press("l")
        await on(pilot, LetterScreen)
        await type_words(pilot, "?")
        await pilot.press("escape", "escape")
        await on(pilot, LeaveLetter)
        await pilot.press("exclamation_mark")
        await on(pilot, SafetyScreen)
        await pilot.press("escape", "escape")
        await on(pilot, MainScreen)
    assert on_disk(locations) == []
    again = new_app(locations, clock)
    async with again.run_test(size=MEDIUM) as pilot:
        await pilot.press("l", "exclamation_mark")
        await on(pilot, LetterScreen)
        await until(pilot, lambda: f"{SECRET}?!" in shown(again))
        await pilot.press("ctrl+s")
        await on(pilot, StrengthDialog)
        await pilot.press("5")
        await on(pilot, SealedLetterScreen)
    assert the_letter(locations)["text"] == f"{SECRET}?!"
    assert drafts(locations) == []


async def test_of_two_letters_left_as_drafts_l_offers_the_newer_and_the_other_after_it(
    locations: Locations, clock: FrozenClock
) -> None:
    one, other = app_with(locations, clock), new_app(locations, clock)
    async with one.run_test(size=NARROW) as pilot, other.run_test(size=NARROW) as pilot_of_other:
        await write(pilot, "The older")
        await until(pilot, lambda: len(drafts(locations)) == 1)
        clock.advance(minutes=5)
        await pilot_of_other.press("l", *"xyz")  # not the one that is open over there
        await on(pilot_of_other, LetterScreen)
        await until(pilot_of_other, lambda: len(drafts(locations)) == 2)
    again = new_app(locations, clock)
    async with again.run_test(size=MEDIUM) as pilot:
        await until(pilot, lambda: all(draft["is_left"] for draft in drafts(locations)))
        await until(pilot, lambda: "left as a draft. l goes on with it." in told(again))
        await pilot.press("l")
        await on(pilot, LetterScreen)
        assert "xyz" in shown(again)
        assert "Another is left as a draft." in told(again)
        await pilot.press("ctrl+s")
        await on(pilot, StrengthDialog)
        await pilot.press("5")
        await on(pilot, SealedLetterScreen)
        await pilot.press("escape", "l")
        await on(pilot, LetterScreen)
        assert "The older" in shown(again)
    assert (the_letter(locations)["text"], drafts(locations)[0]["text"]) == ("xyz", "The older")


async def test_let_go_while_writing_it_is_shown_nowhere_and_comes_back_sealed(
    locations: Locations, clock: FrozenClock
) -> None:
    app = app_with(locations, clock)
    app.animation_level = "none"
    async with app.run_test(size=MEDIUM) as pilot:
        await write(pilot)
        await pilot.press("escape", "escape")
        await on(pilot, LeaveLetter)
        await pilot.press("t")
        await on(pilot, MainScreen)
        await until(pilot, lambda: "ctrl+z brings it back" in shown(app))
        assert the_letter(locations)["decided"] == "let-go"
        await pilot.press("ctrl+z")
        await until(pilot, lambda: "decided" not in the_letter(locations))
        (back,) = app.snapshot.journal
        app.run_worker(open_letter(app, back.id))
        await on(pilot, SealedLetterScreen)
        assert SECRET not in shown(app)
    assert list(locations.drafts.glob("*")) == []


async def test_nothing_of_a_letter_reaches_the_clipboard(
    locations: Locations, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_with(locations, clock)
    taken: list[str] = []
    monkeypatch.setattr(app, "copy_to_clipboard", taken.append)
    async with app.run_test(size=MEDIUM) as pilot:
        await write(pilot, "one two")
        area = app.screen.query_one(LetterArea)
        await pilot.press("ctrl+c", "super+c", "f7", "ctrl+c", "super+c", "ctrl+x")
        assert area.text == ""
        await pilot.press("ctrl+v", "ctrl+v")
        assert area.text == "one twoone two", "inside, cut and paste work"
        await pilot.press("ctrl+x")
        assert area.text == "", "without a selection the line goes"
        await pilot.press("ctrl+v", "enter", "a", "up", "ctrl+x", "ctrl+c")
        assert area.text == "a"
        assert isinstance(app.screen, LetterScreen)
    assert taken == []
    assert app.clipboard == ""


# Nothing is lost


async def test_what_a_kill_left_of_a_letter_stays_a_draft_at_the_next_start(
    locations: Locations, clock: FrozenClock
) -> None:
    app = app_with(locations, clock)
    async with app.run_test(size=MEDIUM) as pilot:
        await write(pilot)
        await until(pilot, lambda: [draft["text"] for draft in drafts(locations)] == [SECRET])
        # The kill: what lies on disk now is all there is.
        (left,) = locations.drafts.glob("*.json")
        draft, file = left.read_bytes(), locations.data.read_bytes()
    locations.data.write_bytes(file)
    left.write_bytes(draft)
    again = new_app(locations, clock)
    async with again.run_test(size=MEDIUM) as pilot:
        said = "Welcome back. The letter you were writing is left as a draft. l goes on with it."
        await until(pilot, lambda: told(again) == said)
        await pilot.press("4")
        await pilot.pause()
        assert SECRET not in shown(again)
        assert on_disk(locations) == []
        await pilot.press("l")
        await on(pilot, LetterScreen)
        assert SECRET in shown(again)
    once_more = new_app(locations, clock)
    async with once_more.run_test(size=MEDIUM) as pilot:
        await until(pilot, lambda: [draft["is_left"] for draft in drafts(locations)] == [True])
        assert drafts(locations)[0]["text"] == SECRET


@pytest.mark.parametrize("where", ["in the text", "in the question"])
async def test_quitting_leaves_the_letter_that_is_open_as_a_draft(
    locations: Locations, clock: FrozenClock, where: str
) -> None:
    app = app_with(locations, clock)
    async with app.run_test(size=MEDIUM) as pilot:
        await write(pilot)
        if where == "in the question":
            await pilot.press("ctrl+s")
            await on(pilot, StrengthDialog)
        await pilot.press("ctrl+q")
    assert on_disk(locations) == []
    assert [(draft["kind"], draft["text"]) for draft in drafts(locations)] == [("letter", SECRET)]


@pytest.mark.long
async def test_sealing_that_fails_says_so_and_the_letter_can_be_left_unsaved(
    locations: Locations, clock: FrozenClock
) -> None:
    app = app_with(locations, clock)
    async with app.run_test(size=NARROW) as pilot:
        await write(pilot)
        with refusing(locations):
            await pilot.press("ctrl+s")
            await on(pilot, StrengthDialog)
            await pilot.press("6")
            await until(pilot, lambda: "Leave this letter unsaved?" in shown(app))
            await pilot.press("escape")
            await on(pilot, LetterScreen)
            assert "Not saved" in shown(app)
            assert SECRET in shown(app)
            assert [(d["text"], d["kind"]) for d in drafts(locations)] == [(SECRET, "letter")]
            await pilot.press("ctrl+s")
            await on(pilot, StrengthDialog)
            await pilot.press("enter")  # the strength that was given is still there
            await until(pilot, lambda: "Leave this letter unsaved?" in shown(app))
            await pilot.press("y")
            await on(pilot, MainScreen)
            assert "A letter is not saved yet." in shown(app)
        # It is tried again by itself.
        await until(pilot, lambda: len(on_disk(locations)) == 1)
        await until(pilot, lambda: "not saved yet" not in shown(app))
    assert (the_letter(locations)["strength"], drafts(locations)) == (6, [])


async def test_the_cover_over_the_question_shows_nothing_and_ends_nothing(
    locations: Locations, clock: FrozenClock
) -> None:
    app = app_with(locations, clock)
    async with app.run_test(size=MEDIUM) as pilot:
        await write(pilot)
        await pilot.press("ctrl+s")
        await on(pilot, StrengthDialog)
        await pilot.press("f4")
        await on(pilot, CoverScreen)
        assert SECRET not in shown(app)
        await pilot.press("a", "enter")
        await on(pilot, StrengthDialog)
        await pilot.press("5")
        await on(pilot, SealedLetterScreen)
    assert the_letter(locations)["strength"] == 5


# Before daylight


async def test_while_it_is_sealed_opening_it_says_when_and_daylight_opens_it(
    locations: Locations, clock: FrozenClock
) -> None:
    app = app_with(locations, clock, letter(clock))
    async with app.run_test(size=MEDIUM) as pilot:
        app.run_worker(open_letter(app, LETTER_ID))
        await on(pilot, SealedLetterScreen)
        assert "You wrote it at 23:40, when it was a 7." in shown(app)
        assert "reach someone" in shown(app)
        await pilot.press("enter", "s", "t", "o")
        assert isinstance(app.screen, SealedLetterScreen)
        assert SECRET not in shown(app)
        clock.advance(hours=9)
        app.minute = clock.now()
        await until(pilot, lambda: "The letter is open." in shown(app))
        await pilot.press("enter")
        await on(pilot, StrengthDialog)
        assert SECRET not in shown(app)


@pytest.mark.parametrize("by", ["key", "click"])
async def test_from_a_sealed_letter_a_tab_is_gone_to(
    locations: Locations, clock: FrozenClock, by: str
) -> None:
    app = app_with(locations, clock, letter(clock))
    async with app.run_test(size=MEDIUM) as pilot:
        app.run_worker(open_letter(app, LETTER_ID))
        await on(pilot, SealedLetterScreen)
        if by == "key":
            await pilot.press("2")
        else:
            at = shown(app).splitlines()[0].index("Streak")
            await pilot.click(offset=(at, 0))
        await on(pilot, MainScreen)
        await until(pilot, lambda: "since" in shown(app) and "Sealed" not in shown(app))
        assert isinstance(app.screen, MainScreen)
        assert app.screen.pane.id == "streak"


async def test_undo_of_the_sealing_leaves_its_screen(
    locations: Locations, clock: FrozenClock
) -> None:
    app = app_with(locations, clock)
    async with app.run_test(size=MEDIUM) as pilot:
        await write(pilot)
        await pilot.press("ctrl+s")
        await on(pilot, StrengthDialog)
        await pilot.press("5")
        await on(pilot, SealedLetterScreen)
        await pilot.press("ctrl+z")
        await on(pilot, MainScreen)
        assert on_disk(locations) == []
        await pilot.press("ctrl+y")
        await until(pilot, lambda: len(on_disk(locations)) == 1)
        assert SECRET not in shown(app)


# After it


@pytest.mark.parametrize("size", SIZES)
async def test_opened_it_asks_how_strong_it_is_then_is_read_and_kept(
    locations: Locations, clock: FrozenClock, size: Size
) -> None:
    app = app_with(locations, clock, letter(clock))
    clock.advance(hours=9)
    async with app.run_test(size=size) as pilot:
        await opened(pilot, "3")
        assert "It was a 7 when you wrote it. Now it is a 3." in " ".join(shown(app).split())
        await pilot.press("s")
        await on(pilot, MainScreen)
        await opened(pilot)  # what was decided is not asked again
        assert "It was a 3 when you read it." in " ".join(shown(app).split())
    kept = the_letter(locations)
    assert (kept["strength_after"], kept["decided"]) == (3, "keep")


async def test_the_keys_that_move_in_a_list_move_in_a_letter_and_decide_nothing(
    locations: Locations, clock: FrozenClock
) -> None:
    text = "\n".join([SECRET, *(f"line {number}" for number in range(60)), "the last"])
    app = app_with(locations, clock, letter(clock, text=text))
    clock.advance(hours=9)
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, "3")
        for keys, seen in (
            ("G", "the last"), ("g", SECRET), ("ctrl+end", "the last"), ("ctrl+home", SECRET),
        ):  # fmt: skip
            await pilot.press(keys)
            await pilot.pause()
            assert seen in shown(app), keys
        await pilot.press("j", "j", "k", "j")
        await pilot.pause()
        assert SECRET not in shown(app)
        assert isinstance(app.screen, OpenedLetterScreen)
    assert "decided" not in the_letter(locations)


async def test_once_more_later_decides_nothing_and_asks_again(
    locations: Locations, clock: FrozenClock
) -> None:
    app = app_with(locations, clock, letter(clock))
    clock.advance(hours=9)
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, "6")
        await pilot.press("o")
        await on(pilot, MainScreen)
        assert "decided" not in the_letter(locations)
        app.run_worker(open_letter(app, LETTER_ID))
        await on(pilot, StrengthDialog)
        await pilot.press("escape")
        await on(pilot, MainScreen)
        await opened(pilot, "2")
    assert the_letter(locations)["strength_after"] == 2


@pytest.mark.parametrize("level", ["none", "full"])
async def test_letting_go_takes_it_out_of_sight_and_ctrl_z_brings_it_back(
    locations: Locations, clock: FrozenClock, level: str
) -> None:
    app = app_with(locations, clock, letter(clock, decided="keep"))
    app.animation_level = level  # type: ignore[assignment]
    clock.advance(hours=9)
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot)
        await pilot.press("t")
        await until(pilot, lambda: the_letter(locations).get("decided") == "let-go")
        await on(pilot, MainScreen)
        await until(pilot, lambda: "It is let go." in shown(app))
        app.run_worker(open_letter(app, LETTER_ID))
        await until(pilot, lambda: "not here any more" in shown(app))
        await pilot.press("ctrl+z")
        await until(pilot, lambda: the_letter(locations)["decided"] == "keep")
        await opened(pilot)


@pytest.mark.long
async def test_its_rows_fade_from_the_top_and_a_key_ends_it(
    locations: Locations, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("_SECONDS", "_LONGEST"):
        monkeypatch.setattr(f"nc_tui.tui.widgets.letter_text.{name}", 3600.0)
    app = app_with(locations, clock, letter(clock, text="\n\n".join([SECRET] * 9)))
    app.animation_level = "full"
    clock.advance(hours=9)
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, "1")
        app.screen.query_one(LetterText).gone = 0.5
        await until(pilot, lambda: 0 < shown(app).count(SECRET) < 9)
        app.screen.query_one(LetterText).gone = 0.0
        # Not by the pilot, which would wait for the fading to end.
        app.post_message(events.Key("t", "t"))
        await until(pilot, lambda: the_letter(locations).get("decided") == "let-go")
        assert isinstance(app.screen, OpenedLetterScreen)
        app.post_message(events.Key("escape", None))
        await on(pilot, MainScreen)
        await until(pilot, lambda: "It is let go." in shown(app))


async def test_a_decision_that_cannot_be_kept_leaves_the_letter_on_the_screen(
    locations: Locations, clock: FrozenClock
) -> None:
    app = app_with(locations, clock, letter(clock))
    clock.advance(hours=9)
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, "4")
        with refusing(locations):
            await pilot.press("t")
            await until(pilot, lambda: "The same key tries again." in shown(app))
            assert SECRET in shown(app)
        await pilot.press("s")
        await on(pilot, MainScreen)
    assert the_letter(locations)["decided"] == "keep"


async def test_a_strength_that_cannot_be_kept_is_asked_again_with_the_reason(
    locations: Locations, clock: FrozenClock
) -> None:
    app = app_with(locations, clock, letter(clock))
    clock.advance(hours=9)
    async with app.run_test(size=MEDIUM) as pilot:
        app.run_worker(open_letter(app, LETTER_ID))
        await on(pilot, StrengthDialog)
        with refusing(locations):
            await pilot.press("4")
            await until(pilot, lambda: "still 4" in shown(app))
            assert SECRET not in shown(app)
        await pilot.press("enter")
        await on(pilot, OpenedLetterScreen)
    assert the_letter(locations)["strength_after"] == 4


async def test_what_a_person_typed_is_shown_and_never_obeyed(
    locations: Locations, clock: FrozenClock
) -> None:
    text = "[b]bold[/b] \x1b]52;c;x\x07 [@click=app.quit]x[/] עברית 👩‍👩‍👧 é\u202e"
    app = app_with(locations, clock, letter(clock, text=f"{SECRET}\n{text}", decided="keep"))
    clock.advance(hours=9)
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot)
        seen = shown(app)
        assert "[b]bold[/b] ␛]52;c;x␇ [@click=app.quit]x[/]" in seen
        assert "\x1b" not in seen
        assert "\u202e" not in seen
