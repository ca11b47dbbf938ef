"""``status`` asked again: from the cache, and never what no longer holds."""

import os
import re
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
import time_machine

from nc_tui.cli.glance import cache_folder, glance
from nc_tui.cli.main import run
from nc_tui.locations import Locations
from tests.cli.conftest import process
from tests.cli.test_import_hygiene import imported
from tests.clocks import NEW_YORK

TEMPLATE = "{{{days}}} {since}|{rule}|{last_urge_at}|{checked_in_today} {night}"


def at(moment: str) -> datetime:
    """A wall time in New York, long after the files of this test were made."""
    return datetime.fromisoformat(moment).replace(tzinfo=NEW_YORK)


@pytest.fixture
def later() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(at("2041-05-10T20:00"), tick=False) as traveller:
        yield traveller


@pytest.fixture
def begun(later: time_machine.Traveller, capsys: pytest.CaptureFixture[str]) -> None:
    """Nine days, an urge, and asked once."""
    assert run(["start", "--since", "2041-05-01 21:00"]) == 0
    assert run(["urge", "6", "--at", "yesterday 21:30", "--note", "their song"]) == 0
    assert run(["status"]) == 0
    capsys.readouterr()


def seen(capsys: pytest.CaptureFixture[str], *argv: str) -> str | None:
    """What a glance prints; None where it leaves the answer to the command."""
    capsys.readouterr()
    answered = glance(list(argv))
    out = capsys.readouterr().out
    assert answered or out == ""
    return out if answered else None


def said(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    """What the command itself prints."""
    capsys.readouterr()
    assert run(argv) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(
    "argv",
    [
        ("status",), ("status", "--json"), ("status", "--format", "tmux"),
        ("status", "--format=plain"), ("status", "--format", "json"),
        ("status", "--format", TEMPLATE), ("status", "--format", "{{}} {days} d}}{{"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("resumes", [(), ("--resume-later",)])
def test_it_answers_as_the_command_does(
    begun: None, capsys: pytest.CaptureFixture[str], argv: tuple[str, ...], resumes: tuple[str, ...]
) -> None:
    if resumes:
        assert run(["contact", "met", *resumes]) == 0
    expected = said(capsys, *argv)
    assert seen(capsys, *argv) == expected


@pytest.mark.parametrize(
    "argv",
    [
        ("runs",), ("urge", "6", "--note", "status"), ("--help", "status"), ("status", "--help"),
        ("status", "--format"), ("status", "--format", ""), ("status", "--format", "days"),
        ("status", "--format", "{day}"), ("status", "--format", "{days"), ("status", "x"),
        ("status", "--format", "\x1b[31m{days}"), ("status", "--json", "--format", "tmux"),
        ("status", "--data", ""), ("--format", "tmux", "status"),
    ],
)  # fmt: skip
def test_the_rest_is_left_to_the_command(
    begun: None, capsys: pytest.CaptureFixture[str], argv: tuple[str, ...]
) -> None:
    assert seen(capsys, *argv) is None


def test_not_after_a_change(
    begun: None, capsys: pytest.CaptureFixture[str], locations: Locations
) -> None:
    assert seen(capsys, "status") is not None
    assert run(["checkin"]) == 0
    assert seen(capsys, "status") is None
    assert '"checked_in_today": true' in said(capsys, "status", "--json")
    assert seen(capsys, "status") is not None
    # Another program writes as much into the same file, and says that it is as old.
    found = locations.data.stat()
    locations.data.write_bytes(locations.data.read_bytes().replace(b"2041-05-01", b"2041-05-02"))
    os.utime(locations.data, ns=(found.st_atime_ns, found.st_mtime_ns))
    assert seen(capsys, "status") is None


@pytest.mark.parametrize(
    ("asked", "last", "past"),
    [
        ("2041-05-10T20:00", "2041-05-10T21:59:59", "2041-05-10T22:00"),  # the night begins
        ("2041-05-10T23:00", "2041-05-11T02:59:59", "2041-05-11T03:00"),  # the day changes
        ("2041-05-11T04:00", "2041-05-11T04:59:59", "2041-05-11T05:00"),  # the night ends
        ("2041-05-10T20:00", "2041-05-10T20:00", "2041-05-10T19:59:59"),  # the clock is put back
    ],
)
def test_not_past_a_boundary(
    begun: None, later: time_machine.Traveller, capsys: pytest.CaptureFixture[str],
    asked: str, last: str, past: str,
) -> None:  # fmt: skip
    later.move_to(at(asked), tick=False)
    expected = said(capsys, "status", "--json")
    later.move_to(at(last), tick=False)
    assert seen(capsys, "status", "--json") == expected == said(capsys, "status", "--json")
    later.move_to(at(asked), tick=False)
    said(capsys, "status")
    later.move_to(at(past), tick=False)
    assert seen(capsys, "status", "--json") is None


def test_not_in_another_zone(
    begun: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    assert seen(capsys, "status") is None
    there = said(capsys, "status")
    assert seen(capsys, "status") == there
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    assert seen(capsys, "status") is not None


def test_not_for_another_file(
    begun: None, capsys: pytest.CaptureFixture[str], tmp_path: Path, locations: Locations,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    other = str(tmp_path / "other.json")
    assert seen(capsys, "--data", other, "status") is None
    assert run(["--data", other, "start", "--since", "2041-04-01"]) == 0
    first, second = said(capsys, "status"), said(capsys, "status", "--data", other)
    assert first != second
    monkeypatch.setenv("NC_TUI_DATA", other)
    assert seen(capsys, "status") == second
    assert seen(capsys, "status", f"--data={locations.data}") == first


def test_not_of_a_file_changed_this_moment(
    begun: None, capsys: pytest.CaptureFixture[str], locations: Locations,
    later: time_machine.Traveller,
) -> None:  # fmt: skip
    assert run(["urge", "3"]) == 0
    later.move_to(locations.data.stat().st_ctime + 0.5, tick=False)
    said(capsys, "status")
    assert seen(capsys, "status") is None


def test_it_is_private_and_holds_no_words(begun: None, locations: Locations) -> None:
    assert cache_folder() == str(locations.cache)
    (cached,) = locations.cache.iterdir()
    assert (cached.stat().st_mode & 0o777, locations.cache.stat().st_mode & 0o777) == (0o600, 0o700)
    (line,) = cached.read_text().splitlines()
    assert all(re.fullmatch(r"[0-9a-f.:T+-]+|full", word) for word in line.split(" "))
    assert str(locations.data.parent) not in line


def test_erasing_takes_it_away(
    begun: None, locations: Locations, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    assert process("erase", "--everything", input=b"erase\n").returncode == 0
    assert not locations.cache.exists()
    assert seen(capsys, "status") is None


def a_field_less(cached: Path) -> None:
    cached.write_text(f"{cached.read_text().rsplit(' ', 1)[0]}\n")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda cached: cached.write_bytes(b""),
        lambda cached: cached.write_bytes(b"\xff\xfe"),
        lambda cached: cached.write_bytes(b"1 2 3"),
        a_field_less,
        lambda cached: cached.write_bytes(cached.read_bytes() + b"1 2 3 4\n" * 1_000_000),
    ],
)  # fmt: skip
def test_a_cache_that_is_of_no_use_is_passed_over(
    begun: None, capsys: pytest.CaptureFixture[str], locations: Locations,
    spoil: Callable[[Path], object],
) -> None:  # fmt: skip
    expected = said(capsys, "status")
    spoil(locations.cache / "status")
    assert seen(capsys, "status") is None
    assert said(capsys, "status") == expected == seen(capsys, "status")


@pytest.mark.parametrize("put", [os.mkfifo, Path.mkdir, lambda path: path.symlink_to("/dev/zero")])
def test_what_stands_in_the_place_of_the_cache_is_not_waited_for(
    begun: None, capsys: pytest.CaptureFixture[str], locations: Locations,
    put: Callable[[Path], object],
) -> None:  # fmt: skip
    expected = said(capsys, "status")
    cached = locations.cache / "status"
    cached.unlink()
    put(cached)
    assert seen(capsys, "status") is None
    assert said(capsys, "status") == expected


def test_nothing_is_kept_where_the_person_happens_to_stand(
    begun: None, capsys: pytest.CaptureFixture[str], tmp_path: Path, locations: Locations,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("NC_TUI_DATA", str(locations.data))
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    expected = said(capsys, "status")
    assert seen(capsys, "status") == expected
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", "")  # then it is the system that says where the home is
    assert seen(capsys, "status") is None
    assert list(Path().iterdir()) == []


def test_a_cache_that_cannot_be_written_costs_only_time(
    begun: None, capsys: pytest.CaptureFixture[str], locations: Locations
) -> None:
    expected = said(capsys, "status")
    (locations.cache / "status").unlink()
    locations.cache.rmdir()
    locations.cache.write_text("in the way")
    assert said(capsys, "status") == expected
    assert seen(capsys, "status") is None


GLANCE = "from nc_tui.__main__ import main\nassert main() == 0"
BARE = {
    "nc_tui", "nc_tui.__main__", "nc_tui.cli", "nc_tui.cli.glance", "nc_tui.cli.status_line",
}  # fmt: skip


def test_a_process_imports_next_to_nothing_and_takes_what_comes(locations: Locations) -> None:
    assert process("start", "--since", "2026-01-01 12:00").returncode == 0
    while time.time() - locations.data.stat().st_ctime < 1.1:
        time.sleep(0.05)  # nothing is cached of a file that was changed just now
    expected = process("status").stdout
    found = imported(GLANCE, "status") - imported("pass")
    assert {name for name in found if name.startswith("nc_tui")} == BARE
    assert not {"argparse", "dataclasses", "typing", "re", "pathlib", "json"} & found
    nowhere = dict.fromkeys(("HOME", "TERM", "LANG", "XDG_RUNTIME_DIR"), "")
    assert process("status", env=nowhere).stdout == expected
    plain = process("status", env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    assert (plain.returncode, plain.stdout) == (0, expected.replace("·".encode(), b"?"))
    for closed, code in ((">&-", 0), (">&- 2>&-", 0), (">/dev/full", 1)):
        ran = process("status", before=("sh", "-c", f'exec "$0" "$@" {closed}'))
        assert ran.returncode == code, closed
        assert ran.stderr.count(b"\n") == code
