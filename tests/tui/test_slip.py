"""After a contact that ended a run: kind words, questions that can all be left, nothing lost."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot
from textual.widgets import TextArea

from nc_tui.core.records import Contact, ContactKind, PlanItem, RuleKind
from nc_tui.locations import Locations
from nc_tui.tui.app import NcApp
from nc_tui.tui.dialogs.activity import ActivityDialog
from nc_tui.tui.dialogs.contact import ContactDialog
from nc_tui.tui.dialogs.plan_sentence import PlanSentenceDialog
from nc_tui.tui.dialogs.reply import ReplyDialog
from nc_tui.tui.dialogs.slip import BeforeDialog, NowDialog
from nc_tui.tui.flows.slip import begun, first_half
from nc_tui.tui.screens.main import MainScreen
from nc_tui.tui.screens.safety import SafetyScreen
from nc_tui.tui.screens.surf import SurfScreen
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM, SIZES, new_app, refusing, shown, start, until

Size = tuple[int, int]


def table(locations: Locations, name: str) -> list[dict[str, Any]]:
    tables = json.loads(locations.data.read_text(encoding="utf-8"))
    return [r for r in tables.get(name, {}).values() if "deleted" not in r]


def before(locations: Locations) -> list[str | None]:
    lines = [line for line in table(locations, "contacts") if line["kind"] != "start"]
    return [line.get("before") for line in lines]


def rule(
    kind: RuleKind, at: datetime, channels: tuple[str, ...] = (), topics: tuple[str, ...] = ()
) -> PlanItem:
    return PlanItem(kind="rule", at=at, order=1, rule=kind, channels=channels, topics=topics)


def words_of(app: NcApp) -> str:
    """The words of the dialog in front, or of the whole screen where there is none."""
    rows = shown(app).splitlines()
    for dialog in app.screen.query(".dialog"):
        r = dialog.region
        rows = [row[r.x : r.right] for row in rows[max(0, r.y) : r.bottom]]
    return " ".join(" ".join(rows).replace("▎", " ").split())


async def on(pilot: Pilot[None], app: NcApp, screen: type[object]) -> None:
    await until(pilot, lambda: isinstance(app.screen, screen), screen.__name__)
    await pilot.pause()


async def slipped(pilot: Pilot[None], app: NcApp, clock: FrozenClock, key: str = "o") -> None:
    clock.advance(1)
    await pilot.press("x")
    await on(pilot, app, ContactDialog)
    await pilot.press(key, "y", "enter")
    await on(pilot, app, BeforeDialog)


@pytest.mark.parametrize("size", SIZES)
async def test_by_keys_from_kind_words_to_a_sentence_for_next_time_and_a_breath(
    locations: Locations, clock: FrozenClock, size: Size
) -> None:
    clock.advance(hours=-9)  # the afternoon
    people = PlanItem(kind="person", at=clock.now(), order=1, name="[b]Sam")
    app = new_app(locations, clock, [start(clock), people])
    async with app.run_test(size=size) as pilot:
        await slipped(pilot, app, clock)
        for words in (
            "Contact happened. Your 23 days still count. It ended the run. To change that: esc, 2",
            "just before?", "esc done",
        ):  # fmt: skip
            assert words in words_of(app)
        await pilot.press("o", "d", "h", "d", "tab", *"after a party", "tab", "enter")
        await on(pilot, app, NowDialog)
        assert before(locations) == ["lonely, hope, after a party"]
        for words in ("What would help now?", "a short answer", "If I feel lonely, I …"):
            assert words in words_of(app)
        await pilot.press("p")
        await on(pilot, app, PlanSentenceDialog)
        assert "For example: I call [b]Sam." in words_of(app)
        await pilot.press("enter")  # half a sentence is none
        await until(pilot, lambda: "both halves" in words_of(app))
        await pilot.press(*"call [b]Sam.", "enter")
        await on(pilot, app, NowDialog)
        assert "The sentence is kept." in words_of(app)
        assert "for next time" not in words_of(app)
        (kept,) = [item for item in table(locations, "plan") if item["kind"] == "if-then"]
        assert (kept["if"], kept["then"]) == ("I feel lonely", "I call [b]Sam")
        await pilot.press("enter")  # what stands first is to wait
        await on(pilot, app, SurfScreen)


async def test_with_no_date_yet_a_run_is_said_to_begin_not_to_end(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [PlanItem(kind="reason", at=clock.now(), order=1, text="one")])
    async with app.run_test(size=MEDIUM) as pilot:
        clock.advance(1)
        await pilot.press("x")
        await on(pilot, app, ContactDialog)
        await until(pilot, lambda: "does a run begin here?" in words_of(app))
        await pilot.press("o", "enter")
        await on(pilot, app, BeforeDialog)
        assert "A run begins here. To change that: esc, 2, then e" in words_of(app)
        await pilot.press("escape", "2")
        await until(pilot, lambda: "It begins today." in words_of(app))
        assert "longest" not in words_of(app)
        await slipped(pilot, app, clock)
        assert "It ended the run." in words_of(app)


async def test_every_question_is_left_with_one_key_and_what_was_said_stays(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await slipped(pilot, app, clock)
        await pilot.press("escape")
        await on(pilot, app, MainScreen)
        await slipped(pilot, app, clock)
        await pilot.press("tab", *"[b]late", "escape", "escape")
        await on(pilot, app, MainScreen)
        assert before(locations) == [None, "[b]late"]
        await slipped(pilot, app, clock, "f")  # nobody waits for an answer
        await pilot.press("n", "enter")
        await on(pilot, app, NowDialog)
        assert "a short answer" not in words_of(app)
        await pilot.press("p")
        await on(pilot, app, PlanSentenceDialog)
        await pilot.press("escape")
        await on(pilot, app, NowDialog)
        await pilot.press("escape")
        await on(pilot, app, MainScreen)
    assert before(locations) == [None, "[b]late", "the night"]
    assert table(locations, "plan") == []


async def test_rest_is_something_gentle_and_a_letter_a_letter(
    locations: Locations, clock: FrozenClock
) -> None:
    from nc_tui.tui.screens.letter import LetterScreen

    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await slipped(pilot, app, clock)
        await pilot.press("enter", "r")
        await on(pilot, app, ActivityDialog)
        assert any(app.words.action(each) in words_of(app) for each in app.words.slip.now.gentle)
        await pilot.press("escape")
        await on(pilot, app, MainScreen)
        await slipped(pilot, app, clock)
        await pilot.press("enter", "l")
        await on(pilot, app, LetterScreen)


# --- the words follow the rule -------------------------------------------------------------------


async def test_under_limited_contact_what_is_allowed_stands_beside_question_and_draft(
    locations: Locations, clock: FrozenClock
) -> None:
    chosen = rule(RuleKind.LIMITED, clock.now(), ("e-mail",), ("the [b]children", "the lease"))
    app = new_app(locations, clock, [start(clock), chosen])
    allowed = "Allowed: the [b]children, the lease; by e-mail."
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("x")
        await on(pilot, app, ContactDialog)
        assert f"{allowed} does it end the run?" in words_of(app)
        await pilot.press("t", "enter")
        await on(pilot, app, BeforeDialog)
        await pilot.press("enter")
        await on(pilot, app, NowDialog)
        assert allowed in words_of(app)
        await pilot.press("a")
        await on(pilot, app, ReplyDialog)
        assert allowed in words_of(app)
        app.screen.query_one(TextArea).text = "Friday."
        await pilot.press("escape", "y", "enter")
        await on(pilot, app, MainScreen)
        await until(pilot, lambda: "Necessary message; not a slip." in shown(app))


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        (RuleKind.ORDER, "none through others"),
        pytest.param(*(RuleKind.SPACE, "a boundary without an end date"), marks=pytest.mark.long),
    ],
)
async def test_under_a_boundary_of_theirs_no_answer_is_offered_but_what_to_know(
    locations: Locations, clock: FrozenClock, kind: RuleKind, says: str
) -> None:
    app = new_app(locations, clock, [start(clock), rule(kind, clock.now())])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("x")
        await on(pilot, app, ContactDialog)
        assert says in words_of(app)
        await pilot.press("e")
        await until(pilot, lambda: "Necessary message; not a slip." in words_of(app))
        assert ("What the court allows" in words_of(app)) is (kind is RuleKind.ORDER)
        await pilot.press("p", "enter")
        await on(pilot, app, BeforeDialog)
        await pilot.press("enter")
        await on(pilot, app, NowDialog)
        assert "a short answer" not in words_of(app)
        await pilot.press("enter")
        await on(pilot, app, SafetyScreen)
        await until(pilot, lambda: "If an order restrains you" in shown(app))
        await pilot.press("escape", "escape")
        await on(pilot, app, NowDialog)  # and back to what would help


# --- a sentence for next time --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "hour", "half"),
    [
        ("lonely, a drink", 23, "I feel lonely at night"),
        ("lonely", 14, "I feel lonely"),
        ("the night", 23, "I lie awake at night"),
        (None, 23, "I want to write at night"),
        (None, 14, "I want to write"),
        ("after a party,\nlate", 23, "after a party, late"),
        ("the bar, lonely", 14, "I feel lonely"),
        ("my own", 14, "my own"),
        ("yesterday 11:40pm", 23, "I want to write at night"),
        ("last night", 14, "I want to write"),
    ],
)
def test_what_went_before_begins_the_sentence(
    locations: Locations, clock: FrozenClock, line: str | None, hour: int, half: str
) -> None:
    at = clock.now().replace(hour=hour, microsecond=0)
    named = PlanItem(kind="trigger", at=at, order=1, text="my own")
    app = new_app(locations, clock, [named])
    contact = Contact(at=at, zone="x", kind=ContactKind.MET, ends_run=True, before=line)
    assert first_half(app, contact) == half
    assert begun(app, contact) == f"If {half}, I …"


def test_words_of_their_own_stand_within_the_sentence(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock)
    contact = Contact(at=clock.now(), zone="x", kind=ContactKind.MET, ends_run=True)
    for typed, said in (
        ("It was 2am. All was loud.", "If it was 2am. All was loud, I …"),
        ("May rang", "If May rang, I …"),
    ):
        assert begun(app, replace(contact, before=typed)) == said


def test_every_trigger_begins_a_sentence(locations: Locations, clock: FrozenClock) -> None:
    words = new_app(locations, clock).words
    assert set(words.slip.plan.ifs) == {trigger.id for trigger in words.choices.triggers}


# --- what could not be saved, and a program that ends ---------------------------------------------


async def test_what_could_not_be_saved_comes_back_and_can_be_left(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await slipped(pilot, app, clock)
        with refusing(locations):
            await pilot.press("o", "enter")
            await until(pilot, lambda: "could not be written" in words_of(app))
        await pilot.press("enter")
        await on(pilot, app, NowDialog)
        assert before(locations) == ["lonely"]
        await pilot.press("escape")
        await on(pilot, app, MainScreen)
        await slipped(pilot, app, clock)
        with refusing(locations):
            await pilot.press("o", "escape")
            await until(pilot, lambda: "could not be written" in words_of(app))
            await pilot.press("escape")
            await on(pilot, app, MainScreen)
    assert before(locations) == ["lonely", None]


async def test_a_program_that_ends_meanwhile_keeps_what_was_chosen(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await slipped(pilot, app, clock)
        await pilot.press("i", "tab", *"la")
    assert before(locations) == ["longing, la"]


async def test_a_look_has_a_count_of_its_own_on_streak(
    locations: Locations, clock: FrozenClock
) -> None:
    at = clock.now() - timedelta(days=2)
    looks = [
        Contact(at=at - timedelta(days=n), zone="x", kind=ContactKind.LOOKED, ends_run=False)
        for n in (0, 3, 40)
    ]
    app = new_app(locations, clock, [start(clock), *looks])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("2")
        await until(pilot, lambda: "their profile: 2 of the last 30 days" in shown(app))
        clock.advance(days=59, hours=12)  # noon: by night Streak is not seen
        await until(pilot, lambda: "their profile: 62 days since a look" in shown(app))
