"""A page being written is on disk before it is saved, and is found again after a kill."""

import stat
from pathlib import Path

import msgspec
import pytest

from nc_tui.core.errors import StoreError
from nc_tui.store.database import Store
from nc_tui.store.drafts import Draft, Drafts
from tests.store.children import Child
from tests.store.samples import NEW_YORK, entry, moment

AT = moment("2026-11-20T23:40:12-05:00")


@pytest.fixture
def folder(store: Store) -> Path:
    return store.locations.drafts


def draft(number: int = 7, text: str = "half a sentence", base: str = "") -> Draft:
    return Draft(number, AT, NEW_YORK, text, base, mood=3, prompt="anger-p3", stage="anger")


def test_a_draft_is_one_private_file_named_by_the_records_id(folder: Path) -> None:
    Drafts(folder).keep(draft(3764882793037905234))
    (path,) = folder.glob("*.json")
    assert path.name == "3764882793037905234.json"
    for found in folder.iterdir():
        assert stat.S_IMODE(found.stat().st_mode) == 0o600
    for parent in (folder, folder.parent):
        assert stat.S_IMODE(parent.stat().st_mode) == 0o700


def test_looking_for_drafts_makes_nothing(folder: Path, home: Path) -> None:
    assert Drafts(folder).left_behind() == []
    assert list(home.iterdir()) == []


def test_a_page_left_by_a_killed_process_is_found_and_one_being_written_is_not(
    folder: Path,
) -> None:
    with Child() as killed, Child() as alive:
        assert killed.ask("draft 7 left behind") == "kept"
        assert alive.ask("draft 8 still being written") == "kept"
        assert Drafts(folder).left_behind() == []
        killed.kill()
        (found,) = Drafts(folder).left_behind()
    assert (found.id, found.text, found.at) == (7, "left behind", AT)


def test_the_last_words_before_the_kill_are_the_ones_found(folder: Path) -> None:
    with Child() as writer:
        for words in ("a much longer beginning", "short", "the last words"):
            assert writer.ask(f"draft 7 {words}") == "kept"
        writer.kill()
    assert [found.text for found in Drafts(folder).left_behind()] == ["the last words"]


def test_a_dropped_draft_is_gone_with_all_that_lay_beside_it(folder: Path) -> None:
    drafts = Drafts(folder)
    drafts.keep(draft(7))
    drafts.keep(draft(8))
    drafts.drop(7)
    assert {path.stem for path in folder.iterdir()} == {"8"}
    drafts.drop(8)
    drafts.drop(9)
    assert list(folder.iterdir()) == []
    assert Drafts(folder).left_behind() == []


def test_a_page_taken_in_belongs_to_whoever_took_it(folder: Path) -> None:
    with Child() as writer:
        assert writer.ask("draft 7 words") == "kept"
        writer.kill()
    mine, yours = Drafts(folder), Drafts(folder)
    (found,) = mine.left_behind()
    assert yours.left_behind() == []
    assert mine.left_behind() == []
    mine.keep(found)
    mine.drop(found.id)
    assert list(folder.glob("*.json")) == []


def test_a_page_that_cannot_be_read_stays_where_it_is(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "7.json").write_text('{"id": 7, "text": "half')
    (folder / "8.json").write_text("{}")
    (folder / "notes.json").write_text("not ours")
    rotten = msgspec.json.encode(draft(9, "half a byte")).replace(b"byte", b"by\xff")
    (folder / "9.json").write_bytes(rotten)
    names = {path.name for path in folder.iterdir()}
    drafts = Drafts(folder)
    assert drafts.left_behind() == []
    assert drafts.letters_left(()) == 0
    assert {path.name for path in folder.glob("*.json")} == names
    # It is nobody's either: its record can be written on.
    Drafts(folder).keep(draft(7))


def test_a_draft_becomes_the_entry_of_its_id(store: Store) -> None:
    page = draft(store.new_id(type(entry())), text="whole")
    (kept,) = store.keep(page.entry()).records
    assert kept.id == page.id
    (shown,) = store.load().journal
    assert (shown.text, shown.mood, shown.prompt, shown.stage) == ("whole", 3, "anger-p3", "anger")


def test_the_draft_of_an_entry_remembers_which_version_it_changes(store: Store) -> None:
    (page,) = store.keep(entry("first", mood=2)).records
    draft = Draft.of(store.load().journal[0])
    assert (draft.id, draft.base) == (page.id, page.updated)
    assert (draft.text, draft.entry().mood) == ("first", 2)


def test_the_same_page_written_in_two_places_is_two_drafts_and_a_kill_loses_neither(
    folder: Path,
) -> None:
    here = Drafts(folder)
    with Child() as other:
        assert other.ask("draft 7 written over there") == "kept"
        here.keep(draft(7, "written over here"))
        other.kill()
    next_start = Drafts(folder)
    assert [found.text for found in next_start.left_behind()] == ["written over there"]
    here.keep(draft(7, "and on"))
    next_start.drop(7)
    assert next_start.left_behind() == []
    here.drop(7)
    assert list(folder.iterdir()) == []


def test_a_draft_that_was_left_is_not_written_over_before_it_is_taken_in(folder: Path) -> None:
    with Child() as other:
        assert other.ask("draft 7 left behind") == "kept"
        other.kill()
    with Child() as also_killed:
        assert also_killed.ask("draft 7 written since") == "kept"
        also_killed.kill()
    start = Drafts(folder)
    (first,) = start.left_behind()
    start.drop(first.id)
    (second,) = start.left_behind()
    assert {first.text, second.text} == {"left behind", "written since"}


def test_a_draft_with_half_a_character_is_kept(folder: Path) -> None:
    drafts = Drafts(folder)
    drafts.keep(draft(7, "before"))
    drafts.keep(draft(7, "a \ud800 b"))
    (path,) = folder.glob("*.json")
    assert "before" not in path.read_text("utf-8")


def test_a_drafts_folder_that_cannot_be_made_is_a_sentence(folder: Path) -> None:
    folder.parent.mkdir(parents=True)
    folder.write_text("a file in its place")
    with pytest.raises(StoreError):
        Drafts(folder).keep(draft())
