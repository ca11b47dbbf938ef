"""Help: every key in force on the screen one is on, from one table, and nothing that is dead."""

import re
from itertools import cycle, product

from textual.pilot import Pilot
from textual.widgets import TextArea

from nc_tui.locations import Locations
from nc_tui.tui import actions
from nc_tui.tui.app import NcApp
from nc_tui.tui.screens.help import HelpScreen
from nc_tui.tui.screens.main import TABS, MainScreen
from nc_tui.tui.screens.pane import Pane
from nc_tui.tui.screens.surf import SurfScreen
from nc_tui.tui.widgets.hint_line import HintLine
from nc_tui.tui.widgets.key_table import KeyTable
from nc_tui.tui.widgets.notice import Notice
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM, NARROW, SIZES, WIDE, new_app, shown, start, until


async def ready(pilot: Pilot[None], app: NcApp) -> None:
    await until(pilot, lambda: isinstance(app.screen, MainScreen), "the main screen")
    await pilot.pause()


def pane_of(app: NcApp) -> Pane:
    assert isinstance(app.screen, MainScreen)
    return app.screen.pane


async def helped(pilot: Pilot[None], app: NcApp, key: str = "question_mark") -> str:
    """All of help, as it is scrolled through."""
    await pilot.press(key)
    await until(pilot, lambda: isinstance(app.screen, HelpScreen), "help")
    await until(pilot, lambda: "Keys for" in shown(app))
    seen = ""
    for _ in range(45):
        seen += shown(app) + "\n"
        if "lung" in shown(app) and "condition." in shown(app):
            break
        await pilot.press("j")
    return re.sub(r"\s+", " ", seen)


def check_listed(seen: str, pane: Pane) -> None:
    """All that can be done everywhere, and on this pane, is in what was seen of help."""
    there = [each for each in pane.commands if pane.check_action(each.action, ()) is not False]
    own = {each.key for each in there}  # what a pane has a key of its own for is not said twice
    everywhere = [each for each in actions.EVERYWHERE if each.key not in own]
    for command in (*everywhere, *there):
        if command.action == "app.hide_hint" and not pane.screen.query_one(HintLine).hint:
            continue  # a page without a row to give it has none
        key = {"escape": "esc"}.get(command.shown, command.shown)
        assert f" {key} " in seen, command
        assert all(word in seen for word in command.title.split()), command
    for command in actions.IN_FIELDS:
        assert all(key in seen for key in command.fields), command
    assert f"{TABS[0].key}–{TABS[-1].key} the tabs" in seen


async def test_help_lists_what_everywhere_and_this_pane_can_do(
    locations: Locations, clock: FrozenClock, is_long: bool
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=SIZES[0]) as pilot:
        await ready(pilot, app)
        pairs = product(TABS, SIZES) if is_long else zip(TABS, cycle(SIZES), strict=False)
        for tab, size in pairs:
            await pilot.resize_terminal(*size)
            await pilot.press(tab.key)
            await until(pilot, lambda tab=tab: pane_of(app).id == tab.pane)  # type: ignore[misc]
            await pilot.pause()
            pane = pane_of(app)
            seen = await helped(pilot, app)
            assert f"Keys for {tab.word}" in seen
            if size == NARROW:  # long words wrap there
                assert all(command.title.split()[0] in seen for command in actions.EVERYWHERE)
            else:
                check_listed(seen, pane)
            await pilot.press("escape")
            await ready(pilot, app)


async def test_nothing_in_help_is_unbound(locations: Locations, clock: FrozenClock) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await ready(pilot, app)
        for tab in TABS:
            await pilot.press(tab.key)
            await pilot.pause()
            active = app.screen.active_bindings
            pane = pane_of(app)
            assert pane.id == tab.pane
            table = KeyTable(app.screen)
            known = set(active)
            known |= {binding.binding.key_display or "" for binding in active.values()}
            for row in (*table.here(pane.commands), *table.everywhere()):
                for key in re.split(r"[ –]", row.keys):
                    plain = {"↑": "up", "↓": "down", "←": "left", "→": "right", "esc": "escape",
                             "pgdn": "pagedown", "pgup": "pageup"}.get(key, key)  # fmt: skip
                    is_bound = {plain, plain.lower(), f"upper_{plain}"} & known
                    assert is_bound, f"{tab.word}: {row}"


async def test_the_key_that_opened_it_and_esc_close_it(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await ready(pilot, app)
        for key in ("escape", "question_mark", "f1"):
            await pilot.press("f1")
            await until(pilot, lambda: isinstance(app.screen, HelpScreen), "help")
            await pilot.press(key)
            await until(pilot, lambda: isinstance(app.screen, MainScreen), key)


async def test_what_cannot_run_now_is_greyed(locations: Locations, clock: FrozenClock) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await ready(pilot, app)
        await pilot.press("2")
        await pilot.pause()
        rows = KeyTable(app.screen).here(app.screen.pane.commands)  # type: ignore[attr-defined]
        begin = next(row for row in rows if "after a pause" in row.words)
        assert not begin.enabled, "there is no pause to begin a run after"
        assert any(row.enabled for row in rows)


async def test_help_starts_a_breath_as_every_screen_does(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await ready(pilot, app)
        await helped(pilot, app)
        await pilot.press("u")
        await until(pilot, lambda: isinstance(app.screen, SurfScreen))


async def test_while_one_types_only_the_keys_that_work_there_are_listed(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await ready(pilot, app)
        await pilot.press("5", "w")
        await until(pilot, lambda: isinstance(app.focused, TextArea))
        seen = await helped(pilot, app, "f1")
        assert "Keys for writing" in seen
        assert "ctrl+s" in seen
        assert " f2 surf an urge, now" in seen
        assert "new journal entry" not in seen
        assert "the tabs" not in seen
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.focused, TextArea), "the page as it was")


async def test_the_breath_names_its_own_keys(locations: Locations, clock: FrozenClock) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot, app)
        await pilot.press("u")
        await until(pilot, lambda: isinstance(app.screen, SurfScreen))
        seen = await helped(pilot, app)
        assert "Keys for the breath" in seen
        assert "0–9 how strong it is" in seen
        assert "space pause" in seen
        assert "check-in" not in seen


async def test_a_remapped_key_is_shown_as_it_is(locations: Locations, clock: FrozenClock) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await ready(pilot, app)
        app.set_keymap({"check-in": "k"})
        await pilot.pause()
        rows = [row.keys for row in KeyTable(app.screen).everywhere() if row.words == "check-in"]
        assert rows == ["k"]
        assert " k check-in" in await helped(pilot, app)


async def test_of_a_message_below_help_no_mark_stands_beside_it(
    locations: Locations, clock: FrozenClock
) -> None:
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        await ready(pilot, app)
        await pilot.press("ctrl+y")
        await until(pilot, lambda: "▎ There is nothing to do again." in shown(app), "told")
        mark = app.screen.query_one(Notice).region.offset
        await pilot.press("question_mark")
        await until(pilot, lambda: "Keys for" in shown(app), "help")
        assert app.screen.query_one(".dialog").region.contains_point(mark)
