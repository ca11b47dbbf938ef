"""Pages of jrnl's as pages of the journal: texts, dates, tags and stars stay what they are."""

from typing import Any
from zoneinfo import ZoneInfo

import pytest

from nc_tui.core.jrnl import page_from, tags_beside

NEW_YORK = ZoneInfo("America/New_York")
ENTRY: dict[str, Any] = {
    "title": "Could not sleep.",
    "body": "@sam called. #phone-in-the-hall helped.",
    "date": "2026-11-20",
    "time": "02:31",
    "tags": ["@sam", "#phone-in-the-hall"],
    "starred": True,
}


def test_an_entry_is_a_page_of_the_same_words_minute_tags_and_star() -> None:
    assert page_from(ENTRY, NEW_YORK) == {
        "kind": "entry", "at": "2026-11-20T02:31:00-05:00", "zone": "America/New_York",
        "text": "Could not sleep.\n@sam called. #phone-in-the-hall helped.",
        "starred": True, "tags": ["@sam"],
    }  # fmt: skip
    assert tags_beside(page_from(ENTRY, NEW_YORK)) == ("sam",)


def test_what_is_not_there_is_left_out() -> None:
    plain = ENTRY | {"body": "", "tags": [], "starred": False, "uuid": "x", "creator": {}}
    page = page_from(plain, NEW_YORK)
    assert page["text"] == "Could not sleep."
    assert page.keys() == {"kind", "at", "zone", "text"}


@pytest.mark.parametrize(
    ("wall", "at"),
    [
        ("2026-03-08 02:30", "2026-03-08T03:30:00-04:00"),  # that hour there was not
        ("2026-11-01 01:30", "2026-11-01T01:30:00-04:00"),  # that hour there was twice
    ],
)
def test_a_wall_time_is_read_as_everywhere_when_the_clocks_change(wall: str, at: str) -> None:
    day, time = wall.split()
    assert page_from(ENTRY | {"date": day, "time": time}, NEW_YORK)["at"] == at


def test_what_a_terminal_would_obey_is_mended() -> None:
    assert page_from(ENTRY | {"title": "\x1b[31m\u202e", "body": ""}, NEW_YORK)["text"] == "␛[31m�"


@pytest.mark.parametrize(
    "wrong",
    [{"date": "20 Nov"}, {"title": None}, {"time": "25:00"}, {"tags": "x"}, {"date": 20261120}],
)
def test_another_shape_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        page_from(ENTRY | wrong, NEW_YORK)
