"""After a breath: what set it off, and what comes next, by one key each; both are kept."""

from itertools import product

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
from nc_tui.tui.screens.surf import SurfScreen
from nc_tui.tui.widgets.wave import minutes_under
from tests.clocks import FrozenClock
from tests.store.samples import moment
from tests.tui.apps import MEDIUM, NARROW, new_app, new_store, shown, start, until

AT = moment("2026-11-18T19:00:00-05:00")
SAM = PlanItem(kind="person", at=AT, order=1, name="Sam", reach="555-1234")
WALK = PlanItem(kind="activity", at=AT, order=1, text="a short [b]walk")

LONG = PlanItem(kind="activity", at=AT, order=1, text="Cook something only I like.")


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
    assert not set(keys) & set("kqxz0123456789"), "kept for their own, and for how strong it is"
    assert "u" not in keys, "it starts a breath"
    assert [t.id for t in words.choices.triggers if t.key not in t.label] == []


def test_a_strength_is_of_now_after_the_breath_and_of_then_in_the_list() -> None:
    urge = Urge(
        at=AT, zone="UTC", samples=((0.0, 8), (660.0, 3)), seconds=660, end="through", triggers=()
    )
    assert said_of(urge).plain == "It was an 8. Eleven minutes later it is a 3."
    assert said_of(urge, is_past=True).plain == "It was an 8. Eleven minutes later it was a 3."


def test_each_number_of_the_axis_stands_under_its_minute() -> None:
    assert minutes_under(5, range(6), 40) == "0 min   1       2       3       4      5"
    assert minutes_under(10, range(0, 11, 5), 20) == "0 min     5       10"
    assert minutes_under(8, range(0, 9, 5), 16) == "0 min     5     "
    assert minutes_under(5, range(6), 20) == "0 min   2       4   "


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


WIDTHS, HEIGHTS = (24, 30, 36, 40, 59, 62, 76, 80, 99, 100, 120, 130), (8, 12, 15, 18, 24, 45)
ODD = {(62, 18), (100, 12), (80, 15), (120, 16), (30, 60), (40, 20), (80, 24), (24, 8), (120, 40)}
"""Popups, low and narrow panes, and the sizes it is made for."""


async def test_every_way_on_is_in_view_or_scrolled_to_at_every_size(
    locations: Locations, clock: FrozenClock, is_long: bool
) -> None:
    app = new_app(locations, clock, [start(clock), SAM, LONG])
    sizes = ODD | (set(product(WIDTHS, HEIGHTS)) if is_long else set())
    async with app.run_test(size=MEDIUM) as pilot:
        await after_a_breath(pilot, app)
        assert isinstance(app.screen, AfterScreen)
        options = [*app.screen._triggers(), *app.screen._ways()]
        for size in sorted(sizes):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            page = app.screen.query_one("#after")
            seen = shown(app)
            if page.max_scroll_y:
                assert "↑↓" in seen, f"{size}: nothing says that there is more"
                for _ in range(-(-page.max_scroll_y // page.size.height)):
                    await pilot.press(*["down"] * page.size.height)
                    await pilot.pause()
                    seen += "\n" + shown(app)
                await pilot.press(*["up"] * page.max_scroll_y)
            for option in options:
                first = option.label[:13].rstrip()  # a longer one goes on in the next row
                found = f"{option.key} {first}", f"{option.key}  {first}"
                assert any(each in seen for each in found), f"{size}: {option}"
            assert "one line, if you want" in seen or size[0] < 36, f"{size}: no line"
            assert "…" not in seen, f"{size}: something is cut off"
            assert "enter" in seen and " u" in seen and " !" in seen, size
            assert page.max_scroll_x == 0


async def test_a_second_wave_is_one_key_away_and_is_the_last_that_asks(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await after_a_breath(pilot, app)
        assert "u surf" in shown(app)
        clock.advance(60)
        await pilot.press("u")
        await until(pilot, lambda: isinstance(app.screen, SurfScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, AfterScreen))
        await pilot.press("tab")
        await until(pilot, lambda: "f2 surf" in shown(app))
        await pilot.press("f2", "5", "enter")
        await until(pilot, lambda: isinstance(app.screen, AfterScreen))
        await pilot.press("t", "enter")
        await until(pilot, lambda: isinstance(app.screen, MainScreen))
    first, second = sorted(new_store(locations, clock).load().urges, key=lambda urge: urge.at)
    assert (first.triggers, second.triggers) == ((), ("things-unsaid",))


@pytest.mark.parametrize(("hour", "is_said"), [(0, True), (-9, False)])
async def test_at_night_one_may_simply_go_back_to_bed(
    hour: int, is_said: bool, locations: Locations, clock: FrozenClock
) -> None:
    clock.advance(hour * 3600)
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await after_a_breath(pilot, app)
        assert ("that is all; back to bed" in shown(app)) is is_said
        assert ("done for now" in shown(app)) is not is_said
