"""``journal add`` on a terminal: the page is written in the person's editor."""

import json
import os
import pty
import sys
import tempfile
from pathlib import Path

import pytest

from nc_tui.locations import Locations
from tests.cli.conftest import Nc, process

# Notes where the page lay and its rights, then does what the test wants done.
EDITOR = """
import os, pathlib, signal, sys
page = pathlib.Path(sys.argv[-1])
seen = pathlib.Path(__file__).with_name("seen")
seen.write_text(f"{page}\\n{page.stat().st_mode:o} {page.parent.stat().st_mode:o}\\n{sys.argv[1]}")
"""


class Desk:
    """An editor that does as told, and what it saw."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._script = folder / "an editor.py"
        self._seen = folder / "seen"
        self._monkeypatch = monkeypatch
        # Every temporary folder of the command lies here, so that none is overlooked.
        self.temporary = folder / "tmp"
        self.temporary.mkdir()
        monkeypatch.setattr(tempfile, "tempdir", str(self.temporary))
        monkeypatch.setenv("TMPDIR", str(self.temporary))
        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.delenv("EDITOR", raising=False)

    def editor(self, does: str, variable: str = "EDITOR") -> None:
        self._script.write_text(EDITOR + does)
        self._monkeypatch.setenv(variable, f"{sys.executable} '{self._script}' --wait")

    @property
    def seen(self) -> list[str]:
        return self._seen.read_text().splitlines()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    folder = tmp_path / "desk"
    folder.mkdir()
    return Desk(folder, monkeypatch)


def test_the_page_is_private_and_gone_afterwards(nc: Nc, desk: Desk) -> None:
    desk.editor("page.write_text('A page.\\n'); page.with_suffix('.swp').write_text('swap')")
    assert nc("journal", "add", "--json", terminal=True).value["text"] == "A page."
    page, rights, option = desk.seen
    assert Path(page).parent.parent == desk.temporary
    assert rights == "100600 40700"
    assert option == "--wait"
    assert list(desk.temporary.iterdir()) == []


def test_visual_comes_first(nc: Nc, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.editor("page.write_text('A page.')", variable="VISUAL")
    monkeypatch.setenv("EDITOR", "/bin/false")
    assert nc("journal", "add", terminal=True).line == "Noted."


@pytest.mark.parametrize("does", ["", "page.write_text(' \\n')", "page.unlink()"])
def test_an_empty_page_adds_nothing(nc: Nc, desk: Desk, locations: Locations, does: str) -> None:
    desk.editor(does)
    assert "Nothing was added" in nc("journal", "add", terminal=True).refused(1)
    assert not locations.data.exists()
    assert list(desk.temporary.iterdir()) == []


@pytest.mark.parametrize("command", ["", "  ", "/no/such/editor", "vi 'unclosed"])
def test_without_an_editor_it_says_what_to_do(
    nc: Nc, desk: Desk, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("EDITOR", command)
    monkeypatch.setenv("PATH", str(desk.temporary))  # no usual one is there either
    assert "give - as TEXT" in nc("journal", "add", terminal=True).refused(1)
    assert list(desk.temporary.iterdir()) == []


def test_where_none_is_set_a_usual_one_opens_and_is_named(
    nc: Nc, desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    nano = tmp_path / "bin" / "nano"
    nano.parent.mkdir()
    nano.write_text('#!/bin/sh\nfor page; do :; done\necho "A page." > "$page"\n')
    nano.chmod(0o700)
    for variable in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("PATH", str(nano.parent))
    ran = nc("journal", "add", terminal=True)
    assert ran.err.startswith("No editor is set, so this is nano;")
    assert "A page." in nc("journal", "list").out


def test_without_a_terminal_or_text_nothing_is_changed(nc: Nc) -> None:
    nc("journal", "add", "One")
    ending = nc("journal", "list", "--json").value[0]["id"]
    assert "no terminal for your editor" in nc("journal", "edit", ending).refused(1)
    assert "One" in nc("journal", "list").out


def test_an_editor_that_fails_adds_nothing_and_loses_nothing(
    nc: Nc, desk: Desk, locations: Locations
) -> None:
    desk.editor("sys.exit(1)")
    nc("journal", "add", terminal=True).refused(1)
    assert list(desk.temporary.iterdir()) == []
    desk.editor("page.write_text('Half a'); sys.exit(1)")
    said = nc("journal", "add", terminal=True).refused(1)
    assert Path(said.split()[-1]).read_text() == "Half a"
    assert not locations.data.exists()


def test_a_page_that_cannot_be_kept_stays_a_draft(nc: Nc, desk: Desk, locations: Locations) -> None:
    nc("urge", "3")
    # A folder where the log of changes is written: nothing can be kept.
    log = f"pathlib.Path({str(locations.changes)!r})"
    desk.editor(f"page.write_text('Dear.'); {log}.unlink(); {log}.mkdir()")
    assert "kept as a draft" in nc("journal", "add", terminal=True).refused(1)
    (draft,) = locations.drafts.glob("*.json")
    assert (json.loads(draft.read_bytes())["text"], f"{draft.stat().st_mode:o}") == (
        "Dear.", "100600",
    )  # fmt: skip
    assert list(desk.temporary.iterdir()) == []
    assert b"Dear." not in locations.data.read_bytes()


def test_a_page_is_gone_on_with(nc: Nc, desk: Desk, locations: Locations) -> None:
    added = nc("journal", "add", "-", "--mood", "2", "--json", stdin="One\n\n").value
    desk.editor("page.write_text(page.read_text() + 'Two\\n')")
    edited = nc("journal", "edit", added["id"][-4:], "--json", terminal=True).value
    assert edited == added | {"text": "One\n\nTwo", "updated": edited["updated"]}
    assert list(desk.temporary.iterdir()) == []
    assert list(locations.drafts.iterdir()) == []
    assert nc("journal", "edit", added["id"], "-", stdin="Three\n").line == "Changed."
    assert nc("journal", "show", added["id"]).line == "Three"


@pytest.mark.parametrize("does", ["", "page.write_text(page.read_text())", "sys.exit(1)"])
def test_nothing_is_changed_where_nothing_was_written(
    nc: Nc, desk: Desk, locations: Locations, does: str
) -> None:
    added = nc("journal", "add", "-", "--json", stdin="One\n").value
    before = locations.data.read_bytes()
    desk.editor(does)
    ran = nc("journal", "edit", added["id"], terminal=True)
    assert "Nothing was changed." in (ran.out + ran.err)
    assert ran.code == (1 if "exit" in does else 0)
    assert locations.data.read_bytes() == before
    assert list(desk.temporary.iterdir()) == []
    assert list(locations.drafts.iterdir()) == []


def test_a_page_changed_elsewhere_meanwhile_is_kept_beside_it(nc: Nc, desk: Desk) -> None:
    added = nc("journal", "add", "-", "--json", stdin="One").value
    elsewhere = f"[sys.executable, '-m', 'nc_tui', 'journal', 'edit', {added['id']!r}, '-']"
    desk.editor(
        "import subprocess\n"
        f"subprocess.run({elsewhere}, input=b'Theirs', check=True, capture_output=True)\n"
        "page.write_text('Mine')"
    )
    assert "Both are in the journal" in nc("journal", "edit", added["id"], terminal=True).line
    listed = nc("journal", "list", "--json").value
    assert sorted(entry["text"] for entry in listed) == ["Mine", "Theirs"]


def test_what_was_saved_in_the_editor_outlives_a_kill(
    nc: Nc, desk: Desk, locations: Locations
) -> None:
    added = nc("journal", "add", "-", "--json", stdin="One").value
    desk.editor("page.write_text('One, two'); os.kill(os.getppid(), signal.SIGKILL)")
    keyboard, terminal = pty.openpty()
    try:
        ran = process("journal", "edit", added["id"], stdin=terminal)
    finally:
        os.close(keyboard)
        os.close(terminal)
    assert ran.returncode == -9
    (page,) = desk.temporary.glob("*/*")
    assert page.read_text() == "One, two"
    # The next command makes a draft of it, and leaves nothing where it lay.
    assert nc("journal", "show", added["id"]).line == "One"
    assert list(desk.temporary.iterdir()) == []
    (draft,) = locations.drafts.glob("*.json")
    assert json.loads(draft.read_bytes())["text"] == "One, two"


def test_what_may_be_refused_is_refused_before_the_writing(nc: Nc, desk: Desk) -> None:
    desk.editor("page.write_text('A page.')")
    nc("journal", "add", "--at", "tomorrow", terminal=True).refused(1)
    nc("journal", "add", "--mood", "9", terminal=True).refused(2)
    with pytest.raises(FileNotFoundError):
        _ = desk.seen


@pytest.mark.parametrize("signal", ["SIGINT", "SIGQUIT", "SIGHUP"])
def test_what_a_terminal_sends_while_writing_is_for_the_editor(desk: Desk, signal: str) -> None:
    desk.editor(
        f"signal.signal(signal.{signal}, signal.SIG_DFL)\n"
        f"os.kill(os.getppid(), signal.{signal})\n"
        f"page.write_text('Saved.')\n"
        f"os.kill(os.getpid(), signal.{signal})\n"
    )
    keyboard, terminal = pty.openpty()
    try:
        ran = process("journal", "add", "--json", stdin=terminal)
    finally:
        os.close(keyboard)
        os.close(terminal)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert b'"text": "Saved."' in ran.stdout
    assert list(desk.temporary.iterdir()) == []
