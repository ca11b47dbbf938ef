"""What is imported when: the command line stays quick, and the floors stay apart."""

import json
import pkgutil
import subprocess
import sys

import pytest

import nc_tui.core
from tests.cli.conftest import Nc

BELOW = [
    *sorted(f"nc_tui.core.{module.name}" for module in pkgutil.iter_modules(nc_tui.core.__path__)),
    "nc_tui.content.load", "nc_tui.store.database", "nc_tui.cli.main",
]  # fmt: skip


def imported(code: str, *argv: str) -> set[str]:
    """The names in ``sys.modules`` after ``code`` in a fresh interpreter."""
    tell = "import json\nprint(json.dumps(list(sys.modules)))"
    ran = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\n{tell}", *argv],
        capture_output=True, check=True, timeout=60,
    )  # fmt: skip
    return set(json.loads(ran.stdout.splitlines()[-1]))


def test_no_floor_below_the_app_knows_textual() -> None:
    found = imported("\n".join(f"import {module}" for module in BELOW))
    assert set(BELOW) <= found
    assert not {"textual", "rich", "pendulum", "pyfiglet"} & found


def test_building_the_parser_imports_nothing_heavy() -> None:
    found = imported("from nc_tui.cli.commands import build_parser\nbuild_parser()")
    assert not {"msgspec", "tinydb", "filelock", "platformdirs", "tzlocal", "subprocess"} & found


def test_the_app_starts_without_its_cards_and_what_its_keys_open() -> None:
    found = imported("import nc_tui.tui.run, nc_tui.tui.screens.today")
    assert "nc_tui.tui.screens.main" in found
    assert not {name for name in found if name.startswith("nc_tui.content.library")}
    names = ("streak", "journal", "library", "after", "surf", "safety", "cover")
    opened = {f"nc_tui.tui.screens.{name}" for name in names}
    assert not {*opened, "nc_tui.tui.flows.check_in", "nc_tui.tui.dialogs.dialog"} & found
    assert not {"textual.widgets._text_area", "filelock", "nc_tui.cli.commands"} & found


OTHER_FAMILIES = {f"nc_tui.cli.{name}" for name in ("journal", "contact", "export", "doctor")}
COMMANDS = [
    ("status",), ("status", "--format", "tmux"), ("status", "--json"), ("runs",),
    ("urge", "7"), ("urge", "7", "--at", "yesterday 21:30"), ("checkin", "--mood", "3"),
    ("contact", "met"), ("journal", "list"),
]  # fmt: skip


@pytest.mark.parametrize("argv", COMMANDS)
def test_a_command_imports_what_it_needs(nc: Nc, argv: tuple[str, ...]) -> None:
    nc("start", "--since", "2026-11-10 21:00", "--rule", "limited")
    found = imported("from nc_tui.cli.main import run\nassert run(sys.argv[1:]) == 0", *argv)
    assert "nc_tui.store.database" in found
    assert not {"textual", "rich", "pendulum", "pyfiglet"} & found
    if argv[0] == "status":
        assert not {"nc_tui.content.load", "nc_tui.core.moments", "tomllib"} & found
    if argv == ("urge", "7"):
        assert not {name for name in found if name.startswith("nc_tui.cli.")} & OTHER_FAMILIES
        assert not {"tzlocal", "_strptime"} & found
