"""``config``: a file with comments where none is, what is wrong in it, and every key by name."""

import tomllib

import pytest

from nc_tui.config import Config, read_config
from nc_tui.locations import Locations
from tests.cli.conftest import Nc


def test_init_writes_what_is_there_at_first_and_nothing_over_it(
    nc: Nc, locations: Locations
) -> None:
    assert nc("config", "check").line.startswith("There is no config.toml")
    assert nc("config", "init").line == str(locations.config)
    assert locations.config.stat().st_mode & 0o777 == 0o600
    file = read_config(locations.config)
    assert (file.values, file.problems) == (Config(), [])
    written = locations.config.read_text(encoding="utf-8")
    assert "is there already" in nc("config", "init", "--json").refused(1)
    assert locations.config.read_text(encoding="utf-8") == written
    assert "counts" in nc("config", "check").line


def test_each_of_its_lines_means_the_same_once_it_counts(nc: Nc, locations: Locations) -> None:
    assert nc("config", "init", "--json").value == {"path": str(locations.config)}
    lines = locations.config.read_text(encoding="utf-8").splitlines()
    entries = [line.removeprefix("# ") if " = " in line else line for line in lines]
    written = "\n".join(entries)
    assert tomllib.loads(written)["keys"]["surf.ctrl+g"] == "ctrl+g"
    locations.config.write_text(written, encoding="utf-8")
    assert "counts" in nc("config", "check").line
    assert read_config(locations.config).values.theme == Config().theme


def test_check_names_every_problem_with_its_line(nc: Nc, locations: Locations) -> None:
    locations.config.parent.mkdir(parents=True)
    locations.config.write_text(
        'theme = "dusky"\nascii = "no"\n[keys]\nsurf = "c"\nserf = "f8"\nsafety = "nokey"\n'
        '"cover.f4" = "z"\nletter = "f8"\n'
    )
    ran = nc("config", "check")
    assert ran.code == 1
    said = ran.out.splitlines()
    for line, words in (
        (1, "no theme is called dusky. Dusk is in use."),
        (2, "ascii is not set: write true or false"),
        (4, "the key c is taken by: check-in. surf stays on u."),
        (5, "no command is called serf. surf comes close."),
        (6, "no key is called nokey. safety stays on !."),
        (7, "cover.f4 works while you type"),
    ):
        assert any(f"config.toml, line {line}: {words}" in each for each in said), (line, said)
    assert len(said) == 6
    (row,) = (row for row in nc("config", "keys", "--json").value if row["id"] == "letter")
    assert row == {"id": "letter", "key": "f8", "does": "write a message, keep it"}


@pytest.mark.parametrize("name", ["surf", "safety.f3", "journal.delete", "tab.today"])
def test_keys_can_be_set_everywhere(nc: Nc, name: str) -> None:
    assert f"\n{name} " in f"\n{nc('config', 'keys').out}"
