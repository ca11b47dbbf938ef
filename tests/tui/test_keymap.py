"""Keys of one's own: they do what was set, everywhere they are named, and take nothing away."""

import re
from pathlib import Path

import pytest

from nc_tui.config import read_config
from nc_tui.locations import Locations
from nc_tui.tui.app import NcApp
from nc_tui.tui.covered import is_covered
from nc_tui.tui.keymap import keymap_from
from nc_tui.tui.screens.cover import CoverScreen
from nc_tui.tui.screens.help import HelpScreen
from nc_tui.tui.screens.main import MainScreen
from nc_tui.tui.screens.safety import SafetyScreen
from nc_tui.tui.screens.surf import SurfScreen
from tests.clocks import FrozenClock
from tests.tui.apps import MEDIUM, new_app, shown, start, told, until


def set_to(locations: Locations, written: str) -> None:
    locations.config.parent.mkdir(parents=True, exist_ok=True)
    locations.config.write_text(written, encoding="utf-8")


def app_as_set(locations: Locations, clock: FrozenClock, written: str) -> NcApp:
    set_to(locations, written)
    return new_app(locations, clock, [start(clock)], config=read_config(locations.config))


def left_out(tmp_path: Path, written: str) -> tuple[dict[str, str], list[str]]:
    path = tmp_path / "config.toml"
    path.write_text(f"[keys]\n{written}\n")
    file = read_config(path)
    return keymap_from(file).keys, file.problems


async def test_a_key_that_was_set_is_the_one_that_works_and_is_named(
    locations: Locations, clock: FrozenClock
) -> None:
    keys = 'surf = "f8"\n"safety.f3" = "f9"\ntab.journal = "0"\ncheck-in = "?"\nhelp = "c"'
    app = app_as_set(locations, clock, f"[keys]\n{keys}")
    async with app.run_test(size=(80, 36)) as pilot:
        await until(pilot, lambda: "Check-in, if useful.   ?" in shown(app))
        rows = shown(app).splitlines()
        assert rows[-1].split()[:4] == ["f8", "surf", "?", "check-in"]
        assert rows[-1].split()[-2:] == ["c", "keys"]
        await pilot.press("u")
        assert isinstance(app.screen, MainScreen)
        await pilot.press("c")
        assert isinstance(app.screen, HelpScreen)
        assert "f8  surf an urge, now" in shown(app)
        assert "f9" in shown(app)
        assert "f3" not in shown(app)
        await pilot.press("escape", "ctrl+p")
        await until(pilot, lambda: "Surf an urge" in shown(app))
        (row,) = (row for row in shown(app).splitlines() if "Surf an urge" in row)
        assert re.search(r"Surf an urge, now +f8 ", row)
        await pilot.press("escape", "f9")
        assert isinstance(app.screen, SafetyScreen)
        await pilot.press("escape", "0")
        assert app.screen.query_one("#journal").display
        assert "0 Journal" in shown(app)
        await pilot.press("f8")
        assert isinstance(app.screen, SurfScreen)


async def test_what_is_wrong_is_told_and_the_app_is_there(
    locations: Locations, clock: FrozenClock
) -> None:
    app = app_as_set(locations, clock, 'theme = "x"\n[keys]\nsurf = "c"\n')
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.pause()
        assert "config.toml, line 1: no theme is called x. Dusk is in use." in told(app)
        assert "1 more" in told(app)
        await pilot.press("u")
        assert isinstance(app.screen, SurfScreen)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('surf = "c"', "the key c is taken by: check-in"),
        ('surf = "j"', "is taken by"),  # a list's own, somewhere
        ('surf = "4"', "taken by: Journal"),
        ('"journal.delete" = "u"', "taken by: surf"),
        ('"journal.delete" = "e"', "the key e is taken by"),
        ('surf = "ctrl+q"', "the key ctrl+q is taken by"),
        ('"surf.f2" = "u"', "works while you type"),
        ('"surf.f2" = "enter"', "works while you type"),
        ('surf = "hyperspace"', "no key is called hyperspace"),
    ],
)
def test_a_key_that_is_taken_stays_where_it_is(tmp_path: Path, written: str, said: str) -> None:
    keys, (problem,) = left_out(tmp_path, written)
    assert keys == {}
    assert "line 2: " in problem
    assert said in problem


@pytest.mark.parametrize(
    "written",
    [
        'surf = "c"\ncheck-in = "u"',  # they change places
        'surf = "f8, ctrl+u"',
        '"journal.delete" = "f8"\n"urge.remove" = "f8"',  # never on one screen
        '"surf.f2" = "f6"\n"surf.ctrl+g" = "alt+u"',
    ],
)
def test_a_key_that_is_free_can_be_set(tmp_path: Path, written: str) -> None:
    keys, problems = left_out(tmp_path, written)
    assert problems == []
    assert len(keys) == written.count("=")


def test_one_that_would_be_right_with_the_other_is_wrong_without_it(tmp_path: Path) -> None:
    keys, problems = left_out(tmp_path, 'surf = "c"\ncheck-in = "nokey"')
    assert keys == {}
    assert len(problems) == 2


def test_a_key_that_is_set_to_what_it_is_changes_nothing(tmp_path: Path) -> None:
    assert left_out(tmp_path, 'surf = "u"\nquit = "q"\n"help.down" = "down, j"') == ({}, [])


async def test_what_is_left_alone_covers_itself(locations: Locations, clock: FrozenClock) -> None:
    app = app_as_set(locations, clock, "cover_after = 10\n")
    async with app.run_test(size=MEDIUM) as pilot:
        clock.advance(9 * 60)
        await pilot.press("2")
        clock.advance(9 * 60)
        app._heartbeat._beat()
        assert not is_covered(app.screen)
        clock.advance(60)
        app._heartbeat._beat()
        await until(pilot, lambda: isinstance(app.screen, CoverScreen))
        await pilot.press("a", "enter", "u")
        clock.advance(11 * 60)
        app._heartbeat._beat()
        await pilot.pause()
        assert isinstance(app.screen, SurfScreen)


async def test_the_count_stands_in_the_font_that_was_set(
    locations: Locations, clock: FrozenClock
) -> None:
    app = app_as_set(locations, clock, 'font = "standard"\n')
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.pause()
        assert "|___ \\|___ /" in shown(app)
