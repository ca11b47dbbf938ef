"""The first picture: all of it at once, and no other before it."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from nc_tui.locations import find_locations
from tests.bench.many_pages import write_pages
from tests.e2e.conftest import begin
from tests.e2e.raw_terminal import RawTerminal


@pytest.mark.parametrize(("columns", "rows"), [(120, 40), (40, 20)])
def test_the_count_is_in_the_first_picture(columns: int, rows: int) -> None:
    begin()
    with closing(RawTerminal(columns=columns, rows=rows)) as terminal:
        terminal.see("no contact")
        before, _, _ = terminal.sent.partition(b"no contact")
        terminal.settle()
    assert before.count(b"Today") == 1  # the tabs were drawn once
    assert terminal.sent.count(b"Today") == 1, "all of it was drawn again"


def large_file() -> Path:
    write_pages(700)
    return find_locations().data


def test_keys_typed_at_once_find_every_page_of_a_large_file() -> None:
    large_file()
    with closing(RawTerminal(columns=120, rows=40)) as terminal:
        terminal.write(b"4")
        terminal.see("700 entries")


def test_a_large_file_that_is_damaged_among_its_pages_is_put_right() -> None:
    damage(large_file())
    with closing(RawTerminal(columns=120, rows=40)) as terminal:
        terminal.see("days of no contact")
        terminal.see("was damaged")
        terminal.write(b"4")
        terminal.see("700 entries")


def test_a_large_file_that_cannot_be_put_right_is_one_line() -> None:
    damage(large_file())
    state = find_locations().state
    shutil.rmtree(state)
    state.write_text("in the way")
    with closing(RawTerminal(columns=120, rows=40)) as terminal:
        assert terminal.ended() == 1
        assert b"nc-tui: the folder" in terminal.sent
        assert b"Traceback" not in terminal.sent


def damage(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'"kind":"entry"', b'"kind":"entrx"', 1))
