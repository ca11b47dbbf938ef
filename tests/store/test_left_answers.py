"""Answers that were not kept: no pane writes over another's, and erasing reaches them."""

from pathlib import Path

import pytest

from nc_tui.core.answers import Answers
from nc_tui.store.database import Store
from nc_tui.store.drafts import Drafts
from nc_tui.store.left_answers import LeftAnswers
from tests.store.samples import entry

MINE: Answers = {"note": "a line", "helped": ["slept", "moved"]}
YOURS: Answers = {"note": "another"}


@pytest.fixture
def folder(store: Store) -> Path:
    return store.locations.drafts


def test_two_panes_with_the_same_questions_keep_both(folder: Path) -> None:
    here, there = LeftAnswers(folder), LeftAnswers(folder)
    here.keep("contact", MINE)
    there.keep("contact", YOURS)
    assert LeftAnswers(folder).take_in() == {}, "both are still open"
    here.drop("contact")
    del there
    third = LeftAnswers(folder)
    assert third.take_in() == {"contact": YOURS}
    assert Drafts(folder).left_behind() == [], "no page"
    third.drop("contact")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("there", [b'{"note": "half', b'{"note": "hal\xff"}'])
def test_what_cannot_be_read_is_neither_taken_in_nor_written_over(
    folder: Path, there: bytes
) -> None:
    folder.mkdir(parents=True)
    (folder / "contact.json").write_bytes(there)
    answers = LeftAnswers(folder)
    assert answers.take_in() == {}
    answers.keep("contact", MINE)
    assert (folder / "contact.json").read_bytes() == there


def test_erasing_a_record_or_everything_takes_them_along(store: Store, folder: Path) -> None:
    (page,) = store.keep(entry("kept")).records
    answers = LeftAnswers(folder)
    answers.keep(f"contact-{page.id}", MINE)
    answers.keep("contact", YOURS)
    assert store.erase("journal", str(page.id)).drafts == 1
    assert [path.name for path in folder.glob("*.json")] == ["contact.json"]
    store.erase_everything()
    assert not folder.exists()
