"""Stages: ticked in any order, kept at once, one question answered; nothing typed is lost."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace
from textual import events
from textual.pilot import Pilot
from textual.widgets import TextArea
from tinydb import TinyDB

from nc_tui.core.records import Answer, CheckIn, Reflection, day_id
from nc_tui.locations import Locations
from nc_tui.store.database import Store
from nc_tui.store.datafile import Kept
from nc_tui.tui.app import NcApp
from nc_tui.tui.dialogs.answer import AnswerDialog
from nc_tui.tui.dialogs.confirm import Confirm
from nc_tui.tui.screens.main import MainScreen
from nc_tui.tui.screens.stages import StagesPane
from nc_tui.tui.widgets.feelings import FeelingList
from nc_tui.tui.widgets.field import Field
from nc_tui.tui.widgets.notice import Notice
from nc_tui.tui.widgets.statements import StatementList
from tests.clocks import FrozenClock
from tests.tui.apps import (
    MEDIUM,
    NARROW,
    SIZES,
    WIDE,
    full_disk,
    new_app,
    new_store,
    shown,
    start,
    told,
    until,
)

TODAY = 20261120
ZONE = "America/New_York"


def on_disk(locations: Locations, day: int = TODAY, table: str = "reflections") -> dict[str, Any]:
    """A day's reflection as anyone would read it; empty where there is none."""
    with TinyDB(locations.data, encoding="utf-8") as tables:
        record = tables.table(table).get(doc_id=day)
    return dict(record) if record and "deleted" not in record else {}


def ticks(locations: Locations) -> set[str]:
    return set(on_disk(locations).get("ticks", ()))


def felt(clock: FrozenClock, days_ago: int, *statements: str) -> Reflection:
    at = clock.now().replace(microsecond=0) - timedelta(days=days_ago)
    return Reflection(
        id=day_id(at.date()), kind="stages", day=at.date(), at=at, zone=ZONE, ticks=statements,
        answers=(),
    )  # fmt: skip


def shown_ticks(app: NcApp) -> set[str]:
    """What the screen takes for ticked today."""
    return set(app.screen.query_one(StagesPane)._keeper.reflection.ticks)


async def opened(pilot: Pilot[None], app: NcApp) -> StagesPane:
    """Press 5 and wait for the list to have the focus."""
    await until(pilot, lambda: isinstance(app.screen, MainScreen), "the main screen")
    await pilot.press("5")
    await until(pilot, lambda: isinstance(app.focused, FeelingList), "the feelings")
    return app.screen.query_one(StagesPane)


async def statements(pilot: Pilot[None], app: NcApp, key: str = "right") -> None:
    await pilot.press(key)
    await until(pilot, lambda: isinstance(app.focused, StatementList), "the statements")


@pytest.mark.parametrize("size", SIZES)
async def test_a_tick_is_kept_at_once_and_there_after_a_restart(
    locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=size) as pilot:
        await opened(pilot, app)
        await pilot.press("j", "j", "j", "j")
        await statements(pilot, app, "enter")
        await until(pilot, lambda: "I want them to know." in shown(app))
        await pilot.press("j", "space")
        await until(pilot, lambda: ticks(locations) == {"anger-2"}, "the tick on disk")
        assert "●  I want them to know." in shown(app)
    kept = on_disk(locations)
    assert kept["day"] == "2026-11-20"
    assert kept["kind"] == "stages"
    assert kept["zone"] == ZONE
    again = new_app(locations, clock)
    async with again.run_test(size=size) as pilot:
        await opened(pilot, again)
        await pilot.press("j", "j", "j", "j")
        await statements(pilot, again, "enter")
        await until(pilot, lambda: "●  I want them to know." in shown(again))


async def test_five_quick_ticks_over_two_feelings_are_all_kept(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, app)
        await statements(pilot, app)
        # Given to the terminal at once, as a person's quick fingers do.
        await pilot.press("space", "j", "space", "j", "space", "escape")
        await until(pilot, lambda: isinstance(app.focused, FeelingList))
        await pilot.press("j")
        await statements(pilot, app)
        await pilot.press("space", "j", "space")
        wanted = {"desperation-1", "desperation-2", "desperation-3", "denial-1", "denial-2"}
        await until(pilot, lambda: ticks(locations) == wanted, "all five")


async def test_ticks_faster_than_the_disk_build_on_each_other(
    locations: Locations, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    import time

    amend = Store.amend

    def slow(self: Store, *given: Any, **more: Any) -> Kept:
        time.sleep(0.05)  # a slow disk, in the writer's thread
        return amend(self, *given, **more)

    app = new_app(locations, clock, [start(clock)])
    monkeypatch.setattr(Store, "amend", slow)
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, app)
        await statements(pilot, app)
        pane = app.screen.query_one(StagesPane)
        for statement in ("anger-1", "hope-2", "denial-3", "relapse-1", "anger-2"):
            pane.post_message(StatementList.Ticked(statement))
        wanted = {"anger-1", "hope-2", "denial-3", "relapse-1", "anger-2"}
        await until(pilot, lambda: ticks(locations) == wanted)
        await until(pilot, lambda: shown_ticks(app) == wanted, "and all five in view")


async def test_what_is_pasted_into_an_answer_is_never_obeyed(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, app)
        await pilot.press("w")
        await until(pilot, lambda: isinstance(app.focused, TextArea))
        app.post_message(events.Paste("\x1b]52;c;aGk=\x07\u202eevil"))
        await until(pilot, lambda: "evil" in shown(app))
        assert "\x1b" not in shown(app)
        await pilot.press("escape")
        await until(pilot, lambda: "␛]52;c;aGk=␇�evil" in str(on_disk(locations)))


async def test_the_last_tick_taken_away_leaves_no_trace_of_the_day(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        pane = await opened(pilot, app)
        await statements(pilot, app)
        await pilot.press("space")
        await until(pilot, lambda: bool(ticks(locations)))
        await pilot.press("space")
        await until(pilot, lambda: app.snapshot.reflection_of(pane.today) is None)
        assert on_disk(locations) == {}
        await pilot.press("space")
        await until(pilot, lambda: ticks(locations) == {"desperation-1"}, "ticked once more")


async def test_a_tick_that_could_not_be_kept_says_so_and_is_not_shown(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock), felt(clock, 0, "desperation-2")])
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, app)
        await statements(pilot, app)
        with full_disk(app):
            await pilot.press("space")
            await until(pilot, lambda: app.screen.query_one(Notice).has_class("-shown"))
            await until(pilot, lambda: "○  I replay conversations." in shown(app))
            assert "The disk is full." in shown(app)
            assert "●  I need answers now." in shown(app)
            assert ticks(locations) == {"desperation-2"}
        await pilot.press("space")
        await until(pilot, lambda: ticks(locations) == {"desperation-1", "desperation-2"})
        await until(pilot, lambda: "The disk is full." not in shown(app), "dealt with")


async def test_what_another_pane_ticked_in_the_same_second_stays(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock), felt(clock, 0, "hope-1")])
    async with app.run_test(size=MEDIUM) as pilot:
        pane = await opened(pilot, app)
        other = new_store(locations, clock)
        kept = other.load().reflection_of(pane.today)
        assert kept is not None
        other.keep(replace(kept, ticks=("hope-2",), answers=(Answer("hope-p1", "Theirs."),)))
        # This pane has not looked yet: it still shows what was there before.
        pane.post_message(StatementList.Ticked("anger-1"))
        await until(pilot, lambda: ticks(locations) == {"hope-2", "anger-1"})
        assert on_disk(locations)["answers"] == [{"prompt": "hope-p1", "text": "Theirs."}]
        assert shown_ticks(app) == {"hope-2", "anger-1"}


async def test_midnight_by_the_day_boundary_begins_a_new_page(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        pane = await opened(pilot, app)
        await statements(pilot, app)
        await pilot.press("space")
        await until(pilot, lambda: bool(ticks(locations)))
        clock.advance(hours=2)  # 01:40: still last night's day
        app.minute = clock.now()
        await pilot.pause()
        assert "●  I replay conversations." in shown(app)
        clock.advance(hours=2)  # past three
        app.minute = clock.now()
        await until(pilot, lambda: "○  I replay conversations." in shown(app))
        assert pane.today.isoformat() == "2026-11-21"
    assert ticks(locations) == {"desperation-1"}


@pytest.mark.parametrize("size", SIZES)
async def test_the_answer_is_kept_shown_and_can_be_changed_or_emptied(
    locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=size) as pilot:
        pane = await opened(pilot, app)
        await statements(pilot, app, "enter")
        prompt = pane.stage.prompts[pane._number(pane.stage)]
        await pilot.press("w")
        await until(pilot, lambda: isinstance(app.focused, TextArea), "the page")
        assert prompt.text.split()[0] in shown(app)
        await pilot.press(*"my [b]own", "escape")
        answers = [{"prompt": prompt.id, "text": "my [b]own"}]
        await until(pilot, lambda: on_disk(locations).get("answers") == answers)
        await until(pilot, lambda: "my [b]own" in shown(app), "the answer, as typed")
        await pilot.press("w")
        await until(pilot, lambda: isinstance(app.focused, TextArea))
        assert app.focused.text == "my [b]own"  # type: ignore[union-attr]
        await pilot.press("!", "ctrl+s")
        await until(pilot, lambda: on_disk(locations)["answers"][0]["text"] == "my [b]own!")
        await pilot.press("w")
        await until(pilot, lambda: isinstance(app.focused, TextArea))
        app.focused.text = ""  # type: ignore[union-attr]
        await pilot.press("escape")
        await until(pilot, lambda: on_disk(locations) == {}, "nothing left of the day")


async def test_an_answer_that_could_not_be_kept_comes_back_with_the_reason(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, app)
        await pilot.press("w")
        await until(pilot, lambda: isinstance(app.focused, TextArea))
        first = app.screen
        with full_disk(app):
            await pilot.press(*"still here", "escape")
            await until(
                pilot, lambda: isinstance(app.screen, AnswerDialog) and app.screen is not first
            )
            await until(
                pilot, lambda: "The disk is full." in shown(app) and "still here" in shown(app)
            )
        await pilot.press("escape")
        await until(pilot, lambda: bool(on_disk(locations)))
        assert on_disk(locations)["answers"][0]["text"] == "still here"


async def test_an_answer_under_way_survives_a_kill_as_a_page_of_the_journal(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, app)
        await pilot.press("w")
        await until(pilot, lambda: isinstance(app.focused, TextArea))
        await pilot.press(*"half a thought")
        drafts = locations.drafts
        await until(
            pilot, lambda: any("half a thought" in d.read_text() for d in drafts.glob("*.json"))
        )
        await pilot.press("escape")
        await until(pilot, lambda: bool(on_disk(locations)))
        # Kept, so the draft is gone; a kill before would have left it to the next start.
        await until(pilot, lambda: not list(drafts.glob("*.json")), "the draft dropped")


async def test_another_question_and_back_to_the_one_answered_today(
    locations: Locations, clock: FrozenClock
) -> None:
    today = felt(clock, 0, "anger-1")
    answered = Reflection(
        id=today.id, kind="stages", day=today.day, at=today.at, zone=ZONE, ticks=today.ticks,
        answers=(Answer("desperation-p2", "That it is over."),),
    )  # fmt: skip
    app = new_app(locations, clock, [start(clock), answered])
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, app)
        await until(pilot, lambda: "What do I already know?" in shown(app))
        assert "That it is over." in shown(app)
        await pilot.press("p")
        await until(pilot, lambda: "Where does the urgency sit" in shown(app))
        assert "That it is over." not in shown(app)
        await pilot.press("p", "p", "p", "p")
        await until(pilot, lambda: "That it is over." in shown(app))


async def test_answers_of_other_days_are_not_shown(
    locations: Locations, clock: FrozenClock
) -> None:
    before = felt(clock, 3, "anger-1")
    old = Reflection(
        id=before.id, kind="stages", day=before.day, at=before.at, zone=ZONE, ticks=(),
        answers=tuple(Answer(f"desperation-p{n}", "an old page") for n in range(1, 6)),
    )  # fmt: skip
    app = new_app(locations, clock, [start(clock), old])
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, app)
        await pilot.press("p", "p")
        await pilot.pause()
        assert "an old page" not in shown(app)


@pytest.mark.parametrize("size", SIZES)
async def test_the_weeks_stand_beside_the_names(
    locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    days = [felt(clock, 0, "hope-1"), felt(clock, 1, "hope-2"), felt(clock, 2, "hope-3")]
    app = new_app(locations, clock, [start(clock), *days, felt(clock, 80, "denial-1")])
    async with app.run_test(size=size) as pilot:
        await opened(pilot, app)
        await until(pilot, lambda: "Redirected hope" in shown(app))
        rows = {row.strip("▎ ").split("  ")[0]: row for row in shown(app).splitlines()}
        marks = {
            name: "".join(mark for mark in rows[name][len(name) + 1 :] if mark in "·▪■")[:12]
            for name in ("Redirected hope", "Denial", "Anger")
        }
        assert marks == {"Redirected hope": "·" * 11 + "■", "Denial": "▪" + "·" * 11,
                         "Anger": "·" * 12}  # fmt: skip


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.long
async def test_everything_of_every_feeling_can_be_reached(
    locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    """Each name, statement, small thing, caution and the source: at once where there is room,
    in a narrow pane by going down."""
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=size) as pilot:
        await opened(pilot, app)
        for stage in app.words.feelings.stages:
            await statements(pilot, app, "enter")
            await until(pilot, lambda stage=stage: stage.about[:20] in shown(app))  # type: ignore[misc]
            seen = ""
            for _ in range(13 if size == NARROW else 1):
                seen += " ".join(shown(app).replace("▎", " ").split())
                if "in no order." in seen:
                    break
                await pilot.press("j")
            wanted = [stage.name, *(each.text for each in stage.statements)]
            wanted += [stage.caution.split()[-1], stage.action.text.split()[-1], "in no order."]
            for words in wanted:
                assert words in seen, (stage.id, words)
            assert ("! safety" in seen.replace("! safety . cover", "")) or not stage.safety_topic
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.focused, FeelingList))
            await pilot.press("j")


async def test_nothing_is_cut_at_eighty_columns_with_a_long_answer(
    locations: Locations, clock: FrozenClock
) -> None:
    long = "Because " * 60
    today = felt(clock, 0)
    for prompt, note in (("desperation-p3", 0), ("relapse-p3", 3)):
        record = Reflection(
            id=today.id, kind="stages", day=today.day, at=today.at, zone=ZONE, ticks=(),
            answers=(Answer(prompt, long),),
        )  # fmt: skip
        app = new_app(locations, clock, [start(clock), record])
        async with app.run_test(size=MEDIUM) as pilot:
            await opened(pilot, app)
            await pilot.press(*"j" * note)
            await until(pilot, lambda app=app: "Because" in shown(app))  # type: ignore[misc]
            assert "in no order." in shown(app)
            assert "What today feels like" in shown(app)
            assert shown(app).count("Because") <= 10


async def test_the_mouse_ticks_too(locations: Locations, clock: FrozenClock) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        await pilot.click(StatementList, offset=(6, 1))
        await until(pilot, lambda: ticks(locations) == {"desperation-2"})
        await pilot.click(FeelingList, offset=(6, 4))
        await until(pilot, lambda: "I argue in my head." in shown(app))
        await pilot.click("#question-keys", offset=(2, 0))
        await until(pilot, lambda: isinstance(app.screen, AnswerDialog), "w, clicked")


async def test_a_narrow_pane_shows_one_feeling_over_the_names_and_goes_back(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot, app)
        assert "Redirected hope" in shown(app)
        await statements(pilot, app, "enter")
        await until(pilot, lambda: "Redirected hope" not in shown(app))
        assert "Desperation" in shown(app)
        await pilot.press("escape")
        await until(pilot, lambda: "Redirected hope" in shown(app))


async def test_nothing_is_scored(locations: Locations, clock: FrozenClock) -> None:
    days = [felt(clock, n, "anger-1", "hope-2") for n in range(9)]
    app = new_app(locations, clock, [start(clock), *days])
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        await pilot.press(*"jjjj")
        await until(pilot, lambda: "I argue in my head." in shown(app))
        words = shown(app).lower()
        for word in ("%", "score ", "progress", "next stage", "stage 5", "completed", "of 7"):
            assert word not in words


# The small thing as today's intention


def checkin_on_disk(locations: Locations) -> dict[str, Any]:
    return on_disk(locations, table="checkins")


async def test_an_evening_by_keys_alone_is_seen_on_today_and_in_the_file(
    locations: Locations, clock: FrozenClock
) -> None:
    """Five statements over three stages, two questions, one answered, the small thing taken."""
    clock.advance(hours=12)  # by day, when Today shows what was meant to be done
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        pane = await opened(pilot, app)
        await pilot.press("right", "space", "j", "space", "left", "j", "j", "right", "space")
        await pilot.press("left", "j", "j", "right", "space", "j", "space")
        first = pane._prompt()
        await pilot.press("p")
        await until(pilot, lambda: pane._prompt() != first)
        await pilot.press("w")
        await until(pilot, lambda: isinstance(app.focused, TextArea))
        await pilot.press(*"my mornings", "escape")
        await until(pilot, lambda: isinstance(app.screen, MainScreen))
        assert "i for today" in shown(app)
        await pilot.press("i")
        await until(pilot, lambda: "● for today" in shown(app), "taken")
        await pilot.press("1")
        await until(pilot, lambda: "Walk fast, or write a page" in shown(app), "on Today")
    kept = on_disk(locations, 20261121)
    assert set(kept["ticks"]) == {
        *("desperation-1", "desperation-2", "bargaining-1", "anger-1", "anger-2")
    }
    (answer,) = kept["answers"]
    assert (answer["prompt"][:5], answer["text"]) == ("anger", "my mornings")
    assert kept["action"] == "anger-a"
    said = "Walk fast, or write a page that is never sent."
    assert on_disk(locations, 20261121, "checkins")["intention"] == said


async def test_another_intention_is_never_replaced_unasked(
    locations: Locations, clock: FrozenClock
) -> None:
    felt_today = felt(clock, 0)
    checkin = CheckIn(
        id=felt_today.id, day=felt_today.day, at=felt_today.at, zone=ZONE, helped=("slept",),
        mood=4, intention="call [b]Sam",
    )  # fmt: skip
    app = new_app(locations, clock, [start(clock), checkin])
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, app)
        await pilot.press("i")
        await until(pilot, lambda: isinstance(app.screen, Confirm))
        assert "call [b]Sam" in shown(app)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, MainScreen))
        assert checkin_on_disk(locations)["intention"] == "call [b]Sam"
        await pilot.press("i")
        await until(pilot, lambda: isinstance(app.screen, Confirm))
        await pilot.press("y")
        said = "Write one question, and close it until tomorrow."
        await until(pilot, lambda: checkin_on_disk(locations)["intention"] == said)
        assert (checkin_on_disk(locations)["mood"], on_disk(locations)["action"]) == (
            *(4, "desperation-a"),
        )
        await until(pilot, lambda: isinstance(app.screen, MainScreen))
        await pilot.press("ctrl+z")  # both in one change, and both taken back
        await until(pilot, lambda: checkin_on_disk(locations)["intention"] == "call [b]Sam")
        assert on_disk(locations) == {}


async def test_an_intention_does_not_overwrite_a_check_in_made_elsewhere(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, app)
        day = felt(clock, 0)
        new_store(locations, clock).keep(
            CheckIn(id=day.id, day=day.day, at=day.at, zone=ZONE, helped=(), mood=2)
        )
        # The pane has not looked yet, or it has: what was answered there stands either way.
        await pilot.press("i")
        await until(
            pilot,
            lambda: "changed elsewhere" in told(app) or "intention" in checkin_on_disk(locations),
        )
        assert checkin_on_disk(locations)["mood"] == 2


# Other days


async def test_an_earlier_day_is_gone_back_to_changed_and_left(
    locations: Locations, clock: FrozenClock
) -> None:
    before = felt(clock, 1, "desperation-2")
    app = new_app(locations, clock, [start(clock), before])
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, app)
        assert "f later" not in shown(app)
        await pilot.press("b")
        await until(pilot, lambda: "What yesterday felt like" in shown(app))
        assert "●  I need answers now." in shown(app)
        assert "i for today" not in shown(app)
        await statements(pilot, app)
        await pilot.press("space")

        def kept() -> Reflection:
            return app.snapshot.reflection_of(before.day) or before

        wanted = ("desperation-2", "desperation-1")
        await until(pilot, lambda: kept().ticks == wanted)
        assert kept().at == before.at, "it still is of its own evening"
        assert on_disk(locations) == {}, "today is as it was"
        await pilot.press("left", "f")
        await until(pilot, lambda: "What today feels like" in shown(app))
        assert "○  I need answers now." in shown(app)
        await pilot.press("f")
        await pilot.pause()
        assert "What today feels like" in shown(app), "no day is to come"
        await pilot.press("ctrl+z")
        await until(pilot, lambda: "What yesterday felt like" in shown(app), "shown where it was")
        assert kept().ticks == before.ticks


async def test_any_day_can_be_chosen_and_the_weeks_end_there(
    locations: Locations, clock: FrozenClock
) -> None:
    old = felt(clock, 200, "hope-1")
    app = new_app(locations, clock, [start(clock), old])
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, app)
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.focused, Field))
        await pilot.press(*"tomorrow", "enter")
        await until(pilot, lambda: "write it like" in shown(app))
        await pilot.press("ctrl+u", *"200 days ago", "enter")
        await until(pilot, lambda: "What 4 May felt like" in shown(app))
        assert "to 4 May" in shown(app)
        row = next(row for row in shown(app).splitlines() if "Redirected hope" in row)
        assert row.split("hope")[1].split()[0] == "·" * 11 + "▪"
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.focused, Field))
        await pilot.press("enter")
        await until(pilot, lambda: "What today feels like" in shown(app), "empty is today")
