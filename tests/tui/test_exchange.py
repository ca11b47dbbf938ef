"""Export and import from the palette; and that of a letter nothing is copied in the journal."""

import json
from pathlib import Path

import pytest
from textual.pilot import Pilot

from nc_tui.locations import Locations
from nc_tui.tui.app import NcApp
from nc_tui.tui.dialogs.confirm import Confirm
from nc_tui.tui.dialogs.export import ExportDialog
from nc_tui.tui.dialogs.import_file import ImportDialog
from nc_tui.tui.screens.main import MainScreen
from nc_tui.tui.widgets.field import Field
from nc_tui.tui.widgets.path_field import path_begun
from tests.clocks import FrozenClock
from tests.store.samples import entry
from tests.store.test_exchange import JRNL
from tests.tui.apps import MEDIUM, NARROW, WIDE, new_app, shown, start, told, until
from tests.tui.test_letters import SECRET, letter


async def on(pilot: Pilot[None], screen: type) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, screen), screen.__name__)
    await pilot.pause()


async def from_palette(pilot: Pilot[None], app: NcApp, word: str, dialog: type) -> None:
    await pilot.press("ctrl+p", *word)
    await until(pilot, lambda: f"{word.capitalize()} " in shown(app))
    await pilot.press("enter")
    await on(pilot, dialog)


def words(app: NcApp) -> str:
    return " ".join(shown(app).split())


async def test_everything_is_written_where_the_person_says_and_never_over_anything(
    locations: Locations, clock: FrozenClock, home: Path
) -> None:
    app = new_app(locations, clock, [start(clock), letter(clock), entry("My mornings.")])
    (home / "nc-tui-2026-11-20-markdown").mkdir()
    async with app.run_test(size=NARROW) as pilot:
        await from_palette(pilot, app, "export", ExportDialog)
        assert "whoever opens it can read it" in words(app)
        assert "Sealed letters" in words(app)
        await pilot.press("down", "enter")
        await until(pilot, lambda: "nc-tui-2026-11-20-markdown-2" in told(app))
        assert "Without 1 sealed letter." in told(app)
        folder = home / "nc-tui-2026-11-20-markdown-2"
        (page,) = (folder / "journal").iterdir()
        assert page.read_text(encoding="utf-8").endswith("My mornings.\n")
        assert not (folder / "letters").exists()
        app.action_export()
        await on(pilot, ExportDialog)
        app.screen.query_one(Field).value = str(folder / "README.md")
        await pilot.press("enter")
        await until(pilot, lambda: "is there already" in words(app))
        await pilot.press("tab", "tab")
        app.screen.query_one(Field).value = "~/mine.json"
        await pilot.press("enter")
        await until(pilot, lambda: "It is in ~/mine.json." in told(app))
        assert SECRET in (home / "mine.json").read_text(encoding="utf-8")


async def test_what_a_file_would_add_is_said_before_it_is_added(
    locations: Locations, clock: FrozenClock, home: Path
) -> None:
    (home / "jrnl.json").write_bytes(JRNL)
    (home / "broken.json").write_bytes(JRNL[:-9])
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=WIDE) as pilot:
        app.action_import_file()
        await on(pilot, ImportDialog)
        app.screen.query_one(Field).value = "~/broken.json"
        await pilot.press("enter")
        await until(pilot, lambda: "broken.json is damaged" in words(app))
        await pilot.press("left")  # only looking at it changes nothing
        assert "broken.json is damaged" in words(app)
        await pilot.press("backspace")  # of another path it would not be true
        await until(pilot, lambda: "is damaged" not in words(app), "gone with the key")
        app.screen.query_one(Field).value = "~/jrnl.json"
        await pilot.press("enter")
        await on(pilot, Confirm)
        assert "Would be added: 30 pages." in words(app)
        assert app.snapshot.journal == ()
        await pilot.press("y")
        await until(pilot, lambda: "Added: 30 pages." in told(app))
        assert len(app.snapshot.journal) == 30
        await pilot.press("ctrl+z")
        await until(pilot, lambda: "Taken back: the import." in told(app))
        assert app.snapshot.journal == ()
        app.action_import_file()
        await on(pilot, ImportDialog)
        app.screen.query_one(Field).value = "~/jrnl.json"
        await pilot.press("enter")
        await until(pilot, lambda: "Bring it back?" in words(app))
        await pilot.press("y")
        await until(pilot, lambda: len(app.snapshot.journal) == 30)
    assert len(json.loads(locations.data.read_bytes())["journal"]) == 30


@pytest.mark.parametrize(("decided", "text"), [("keep", "A letter."), (None, "")])
async def test_the_words_of_a_letter_are_not_selected_in_the_journal(
    locations: Locations, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch,
    decided: str | None, text: str,
) -> None:  # fmt: skip
    records = [start(clock), letter(clock, decided=decided)] if text else [start(clock), entry()]
    app = new_app(locations, clock, records)
    clock.advance(hours=9)
    taken: list[str] = []
    monkeypatch.setattr(app, "copy_to_clipboard", taken.append)
    async with app.run_test(size=WIDE) as pilot:
        await on(pilot, MainScreen)
        await pilot.press("4")
        wanted = SECRET if text else "My mornings."
        await until(pilot, lambda: shown(app).count(wanted) == 2)
        await pilot.mouse_down(offset=(60, 3))
        await pilot.hover(offset=(110, 12))
        await pilot.mouse_up(offset=(110, 12))
        await pilot.press("ctrl+c")
        assert any("My mornings." in each for each in taken) is not bool(text)
        assert not any(SECRET in each for each in taken)


def test_a_path_goes_on_with_what_is_there(tmp_path: Path) -> None:
    for name in ("Documents", "Downloads", "docs"):
        (tmp_path / name).mkdir()
    (tmp_path / "Done.json").touch()
    (tmp_path / "Do\x1b]evil").touch()
    ways = {"Do": "Documents/", "Dow": "Downloads/", "dow": "Downloads/", "doc": "docs/",
            "Don": "Done.json", "x": None, "": None}  # fmt: skip
    for begun, path in ways.items():
        assert path_begun(f"{tmp_path}/{begun}") == (path and f"{tmp_path}/{path}"), begun
    assert path_begun("~") == "~/"
    assert path_begun("/no/such/folder") is None
    assert path_begun("~nobody-of-that-name/x") is None


async def test_right_takes_the_path_that_is_offered(
    locations: Locations, clock: FrozenClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "everything.json").write_text("{}")
    monkeypatch.chdir(tmp_path)
    app = new_app(locations, clock, [start(clock)])
    async with app.run_test(size=MEDIUM) as pilot:
        app.action_import_file()
        await until(pilot, lambda: isinstance(app.screen, ImportDialog))
        await pilot.press(*"ever")
        await until(pilot, lambda: "everything.json" in shown(app))
        await pilot.press("right")
        assert app.screen.query_one(Field).line == "everything.json"
