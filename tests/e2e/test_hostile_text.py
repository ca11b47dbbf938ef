"""What a person typed is shown and never obeyed: the bytes that reach the terminal are read."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tinydb import TinyDB

from nc_tui.core.clock import SystemClock
from nc_tui.core.records import START_ID, Contact, ContactKind, PlanItem, Urge, whole_seconds
from nc_tui.core.text import mend
from nc_tui.locations import find_locations
from nc_tui.store.database import Store
from tests.e2e.raw_terminal import RawTerminal

OBEYED = (
    "\x1b[31mred", "\x1b]52;c;c3RvbGVu\x07", "\x1b]0;title\x07", "\x9b31m", "\u202egnp.exe",
    "\x1bP+q\x1b\\", "\x07bell", "\u2066isolate",
)  # fmt: skip
SHOWN = "[b]x[/b] [/] [@click=app.quit]y[/] 😀 👩‍👩‍👧 مرحبا e\u0301"
HOSTILE = f"{SHOWN}\n" + "\n".join(OBEYED)


def assert_nothing_is_obeyed(sent: bytes) -> None:
    for text in OBEYED:
        assert text.encode("utf-8", "surrogatepass") not in sent
    # The three that stand alone must not come from anywhere else either.
    assert "\u202e".encode() not in sent
    assert b"\x1b]52;" not in sent


# Adds what no editor should: all of it, and bytes that are no text.
EDITOR = """
import pathlib, sys
page = pathlib.Path(sys.argv[-1])
hostile = {hostile!r}.encode("utf-8", "surrogatepass")
page.write_bytes(page.read_bytes() + b"In the editor\\n" + hostile + bytes([0, 255, 237, 160, 128]))
"""


@pytest.fixture
def terminal(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RawTerminal]:
    editor = home / "editor.py"
    editor.write_text(EDITOR.format(hostile=HOSTILE))
    monkeypatch.setenv("VISUAL", f"{sys.executable} {editor}")
    clock = SystemClock()
    now, zone = whole_seconds(clock.now()), clock.zone.key
    store = Store(find_locations(), clock, lambda bits: 1)
    store.keep(
        Contact(
            id=START_ID, at=now, zone=zone, kind=ContactKind.START, ends_run=True,
            resumes="at-once", note=HOSTILE,
        ),
        PlanItem(kind="reason", at=now, order=1, text=HOSTILE),
        PlanItem(kind="person", at=now, order=1, name=HOSTILE, reach=HOSTILE),
        Urge(
            at=now, zone=zone, samples=((0, 7),), seconds=0, end="logged", triggers=(HOSTILE,),
            note=HOSTILE,
        ),
    )  # fmt: skip
    opened = RawTerminal()
    yield opened
    opened.close()


def test_no_screen_sends_what_a_person_typed_as_a_command(terminal: RawTerminal) -> None:
    terminal.see("no contact")
    terminal.write(b"n")
    terminal.see("ctrl+s")
    terminal.write(b"\x1b[200~" + HOSTILE.encode() + b"\x1b[201~")
    terminal.see("[b]x[/b]")
    terminal.write(b"\x13")
    terminal.see("saved")
    terminal.write(b"\x1b")
    terminal.settle()
    terminal.write(b"e")
    terminal.see("In the editor")
    terminal.settle()
    terminal.write(b"\x1b")
    terminal.settle()
    for key in b"2", b"3", b"4", b"\r", b"\x1b", b"5", b"1", b"!", b"\x1b", b"x", b"\x1b", b"c":
        terminal.write(key)
        terminal.settle()
    assert_nothing_is_obeyed(terminal.sent)
    (entry,) = TinyDB(find_locations().data, encoding="utf-8").table("journal").all()
    assert entry["text"] == mend(entry["text"])
    assert entry["text"].startswith(SHOWN)
    assert entry["text"].count(SHOWN) == 2


def test_a_line_of_a_hundred_thousand_characters_goes_in_and_is_shown(
    terminal: RawTerminal,
) -> None:
    terminal.see("no contact")
    line = "Eleven steps. " * 7_200
    done = subprocess.run(
        [sys.executable, "-m", "nc_tui", "journal", "add", "-"],
        input=line.encode(), capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    terminal.write(b"4")
    terminal.see("Eleven steps.")
    terminal.write(b"\r")
    terminal.settle()
    terminal.write(b"\r")
    terminal.see("ctrl+s")
    terminal.write(b"\x1b[200~" + line.encode() + b"\x1b[201~")
    terminal.until(lambda: len(kept_text()) >= 2 * len(line.strip()), press=b"\x13")


def kept_text() -> str:
    (entry,) = TinyDB(find_locations().data, encoding="utf-8").table("journal").all()
    return str(entry["text"])


def test_the_command_line_prints_it_and_obeys_nothing(home: Path) -> None:
    run = [sys.executable, "-m", "nc_tui", "journal"]
    added = subprocess.run([*run, "add", "-"], input=HOSTILE.encode(), capture_output=True)
    assert added.returncode == 0
    for arguments in (["list"], ["list", "--json"]):
        shown = subprocess.run([*run, *arguments], capture_output=True, check=True).stdout
        assert_nothing_is_obeyed(shown)
        assert b"\x1b" not in shown
