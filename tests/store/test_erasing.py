"""Erasing: out of the file and everything kept beside it, and nothing brings it back."""

import errno
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest

from nc_tui.core.errors import NoSuchRecordError, NothingToUndoError, StoreError
from nc_tui.core.records import CheckIn, Entry
from nc_tui.locations import Locations
from nc_tui.store.database import Store
from nc_tui.store.drafts import Draft, Drafts
from nc_tui.store.durable import set_aside
from tests.clocks import FrozenClock
from tests.store.samples import DAY_ID, EXAMPLES, NEW_YORK, entry, moment
from tests.store.scenes import all_bytes, opened, places_in, records_of

WORDS, EARLIER, OTHER = "forget me and all of it", "forget what I was", "remember me"
CONFLICT = "nc.sync-conflict-20261120-234012-ABCDEF7.json"


pytestmark = pytest.mark.usefixtures("no_waiting")


@pytest.fixture
def places(tmp_path: Path) -> Locations:
    return places_in(tmp_path / "here")


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock()


@pytest.fixture
def page(places: Locations, clock: FrozenClock) -> Entry:
    """A page whose words are everywhere they can be, beside another that is to stay."""
    store = opened(places, clock)
    store.keep(entry(OTHER))
    (page,) = store.keep(entry(EARLIER)).records
    assert isinstance(page, Entry)
    write_history(places, page.id)
    clock.advance(minutes=11)
    (page,) = store.keep(msgspec.structs.replace(page, text=WORDS)).records
    store.back_up()
    scatter(places, page.id)
    assert isinstance(page, Entry)
    return page


def write_history(places: Locations, page_id: int) -> None:
    """A version that lost a merge, as another machine would bring it."""
    tables = json.loads(places.data.read_bytes())
    fields = tables["journal"][str(page_id)]
    fields["history"] = [{**fields, "text": EARLIER}]
    places.data.write_text(json.dumps(tables))


def scatter(places: Locations, page_id: int) -> None:
    """Into a draft, a conflict copy, damaged files that were set aside, and what kills left."""
    whole = places.data.read_bytes()
    draft = Draft(page_id, moment("2026-11-20T23:40:12-05:00"), NEW_YORK, WORDS)
    Drafts(places.drafts).keep(draft)
    places.data.with_name(CONFLICT).write_bytes(whole)
    begins = whole.index(str(page_id).encode())
    in_it = whole.index(WORDS.encode()) + 12
    set_aside(places.data, whole[:in_it])
    set_aside(places.data, whole[: begins - 40] + bytes(64) + whole[begins + 24 :])
    set_aside(places.data, whole.replace(b'"entry"', b'"poem"'))
    names = ("nc.json", "nc.damaged-2026-11-20-000000.json", CONFLICT)
    folders = ((places.data.parent, names), (places.state, ("changes.jsonl",)))
    for folder, files in (*folders, (places.backups, ("x.json.gz",))):
        for name in files:
            (folder / f".{name}.0123456789ab.tmp").write_bytes(whole[:in_it])
    (places.drafts / f".{page_id}.json.0123456789ab.tmp").write_bytes(whole[:in_it])
    places.cache.mkdir()
    (places.cache / "pages").write_bytes(whole)


def left_of(words: str, places: Locations) -> list[Path]:
    folder = places.state.parent.parent
    forms = (words.encode(), json.dumps(words).encode()[1:-1], words[:9].encode())
    return [path for path, data in all_bytes(folder).items() if any(f in data for f in forms)]


def test_the_words_are_everywhere_before(page: Entry, places: Locations) -> None:
    """The control: what is looked for below can be found."""
    assert len(left_of(WORDS, places)) > 12
    assert len(left_of(EARLIER, places)) > 5


def test_nothing_is_left_of_an_erased_record_anywhere(page: Entry, places: Locations) -> None:
    others = {name: records_of(places)["journal"][name] for name in records_of(places)["journal"]}
    del others[str(page.id)]
    erased = opened(places).erase("journal", str(page.id))
    assert left_of("forget", places) == []
    journal = records_of(places)["journal"]
    assert set(journal.pop(str(page.id))) == {"updated", "deleted"}
    assert journal == others
    assert (erased.records, erased.backups, erased.changes) == (1, 2, 2)
    assert (erased.drafts, erased.copies) == (1, 4)


def test_the_other_records_are_untouched_wherever_they_are(page: Entry, places: Locations) -> None:
    before = left_of(OTHER, places)
    opened(places).erase("journal", str(page.id))
    after = left_of(OTHER, places)
    strays = {path for path in before if path.suffix == ".tmp" or path.parent == places.cache}
    assert set(before) - set(after) == strays


def test_an_erased_page_takes_no_draft_of_another_with_it(page: Entry, places: Locations) -> None:
    Drafts(places.drafts).keep(Draft(5, page.at, page.zone, OTHER))
    opened(places).erase("journal", str(page.id))
    assert [draft.text for draft in Drafts(places.drafts).left_behind()] == [OTHER]


@pytest.mark.parametrize("how", ["removed", "removed and cut"])
def test_a_record_that_was_only_removed_is_erased(how: str, page: Entry, places: Locations) -> None:
    store = opened(places)
    store.remove(page)
    if how == "removed and cut":
        places.data.write_bytes(places.data.read_bytes()[:-9])
    assert store.find_any(str(page.id)[-6:]) == ("journal", str(page.id))
    store.erase("journal", str(page.id))
    assert left_of("forget", places) == []


def test_a_record_of_a_fixed_id_leaves_its_namesake_alone(
    places: Locations, clock: FrozenClock
) -> None:
    store = opened(places, clock)
    for record, _ in EXAMPLES:
        store.keep(record)
    store.erase("checkins", str(DAY_ID))
    assert left_of("slept", places) == []
    assert len(store.load().reflections) == 1
    assert left_of("My mornings.", places) != []


# Nothing brings it back


def test_undo_does_not_bring_it_back(page: Entry, places: Locations) -> None:
    store = opened(places)
    store.undo()
    store.redo()
    store.erase("journal", str(page.id))
    for act in (store.redo, store.undo, store.undo, store.undo, store.redo):
        try:
            act()
        except NothingToUndoError:
            continue
        assert left_of("forget", places) == []
        assert str(page.id) not in [str(each.id) for each in store.load().journal]


def test_a_copy_from_another_machine_does_not_bring_it_back(page: Entry, places: Locations) -> None:
    store = opened(places)
    store.load()
    older = places.data.read_bytes()
    store.erase("journal", str(page.id))
    places.data.write_bytes(older)
    assert [each.text for each in store.reload().journal] == [OTHER]
    assert left_of("forget", places) == []


def test_damage_does_not_bring_it_back(page: Entry, places: Locations) -> None:
    """An open app, with the words still in its memory, puts the file right."""
    app = opened(places)
    app.load()
    opened(places).erase("journal", str(page.id))
    places.data.write_bytes(b"")
    assert [each.text for each in app.load().journal] == [OTHER]
    assert left_of("forget", places) == []
    # Later copies from elsewhere still find that it was erased.
    assert set(records_of(places)["journal"][str(page.id)]) == {"updated", "deleted"}


def test_a_pane_that_still_shows_it_cannot_put_it_back_by_removing_it(
    page: Entry, places: Locations
) -> None:
    app = opened(places)
    app.load()
    opened(places).erase("journal", str(page.id))
    with pytest.raises(NoSuchRecordError):
        app.remove(page)
    with pytest.raises(StoreError, match="changed elsewhere"):
        app.replace(page)
    assert left_of("forget", places) == []


def test_erasing_again_is_no_harm(page: Entry, places: Locations) -> None:
    store = opened(places)
    store.erase("journal", str(page.id))
    again = store.erase("journal", str(page.id))
    assert (again.backups, again.changes, again.drafts, again.copies) == (0, 0, 0, 0)
    assert [each.text for each in opened(places).load().journal] == [OTHER]


def test_a_fixed_id_is_kept_anew_and_erased_anew(places: Locations, clock: FrozenClock) -> None:
    store = opened(places, clock)
    checkin = EXAMPLES[3][0]
    assert isinstance(checkin, CheckIn)
    store.keep(msgspec.structs.replace(checkin, note=WORDS))
    store.erase("checkins", str(DAY_ID))
    assert store.keep(checkin).snapshot.checkins[0].note is None
    (trace,) = records_of(places)["checkins"][str(DAY_ID)]["history"]
    assert trace.keys() == {"updated", "deleted"}
    assert left_of(WORDS, places) == []
    assert store.undo().snapshot.checkins == ()
    assert len(store.redo().snapshot.checkins) == 1
    store.erase("checkins", str(DAY_ID))
    assert left_of("slept", places) == []
    assert opened(places).load().checkins == ()


# Everything


def test_nothing_at_all_is_left_of_everything(page: Entry, places: Locations) -> None:
    erased = opened(places).erase_everything()
    assert (erased.records, erased.backups, erased.drafts) == (2, 3, 1)
    assert erased.copies == 4
    assert left_of("me", places) == []
    assert {path.name for path in all_bytes(places.state.parent.parent)} == {"lock", "machine"}


def test_the_next_look_is_an_empty_beginning_without_a_word(page: Entry, places: Locations) -> None:
    store = opened(places)
    store.erase_everything()
    for each in (store, opened(places)):
        assert each.load().is_empty
        assert each.take_news() == []
    with pytest.raises(NothingToUndoError):
        store.undo()
    assert [each.text for each in store.keep(entry("new")).snapshot.journal] == ["new"]
    assert store.take_news() == []


@pytest.mark.parametrize("looks", [True, False], ids=["looks first", "writes at once"])
def test_another_pane_writes_nothing_of_it_back(
    looks: bool, page: Entry, places: Locations
) -> None:
    app = opened(places)
    app.load()
    app.keep(entry("forget this too"))
    opened(places).erase_everything()
    if looks:
        assert app.has_changed()
        assert app.reload().is_empty
    assert [each.text for each in app.keep(entry("new")).snapshot.journal] == ["new"]
    assert app.take_news() == []
    assert left_of("forget", places) == []
    assert left_of(OTHER, places) == []


def test_a_damaged_file_is_erased_with_everything(page: Entry, places: Locations) -> None:
    places.data.write_bytes(places.data.read_bytes()[:-20])
    opened(places).erase_everything()
    assert left_of("me", places) == []


def test_there_is_nothing_to_erase_in_an_empty_home(places: Locations) -> None:
    erased = opened(places).erase_everything()
    assert (erased.records, erased.backups, erased.copies) == (0, 0, 0)
    assert opened(places).load().is_empty


def test_the_file_of_another_name_is_not_touched(page: Entry, places: Locations) -> None:
    names = ("nc.json.bak", "nc-2.json", "other.damaged-2026.json", "nc.jsonl", ".nc-2.json.ab.tmp")
    for name in names:
        (places.data.parent / name).write_text(WORDS)
    opened(places).erase("journal", str(page.id))
    opened(places).erase_everything()
    assert sorted(path.name for path in places.data.parent.iterdir()) == sorted(names)


# A copy in which the record can hardly be made out


def written(whole: bytes, **how: Any) -> bytes:
    """As other programs write it."""
    return json.dumps(json.loads(whole), ensure_ascii=False, **how).encode()


def written_small(whole: bytes) -> bytes:
    tables = {**json.loads(whole), "x": {str(number): {} for number in range(900)}}
    return json.dumps(tables, separators=(",", ":")).encode()


def damaged_copies(whole: bytes, key: bytes) -> dict[str, bytes]:
    begins = whole.index(b'"' + key)
    words = whole.index(WORDS.encode())
    return {
        "cut in its id": whole[: begins + 5],
        "cut in its words": whole[: words + 6],
        "its id is flipped": whole.replace(b'"' + key, b"x" + key),
        "its brace is flipped": whole.replace(b'"' + key + b'":{', b'"' + key + b'":['),
        "zeros before its words": whole[: begins - 5] + bytes(words - begins) + whole[words - 5 :],
        "begins in its words": whole[words:],
        "the one before has lost its end": whole.replace(b'},\n"' + key, b' ,\n"' + key)[:-3],
        "indented": written(whole, indent=4)[:-5],
        "one line": written(whole)[:-2],
        "small, and larger without it": written_small(whole),
    }


DAMAGED = damaged_copies(f'{{"1":{{"text":"{WORDS}"}}}}'.encode(), b"1")


@pytest.mark.parametrize("kind", DAMAGED)
def test_nothing_is_left_in_a_damaged_copy_either(
    kind: str, places: Locations, clock: FrozenClock
) -> None:
    store = opened(places, clock)
    for number in range(40):
        store.keep(entry(f"{OTHER} {number}"))
    (page,) = store.keep(entry(WORDS + ' "and so on" ' * 3)).records
    store.keep(entry(f"{OTHER} last"))
    copy = damaged_copies(places.data.read_bytes(), str(page.id).encode())[kind]
    aside = set_aside(places.data, copy)
    others = copy.count(OTHER.encode())
    store.erase("journal", str(page.id))
    assert left_of(WORDS, places) == []
    assert aside.read_bytes().count(OTHER.encode()) == others


FOREIGN = {
    "a package": b'{"name": "x", "dependencies": {"left-pad": "1"}}',
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "another TinyDB": b'{"_default": {"1": {"name": "milk"}}}',
}


@pytest.mark.parametrize("content", FOREIGN.values(), ids=FOREIGN)
def test_another_programs_file_that_was_set_aside_stays_as_it_is(
    content: bytes, page: Entry, places: Locations
) -> None:
    aside = set_aside(places.data, content)
    opened(places).erase("journal", str(page.id))
    assert aside.read_bytes() == content


def test_a_backup_that_rotted_goes_with_it(page: Entry, places: Locations) -> None:
    """It may still be read in part."""
    path = sorted(places.backups.glob("*.gz"))[0]
    path.write_bytes(path.read_bytes()[:-4])
    opened(places).erase("journal", str(page.id))
    assert not path.exists()
    assert left_of("forget", places) == []


# Killed, or refused, half way


class Killed(BaseException):
    """The process is gone here."""


CALLS = ("open", "write", "fsync", "replace", "unlink", "rmdir", "scandir", "listdir", "mkdir")


@contextmanager
def stopped_at(turn: int, stop: BaseException) -> Iterator[list[str]]:
    """Raise at one of the calls to the system, and, killed, at every one after it."""
    left, stopped = turn, list[str]()

    def around(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            nonlocal left
            left -= 1
            if left == 0 or (left < 0 and isinstance(stop, Killed)):
                stopped.append(name)
                raise stop
            return real(*args, **kwargs)

        return call

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda descriptor: None)  # no power is cut here
        for name in CALLS:
            patch.setattr(os, name, around(name, getattr(os, name)))
        yield stopped


ERASE: dict[str, Callable[[Store, int], object]] = {
    "one record": lambda store, number: store.erase("journal", str(number)),
    "everything": lambda store, number: store.erase_everything(),
}


@pytest.mark.parametrize("stop", [Killed(), OSError(errno.EIO, "")], ids=["killed", "refused"])
@pytest.mark.parametrize("what", ERASE)
def test_erasing_again_finishes_what_was_stopped_half_way(
    what: str,
    stop: BaseException,
    places: Locations,
    page: Entry,
    tmp_path: Path,
    is_long: bool,
) -> None:
    finished, refusals, turn = False, 0, 0
    while not finished:
        turn += 1 if is_long else 3
        there = copied_to(places, tmp_path / str(turn))
        store = opened(there)
        store.load()
        with stopped_at(turn, stop) as stopped:
            try:
                ERASE[what](store, page.id)
            except Killed:
                pass
            except StoreError as error:
                refusals += 1
                assert "\n" not in str(error)
                assert "forget" not in str(error)
        finished = not stopped
        # A look brings nothing back: the file is the last to go.
        is_gone = not there.data.exists()
        after = opened(there)
        assert after.load().is_empty == is_gone
        assert after.take_news() == []
        ERASE[what](after, page.id)
        assert left_of("forget", there) == [], (turn, stopped)
        assert opened(there).load().is_empty == (what == "everything")
    assert turn > 20
    assert isinstance(stop, Killed) or refusals > 5


def copied_to(places: Locations, folder: Path) -> Locations:
    shutil.copytree(places.state.parent.parent, folder)
    return places_in(folder)
