"""Everything goes out and comes back whole; what is no sound file is refused, and where is said."""

import json
import random
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from nc_tui.content.load import load_content
from nc_tui.core.errors import ForeignFileError, StoreError
from nc_tui.core.journal import tags_of
from nc_tui.core.records import Entry
from nc_tui.core.text import mend
from nc_tui.store.database import Store
from nc_tui.store.exchange.export import write_out
from nc_tui.store.exchange.reading import Source
from nc_tui.store.exchange.sheets import sheet
from tests.clocks import FrozenClock
from tests.store.samples import EXAMPLES, entry, urge
from tests.store.scenes import places_in
from tests.store.test_foreign_swaps import put

JRNL = Path(__file__).with_name("jrnl-export.json").read_bytes()
"""Made with jrnl 4.6: 30 entries with tags and stars."""


def fresh(folder: Path, clock: FrozenClock) -> Store:
    return Store(places_in(folder), clock, random.Random(5).getrandbits)


def take_in(store: Store, data: bytes, *, back: bool = False) -> int:
    """How many were added."""
    planned, _ = store.take_in(store.read_foreign(data, "x.json"), bring_back=back)
    return planned.number("added")


def a_life(store: Store) -> None:
    """Records of every kind, changed, removed and erased, and fields of a later version."""
    store.keep(*(record for record, _ in EXAMPLES))
    page = store.keep(entry("Words [b] \x1b[31m 🫂 e\u0301 \u202e שלום")).records[0]
    assert isinstance(page, Entry)
    store.keep(replace(page, text="Other words."))
    store.remove(store.keep(urge()).records[0])
    erased = store.keep(urge(3)).records[0]
    store.erase("urges", str(erased.id))
    tables = json.loads(store.locations.data.read_bytes())
    tables["journal"][str(page.id)] |= {"later": {"on": [1, 2.5]}, "history": [{"text": "Was."}]}
    put(store.locations.data, json.dumps({**tables, "dreams": {"5": {"text": "x"}}}).encode())


def test_json_comes_back_to_the_byte_and_adds_nothing_twice(
    store: Store, tmp_path: Path, clock: FrozenClock
) -> None:
    a_life(store)
    whole = store.holdings().whole()
    clock.advance(days=3)
    other = fresh(tmp_path / "other", clock)
    assert take_in(other, whole) == len(EXAMPLES) + 2
    assert other.holdings().whole() == whole
    before = other.locations.data.read_bytes()
    assert take_in(other, whole) == 0
    assert other.locations.data.read_bytes() == before, "and writes nothing"


TEXT = st.text(st.characters(codec=None), max_size=12)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(
    pages=st.lists(st.tuples(TEXT, st.one_of(st.none(), st.integers(1, 5))), max_size=4),
    removed=st.integers(0, 4),
    note=TEXT,
)
def test_any_words_come_back_to_the_byte(
    tmp_path_factory: pytest.TempPathFactory,
    pages: list[tuple[str, int | None]],
    removed: int,
    note: str,
) -> None:
    folder, clock = tmp_path_factory.mktemp("s"), FrozenClock()
    store = fresh(folder / "one", clock)
    kept = store.keep(urge(note=note), *(entry(text, mood=mood) for text, mood in pages)).records
    for record in kept[:removed]:
        store.remove(record)
    other = fresh(folder / "two", clock)
    take_in(other, store.holdings().whole())
    assert other.holdings().whole() == store.holdings().whole()
    assert {e.text for e in other.load().journal} == {mend(e.text) for e in store.load().journal}


def test_one_undo_takes_it_back_and_redo_brings_it_again(
    store: Store, tmp_path: Path, clock: FrozenClock
) -> None:
    a_life(store)
    other = fresh(tmp_path / "other", clock)
    other.keep(entry("Mine."))
    take_in(other, store.holdings().whole())
    assert next(backup.why for backup in other.backups.all()) == "before-import"
    undone = other.undo()
    assert undone.said == "Taken back: the import."
    assert [page.text for page in undone.snapshot.journal] == ["Mine."]
    assert take_in(other, store.holdings().whole()) == 0
    assert other.redo().said == "The import is done again."
    other.undo()
    assert take_in(other, store.holdings().whole(), back=True) == len(EXAMPLES) + 2


def test_what_another_program_takes_out_of_the_file_after_an_import_is_put_back(
    store: Store, tmp_path: Path, clock: FrozenClock
) -> None:
    old = fresh(tmp_path / "old", clock)
    old.keep(entry("Years ago."))
    clock.advance(days=400)
    store.keep(entry("Today."))
    before = store.locations.data.read_bytes()
    take_in(store, old.holdings().whole())
    put(store.locations.data, before)  # a sync program that knew only the older one
    assert {page.text for page in store.load().journal} == {"Today.", "Years ago."}


def test_jrnl_goes_in_and_comes_out_as_it_was(store: Store) -> None:
    assert take_in(store, JRNL) == 30
    assert take_in(store, JRNL) == 0
    ours = json.loads(store.holdings().whole())["journal"].values()
    assert sorted(
        (page["at"][:16], page["text"], page.get("starred", False), *sorted(_tags(page)))
        for page in ours
    ) == sorted(
        (
            f"{each['date']}T{each['time']}",
            mend("\n".join(filter(None, (each["title"], each["body"])))),
            each["starred"],
            *sorted(tag[1:] for tag in each["tags"]),
        )
        for each in json.loads(JRNL)["entries"]
    )


def _tags(page: dict[str, object]) -> set[str]:
    beside: list[str] = page.get("tags", [])  # type: ignore[assignment]
    return {*tags_of(str(page["text"])), *(tag[1:] for tag in beside)}


def test_the_star_and_the_tags_outlive_an_edit(store: Store) -> None:
    take_in(store, JRNL)
    page = next(e for e in store.load().journal if "@sam" in e.text)
    store.keep(replace(page, text=f"{page.text} More."))
    stored = json.loads(store.locations.data.read_bytes())["journal"][str(page.id)]
    assert (stored["starred"], stored["tags"]) == (True, ["@sam"])


PAGE = '"kind":"entry","at":"2026-11-20T23:40:12-05:00","zone":"UTC"'
SOUND = f"""\
{{
"meta": {{
"1":{{"schema":1}}
}},
"journal": {{
"7":{{{PAGE},"text":"One."}},
"8":{{{PAGE},"text":"SECRET"}}
}}
}}
"""
DAMAGE: dict[str, tuple[str, int]] = {
    "a comma too many": (SOUND.replace('"One."}', '"One.",}'), 6),
    "cut off": (SOUND[:-60], 7),
    "no moment": (SOUND.replace(PAGE + ',"text":"SECRET', '"kind":"entry","text":"SECRET'), 7),
    "a mood that is none": (SOUND.replace('"One."', '"One.","mood":9'), 6),
    "an id that is none": (SOUND.replace('"8"', '"eight"'), 7),
    "an endless number": (SOUND.replace('"One."', '"One.","x":NaN'), 6),
    "empty": ("", 1),
    "a list": ("[1,\n2]", 1),
    "another program's": ('{"notes": {"1": {"text": "SECRET"}}}', 1),
    "words": ("SECRET words", 1),
    "jrnl, not as it writes": (
        '{"entries": [\n{"title": "a", "date": "2026-11-20"},\n{"title": 3}\n]}', 3
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGE)
def test_what_is_no_sound_file_is_refused_with_the_line(store: Store, name: str) -> None:
    text, line = DAMAGE[name]
    with pytest.raises(ForeignFileError) as refused:
        store.read_foreign(text.encode(), "x.json")
    assert f"see line {line}." in str(refused.value)
    assert "Nothing was added" in str(refused.value)
    assert "SECRET" not in str(refused.value)
    assert not store.locations.data.exists()


def test_half_a_character_is_damage_and_a_mark_before_the_text_is_not(store: Store) -> None:
    with pytest.raises(ForeignFileError, match="see line 6"):
        store.read_foreign(SOUND.encode().replace(b"One.", b"\xff\xfe"), "x.json")
    assert take_in(store, b"\xef\xbb\xbf" + SOUND.encode()) == 2


def test_a_newer_file_and_another_source_are_refused_kindly(store: Store) -> None:
    newer = SOUND.replace('"schema":1', '"schema":2').encode()
    with pytest.raises(ForeignFileError, match=r"newer nc-tui.*update nc-tui"):
        store.read_foreign(newer, "x.json")
    with pytest.raises(ForeignFileError, match="no export of jrnl"):
        store.read_foreign(SOUND.encode(), "x.json", "jrnl")


@pytest.mark.parametrize(
    "text",
    [
        "[2026-11-20 21:30] A title. SECRET\nand more.\n\n[2026-11-21 08:10] Another.\n",
        "\ufeff\n[2026-11-20 09:30:12 PM] SECRET *\n",
        "[20 November 2026 21:30] SECRET\n",
        "[20.11.2026] SECRET\n",
        "2013-06-09 15:39 A title of jrnl 1.\nSECRET\n",
    ],
)
@pytest.mark.parametrize("source", [None, "jrnl"])
def test_jrnls_own_text_is_told_what_it_is(store: Store, text: str, source: Source | None) -> None:
    with pytest.raises(ForeignFileError) as refused:
        store.read_foreign(text.encode(), "journal.txt", source)
    said = str(refused.value)
    assert said.startswith("journal.txt is jrnl's own text")
    assert "Nothing was added; write it with jrnl --format json > journal.json" in said
    assert "SECRET" not in said


def test_a_stamp_from_the_future_does_not_win_for_ever(store: Store) -> None:
    later = SOUND.replace('"One."', '"One.","updated":"9999999999999-0000-9f3a61c2"').encode()
    take_in(store, later)
    assert "9999999999999" not in store.locations.data.read_text()
    assert take_in(store, later) == 0


# Out


@pytest.mark.parametrize("form", ["json", "markdown", "csv"])
def test_what_is_written_is_private_and_never_written_over(
    store: Store, tmp_path: Path, form: str
) -> None:
    a_life(store)
    place = tmp_path / "out"
    write_out(store.holdings(), form, place, load_content())  # type: ignore[arg-type]
    everything = [place, *place.rglob("*")]
    for path in everything:
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted
    before = {path: path.read_bytes() for path in everything if path.is_file()}
    again = write_out(store.holdings(), form, tmp_path, load_content())  # type: ignore[arg-type]
    assert again.path.parent == tmp_path, "a folder is where it is put"
    if form != "json":
        place /= "README.md" if form == "markdown" else "journal.csv"
    with pytest.raises(StoreError, match="is there already"):
        write_out(store.holdings(), form, place, load_content())  # type: ignore[arg-type]
    assert {path: path.read_bytes() for path in before} == before
    assert {path.name for path in tmp_path.iterdir()} == {"out", "home", again.path.name}


def test_what_fails_leaves_nothing_behind(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_life(store)
    words = load_content()
    with pytest.raises(StoreError, match="no such folder"):
        write_out(store.holdings(), "json", tmp_path / "no" / "x.json", words)
    with pytest.raises(StoreError, match="could not be written"):
        write_out(store.holdings(), "json", tmp_path / ("x" * 300), words)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.sync", full)
    with pytest.raises(StoreError, match="the disk is full"):
        write_out(store.holdings(), "markdown", tmp_path / "x", words)
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_a_spreadsheet_computes_nothing_that_was_typed(store: Store) -> None:
    store.keep(entry('=HYPERLINK("http://x")'), entry("- bread\n- milk", mood=3))
    rows = sheet(store.holdings(), "journal")
    assert "\"'=HYPERLINK(" in rows
    assert '"\'- bread\n- milk",3,' in rows


def test_pages_of_one_minute_have_files_of_their_own(store: Store, tmp_path: Path) -> None:
    store.keep(entry("One. #tag"), entry("Two.", away=entry().at))
    take_in(store, JRNL)
    take_in(store, SOUND.encode())
    write_out(store.holdings(), "markdown", tmp_path / "x", load_content())
    names = sorted(path.name for path in (tmp_path / "x" / "journal").glob("2026-11-20*"))
    assert names == ["2026-11-20-2340-2.md", "2026-11-20-2340-3.md", "2026-11-20-2340.md"]
    assert len(list((tmp_path / "x" / "put-away").iterdir())) == 1
    pages = [path.read_text() for path in (tmp_path / "x" / "journal").iterdir()]
    (one,) = [page for page in pages if "One. #tag" in page]
    assert one.endswith('tags: ["tag"]\n---\n\nOne. #tag\n')
    assert sum("starred: true" in page for page in pages) == 8
