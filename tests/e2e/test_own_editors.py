"""Real editors in a real tmux: what was written there is nowhere but in the data file."""

import os
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tinydb import TinyDB

from nc_tui.core.clock import SystemClock
from nc_tui.core.records import Entry, whole_seconds
from tests.e2e.conftest import begin
from tests.e2e.pane import BOUND, Pane

MARKER = "quietmarker"

# Settings under which each leaves copies about, were it not kept from it.
VIMRC = """
set backup writebackup undofile swapfile viminfo='100,<50,s10,h
set backupdir={home}/copies undodir={home}/copies directory={home}/copies
"""
EMACS = """
(setq make-backup-files t backup-directory-alist '(("." . "{home}/copies"))
      backup-enable-predicate (lambda (_) t)
      auto-save-file-name-transforms '((".*" "{home}/copies/" t)) auto-save-interval 20)
(savehist-mode 1)
(setq savehist-additional-variables '(kill-ring))
"""
NANORC = """
set backup
set backupdir "{home}/copies"
set historylog
set positionlog
"""


@dataclass(frozen=True)
class Editor:
    """How a person types a line into it, saves and leaves; and where its settings lie."""

    program: str
    types: tuple[str, ...]
    saves: tuple[str, ...]
    leaves: tuple[str, ...]
    settings: str
    wants: str
    shows: str


VIM_KEYS = (("G", "o"), ("esc", ":", "w", "enter"), (":", "q", "enter"))
EDITORS = (
    Editor("vim", *VIM_KEYS, ".vimrc", VIMRC, "page.md"),
    Editor("nvim", *VIM_KEYS, "config/nvim/init.vim", VIMRC, "page.md"),
    Editor("emacs", ("M->",), ("C-x", "C-s"), ("C-x", "C-c"), ".emacs.d/init.el", EMACS, "page.md"),
    Editor("nano", ("M-/",), ("C-o", "enter"), ("C-x",), ".config/nano/nanorc", NANORC, "page.md"),
)


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files are made meanwhile."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@pytest.fixture(params=EDITORS, ids=lambda editor: editor.program)
def editor(request: pytest.FixtureRequest, home: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    chosen: Editor = request.param
    if shutil.which(chosen.program) is None:
        pytest.skip(f"{chosen.program} is not installed")
    if chosen.program != EDITORS[0].program and not request.config.getoption("--long"):
        pytest.skip("one editor is enough without --long")
    for folder in ("copies", Path(chosen.settings).parent):
        (home / folder).mkdir(parents=True, exist_ok=True)
    (home / chosen.settings).write_text(chosen.wants.format(home=home))
    monkeypatch.setenv("EDITOR", chosen.program)
    monkeypatch.delenv("VISUAL", raising=False)
    return chosen


@pytest.fixture
def page(home: Path, temporary: Path) -> int:
    """A page is in the journal."""
    now, zone = whole_seconds(SystemClock().now()), SystemClock().zone.key
    (kept,) = begin().keep(Entry(kind="entry", at=now, zone=zone, text="Before")).records
    return kept.id


def holding(folder: Path) -> Iterator[Path]:
    """The files below it with the marker in them."""
    for path in folder.rglob("*"):
        if path.is_file() and MARKER.encode() in path.read_bytes():
            yield path


def in_arguments() -> list[str]:
    """The processes whose arguments or environment say it."""
    said = []
    for process in Path("/proc").glob("[0-9]*"):
        for name in ("cmdline", "environ"):
            try:
                if MARKER.encode() in (process / name).read_bytes():
                    said.append(str(process / name))
            except OSError:
                continue
    return said


def text_kept(data: Path) -> str:
    (entry,) = TinyDB(data, encoding="utf-8").table("journal").all()
    return str(entry["text"])


def type_in(pane: Pane, editor: Editor) -> None:
    """Have the page in the editor, with a line that has the marker on it; saved."""
    pane.start()
    pane.see("no contact")
    pane.press("4", "e")
    pane.see("Before")
    pane.see("(?i)page.md|nano")
    pane.press(*editor.types)
    pane.type(f"{MARKER} one two three four five six")
    pane.press(*editor.saves)


def until_saved(laid_out: Path, pane: Pane) -> None:
    end = time.monotonic() + BOUND
    while MARKER not in (laid_out / "page.md").read_text():
        assert time.monotonic() < end, pane.screen()
        time.sleep(0.05)


def test_no_copy_is_left_and_no_process_says_it(
    editor: Editor, page: int, home: Path, temporary: Path, data: Path, pane: Pane
) -> None:
    type_in(pane, editor)
    (laid_out,) = temporary.glob("nc-tui-*")
    until_saved(laid_out, pane)
    assert laid_out.stat().st_mode & 0o777 == 0o700
    assert all(path.stat().st_mode & 0o077 == 0 for path in laid_out.iterdir())
    assert in_arguments() == []
    pane.press(*editor.leaves)
    pane.see("enter read.*saved")
    pane.press("enter")
    pane.see(MARKER)
    assert text_kept(data) == f"Before\n{MARKER} one two three four five six"
    pane.press("q")
    pane.ended()
    assert list(temporary.glob("nc-tui-*")) == []
    left = {path.relative_to(home).parts[0] for path in holding(home)}
    assert left <= {"data", "state"}
    beside = [path for path in holding(home / "state") if path.name != "changes.jsonl"]
    assert all(path.parent.name == "backups" for path in beside)
    assert list((home / "copies").iterdir()) == []
    assert list(holding(temporary)) == []


@pytest.mark.parametrize("how", ["SIGKILL", pytest.param("hang-up", marks=pytest.mark.long)])
def test_what_was_saved_outlives_the_app_and_its_terminal(
    editor: Editor, page: int, temporary: Path, data: Path, pane: Pane, how: str
) -> None:
    type_in(pane, editor)
    (laid_out,) = temporary.glob("nc-tui-*")
    until_saved(laid_out, pane)
    if how == "SIGKILL":
        os.kill(pane.pid, signal.SIGKILL)
    pane.kill_server()
    pane.start()
    if how == "SIGKILL":
        pane.see("Welcome back")  # a hang-up leaves time to make it an entry; this does not
    pane.see("no contact")
    end = time.monotonic() + BOUND
    while text_kept(data) != f"Before\n{MARKER} one two three four five six":
        assert time.monotonic() < end, text_kept(data)  # the one before may still be at it
        time.sleep(0.05)
    assert list(temporary.glob("nc-tui-*")) == []
