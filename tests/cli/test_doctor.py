"""``doctor``: says what it finds, mends when asked to, and repeats nobody's words."""

import fcntl
import io
import json
import locale
import os
import random
import re
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from nc_tui.cli.terminal import examine_terminal
from nc_tui.locations import Locations
from nc_tui.store.doctor import examine
from nc_tui.store.drafts import Draft, Drafts
from nc_tui.store.found import Finding, say_size
from tests.cli.conftest import Nc, Ran
from tests.clocks import FrozenClock

NOW = FrozenClock().now()
SECRET = "what-nobody-may-read"
KEYS = ["check", "level", "text", "todo", "names", "repairable"]
LEVELS = ("ok", "note", "problem", "done")


@pytest.fixture(autouse=True)
def a_terminal_of_no_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the tests are run in says nothing."""
    for name in ("TMUX", "NO_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture
def kept(nc: Nc, locations: Locations) -> Path:
    """A file with a page, an urge and a setting, and where it lies."""
    nc("start", "--since", "2026-11-10 21:00", "--zone", "America/New_York")
    nc("journal", "add", SECRET)
    nc("urge", "7", "-t", SECRET)
    return locations.data


def everything_under(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        str(path): (path.stat().st_mode, path.read_bytes() if path.is_file() else b"")
        for path in sorted(folder.rglob("*"))
    }


def findings(ran: Ran) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(ran.out)
    assert all(list(each) == KEYS for each in found)
    assert ran.code == any(each["level"] == "problem" for each in found)
    assert SECRET not in ran.out + ran.err
    return found


def about(check: str, found: list[dict[str, Any]]) -> list[tuple[str, list[str]]]:
    """Level and names of what was found there, without what is as it should be."""
    return [
        (each["level"], each["names"])
        for each in found
        if each["check"] == check and each["level"] != "ok"
    ]


def test_without_data_all_is_well_and_nothing_is_made(nc: Nc, home: Path) -> None:
    for argv in ((), ("--repair",), ("--json",), ("--repair", "--json")):
        assert nc("doctor", *argv).code == 0
    assert "Nothing is kept" in nc("doctor").out
    assert list(home.iterdir()) == []


def test_a_sound_file_has_nothing_but_ok(nc: Nc, kept: Path, home: Path) -> None:
    before = everything_under(home)
    ran = nc("doctor")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert all(line.startswith("ok       ") for line in lines)
    assert any(str(kept) in line for line in lines)
    found = findings(nc("doctor", "--json"))
    assert {each["check"] for each in found} == {
        "file", "records", "rights", "backups", "log", "space", "lock",
        "program", "driver", "config", "cache", "terminal",
    }  # fmt: skip
    assert nc("doctor", "--repair").out == ran.out
    assert everything_under(home) == before


def half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def flipped(data: bytes) -> bytes:
    spot = data.index(b'"journal"') + 14
    return data[:spot] + bytes([data[spot] ^ 0xFF]) + data[spot + 1 :]


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "an empty file": lambda data: b"",
    "half a file": half,
    "flipped bytes": flipped,
    "a list": lambda data: json.dumps([SECRET]).encode(),
    "a wrong type": lambda data: data.replace(b"[[0,7]]", f'"{SECRET}"'.encode()),
    "another program's file": lambda data: json.dumps({"notes": {"1": {"x": SECRET}}}).encode(),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_told_and_then_put_right(nc: Nc, kept: Path, home: Path, damage: str) -> None:
    whole = kept.read_bytes()
    kept.write_bytes(DAMAGES[damage](whole))
    before = everything_under(home)
    found = findings(nc("doctor", "--json"))
    (problem,) = [each for each in found if each["level"] == "problem"]
    assert problem["repairable"] is True
    assert "--repair" in problem["todo"]
    assert nc("doctor").code == 1
    assert everything_under(home) == before  # looking changed nothing

    ran = nc("doctor", "--repair", "--json")
    assert ran.err.startswith("nc-tui: nc.json was damaged. It was put right ")
    assert ran.err.count("\n") == 1
    found = findings(ran)
    assert ran.code == 0
    assert about("file", found) == [("done", [])]
    (aside,) = kept.parent.glob("nc.damaged-*.json")
    assert about("set-aside", found) == [("note", [aside.name])]
    assert aside.read_bytes() == DAMAGES[damage](whole)
    assert kept.read_bytes() == whole
    assert findings(nc("doctor", "--json")) == found[1:]


def test_a_file_that_is_gone_is_put_back(nc: Nc, kept: Path) -> None:
    whole = kept.read_bytes()
    kept.unlink()
    ran = nc("doctor")
    assert (ran.code, kept.exists()) == (1, False)
    assert f"{kept} is gone" in ran.out
    ran = nc("doctor", "--repair")
    assert (ran.code, kept.read_bytes()) == (0, whole)
    assert ran.out.startswith("done     ")


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe", b"[" * 99_999, f'{{"{SECRET}": 1}}'.encode(), b'{"x":{}}']
)
def test_a_file_that_nothing_could_put_right_is_left_alone(
    nc: Nc, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "theirs.json"
    path.write_bytes(content)
    path.chmod(0o644)
    is_new = content == b'{"x":{}}'  # no record in it: it may become ours
    for argv in ((), ("--repair",)):
        found = findings(nc("--data", str(path), "doctor", "--json", *argv))
        assert about("file", found) == ([] if is_new else [("problem", [])])
        assert (path.read_bytes(), path.stat().st_mode & 0o777) == (content, 0o644)
    assert list(tmp_path.glob("*.json")) == [path]


def put_folder(path: Path) -> None:
    path.mkdir()


def put_socket(path: Path) -> None:
    # A socket's path may be a hundred characters long at most.
    os.chdir(path.parent)
    socket.socket(socket.AF_UNIX).bind(path.name)


@pytest.mark.parametrize(
    "put",
    [
        put_folder, put_socket, os.mkfifo,
        lambda path: path.symlink_to(path), lambda path: path.symlink_to("/dev/zero"),
        lambda path: path.symlink_to(path.parent),
    ],
)  # fmt: skip
def test_what_is_no_file_is_told(
    nc: Nc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, put: Callable[[Path], object]
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "nc.json"
    put(path)
    for argv in ((), ("--repair",)):
        found = findings(nc("--data", str(path), "doctor", "--json", *argv))
        assert about("file", found) == [("problem", [])]
    assert not path.is_file()


def test_a_link_is_followed_and_named(nc: Nc, kept: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(kept)
    ran = nc("--data", str(link), "doctor")
    assert f"Links lead from {link} to {kept}." in ran.out
    assert ran.code == 0


def test_no_file_whatever_brings_it_down(kept: Path, locations: Locations) -> None:
    whole = kept.read_bytes()
    chance = random.Random(7)
    pieces = [b"{", b"}", b"[", b'"', b":", b"null", b"-1", b'"1"', b"1e999", b"\xff", b"\\ud800"]
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            spot = chance.randrange(len(data))
            data[spot : spot + chance.choice((0, 1, 30))] = chance.choice(pieces)
        kept.write_bytes(bytes(data))
        found = examine(locations, NOW)
        assert SECRET not in str(found)
        assert {each.level for each in found} <= set(LEVELS)


def test_a_newer_file_is_a_note(nc: Nc, kept: Path) -> None:
    data = kept.read_bytes().replace(b'"schema":1', b'"schema":99').replace(b"[[0,7]]", b'"x"')
    kept.write_bytes(data)
    found = findings(nc("doctor", "--repair", "--json"))
    assert [level for level, _ in about("file", found)] == ["note"]
    ((level, names),) = about("records", found)
    assert (level, names[0][:6]) == ("note", "urges/")
    assert kept.read_bytes() == data


def test_odd_records_are_named_by_table_and_id(nc: Nc, locations: Locations) -> None:
    locations.data.parent.mkdir(parents=True, mode=0o700)
    stamp = "1795236012000-0000-9f3a61c2"
    page = {"kind": "entry", "at": "2026-11-20T20:00:00-05:00", "zone": "UTC", "text": SECRET}
    day = {"at": page["at"], "zone": "UTC", "helped": [], "updated": stamp}
    tables = {
        "meta": {"1": {"schema": 1}},
        "journal": {
            "5": {**page, "updated": stamp},
            "6": {**page, "updated": SECRET},
            "7": {**page, "updated": "1995236012000-0000-9f3a61c2"},
            "8": {**page, "updated": stamp, "at": "2027-01-01T00:00:00+00:00"},
            "9": {**page, "updated": stamp, "kind": SECRET},
            "10": {"deleted": page["at"], "updated": stamp},
            "11": {**page, "updated": stamp, "deleted": page["at"]},
            "-12": {**page, "updated": stamp},
            SECRET: {**page, "updated": stamp},
        },
        "checkins": {"20271120": {**day, "day": "2027-11-20"}},
        "settings": {
            "1": {"name": "zone", "value": SECRET, "updated": stamp},
            "99": {"name": SECRET, "value": 1, "updated": stamp},
        },
        SECRET: {"1": {}},
    }
    locations.data.write_text(json.dumps(tables))
    locations.data.chmod(0o600)
    found = findings(nc("doctor", "--json"))
    assert about("records", found) == [
        ("problem", ["journal/9", "journal/(no id)"]),
        ("note", ["journal/(no id)"]),  # -12
        ("note", ["journal/6"]),
        ("note", ["journal/7"]),
        ("note", ["journal/8", "checkins/20271120"]),
        ("note", ["settings/1"]),
        ("note", []),  # a table more
    ]
    (counts,) = [
        each["text"] for each in found if (each["check"], each["level"]) == ("records", "ok")
    ]
    assert counts == "9 records as they should be, 1 of them removed, and the mark of 1 erased."


def test_rights_are_told_and_mended(nc: Nc, kept: Path, locations: Locations) -> None:
    log, folder = locations.changes, locations.backups
    for path, rights in ((kept, 0o644), (log, 0o660), (folder, 0o755), (kept.parent, 0o701)):
        path.chmod(rights)
    names = [str(kept.parent), str(folder), str(kept), str(log)]
    assert about("rights", findings(nc("doctor", "--json"))) == [("problem", names)]
    ran = nc("doctor", "--repair")
    assert (ran.code, ran.out[:8]) == (0, "done    ")
    assert [path.stat().st_mode & 0o777 for path in (kept.parent, folder, kept, log)] == [
        0o700, 0o700, 0o600, 0o600,
    ]  # fmt: skip


def test_a_folder_of_the_persons_own_keeps_its_rights(nc: Nc, tmp_path: Path) -> None:
    folder = tmp_path / "sync"
    folder.mkdir()
    folder.chmod(0o757)
    path = str(folder / "nc.json")
    nc("--data", path, "urge", "7")
    found = findings(nc("--data", path, "doctor", "--repair", "--json"))
    assert about("rights", found) == [("note", [])]
    assert folder.stat().st_mode & 0o777 == 0o757


def test_a_backup_that_rotted_goes_only_where_another_is_whole(
    nc: Nc, kept: Path, locations: Locations
) -> None:
    (first,) = locations.backups.iterdir()
    first.write_bytes(first.read_bytes()[:-9])
    name = first.name.removesuffix(".json.gz")
    found = findings(nc("doctor", "--repair", "--json"))
    assert about("backups", found) == [("note", []), ("problem", [name])]
    assert first.exists()
    nc("backup", "now")
    assert about("backups", findings(nc("doctor", "--json"))) == [("problem", [name])]
    found = findings(nc("doctor", "--repair", "--json"))
    assert about("backups", found) == [("done", [name])]
    assert len(list(locations.backups.iterdir())) == 1


@pytest.mark.parametrize("is_gone", [False, True])
def test_where_only_rotten_copies_are_left_nothing_is_touched(
    nc: Nc, kept: Path, locations: Locations, home: Path, is_gone: bool
) -> None:
    (backup,) = locations.backups.iterdir()
    backup.write_bytes(backup.read_bytes()[:-9])
    locations.changes.unlink()
    kept.write_bytes(b"")
    if is_gone:
        kept.unlink()
    before = everything_under(home)
    for argv in ((), ("--repair",)):
        found = findings(nc("doctor", "--json", *argv))
        assert about("file", found) == [("problem", [])]
    assert everything_under(home) == before


def test_what_killed_writers_left_is_removed(nc: Nc, kept: Path, locations: Locations) -> None:
    locations.drafts.mkdir(mode=0o700)
    old = [
        kept.with_name(".nc.json.0123456789ab.tmp"),
        locations.changes.with_name(".changes.jsonl.0123456789ab.tmp"),
        locations.backups / ".2026-11-20-044012.json.gz.0123456789ab.tmp",
        locations.drafts / ".5.json.0123456789ab.tmp",
    ]
    busy = kept.with_name(".nc.json.ba9876543210.tmp")
    for path in (*old, busy):
        path.write_text(SECRET)
        path.chmod(0o600)
        written = NOW.timestamp() - (5 if path == busy else 500)
        os.utime(path, (written, written))
    assert about("strays", findings(nc("doctor", "--json"))) == [("note", [str(p) for p in old])]
    found = findings(nc("doctor", "--repair", "--json"))
    assert about("strays", found) == [("done", [str(path) for path in old])]
    assert [path.exists() for path in (*old, busy)] == [False] * 4 + [True]


def test_drafts_left_behind_and_drafts_being_written(
    nc: Nc, kept: Path, locations: Locations
) -> None:
    writing = Drafts(locations.drafts)
    writing.keep(Draft(6, NOW, "UTC", SECRET))
    left, broken = locations.drafts / "5.json", locations.drafts / "7.json"
    left.write_bytes(msgspec.json.encode(Draft(5, NOW, "UTC", SECRET)))
    broken.write_text(SECRET)
    letter = locations.drafts / "8.json"
    letter.write_bytes(msgspec.json.encode(Draft(8, NOW, "UTC", SECRET, kind="letter")))
    for path in (left, broken, letter):
        path.chmod(0o600)
    before = everything_under(locations.drafts)
    found = findings(nc("doctor", "--json"))
    assert about("drafts", found) == [
        ("note", ["5.json"]), ("note", ["8.json"]), ("note", [str(broken)]),
    ]  # fmt: skip
    assert sum(each["check"] == "drafts" and each["level"] == "ok" for each in found) == 1
    assert everything_under(locations.drafts) == before
    writing.drop(6)


def test_conflict_copies_and_a_cut_log_are_notes(nc: Nc, kept: Path, locations: Locations) -> None:
    copy = kept.with_name("nc (\x1b[31mMy conflicted copy 2026-11-20).json")
    copy.write_text("{}")
    copy.chmod(0o600)
    with locations.changes.open("ab") as log:
        log.write(b'{"stamp":"half')
    ran = nc("doctor")  # which looks for what a terminal would obey
    assert ran.code == 0
    assert [level for level, _ in about("conflicts", findings(nc("doctor", "--json")))] == ["note"]
    assert [level for level, _ in about("log", findings(nc("doctor", "--json")))] == ["note"]


def test_a_lock_that_is_held(nc: Nc, kept: Path, locations: Locations) -> None:
    with locations.lock.open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert about("lock", findings(nc("doctor", "--json"))) == [("note", [])]
    assert about("lock", findings(nc("doctor", "--json"))) == []


def test_a_file_in_place_of_the_state_folder(nc: Nc, home: Path, tmp_path: Path) -> None:
    (home / "state").write_text("mine")
    found = findings(nc("doctor", "--json", "--repair"))
    assert ("problem", []) in about("rights", found)
    assert (home / "state").read_text() == "mine"


def test_any_machine_zone_will_do(nc: Nc, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Nowhere/Land")
    assert nc("doctor").code == 0


def test_a_size_is_said_in_round_numbers() -> None:
    said = [
        say_size(size) for size in (0, 999, 1000, 41_200, 999_499, 999_500, 2_300_000, 85 * 10**9)
    ]
    assert said == [
        "0 bytes",
        "999 bytes",
        "1.0 kB",
        "41 kB",
        "999 kB",
        "1.0 MB",
        "2.3 MB",
        "85 GB",
    ]


def terminal(**environment: str) -> list[Finding]:
    return list(examine_terminal(environment))


@pytest.mark.parametrize(
    ("environment", "level", "word"),
    [
        ({}, "note", "not set"),
        ({"TERM": "dumb"}, "note", "dumb"),
        ({"TERM": "linux"}, "note", "16 colours"),
        ({"TERM": "xterm-256color"}, "ok", "256 colours"),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, "ok", "all colours"),
        ({"TERM": "xterm", "COLORTERM": "truecolor", "NO_COLOR": "1"}, "ok", "no colours"),
    ],
)
def test_the_terminal(environment: dict[str, str], level: str, word: str) -> None:
    (found,) = [each for each in terminal(**environment) if each.text.startswith("TERM")]
    assert (found.level, word in found.text) == (level, True)


@pytest.fixture
def bare_locale() -> Iterator[None]:
    before = locale.setlocale(locale.LC_CTYPE)
    locale.setlocale(locale.LC_CTYPE, "C")
    yield
    locale.setlocale(locale.LC_CTYPE, before)


def test_a_locale_without_our_characters(
    bare_locale: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for encoding in ("utf-8", "ascii"):
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding=encoding))
        (found,) = [each for each in terminal(TERM="xterm") if "haracters" in each.text]
        assert (found.level, "plain" in found.text) == ("note", True)


def test_the_program_as_it_is_set_up(
    nc: Nc, locations: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    locations.config.parent.mkdir(parents=True)
    locations.config.write_text(f'ascii = true\neditor = "{SECRET}"\n{SECRET} = 1\n')
    locations.cache.mkdir(parents=True)
    os.mkfifo(locations.cache / "status")
    monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.linux_driver:LinuxDriver")
    found: dict[str, list[tuple[str, str]]] = {}
    for each in findings(nc("doctor", "--json")):
        found.setdefault(each["check"], []).append((each["level"], each["text"]))
    assert found["config"] == [
        ("ok", "config.toml sets ascii, editor."),
        ("note", "1 line of config.toml cannot be used."),
    ]
    assert [level for level, _ in found["driver"] + found["cache"]] == ["note", "note"]
    ((_, said),) = found["program"]
    assert re.match(r"nc-tui \d\S+, Textual 8\.\S+, Python 3\.\S+, \w+", said)


def test_tmux_around_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def notes(script: str) -> list[str]:
        tmux = tmp_path / "tmux"
        tmux.write_text(f"#!/bin/sh\n{script}\n")
        tmux.chmod(0o755)
        found = terminal(TERM="screen", TMUX="/tmp/x,1,0")
        return [each.todo for each in found if (each.check, each.level) == ("tmux", "note")]

    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    assert notes(r"printf '3.3a\n500\nscreen\n'") == [
        "In tmux.conf: set -s escape-time 10",
        "In tmux.conf: set -g default-terminal tmux-256color",
    ]
    assert notes(r"printf '3.6\n10\ntmux-256color\n'") == []
    assert notes("exit 1") == ["Outside of tmux, unset it."]


@pytest.mark.parametrize(
    "command", [("backup",), ("backup", "restore"), ("undo",), ("erase",), ("doctor",)]
)
def test_help(nc: Nc, home: Path, command: tuple[str, ...]) -> None:
    ran = nc(*command, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(" ".join(("usage: nc-tui", *command)))
    assert list(home.iterdir()) == []
