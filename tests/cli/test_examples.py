"""The examples of help: each is read by the parser, and every command has one."""

import re
import shlex

import pytest

from nc_tui.cli.commands import build_parser
from nc_tui.cli.completion.tree import Place, places_of
from nc_tui.cli.examples import EXAMPLES
from tests.cli.conftest import Nc

PLACES = list(places_of(build_parser()))
LINE = re.compile(r"^  (?=\S)(.*\bnc-tui .*)$", re.MULTILINE)
COMMAND = re.compile(r"nc-tui ((?:[^|<>#\"')]|\"[^\"]*\")*)")


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name or "nc-tui")
def test_help_ends_with_what_can_be_typed(nc: Nc, place: Place) -> None:
    lines = LINE.findall(nc(*place.path, "--help").out)
    assert lines
    for line in lines:
        words = shlex.split(COMMAND.search(line)[1])  # type: ignore[index]
        if place.path:
            assert build_parser().parse_args(words).run is not None, line
            assert words[: len(place.path)] == list(place.path) or words[0] in ("locate", "breathe")


def test_what_is_imported_in_examples_is_json() -> None:
    files = [shlex.split(line)[2] for line in EXAMPLES["import"]]
    assert files
    assert all(file.endswith(".json") for file in files)


def test_no_example_is_of_a_command_that_is_not_there() -> None:
    assert set(EXAMPLES) <= {place.name for place in PLACES}
