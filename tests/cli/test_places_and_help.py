"""``locate``, ``--data``, ``--version``, ``--help``, and no command at all."""

import sys
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

import pytest

from nc_tui.core.clock import Clock
from nc_tui.locations import Locations, find_locations
from tests.cli.conftest import Nc

PLACES = ("data", "config", "state", "backups", "cache")
COMMANDS = [
    ("start",), ("status",), ("contact",), ("contact", "replied"), ("contact", "list"),
    ("contact", "edit"), ("contact", "remove"), ("runs",), ("urge",), ("checkin",), ("journal",),
    ("journal", "add"), ("journal", "list"), ("journal", "show"), ("journal", "remove"),
    ("surf",), ("breathe",), ("letter",), ("letter", "add"), ("letter", "list"),
    ("letter", "show"), ("undo",), ("backup",), ("backup", "list"), ("backup", "now"),
    ("backup", "restore"), ("erase",), ("doctor",), ("locate",), ("config",),
    ("config", "init"), ("config", "check"), ("config", "keys"), ("demo",), ("completions",),
]  # fmt: skip


def test_every_place(nc: Nc, home: Path, locations: Locations) -> None:
    paths = {place: str(getattr(locations, place)) for place in PLACES}
    assert nc("locate", "--json").value == paths
    lines = [line.split(maxsplit=1) for line in nc("locate").out.splitlines()]
    assert lines == [[place, path] for place, path in paths.items()]
    for place, path in paths.items():
        assert nc("locate", place).line == path
        assert nc("locate", place, "--json").value == {place: path}
    assert list(home.iterdir()) == []


def test_no_other_place(nc: Nc) -> None:
    nc("locate", "secrets").refused(2)


def test_data_is_named_before_or_after_the_command(
    nc: Nc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = str(tmp_path / "one.json"), str(tmp_path / "two.json")
    assert nc("--data", one, "locate", "data").line == one
    assert nc("locate", "data", "--data", one).line == one
    assert nc("--data", two, "contact", "list", "--data", one).code == 0
    monkeypatch.setenv("NC_TUI_DATA", two)
    assert nc("locate", "data").line == two
    assert nc("--data", one, "locate", "data").line == one
    nc("--data", one, "urge", "3")
    assert (Path(one).exists(), Path(two).exists()) == (True, False)
    nc("contact", "met", "--data", two)
    assert Path(two).exists()


@pytest.mark.parametrize("path", ["", "~no-such-person-here/nc.json"])
def test_a_path_that_names_nothing_is_usage(nc: Nc, path: str) -> None:
    nc("--data", path, "urge", "3").refused(2)


def test_a_tilde_is_home(nc: Nc, home: Path) -> None:
    assert nc("--data=~/nc.json", "locate", "data").line == str(home / "nc.json")


def test_reading_makes_nothing(nc: Nc, home: Path) -> None:
    for argv in (("status",), ("runs",), ("contact", "list"), ("journal", "list"), ("locate",)):
        assert nc(*argv).code == 0
        assert nc(*argv, "--json").code == 0
    nc("journal", "show", "1").refused(1)
    nc("contact", "remove", "1").refused(1)
    assert list(home.iterdir()) == []


def test_version(nc: Nc) -> None:
    assert nc("--version").line == f"nc-tui {version('nc-tui')}"


@pytest.mark.parametrize("command", [(), *COMMANDS])
def test_help_everywhere(nc: Nc, home: Path, command: tuple[str, ...]) -> None:
    ran = nc(*command, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(" ".join(("usage: nc-tui", *command)))
    assert nc(*command, "-h") == ran
    assert list(home.iterdir()) == []


def test_help_names_every_command(nc: Nc) -> None:
    said = nc("--help").out
    assert all(f"\n    {command[0]} " in said for command in COMMANDS)


@pytest.mark.parametrize(
    "argv", [("urge", "7", "--trig", "x"), ("--vers",), ("status", "--form", "tmux")]
)
def test_no_option_is_guessed(nc: Nc, argv: tuple[str, ...]) -> None:
    nc(*argv).refused(2)


def test_an_unknown_option_is_named_without_its_value(nc: Nc) -> None:
    said = nc("urge", "7", "--secret=words").refused(2)
    assert "--secret" in said
    assert "words" not in said


def test_no_command_opens_the_app(nc: Nc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[tuple[Locations, bool]] = []

    def run_app(locations: Locations, clock: Clock, surf: bool, **_asked: object) -> int:
        opened.append((locations, surf))
        assert clock.now().tzinfo is not None
        return 5

    module = ModuleType("nc_tui.tui.run")
    module.run_app = run_app  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "nc_tui.tui.run", module)
    assert nc().code == 5
    path = tmp_path / "other.json"
    assert nc("--data", str(path)).code == 5
    assert opened == [(find_locations(), False), (find_locations(path), False)]
