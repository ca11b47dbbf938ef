"""The first picture: all of it at once, and no other before it."""

from contextlib import closing

import pytest

from tests.e2e.conftest import begin
from tests.e2e.raw_terminal import RawTerminal


@pytest.mark.parametrize(("columns", "rows"), [(120, 40), (40, 20)])
def test_the_count_is_in_the_first_picture(columns: int, rows: int) -> None:
    begin()
    with closing(RawTerminal(columns=columns, rows=rows)) as terminal:
        terminal.see("no contact")
        before, _, _ = terminal.sent.partition(b"no contact")
    assert before.count(b"Today") == 1  # the tabs were drawn once
