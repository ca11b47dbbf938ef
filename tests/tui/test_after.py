"""After a breath: what set it off, and what comes next, by one key each; both are kept."""

import pytest

from nc_tui.content.load import load_content
from nc_tui.core.records import PlanItem, Urge
from nc_tui.locations import Locations
from nc_tui.tui.app import NcApp
from nc_tui.tui.dialogs.activity import ActivityDialog
from nc_tui.tui.dialogs.grounding import GroundingDialog
from nc_tui.tui.dialogs.number import NumberDialog
from nc_tui.tui.screens.after import AfterScreen
from nc_tui.tui.screens.after_words import said_of
from nc_tui.tui.screens.main import MainScreen
from tests.clocks import FrozenClock
from tests.store.samples import moment
from tests.tui.apps import MEDIUM, NARROW, WIDE, new_app, new_store, shown, start, until

AT = moment("2026-11-18T19:00:00-05:00")
SAM = PlanItem(kind="person", at=AT, order=1, name="Sam", reach="555-1234")
WALK = PlanItem(kind="activity", at=AT, order=1, text="a short [b]walk")


def kept(locations: Locations, clock: FrozenClock) -> Urge:
    (urge,) = new_store(locations, clock).load().urges
    return urge


async def after_a_breath(pilot: object, app: NcApp) -> None:
    await pilot.press("u", "7", "enter")  # type: ignore[attr-defined]
    await until(pilot, lambda: isinstance(app.screen, AfterScreen))  # type: ignore[arg-type]


def test_every_key_of_the_page_is_one_of_its_own() -> None:
    words = load_content()
    keys = [*(t.key for t in words.choices.triggers), *(way.key for way in words.after.ways), "e"]
    assert len(set(keys)) == len(keys)
    assert not set(keys) & set("kqxyz0123456789")
    assert [t.id for t in words.choices.triggers if t.key not in t.label] == []


def test_a_strength_is_of_now_after_the_breath_and_of_then_in_the_list() -> None:
    urge = Urge(
        at=AT, zone="UTC", samples=((0.0, 8), (660.0, 3)), seconds=660, end="through", triggers=()
    )
    assert said_of(urge).plain == "It was an 8. Eleven minutes later it is a 3."
    assert said_of(urge, is_past=True).plain == "It was an 8. Eleven minutes later it was a 3."


async def test_triggers_are_ticked_and_unticked_and_kept_at_once(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await after_a_breath(pilot, app)
        await pilot.press("n", "d", "s", "d")
        await until(pilot, lambda: kept(locations, clock).triggers == ("night", "song"))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, MainScreen))
    assert kept(locations, clock).next is None


async def test_words_of_their_own_are_offered_the_next_time(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await after_a_breath(pilot, app)
        await pilot.press("e", *"[b]rain", "enter", "n")
        await until(pilot, lambda: kept(locations, clock).triggers == ("[b]rain", "night"))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, MainScreen))
        clock.advance(60)
        await after_a_breath(pilot, app)
        assert "k [b]rain" in shown(app)
        await pilot.press("k", "enter")
        await until(pilot, lambda: isinstance(app.screen, MainScreen))
    _, second = sorted(new_store(locations, clock).load().urges, key=lambda urge: urge.id)
    assert second.triggers == ("[b]rain",)


@pytest.mark.parametrize(
    ("key", "opens"),
    [
        ("c", NumberDialog), ("l", "LetterScreen"),
        *(pytest.param(*each, marks=pytest.mark.long) for each in (
            ("w", ActivityDialog), ("g", GroundingDialog), ("j", "WritingScreen"),
        )),
    ],
)  # fmt: skip
async def test_what_comes_next_is_kept_and_opens(
    key: str, opens: type | str, locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock), SAM, WALK])
    async with app.run_test(size=MEDIUM) as pilot:
        await after_a_breath(pilot, app)
        assert "call Sam" in shown(app)
        assert "a short [b]walk" in shown(app)
        await pilot.press(key)
        name = opens if isinstance(opens, str) else opens.__name__
        await until(pilot, lambda: type(app.screen).__name__ == name)
    ways = {way.key: way.id for way in load_content().after.ways}
    assert kept(locations, clock).next == ways[key]


async def test_the_senses_lead_from_five_to_one_and_are_left_at_any_time(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=NARROW) as pilot:
        await after_a_breath(pilot, app)
        await pilot.press("g")
        await until(pilot, lambda: isinstance(app.screen, GroundingDialog))
        await pilot.press(*["space"] * 14, "backspace")
        assert "You are here" not in shown(app)
        await pilot.press("space", "space")
        await until(pilot, lambda: "You are here" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, MainScreen))


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW])
async def test_nothing_is_cut_off(
    size: tuple[int, int], locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock), SAM])
    async with app.run_test(size=size) as pilot:
        await after_a_breath(pilot, app)
        seen = shown(app)
        words = load_content()
        labels = [trigger.label for trigger in words.choices.triggers]
        for label in (*labels, "something else", "call Sam", "a letter", "the senses", "safety"):
            assert label in seen, label
