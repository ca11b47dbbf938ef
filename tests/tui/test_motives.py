"""The motivation check: ticked, never counted; what was said before beside it; its return."""

from datetime import date, timedelta
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea
from tinydb import TinyDB

from nc_tui.core.records import Answer, PlanItem, Reflection, RuleKind
from nc_tui.locations import Locations
from nc_tui.tui.app import NcApp
from nc_tui.tui.dialogs.card import CardDialog
from nc_tui.tui.dialogs.rule import RuleDialog
from nc_tui.tui.dialogs.which_day import WhichDayDialog
from nc_tui.tui.screens.main import MainScreen
from nc_tui.tui.screens.motives import MotivesScreen
from nc_tui.tui.screens.plan import PlanScreen
from nc_tui.tui.screens.safety import SafetyScreen
from nc_tui.tui.widgets.field import Field
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM, NARROW, SIZES, new_app, refusing, shown, start, told, until

TODAY = date(2026, 11, 20)


def kept(locations: Locations) -> list[dict[str, Any]]:
    """The checks as anyone would read them in the file."""
    with TinyDB(locations.data, encoding="utf-8", access_mode="r") as tables:
        records = tables.table("reflections").all()
    return [dict(r) for r in records if r["kind"] == "motivation" and "deleted" not in r]


def check(clock: FrozenClock, days_ago: int, *ticks: str, **fields: Any) -> Reflection:
    at = clock.now().replace(microsecond=0) - timedelta(days=days_ago)
    return Reflection(
        kind="motivation", day=at.date(), at=at, zone="America/New_York", ticks=ticks,
        answers=fields.pop("answers", ()), **fields,
    )  # fmt: skip


async def opened(pilot: Pilot[None], app: NcApp) -> None:
    await until(pilot, lambda: isinstance(app.screen, MainScreen), "the main screen")
    await pilot.press("5", "y")
    await until(pilot, lambda: isinstance(app.screen, MotivesScreen), "the check")
    await until(pilot, lambda: "I want to see my own part." in shown(app))


async def test_by_keys_ticked_written_and_asked_again_in_two_weeks(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, app)
        assert "What you say now stands here" in shown(app)
        await pilot.press("space", "j", "space", "right", "j", "space")
        wanted = ["motive-part", "motive-patterns", "motive-longing"]
        await until(pilot, lambda: [c["ticks"] for c in kept(locations)] == [wanted])
        assert "●  I want them to long for me." in shown(app)
        await pilot.press("w")
        await until(pilot, lambda: isinstance(app.focused, TextArea))
        await pilot.press(*"a call", "escape")
        await until(pilot, lambda: bool(kept(locations)[0]["answers"]))
        assert kept(locations)[0]["answers"][0]["text"] == "a call"
        await until(pilot, lambda: isinstance(app.screen, MotivesScreen))
        assert "Only when you open it." in shown(app)
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.focused, Field))
        await pilot.press(*"in two weeks")
        await until(pilot, lambda: "On Friday 4 December." in shown(app), "said back")
        await pilot.press("enter")
        await until(pilot, lambda: kept(locations)[0].get("return_on") == "2026-12-04")
        await until(pilot, lambda: isinstance(app.screen, MotivesScreen))
        await until(pilot, lambda: "On Friday 4 December." in shown(app))
        await pilot.press("ctrl+z")
        await until(pilot, lambda: "return_on" not in kept(locations)[0], "taken back")
        assert len(kept(locations)) == 1


async def test_what_was_said_before_stands_beside_one_check_at_a_time(
    locations: Locations, clock: FrozenClock
) -> None:
    before = [
        check(clock, 40, "motive-revenge", answers=(Answer("motive-p1", "An [b]apology."),)),
        check(clock, 9, "motive-part"),
    ]
    app = new_app(locations, clock, [start(clock), *before])
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, app)
        assert "on 11 Nov" in shown(app)
        assert "An [b]apology." not in shown(app)
        await pilot.press("b")
        await until(pilot, lambda: "An [b]apology." in shown(app))
        assert "on 11 Oct" in shown(app)
        assert "b earlier" not in shown(app)
        await pilot.press("b", "f")
        await until(pilot, lambda: "on 11 Nov" in shown(app))


async def test_today_offers_it_on_the_day_till_it_is_done(
    locations: Locations, clock: FrozenClock
) -> None:
    clock.advance(hours=10)  # by day: the night has three choices and no more
    asked = check(clock, 20, "motive-part", return_on=TODAY)
    app = new_app(locations, clock, [start(clock), asked])
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: "A look at your motives?" in shown(app), "offered")
        await pilot.press("y")
        await until(pilot, lambda: isinstance(app.screen, MotivesScreen))
        await pilot.press("space")
        await until(pilot, lambda: len(kept(locations)) == 2)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, MainScreen))
        await until(pilot, lambda: "A look at your motives?" not in shown(app), "done")


async def test_it_can_be_moved_or_said_never_without_a_new_check(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(
        locations, clock, [start(clock), check(clock, 20, "motive-part", return_on=TODAY)]
    )
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, app)
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.focused, Field))
        await pilot.press(*"1/12", "enter")
        await until(pilot, lambda: "two readings" in shown(app), "why not")
        await pilot.press("ctrl+u", *"1 dec", "enter")
        await until(pilot, lambda: kept(locations)[0]["return_on"] == "2026-12-01")
        await until(pilot, lambda: "On Tuesday 1 December." in shown(app))
        # A new check carries a day still to come on.
        await pilot.press("space")
        await until(pilot, lambda: len(kept(locations)) == 2)
        assert {each["return_on"] for each in kept(locations)} == {"2026-12-01"}
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, WhichDayDialog))
        await pilot.press("ctrl+u", "enter")
        await until(pilot, lambda: isinstance(app.screen, MotivesScreen))
        await until(pilot, lambda: "Only when you open it." in shown(app))
        await until(pilot, lambda: "return_on" not in max(kept(locations), key=lambda c: c["day"]))


async def test_each_leads_somewhere_and_under_an_order_to_no_message(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, app)
        assert "enter your plan" in shown(app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PlanScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, MotivesScreen))
        await pilot.press("right", "enter")
        await until(pilot, lambda: isinstance(app.screen, CardDialog), "a card")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, MotivesScreen))
        await pilot.press("j", "j")
        await until(pilot, lambda: "enter limited contact" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, RuleDialog))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, MotivesScreen))
        rule = PlanItem(kind="rule", at=clock.now(), order=1, rule=RuleKind.ORDER)
        app.snapshot = app.store.keep(rule).snapshot
        await until(pilot, lambda: "enter an order, or their space" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, SafetyScreen))
        await until(pilot, lambda: "If an order restrains you" in shown(app))


async def test_a_tick_that_could_not_be_kept_says_so(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, app)
        with refusing(locations):
            await pilot.press("space")
            await until(pilot, lambda: "It was not kept." in told(app))
            assert "○  I want to see my own part." in shown(app)
        await pilot.press("space")
        await until(pilot, lambda: "●  I want to see my own part." in shown(app))
        assert kept(locations)[0]["ticks"] == ["motive-part"]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.long
async def test_everything_of_it_can_be_reached(
    locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    before = check(clock, 9, "motive-revenge")
    app = new_app(locations, clock, [start(clock), before])
    async with app.run_test(size=size) as pilot:
        await opened(pilot, app)
        seen = ""
        for key in [*"j" * 24, "right", *"j" * 24]:
            seen += " ".join(shown(app).replace("▎", " ").split())
            await pilot.press(key)
        for words in ("control.", "one question", "ask again", "on 11 Nov", "no study was found."):
            assert words in seen, words
