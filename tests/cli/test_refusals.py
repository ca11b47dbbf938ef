"""What cannot be read or written: one sentence, exit 1, and everything as it was."""

import os
import resource
import stat
import subprocess
from pathlib import Path

import pytest

from nc_tui.cli import main
from nc_tui.locations import Locations
from tests.cli.conftest import Nc, process

READING = [("status",), ("status", "--json"), ("runs",), ("contact", "list"), ("journal", "list")]
WRITING = [
    ("start", "--since", "yesterday"), ("contact", "met"), ("urge", "3"), ("checkin",),
    ("journal", "add", "x"),
]  # fmt: skip
EVERY = [*READING, *WRITING]


def everything_under(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Rights and bytes of every file, rights alone of every folder."""
    return {
        str(path): (path.stat().st_mode, path.read_bytes() if path.is_file() else b"")
        for path in sorted(folder.rglob("*"))
    }


@pytest.mark.parametrize("argv", EVERY)
@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"a": 1}', b"\xff\xfe", b'{"x":{"1":{}}}'])
def test_a_file_that_is_none_of_ours(
    nc: Nc, home: Path, tmp_path: Path, argv: tuple[str, ...], content: bytes
) -> None:
    path = tmp_path / "nc.json"
    path.write_bytes(content)
    said = nc("--data", str(path), *argv).refused(1)
    assert "left as it is" in said
    assert path.read_bytes() == content
    assert list(tmp_path.glob("*.tmp")) == []


@pytest.mark.parametrize("argv", EVERY)
def test_a_folder_in_place_of_the_file(nc: Nc, tmp_path: Path, argv: tuple[str, ...]) -> None:
    folder = tmp_path / "nc.json"
    folder.mkdir()
    before = everything_under(tmp_path)
    assert "cannot be read" in nc("--data", str(folder), *argv).refused(1)
    assert everything_under(tmp_path) == before


@pytest.mark.parametrize("argv", EVERY)
def test_a_file_in_place_of_the_folder(nc: Nc, tmp_path: Path, argv: tuple[str, ...]) -> None:
    (tmp_path / "file").write_text("mine")
    before = everything_under(tmp_path)
    nc("--data", str(tmp_path / "file" / "nc.json"), *argv).refused(1)
    assert everything_under(tmp_path) == before


@pytest.mark.parametrize("argv", WRITING)
def test_a_file_in_place_of_the_state_folder(nc: Nc, home: Path, argv: tuple[str, ...]) -> None:
    nc("urge", "5")
    for path in sorted((home / "state").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    (home / "state").rmdir()
    (home / "state").write_text("mine")
    before = everything_under(home)
    nc(*argv).refused(1)
    assert everything_under(home) == before


def test_a_file_made_by_a_newer_version_is_read_and_not_written(
    nc: Nc, locations: Locations
) -> None:
    nc("urge", "5")
    locations.data.write_text(locations.data.read_text().replace('"schema":1', '"schema":99'))
    before = locations.data.read_bytes()
    assert nc("status", "--json").value["last_urge_at"]
    assert "newer" in nc("urge", "3").refused(1)
    assert locations.data.read_bytes() == before


@pytest.mark.skipif(os.geteuid() == 0, reason="rights do not bind root")
def test_a_folder_without_the_right_to_write(nc: Nc, locations: Locations) -> None:
    nc("urge", "5")
    folder = locations.data.parent
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    before = everything_under(folder)
    nc("urge", "3").refused(1)
    assert everything_under(folder) == before


def test_a_full_disk(nc: Nc, locations: Locations) -> None:
    nc("journal", "add", "x" * 4000)
    before = everything_under(locations.data.parent)

    def narrow() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))

    ran = process("journal", "add", "-", input=b"y" * 1000, preexec_fn=narrow)
    assert (ran.returncode, ran.stdout) == (1, b"")
    assert b"would be larger than allowed. Nothing was changed" in ran.stderr
    assert ran.stderr.count(b"\n") == 1
    assert everything_under(locations.data.parent) == before


def test_an_answer_that_cannot_be_printed(nc: Nc, locations: Locations) -> None:
    nc("urge", "5")
    with Path("/dev/full").open("wb") as full:
        ran = process("status", stdout=full)
    assert ran.returncode == 1
    assert ran.stderr.startswith(b"nc-tui: the answer could not be printed")
    assert ran.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    "zone",
    [
        "Nowhere/Land",
        "<+03>-3",
        *(pytest.param(z, marks=pytest.mark.long) for z in ("UTC+3", "../x")),
    ],
)  # fmt: skip
def test_a_machine_whose_zone_has_no_name(zone: str) -> None:
    ran = process("urge", "5", env={"TZ": zone})
    assert b"Traceback" not in ran.stderr
    assert ran.returncode in (0, 1)
    assert ran.stderr.count(b"\n") == ran.returncode
    answered = process(
        "start", "--since", "2026-01-01", "--zone", "Europe/Rome", env={"TZ": zone},
        stdout=subprocess.PIPE,
    )  # fmt: skip
    assert answered.returncode == 0


def test_a_command_that_is_called_otherwise_is_named(nc: Nc) -> None:
    assert "no command is called redo; it is undo --redo." in nc("redo").refused(2)
    assert "journal comes close." in nc("journl").refused(2)


def test_an_error_of_ours_is_one_sentence_without_what_was_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_data: object) -> None:
        message = "I miss you"
        raise RuntimeError(message)

    monkeypatch.setattr(main, "open_session", broken)
    assert main.run(["status"]) == 1
    (said,) = capsys.readouterr().err.splitlines()
    assert said.startswith("nc-tui: stopped by an error of its own. What was kept before is safe;")
    assert "miss" not in said
    monkeypatch.setenv("NC_TUI_DEBUG", "1")
    with pytest.raises(RuntimeError):
        main.run(["status"])
