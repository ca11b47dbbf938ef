"""The first questions: answered by keys in under a minute, each one skippable, none lost."""

import threading
from datetime import datetime, timedelta
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input
from tinydb import TinyDB

from nc_tui.core.errors import StoreError
from nc_tui.core.records import Contact, PlanItem, Record, RuleKind
from nc_tui.locations import Locations
from nc_tui.store.database import Store
from nc_tui.store.datafile import Kept
from nc_tui.tui.app import NcApp
from nc_tui.tui.screens.first_run import FirstRunScreen
from nc_tui.tui.screens.main import MainScreen
from nc_tui.tui.screens.surf import SurfScreen
from nc_tui.tui.widgets.notice import Notice
from nc_tui.tui.widgets.rule_list import RuleList
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM, SIZES, full_disk, new_app, shown, start, until

Size = tuple[int, int]


def table(locations: Locations, name: str) -> dict[int, dict[str, Any]]:
    """What the file holds, as anyone would open it."""
    if not locations.data.exists():
        return {}
    with TinyDB(locations.data, encoding="utf-8") as tables:
        return {record.doc_id: dict(record) for record in tables.table(name).all()}


def live(locations: Locations, kind: str) -> list[dict[str, Any]]:
    plan = sorted(table(locations, "plan").values(), key=lambda item: item["order"])
    return [item for item in plan if item["kind"] == kind and "deleted" not in item]


async def asked(pilot: Pilot[None], app: NcApp, words: str) -> None:
    await until(pilot, lambda: words in shown(app), words)


def words_of(app: NcApp) -> str:
    """The words on the screen without its rows and the marks in front of them."""
    return " ".join(shown(app).replace("▎", " ").split())


async def said(pilot: Pilot[None], app: NcApp, sentence: str) -> None:
    """Wait for a sentence that may be broken over rows."""
    await until(pilot, lambda: sentence in words_of(app), sentence)


async def left(pilot: Pilot[None], app: NcApp) -> None:
    await until(pilot, lambda: isinstance(app.screen, MainScreen), "Today")
    await pilot.pause()


def focused(app: NcApp) -> Input:
    assert isinstance(app.focused, Input)
    return app.focused


@pytest.mark.parametrize("size", SIZES)
async def test_answered_by_keys_alone_it_ends_on_today_with_the_count(
    locations: Locations, clock: FrozenClock, size: Size
) -> None:
    app = new_app(locations, clock)
    async with app.run_test(size=size) as pilot:
        await asked(pilot, app, "When was the last contact?")
        words = " ".join(shown(app).split())
        before = words.partition("When was")[0]
        assert "A quiet place" in before.partition("unsafe")[0], "what this is comes first"
        assert "you ever feel unsafe" in before, "the safety line is before any question"
        await pilot.press(*"last monday 9pm")
        await asked(pilot, app, "Monday 16 November, 21:00")
        assert "That is four days ago. Right?" in shown(app)
        await pilot.press("enter")
        await asked(pilot, app, "Which rule")
        await pilot.press("j", "enter")
        await asked(pilot, app, "What is your reason")
        await pilot.press(*"I sleep again", "enter")
        await asked(pilot, app, "Whom could you call?")
        await pilot.press(*"Sam", "enter", *"07700 900142", "enter")
        await left(pilot, app)
        await asked(pilot, app, "day")
        assert app.snapshot.ledger.open_run is not None
        await asked(pilot, app, "I sleep again")
    (contact,) = table(locations, "contacts").items()
    assert contact[0] == 1
    assert {name: contact[1][name] for name in contact[1] if name != "updated"} == {
        "at": "2026-11-16T21:00:00-05:00", "zone": "America/New_York", "kind": "start",
        "ends_run": True, "resumes": "at-once",
    }  # fmt: skip
    (rule,), (reason,), (person,) = (live(locations, kind) for kind in ("rule", "reason", "person"))
    assert (rule["rule"], rule["order"]) == ("limited", 1)
    assert (reason["text"], reason["order"]) == ("I sleep again", 1)
    assert (person["name"], person["reach"], person["order"]) == ("Sam", "07700 900142", 1)
    assert person["at"] == "2026-11-20T23:40:12-05:00"


async def test_every_step_is_skippable_and_nothing_is_written(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock)
    async with app.run_test(size=MEDIUM) as pilot:
        await asked(pilot, app, "When was the last contact?")
        out_and_on = ("escape", "escape")  # out of the field, and past the question
        await pilot.press(*"yesterday", *out_and_on, "escape", *"a reason", *out_and_on)
        await pilot.press(*"Sam", *out_and_on)
        await left(pilot, app)
        await asked(pilot, app, "No date yet")
    assert not locations.data.exists()


async def test_not_knowing_goes_on_without_a_date(locations: Locations, clock: FrozenClock) -> None:
    app = new_app(locations, clock)
    async with app.run_test(size=MEDIUM) as pilot:
        await asked(pilot, app, "When was the last contact?")
        await pilot.press("tab")
        await asked(pilot, app, "Which rule is yours?")
        await pilot.press("3")
        await asked(pilot, app, "What is your reason")
        await pilot.press("escape", "escape")
        await left(pilot, app)
    assert table(locations, "contacts") == {}
    again = new_app(locations, clock)
    async with again.run_test(size=MEDIUM) as pilot:
        await left(pilot, again)
        await asked(pilot, again, "No date yet")
        assert again.snapshot.rule is RuleKind.SPACE


UNREAD = (
    ("10/11", "has two readings"),
    ("when it rained", "was not understood"),
    ("9pm 25 dec 2026", "lies in the future"),
    ("", "Nothing is written yet"),
)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.long
async def test_words_without_one_reading_stay_with_a_sentence(
    locations: Locations, clock: FrozenClock, size: Size
) -> None:
    app = new_app(locations, clock)
    async with app.run_test(size=size) as pilot:
        await asked(pilot, app, "When was the last contact?")
        for words, sentence in UNREAD:
            await pilot.press("ctrl+u", *words, "enter")
            await said(pilot, app, sentence)
            assert focused(app).value == words
            assert "Right?" not in shown(app)
            assert not app.screen.query_one(Notice).display, "no alarm for a word"
        await pilot.press("ctrl+u", *"3h ago", "enter")
        await asked(pilot, app, "Which rule is yours?")
    assert table(locations, "contacts")[1]["at"] == "2026-11-20T20:40:12-05:00"


async def test_in_the_smallest_window_the_first_answer_is_seen_as_it_is_typed(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock)
    async with app.run_test(size=(24, 8)) as pilot:
        await until(pilot, lambda: "When was the last" in shown(app))
        await pilot.press(*"yesterday")
        await until(pilot, lambda: "yesterday" in shown(app))
        assert "f3 safety" in shown(app)


async def test_half_a_word_is_not_called_a_mistake(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock)
    async with app.run_test(size=MEDIUM) as pilot:
        await asked(pilot, app, "When was the last contact?")
        await pilot.press(*"last tu")
        await pilot.pause()
        assert "not understood" not in shown(app)
        await asked(pilot, app, "not understood")  # after a rest it is
        await pilot.press(*"esday")
        await asked(pilot, app, "The hour is a guess")
        assert "not understood" not in shown(app)
        await pilot.press("ctrl+u", *"yesterday at 2")
        await asked(pilot, app, ", 14:00")  # at two at night it would be two days ago
        assert "That is yesterday. Right?" in shown(app)
        await pilot.press("ctrl+u", *"in 2 days", "enter")
        await asked(pilot, app, "lies in the future")


@pytest.mark.long
async def test_going_back_finds_what_was_typed_and_changes_the_same_record(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock)
    async with app.run_test(size=MEDIUM) as pilot:
        await asked(pilot, app, "When was the last contact?")
        await pilot.press(*"yesterday 9pm", "enter")
        await asked(pilot, app, "Which rule is yours?")
        await pilot.press("2")
        await asked(pilot, app, "What is your reason")
        await pilot.press(*"half a rea", "shift+tab")
        await asked(pilot, app, "Which rule is yours?")
        await pilot.press("4")
        await asked(pilot, app, "What is your reason")
        assert focused(app).value == "half a rea"
        await pilot.press(*"son", "enter")
        await asked(pilot, app, "Whom could you call?")
        await pilot.press("ctrl+b", "ctrl+b", "ctrl+b")
        await asked(pilot, app, "When was the last contact?")
        assert focused(app).value == "yesterday 9pm"
        await pilot.press("ctrl+u", *"yesterday 8pm", "enter")
        await asked(pilot, app, "Which rule is yours?")
        await pilot.press("escape")
        await asked(pilot, app, "What is your reason")
        await pilot.press("ctrl+u", *"whole", "enter")
        await asked(pilot, app, "Whom could you call?")
    assert [contact["at"] for contact in table(locations, "contacts").values()] == [
        "2026-11-19T20:00:00-05:00"
    ]
    assert [item["rule"] for item in live(locations, "rule")] == ["order"]
    assert [item["text"] for item in live(locations, "reason")] == ["whole"]


async def test_a_kill_after_the_first_step_keeps_it(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock)
    async with app.run_test(size=MEDIUM) as pilot:
        await asked(pilot, app, "When was the last contact?")
        await pilot.press(*"5 days ago", "enter")
        await asked(pilot, app, "Which rule is yours?")
        await until(pilot, locations.data.exists, "the answer on disk")
        at_the_kill = locations.data.read_bytes()
    locations.data.write_bytes(at_the_kill)
    again = new_app(locations, clock)
    async with again.run_test(size=MEDIUM) as pilot:
        await asked(pilot, again, "days of no contact")
        assert isinstance(again.screen, MainScreen), "it does not come back by itself"
        await pilot.press("s")
        await asked(pilot, again, "When was the last contact?")
        assert focused(again).value == "15 nov 2026 12:00"


@pytest.mark.long
async def test_opened_again_it_is_filled_in_and_changes_nothing_left_alone(
    locations: Locations, clock: FrozenClock
) -> None:
    at = clock.now() - timedelta(days=30)
    before: list[Record] = [
        start(clock),
        PlanItem(kind="rule", at=at, order=1, rule=RuleKind.LIMITED, channels=(), topics=()),
        PlanItem(kind="reason", at=at, order=1, text="first"),
        PlanItem(kind="reason", at=at, order=2, text="second"),
        PlanItem(kind="person", at=at, order=1, name="Sam", reach="1", hours="any hour"),
    ]
    app = new_app(locations, clock, before)
    kept = locations.data.read_bytes()
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("s")
        await asked(pilot, app, "When was the last contact?")
        await pilot.press("enter")
        await asked(pilot, app, "Which rule is yours?")
        await pilot.press("enter")
        await asked(pilot, app, "What is your reason")
        assert focused(app).value == "first"
        await pilot.press("enter")
        await asked(pilot, app, "Whom could you call?")
        await pilot.press("enter", "enter")
        await left(pilot, app)
        assert locations.data.read_bytes() == kept
        await pilot.press("s")
        await asked(pilot, app, "When was the last contact?")
        await pilot.press("ctrl+u", *"10 nov 9am", "enter")
        await asked(pilot, app, "Which rule is yours?")
        await pilot.press("1")
        await asked(pilot, app, "What is your reason")
        await pilot.press("ctrl+u", *"changed", "enter")
        await asked(pilot, app, "Whom could you call?")
        await pilot.press("tab", "ctrl+u", *"22", "enter")
        await left(pilot, app)
    assert len(table(locations, "contacts")) == 1
    assert table(locations, "contacts")[1]["at"] == "2026-11-10T09:00:00-05:00"
    assert [item["rule"] for item in live(locations, "rule")] == ["limited", "full"]
    assert [item["text"] for item in live(locations, "reason")] == ["changed", "second"]
    (person,) = live(locations, "person")
    assert (person["name"], person["reach"], person["hours"]) == ("Sam", "22", "any hour")


async def test_after_midnight_it_says_which_day_it_still_is(locations: Locations) -> None:
    app = new_app(locations, FrozenClock("2026-11-23T02:10:00"))
    async with app.run_test(size=MEDIUM) as pilot:
        await asked(pilot, app, "When was the last contact?")
        await pilot.press(*"last night")
        await asked(pilot, app, "It still is Sunday 22 November, until 03:00:")
        assert "so that is today. Right?" in shown(app)


async def test_a_later_last_contact_is_asked_about_and_the_days_before_stay(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock, 21)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("s")
        await asked(pilot, app, "When was the last contact?")
        await pilot.press("ctrl+u", *"yesterday 9pm", "enter")
        await said(pilot, app, "What happened on Thursday 19 November, 21:00?")
        assert "the 20 days before stay as a run" in words_of(app)
        await pilot.press("escape")
        await asked(pilot, app, "When was the last contact?")
        assert focused(app).value == "yesterday 9pm", "nothing is changed, and nothing lost"
        await pilot.press("enter")
        await asked(pilot, app, "What happened on")
        await pilot.press("o")
        await asked(pilot, app, "Which rule")
        assert [run.days(app.snapshot.today(clock.now())) for run in app.snapshot.ledger.runs] == [
            20, 1,
        ]  # fmt: skip
        await pilot.press("shift+tab")
        await asked(pilot, app, "When was the last contact?")
        assert focused(app).value.startswith("30 oct"), "where the first run began"
        # Said again, it is news no more; a wrong date is put right on request.
        await pilot.press("ctrl+u", *"yesterday 9pm", "enter")
        await asked(pilot, app, "Which rule")
        await pilot.press("shift+tab")
        await asked(pilot, app, "When was the last contact?")
        await pilot.press("ctrl+u", *"5 nov 9pm", "enter")
        await asked(pilot, app, "What happened on")
        await pilot.press("d")
        await asked(pilot, app, "Which rule")
        await until(pilot, lambda: app.snapshot.ledger.runs[0].begins.day == 5)
    assert [fields["at"][:10] for fields in table(locations, "contacts").values()] == [
        "2026-11-05", "2026-11-19",
    ]  # fmt: skip


async def test_a_start_taken_back_is_there_again_under_its_id(
    locations: Locations, clock: FrozenClock, store: Store
) -> None:
    store.keep(start(clock), PlanItem(kind="reason", at=clock.now(), order=1, text="one"))
    (first,) = store.load().contacts
    store.remove(first)
    app = new_app(locations, clock)
    async with app.run_test(size=MEDIUM) as pilot:
        await asked(pilot, app, "No date yet")
        await pilot.press("s")
        await asked(pilot, app, "When was the last contact?")
        assert focused(app).value == ""
        await pilot.press(*"2 days ago", "enter")
        await asked(pilot, app, "Which rule is yours?")
    (revived,) = table(locations, "contacts").items()
    assert revived[0] == 1
    assert "deleted" not in revived[1]


async def test_an_emptied_answer_is_taken_out(locations: Locations, clock: FrozenClock) -> None:
    reason = PlanItem(kind="reason", at=clock.now(), order=1, text="one")
    app = new_app(locations, clock, [start(clock), reason])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("s")
        await asked(pilot, app, "When was the last contact?")
        await pilot.press("escape", "escape")
        await asked(pilot, app, "What is your reason")
        await pilot.press("ctrl+u", "enter")
        await asked(pilot, app, "Whom could you call?")
    assert live(locations, "reason") == []
    assert len(table(locations, "plan")) == 1, "its words stay in the file, for undo"


async def test_a_number_without_a_name_asks_for_one(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("s")
        await asked(pilot, app, "When was the last contact?")
        await pilot.press("escape", "escape", "escape")
        await asked(pilot, app, "Whom could you call?")
        await pilot.press("tab", *"07700", "enter")
        await asked(pilot, app, "A name as well")
        await pilot.press(*"Sam", "enter", "enter")
        await left(pilot, app)
    (person,) = live(locations, "person")
    assert (person["name"], person["reach"]) == ("Sam", "07700")


async def test_a_failed_save_keeps_the_answer_and_the_second_enter_saves_it(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock)
    async with app.run_test(size=MEDIUM) as pilot:
        await asked(pilot, app, "When was the last contact?")
        with full_disk(app):
            await pilot.press(*"yesterday 9pm", "enter")
            await asked(pilot, app, "The disk is full.")
        assert focused(app).value == "yesterday 9pm"
        assert table(locations, "contacts") == {}
        await pilot.press("enter")
        await asked(pilot, app, "Which rule is yours?")
        assert "The disk is full." not in shown(app)
    assert table(locations, "contacts")[1]["at"] == "2026-11-19T21:00:00-05:00"


@pytest.mark.long
async def test_a_failure_found_out_later_brings_the_person_back(
    locations: Locations, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = new_app(locations, clock)
    may_fail = threading.Event()
    keep = app.store.keep

    def slow_and_full(*records: Record) -> Kept:
        if not isinstance(records[0], Contact):
            return keep(*records)
        may_fail.wait(10)
        message = "The disk is full. Nothing was changed."
        raise StoreError(message)

    async with app.run_test(size=MEDIUM) as pilot:
        await asked(pilot, app, "When was the last contact?")
        with monkeypatch.context() as patched:
            patched.setattr(app.store, "keep", slow_and_full)
            # Typed ahead, with a disk that has not answered yet: each key where it belongs.
            await pilot.press(*"yesterday 9pm", "enter", "2", *"my reason", "enter", *"Sam")
            await asked(pilot, app, "Whom could you call?")
            may_fail.set()
            await asked(pilot, app, "The disk is full.")
            await asked(pilot, app, "When was the last contact?")
            assert focused(app).value == "yesterday 9pm"
            await until(pilot, lambda: len(live(locations, "reason")) == 1)
        await pilot.press("enter")
        await asked(pilot, app, "Which rule is yours?")
        await pilot.press("escape", "escape")
        await asked(pilot, app, "Whom could you call?")
        assert focused(app).value == "Sam"
        await pilot.press("enter", "enter")
        await left(pilot, app)
    assert table(locations, "contacts")[1]["at"] == "2026-11-19T21:00:00-05:00"
    assert [item["rule"] for item in live(locations, "rule")] == ["limited"]
    assert [item["name"] for item in live(locations, "person")] == ["Sam"]


async def test_what_is_typed_is_never_markup_nor_a_code(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    typed = "[b]not bold[/b] [/]"
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("s")
        await asked(pilot, app, "When was the last contact?")
        await pilot.press("ctrl+u", *"[b]x[/] [/]")
        await asked(pilot, app, "[b]x[/] [/]' was not understood")
        await pilot.press("escape", "escape", "escape")
        await asked(pilot, app, "What is your reason")
        await pilot.press(*typed)
        field = focused(app)
        field.insert_text_at_cursor("\x1b[31m")
        await asked(pilot, app, "[b]not bold[/b] [/]␛[31m")
        await pilot.press("enter")
        await asked(pilot, app, "Whom could you call?")
        await pilot.press("escape")
        await left(pilot, app)
        await asked(pilot, app, typed)
    assert live(locations, "reason")[0]["text"] == "[b]not bold[/b] [/]␛[31m"


async def test_help_is_one_key_away_while_a_field_has_the_focus(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock)
    async with app.run_test(size=MEDIUM) as pilot:
        await asked(pilot, app, "f3 safety")
        await pilot.press(*"yes u c x", "f2")
        await until(pilot, lambda: isinstance(app.screen, SurfScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, FirstRunScreen))
        assert focused(app).value == "yes u c x", "letters are text in a field"


@pytest.mark.parametrize("size", [*SIZES, (36, 20), (40, 12)])
async def test_the_rule_under_the_cursor_is_in_view_and_explained(
    locations: Locations, clock: FrozenClock, size: Size
) -> None:
    app = new_app(locations, clock)
    async with app.run_test(size=size) as pilot:
        await asked(pilot, app, "When was the last contact?")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.focused, RuleList))
        for label in ("limited contact", "they asked for space", "a court has set it"):
            await pilot.press("down")
            await asked(pilot, app, label)
        await said(pilot, app, "None at all, and none")


async def test_another_pane_may_answer_meanwhile(
    locations: Locations, clock: FrozenClock, store: Store
) -> None:
    app = new_app(locations, clock)
    async with app.run_test(size=MEDIUM) as pilot:
        await asked(pilot, app, "When was the last contact?")
        store.keep(start(clock))
        await until(pilot, lambda: bool(app.snapshot.contacts))
        await pilot.press(*"2 days ago", "enter")
        await asked(pilot, app, "Which rule is yours?")
    (contact,) = table(locations, "contacts").values()
    assert datetime.fromisoformat(contact["at"]).date() == (clock.now() - timedelta(days=2)).date()


async def test_letters_typed_on_lead_away_from_no_question(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock)
    async with app.run_test(size=MEDIUM) as pilot:
        await asked(pilot, app, "When was the last contact?")
        await pilot.press(*"three weeks ago", "enter")
        await asked(pilot, app, "Which rule is yours?")
        await pilot.press(*"nlcxmr/")
        await pilot.pause()
        assert isinstance(app.screen, FirstRunScreen)
        await pilot.press("u")
        await until(pilot, lambda: isinstance(app.screen, SurfScreen), "the breath")


async def test_u_starts_a_breath_from_the_very_first_question(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock)
    async with app.run_test(size=MEDIUM) as pilot:
        await asked(pilot, app, "When was the last contact?")
        await pilot.press("u")
        await until(pilot, lambda: isinstance(app.screen, SurfScreen))
        await pilot.press("escape")
        await asked(pilot, app, "When was the last contact?")
        await pilot.press("3", "h")
        assert focused(app).value == "3h"
