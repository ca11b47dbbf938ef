"""``export`` and ``import``: what they print, write, hold back, refuse and count."""

import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
import time_machine

from nc_tui.core.records import Entry
from nc_tui.store.database import Store
from tests.cli.conftest import UNSAFE, Nc, at_new_york, process
from tests.cli.test_letter import AT, SECRET, add
from tests.store.test_exchange import JRNL

NASTY = "[b]x[/b] \x1b]52;c;eA==\x07 \u202eflip עברית e\u0301 👩‍👩‍👧 \x00 \x9b1m"


def written(folder: Path) -> str:
    """All that an export's files say."""
    files = [folder] if folder.is_file() else [p for p in folder.rglob("*") if p.is_file()]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def test_json_goes_out_and_comes_back_with_nothing_twice(nc: Nc, tmp_path: Path) -> None:
    nc("journal", "add", "-", stdin=NASTY)
    nc("urge", "7", "-t", NASTY)
    whole = nc("export").out
    out = tmp_path / "x.json"
    assert nc("export", "--out", str(out)).out == ""
    assert out.read_text(encoding="utf-8") == whole
    other = ("--data", str(tmp_path / "other.json"))
    dry = nc(*other, "import", str(out), "--dry-run", "--json").value
    assert not (tmp_path / "other.json").exists()
    done = nc(*other, "import", str(out), "--json").value
    assert done == dry | {"dry_run": False}
    assert (done["from"], done["added"], done["same"]) == ("nc-tui", 2, 0)
    assert done["kinds"] == {"journal": {"added": 1}, "urges": {"added": 1}}
    assert nc(*other, "export").out == whole
    assert nc(*other, "import", str(out)).out == (
        "Nothing in it is new.\nHere already: 1 urge and 1 page.\n"
    )
    assert nc(*other, "undo").line.startswith("Taken back: the import. ")


def test_jrnl_comes_in_from_a_pipe_and_is_told_apart_by_itself(nc: Nc) -> None:
    assert nc("import", "-", stdin=JRNL).out == "Added: 30 pages.\nnc-tui undo takes it all back.\n"
    assert nc("import", "-", "--from", "jrnl", "--json", stdin=JRNL).value["same"] == 30
    newest = nc("journal", "list", "--json", "--limit", "1").value[0]
    assert newest["at"][:16] == "2026-10-20T23:54"


@pytest.mark.parametrize(
    ("argv", "stdin", "said"),
    [
        (("import", "no.json"), "", "there is no file no.json"),
        (("import", "."), "", "cannot be read: a folder stands in its place"),
        (("import", "-"), "", "standard input is empty: see line 1"),
        (("import", "-"), '{"a":\n SECRET', "standard input is damaged: see line 2"),
        (("import", "-"), '{"a": {}}', "neither an export of nc-tui nor one of jrnl"),
        (("import", "-", "--from", "nc-tui"), JRNL.decode(), "is no export of nc-tui"),
    ],
)
def test_what_cannot_come_in_is_refused_in_one_line(
    nc: Nc, argv: tuple[str, ...], stdin: str, said: str
) -> None:
    refused = nc(*argv, stdin=stdin).refused(1)
    assert said in refused
    assert "Nothing was added" in refused
    assert "SECRET" not in refused


@pytest.mark.parametrize(
    ("argv", "code", "said"),
    [
        (("--format", "markdown"), 2, "name one with --out"),
        (("--format", "csv"), 2, "add --table"),
        (("--table", "urges"), 2, "--table is for csv alone"),
        (("--out", ""), 2, "--out names no file"),
        (("--out", "no/such/place.json"), 1, "there is no such folder"),
        (("--out", "/dev/null"), 1, "is there already"),
        (("--out", "~nobody-here/x.json"), 1, "there is no such folder"),
    ],
)
def test_what_cannot_go_out_is_refused_in_one_line(
    nc: Nc, argv: tuple[str, ...], code: int, said: str
) -> None:
    assert said in nc("export", *argv).refused(code)


def test_a_sealed_letter_is_in_json_alone_until_daylight(
    nc: Nc, store: Store, evening: time_machine.Traveller, tmp_path: Path
) -> None:
    add(nc)
    fields = {"kind": "letter", "zone": "x", "at": AT, "opens": AT}
    store.keep(
        Entry(**fields, text="Let go of.", decided="let-go"),  # type: ignore[arg-type]
        Entry(**fields, text="Kept.", decided="keep"),  # type: ignore[arg-type]
    )
    at_new_york(evening, "2026-11-21T07:59:59")
    assert SECRET in nc("export").out
    for form in ("markdown", "csv"):
        ran = nc("export", "--format", form, "--out", str(tmp_path / form))
        assert "1 sealed letter left out until daylight; json holds them" in ran.err
        assert SECRET not in written(tmp_path / form)
        assert "Let go of." not in written(tmp_path / form)
        assert "Kept." in written(tmp_path / form)
    assert SECRET not in nc("export", "--format", "csv", "--table", "journal").out
    at_new_york(evening, "2026-11-21T08:00:00")
    for form in ("markdown", "csv"):
        nc("export", "--format", form, "--out", str(tmp_path / f"{form}-2"))
        assert SECRET in written(tmp_path / f"{form}-2")


def test_what_was_typed_is_mended_in_every_form(nc: Nc, tmp_path: Path) -> None:
    for argv in (
        ("start", "--since", "yesterday", "--reason", NASTY, "--person", NASTY),
        ("contact", "met", "--note", NASTY), ("urge", "7", "-t", NASTY, "--note", NASTY),
        ("checkin", "--helped", NASTY, "--intention", NASTY, "--note", NASTY),
        ("journal", "add", "-"),
    ):  # fmt: skip
        assert nc(*(word.replace("\x00", "") for word in argv), stdin=NASTY).code == 0
    for form in ("json", "markdown", "csv"):
        nc("export", "--format", form, "--out", str(tmp_path / form))
        assert not UNSAFE.search(written(tmp_path / form))
        assert written(tmp_path / form).count("␛]52;c;eA==␇") >= 7
    rows = csv.DictReader(io.StringIO(nc("export", "--format", "csv", "--table", "urges").out))
    assert [row["last"] for row in rows] == ["7"]
    (page,) = (tmp_path / "markdown" / "journal").iterdir()
    front, _, text = page.read_text(encoding="utf-8").removeprefix("---\n").partition("---\n\n")
    assert {name: json.loads(value) for name, value in re.findall(r"(\w+): (.*)", front)}
    assert text.startswith("[b]x[/b] ␛]52")


def test_the_whole_of_it_is_not_put_on_a_screen_by_accident(nc: Nc) -> None:
    nc("letter", "add", SECRET)
    leader, follower = pty.openpty()
    ran = process("export", stdout=follower)
    os.close(follower)
    try:
        shown = os.read(leader, 1000)
    except OSError:  # nothing was written, and the other end is closed
        shown = b""
    os.close(leader)
    assert (ran.returncode, shown) == (1, b"")
    assert b"name a file with --out" in ran.stderr


def test_a_pipe_is_given_utf_8_whatever_the_locale(nc: Nc) -> None:
    nc("journal", "add", "žluťoučký 🫂")
    ran = process("export", env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"})
    assert "žluťoučký 🫂" in ran.stdout.decode("utf-8")
    reader, writer = os.pipe()
    os.close(reader)
    closed = process("export", stdout=writer)
    os.close(writer)
    assert (closed.returncode, closed.stderr) == (0, b"")
    gone = subprocess.run(
        ["sh", "-c", 'exec "$0" -m nc_tui export >&-', sys.executable],
        capture_output=True,
        check=False,
    )
    assert (gone.returncode, gone.stderr) == (0, b"")


def test_a_report_holds_what_was_asked_for(nc: Nc, home: Path) -> None:
    for hour in range(10, 20):
        nc("urge", "7", "-t", "night", "--at", f"2026-11-19 {hour}:10")
    nc("start", "--since", "2026-11-10 21:00", "--person", "Sam, any hour")
    nc("journal", "add", "-", stdin="A page nobody asked for. Sam came.")
    nc("contact", "looked", "--note", "while waiting for Sam")
    nc("letter", "add", "-", stdin="Never in a report.")
    out = home / "r.html"
    ran = nc("export", "--format", "html", "--with", "contact", "--out", str(out))
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == f"written to {out}; whoever opens it can read it\n"
    assert out.stat().st_mode & 0o777 == 0o600
    page = out.read_text(encoding="utf-8")
    assert "while waiting for S." in page
    assert "Too few to draw yet" in page
    for text in ("nobody asked", "Never in", "Sam"):
        assert text not in page
    again = nc("export", "--format", "html", "--out", str(out))
    assert "is there already" in again.refused(1)
    assert out.read_text(encoding="utf-8") == page
    nc("export", "--format", "report", "--with", "pages", "--names", "--out", str(home))
    markdown = (home / "nc-tui-report-2026-11-20.md").read_text(encoding="utf-8")
    assert "> A page nobody asked for. Sam came." in markdown
    assert "Never in" not in markdown


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("--format", "html"), "name one with --out"),
        (("--names",), "add --format html"),
        (("--format", "html", "--with", "letters", "--out", "x"), "--with"),
    ],
)
def test_a_report_that_cannot_be_is_refused(nc: Nc, argv: tuple[str, ...], says: str) -> None:
    assert says in nc("export", *argv).refused(2)


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX")
@pytest.mark.parametrize(
    ("mode", "argv", "holds"),
    [
        (0o644, ("export",), "sealed letters"),
        (0o640, ("export", "--format", "csv", "--table", "urges"), "of urges"),
        (0o600, ("export",), ""),
    ],
)
def test_a_file_of_the_shell_that_others_can_read_is_said_to_be_one(
    mode: int, argv: tuple[str, ...], holds: str, nc: Nc, tmp_path: Path
) -> None:
    nc("urge", "7")
    out = tmp_path / "everything.json"
    out.touch()
    out.chmod(mode)
    with out.open("wb") as file:
        ran = process(*argv, stdout=file)
    said = ran.stderr.decode()
    assert out.stat().st_size > 0
    assert (holds in said and "chmod 600" in said and said.count("\n") == 1) if holds else not said
