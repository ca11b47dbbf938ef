"""What was answered in a dialog and not kept is there the next time, and gone once it is kept."""

import stat

from textual.pilot import Pilot

from nc_tui.locations import Locations
from nc_tui.tui.app import NcApp
from nc_tui.tui.dialogs.check_in import CheckInDialog
from nc_tui.tui.dialogs.contact import ContactDialog
from nc_tui.tui.dialogs.pattern import PatternDialog
from nc_tui.tui.dialogs.rule import RuleDialog
from nc_tui.tui.flows.plan import choose_rule
from nc_tui.tui.screens.first_run import FirstRunScreen
from nc_tui.tui.screens.main import MainScreen
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM, NARROW, new_app, shown, start, until

LINE = "I called mum and cried an hour"


def left(locations: Locations) -> list[str]:
    """The names of what lies on disk."""
    for path in locations.drafts.glob("*.json"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    return sorted(path.stem for path in locations.drafts.glob("*.json"))


async def on(pilot: Pilot[None], app: NcApp, kind: type) -> None:
    await until(pilot, lambda: isinstance(app.screen, kind), str(kind))
    await pilot.pause()


async def test_esc_leaves_the_field_then_the_dialog_and_loses_no_answer(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("x")
        await on(pilot, app, ContactDialog)
        assert "enter choose" in shown(app)
        await pilot.press("p", "tab", *"3h ago")
        assert "enter keep" in shown(app)
        await until(pilot, lambda: "esc step out" in shown(app))
        assert "f2 surf" in shown(app)
        await pilot.press("escape")
        await until(pilot, lambda: "esc not now" in shown(app))
        assert "u surf" in shown(app)
        await pilot.press("escape", "x")  # the same again, at once
        await on(pilot, app, ContactDialog)
        assert "3h ago" in shown(app)
        await pilot.press("escape")
        await on(pilot, app, MainScreen)
        await until(pilot, lambda: left(locations) == ["contact"])
    again = new_app(locations, clock)
    async with again.run_test(size=NARROW) as pilot:
        await pilot.press("x")
        await on(pilot, again, ContactDialog)
        assert "as you left it   ctrl+n begins anew" in shown(again)
        assert "3h ago" in shown(again)
        await pilot.press("ctrl+n")
        await until(pilot, lambda: "3h ago" not in shown(again))
        await pilot.press("ctrl+n")
        await until(pilot, lambda: "3h ago" in shown(again))
        await pilot.press("n", "enter")
        await on(pilot, again, MainScreen)
        # Putting them aside may have emptied the disk for a moment: first the line itself.
        await until(pilot, lambda: again.snapshot.contacts[-1].kind == "replied")
        await until(pilot, lambda: left(locations) == [])
        await pilot.press("x")
        await on(pilot, again, ContactDialog)
        assert "as you left it" not in shown(again)


async def test_each_day_of_the_check_in_has_its_own(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.press("c", "2", "tab", "tab", "tab", *LINE, "escape", "y", "5")
        await pilot.press("escape")
        await on(pilot, app, MainScreen)
        await until(pilot, lambda: left(locations) == ["check-in-20261119", "check-in-20261120"])
        await pilot.press("c")
        await on(pilot, app, CheckInDialog)
        await until(pilot, lambda: LINE in shown(app))
        await pilot.press("enter")
        await on(pilot, app, MainScreen)
        await until(pilot, lambda: left(locations) == ["check-in-20261119"])
    (kept,) = app.snapshot.checkins
    assert (kept.mood, kept.note) == (2, LINE)


async def test_words_of_a_step_that_was_skipped_stand_there_again(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock)
    async with app.run_test(size=MEDIUM) as pilot:
        await on(pilot, app, FirstRunScreen)
        await pilot.press("escape", "escape", "escape", *"Sam", "escape")
        await until(pilot, lambda: "Sam" in shown(app), "out of the field first")
        await pilot.press("escape")
        await on(pilot, app, MainScreen)
        await until(pilot, lambda: left(locations) == ["first-run"])
    again = new_app(locations, clock)
    async with again.run_test(size=MEDIUM) as pilot:
        await on(pilot, again, FirstRunScreen)
        await pilot.press("escape", "escape", "escape")
        await until(pilot, lambda: "Sam" in shown(again))
        await pilot.press("enter", "enter")
        await on(pilot, again, MainScreen)
        await until(pilot, lambda: left(locations) == [])
        assert [person.name for person in again.snapshot.plan_of("person")] == ["Sam"]


async def test_an_own_breath_and_a_rule_are_there_again_as_they_were_left(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await on(pilot, app, MainScreen)
        app.action_own_breaths()
        await on(pilot, app, PatternDialog)
        await pilot.press(*"in 4, out 7", "tab", *"Sea")
        await pilot.press("escape", "escape")
        await on(pilot, app, MainScreen)
        app.run_worker(choose_rule(app))
        await on(pilot, app, RuleDialog)
        await pilot.press("2", *"email", "escape", "escape")
        await on(pilot, app, MainScreen)
        await until(pilot, lambda: left(locations) == ["pattern", "rule"])
    again = new_app(locations, clock)
    async with again.run_test(size=MEDIUM) as pilot:
        await on(pilot, again, MainScreen)
        again.run_worker(choose_rule(again))
        await on(pilot, again, RuleDialog)
        await until(pilot, lambda: "email" in shown(again))
        await pilot.press("escape")
        await on(pilot, again, MainScreen)
        again.action_own_breaths()
        await on(pilot, again, PatternDialog)
        await until(pilot, lambda: "breathe in 4 · breathe out 7" in shown(again))
        await pilot.press("enter")
        await on(pilot, again, MainScreen)
        await until(pilot, lambda: left(locations) == ["rule"])
    assert [each.name for each in again.snapshot.plan_of("pattern")] == ["Sea"]
