"""The plan by its keys: written, changed, moved, taken out; the rule keeps its history."""

import json
from datetime import timedelta
from threading import Event
from typing import Any

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from nc_tui.core.records import PlanItem, Record, RuleKind
from nc_tui.locations import Locations
from nc_tui.store.datafile import Kept
from nc_tui.tui.app import NcApp
from nc_tui.tui.dialogs.plan import IfThenDialog, TextDialog
from nc_tui.tui.dialogs.rule import RuleDialog
from nc_tui.tui.screens.main import MainScreen
from nc_tui.tui.screens.plan import PlanScreen
from nc_tui.tui.widgets.words_area import WordsArea
from tests.clocks import FrozenClock
from tests.tui.apps import (
    MEDIUM,
    NARROW,
    new_app,
    new_store,
    refusing,
    shown,
    start,
    told,
    until,
)


@pytest.fixture
def clock() -> FrozenClock:
    """An afternoon."""
    return FrozenClock("2026-11-20T14:10:00")


def reason(clock: FrozenClock, order: int, text: str) -> PlanItem:
    return PlanItem(id=order, kind="reason", at=clock.now(), order=order, text=text)


async def opened(pilot: Pilot[None], app: NcApp) -> None:
    await until(pilot, lambda: isinstance(app.screen, MainScreen), "the main screen")
    await pilot.press("p")
    await until(pilot, lambda: isinstance(app.screen, PlanScreen) and "reasons" in shown(app))


def on_disk(locations: Locations, kind: str) -> list[dict[str, Any]]:
    plan = json.loads(locations.data.read_text("utf-8"))["plan"].values()
    return [line for line in plan if line["kind"] == kind and "deleted" not in line]


def texts(app: NcApp, kind: str = "reason") -> list[str | None]:
    return [item.text for item in app.snapshot.plan_of(kind)]


async def test_a_reason_by_keys_is_on_disk_and_on_today(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, app)
        await pilot.press("a", *"[b]a[/b]", "ctrl+j", *"z", "enter")
        await until(pilot, lambda: "[b]a[/b] z" in shown(app))
        kept = on_disk(locations, "reason")
        assert [(line["text"], line["order"]) for line in kept] == [("[b]a[/b]\nz", 1)]
        await pilot.press("escape")
        await until(pilot, lambda: "a reason of yours" in shown(app))
        assert "[b]a[/b] z" in shown(app)


async def test_a_sentence_begins_with_an_offer_and_is_said_on_today(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: isinstance(app.screen, MainScreen))
        await pilot.press("2", "ctrl+p", *"your pl")
        await until(pilot, lambda: "Your plan" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PlanScreen))
        await pilot.press("j", "a", "tab", "tab", "enter")
        await until(pilot, lambda: "I call a friend" in shown(app))
        await pilot.press("ctrl+u", "enter")
        await until(pilot, lambda: "so that the hour finds a sentence" in told(app))
        assert isinstance(app.screen, IfThenDialog)
        said, first = app.screen.query_one("#plan-said"), app.screen.query(WordsArea).first()
        assert said.content_region.x == first.region.x
        await pilot.press(*"I wait.", "enter")
        await until(pilot, lambda: isinstance(app.screen, PlanScreen))
        kept = on_disk(locations, "if-then")
        assert [(line["if"], line["then"]) for line in kept] == [
            ("I want to write after ten", "I wait")
        ]
        await pilot.press("escape", "1")
        await until(pilot, lambda: "If I want to write after ten" in shown(app))


async def test_lines_are_moved_taken_out_and_come_back(
    locations: Locations, clock: FrozenClock
) -> None:
    lines = [reason(clock, 1, "one"), reason(clock, 2, "two"), reason(clock, 3, "three")]
    app = new_app(locations, clock, [start(clock), *lines])
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, app)
        await pilot.press("J", "J", "J")  # each from where the one before has put it
        await until(pilot, lambda: texts(app) == ["two", "three", "one"])
        await pilot.press("K")
        await until(pilot, lambda: texts(app) == ["two", "one", "three"])
        await pilot.press("d")
        await until(pilot, lambda: texts(app) == ["two", "three"])
        await until(pilot, lambda: "ctrl+z brings it back" in told(app))
        await pilot.press("ctrl+z")
        await until(pilot, lambda: texts(app) == ["two", "one", "three"])
        await pilot.press("ctrl+z", "ctrl+z", "ctrl+z")
        await until(pilot, lambda: texts(app) == ["one", "two", "three"])


async def test_at_an_end_of_the_list_a_line_goes_no_further(
    locations: Locations, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [reason(clock, 1, "one"), reason(clock, 2, "two"), reason(clock, 3, "three")]
    app = new_app(locations, clock, [start(clock), *lines])

    replaced, is_pressed = app.store.replace, Event()

    def slowly(*lines: Record, **more: Any) -> Kept:
        is_pressed.wait()
        return replaced(*lines, **more)

    def may() -> tuple[bool, bool]:
        keys = app.screen.active_bindings
        return keys["J"].enabled, keys["K"].enabled

    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, app)
        assert may() == (True, False)
        await pilot.press("down", "down")
        assert may() == (False, True)
        # The disk is slow: the second key counts, though the line stands at the end here yet.
        with monkeypatch.context() as patched:
            patched.setattr(app.store, "replace", slowly)
            await pilot.press("K", "J", "K")
            is_pressed.set()
            await until(pilot, lambda: not any(each.group == "move" for each in app.workers))
        await until(pilot, lambda: texts(app) == ["one", "three", "two"] and may() == (True, True))


async def test_words_in_a_dialog_outlive_the_end_of_the_program(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, app)
        await pilot.press("a", *"because")
        with refusing(locations):
            await pilot.press("ctrl+q")
            await until(pilot, lambda: "Not everything is saved. Quit?" in shown(app))
            await pilot.press("escape")
        await until(pilot, lambda: "because" in shown(app) and "Quit?" not in shown(app))
        await pilot.press("ctrl+q")
        await until(pilot, lambda: app.return_code is not None)
    assert [line["text"] for line in on_disk(locations, "reason")] == ["because"]


async def test_what_is_taken_back_while_one_writes_may_be_the_line_of_the_cursor(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: isinstance(app.screen, MainScreen), "the main screen")
        await pilot.press("p", "a", "x", *["ctrl+j", "y"] * 12)
        await pilot.press(*["ctrl+z"] * 24)
        await until(pilot, lambda: isinstance(app.screen, TextDialog))
        assert app.screen.query_one(WordsArea).text in ("", "x")


async def test_a_line_that_is_moved_keeps_what_was_written_elsewhere_a_moment_ago(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock), reason(clock, 1, "one"), reason(clock, 2, "2")])
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, app)
        other = new_store(locations, clock)
        first = other.find(PlanItem, "1")
        other.replace(replace(first, text="one, and why"))
        await pilot.press("J")
        await until(pilot, lambda: texts(app) == ["2", "one, and why"])
    assert [line["text"] for line in on_disk(locations, "reason")] == ["one, and why", "2"]


async def test_another_rule_is_a_record_of_its_own_and_says_when_each_held(
    locations: Locations, clock: FrozenClock
) -> None:
    then = clock.now() - timedelta(days=90)
    full = PlanItem(id=4, kind="rule", at=then, order=1, rule=RuleKind.FULL)
    app = new_app(locations, clock, [start(clock), full])
    async with app.run_test(size=MEDIUM) as pilot:
        await opened(pilot, app)
        assert "chosen 22 Aug" in shown(app)
        await pilot.press("right", "G", "enter")
        await until(pilot, lambda: isinstance(app.screen, RuleDialog))
        await pilot.press("2", *"mail, app", "enter", *"the lease", "enter")
        await until(pilot, lambda: "By mail, app." in shown(app))
        assert "About the lease." in shown(app)
        assert "full no contact, 22 Aug – 20 Nov" in shown(app)
        assert app.snapshot.rule is RuleKind.LIMITED
        kept = on_disk(locations, "rule")
        assert [(line["rule"], line.get("channels")) for line in kept] == [
            ("full", None), ("limited", ["mail", "app"]),
        ]  # fmt: skip
        # The same one again is no change.
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, RuleDialog))
        await pilot.press("enter", "enter", "enter")
        await until(pilot, lambda: isinstance(app.screen, PlanScreen))
        assert len(on_disk(locations, "rule")) == 2


async def test_when_it_cannot_be_saved_what_was_typed_is_still_there(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot, app)
        with refusing(locations):
            await pilot.press("a", *"mine", "enter")
            await until(pilot, lambda: "could not be written" in told(app))
            assert isinstance(app.screen, TextDialog)
            assert "mine" in shown(app)
        await pilot.press("enter")
        await until(pilot, lambda: texts(app) == ["mine"])


async def test_a_digit_leaves_the_page_for_its_tab_and_nothing_is_lost(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock), reason(clock, 1, "rest")])
    async with app.run_test(size=MEDIUM) as pilot:
        for keys, tab in ((("p",), "4"), (("comma",), "7"), (("y",), "5"), (("p", "comma"), "2"),
                          (("exclamation_mark",), "4")):  # fmt: skip
            await until(pilot, lambda: isinstance(app.screen, MainScreen))
            await pilot.press("1")
            await until(pilot, lambda: app.screen.pane.id == "today")  # type: ignore[attr-defined]
            await pilot.press(*keys)
            await until(pilot, lambda: not isinstance(app.screen, MainScreen))
            await pilot.pause()
            await pilot.press(tab)
            await until(pilot, lambda: isinstance(app.screen, MainScreen), f"{keys}, {tab}")
            pane = {"2": "streak", "4": "journal", "5": "stages", "7": "library"}[tab]
            assert app.screen.pane.id == pane  # type: ignore[attr-defined]
        assert texts(app) == ["rest"]
