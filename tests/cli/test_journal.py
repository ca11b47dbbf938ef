"""``journal``: add, list, show, remove."""

import sys
from datetime import timedelta

import msgspec
import pytest

from nc_tui.core.records import Entry
from nc_tui.locations import Locations
from nc_tui.store.database import Store
from tests.cli.conftest import EVENING, Nc, Tables
from tests.clocks import FrozenClock

AT = FrozenClock().now()
SECRET = "What I would send."


@pytest.fixture
def letter(store: Store) -> Entry:
    """A sealed letter."""
    entry = Entry(kind="letter", at=AT, zone="x", text=SECRET, strength=8, opens=AT)
    (kept,) = store.keep(entry).records
    assert isinstance(kept, Entry)
    return kept


def test_the_record_is_as_in_data_md(nc: Nc, tables: Tables) -> None:
    assert nc("journal", "add", "A page.", "--mood", "2").line == "Noted."
    (stored,) = tables()["journal"].values()
    assert stored == {
        "kind": "entry", "at": EVENING, "zone": "America/New_York", "text": "A page.", "mood": 2,
    }  # fmt: skip


@pytest.mark.parametrize("argv", [("-",), ()])
@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (b"one\n\ntwo\n", "one\n\ntwo"),
        (b"one\r\ntwo\r\n", "one\ntwo"),
        (b"  kept as it is  \n\n", "  kept as it is  \n"),
        ("عربي 🌱 née".encode(), "عربي 🌱 née"),
        (b"bad \xff byte", "bad � byte"),
        (b"[b]x[/b] [/]", "[b]x[/b] [/]"),
    ],
)
def test_text_from_standard_input(nc: Nc, argv: tuple[str, ...], given: bytes, kept: str) -> None:
    said = nc("journal", "add", *argv, "--json", stdin=given).value
    assert said["text"] == kept
    assert nc("journal", "show", said["id"]).out == f"{kept}\n"


def test_a_dash_reads_standard_input_on_a_terminal_too(nc: Nc) -> None:
    said = nc("journal", "add", "-", "--json", stdin="typed\n", terminal=True).value
    assert said["text"] == "typed"


def test_no_standard_input_at_all(
    nc: Nc, monkeypatch: pytest.MonkeyPatch, locations: Locations
) -> None:
    from nc_tui.cli.main import run

    monkeypatch.setattr(sys, "stdin", None)
    assert run(["journal", "add"]) == 1
    assert not locations.data.exists()


@pytest.mark.parametrize("text", ["", " \n\t\n"])
def test_no_text_adds_nothing(nc: Nc, locations: Locations, text: str) -> None:
    assert "Nothing was added" in nc("journal", "add", text).refused(1)
    assert "Nothing was added" in nc("journal", "add", stdin=text).refused(1)
    assert not locations.data.exists()


def test_another_moment(nc: Nc, locations: Locations) -> None:
    ran = nc("journal", "add", "x", "--at", "yesterday 21:30", "--json")
    assert ran.value["at"] == "2026-11-19T21:30:00-05:00"
    assert ran.err == "read as Thursday 19 November, 21:30\n"
    before = locations.data.read_bytes()
    nc("journal", "add", "x", "--at", "tomorrow").refused(1)
    nc("journal", "add", "x", "--mood", "6").refused(2)
    assert locations.data.read_bytes() == before


def test_words_without_quotes_are_not_repeated(nc: Nc) -> None:
    said = nc("journal", "add", "I", "miss", "them").refused(2)
    assert "quotes" in said
    assert "miss" not in said


def test_the_pages_newest_first(nc: Nc, store: Store, letter: Entry) -> None:
    store.keep(Entry(kind="entry", at=AT, zone="x", text="put away", away=AT))
    assert nc("journal", "list").line == "Nothing in the journal yet."
    old = nc("journal", "add", "# Old\nwords", "--at", "2026-11-02 08:00", "--json").value
    new = nc("journal", "add", "x" * 200, "--mood", "3", "--json").value
    assert nc("journal", "list", "--json").value == [new, old]
    assert nc("journal", "list", "--limit", "1", "--json").value == [new]
    assert nc("journal", "list").out.splitlines() == [
        f"{new['id'][-6:]}  20 Nov 2026, 23:40  {'x' * 59}… · so-so",
        f"{old['id'][-6:]}   2 Nov 2026, 08:00  Old",
    ]
    nc("journal", "list", "--limit", "0").refused(2)


def test_a_letter_is_never_shown(nc: Nc, letter: Entry, locations: Locations) -> None:
    before = locations.data.read_bytes()
    for command in ("show", "remove"):
        said = nc("journal", command, str(letter.id)).refused(1)
        assert "letter" in said
        assert SECRET not in said
    assert SECRET not in nc("journal", "list").out
    assert nc("journal", "list", "--json").value == []
    assert locations.data.read_bytes() == before


def test_removing_a_page(nc: Nc, tables: Tables) -> None:
    page = nc("journal", "add", "gone", "--json").value
    assert nc("journal", "remove", page["id"][-6:]).line == "Removed."
    (stored,) = tables()["journal"].values()
    assert (stored["deleted"], stored["text"]) == (EVENING, "gone")
    assert nc("journal", "list", "--json").value == []
    nc("journal", "show", page["id"]).refused(1)


def test_help_leads_with_the_dash_and_the_editor(nc: Nc) -> None:
    said = nc("journal", "add", "--help").out
    about, _, options = said.partition("positional arguments")
    assert "standard input (-)" in about
    assert "$EDITOR" in about
    assert "process lists" in about
    assert "TEXT" in options


def test_searching_finds_pages_and_open_letters_newest_first(
    nc: Nc, store: Store, letter: Entry
) -> None:
    old = nc("journal", "add", "# Café\nsleep", "--at", "2026-11-02 08:00", "--json").value
    new = nc("journal", "add", "No sleep #night", "--mood", "2", "--json").value
    opened = Entry(kind="letter", at=AT, zone="x", text=SECRET, opens=AT, decided="keep")
    store.keep(
        Entry(kind="entry", at=AT, zone="x", text="sleep, put away", away=AT),
        msgspec.structs.replace(letter, opens=AT + timedelta(hours=8)),
        opened,
    )
    assert nc("journal", "search", "SLEEP", "--json").value == [new, old]
    assert nc("journal", "search", "cafe").line == f"{old['id'][-6:]}   2 Nov 2026, 08:00  Café"
    assert nc("journal", "search", "-", stdin="#night mood:1-2").line.endswith("#night · low")
    (found,) = nc("journal", "search", "would", "send", "--json").value
    assert (found["kind"], found["text"], found.get("decided")) == ("letter", SECRET, "keep")
    assert nc("journal", "search", '"not there"').line == "Nothing found."
    assert nc("journal", "search", '"not there"', "--json").value == []


def test_how_a_search_was_read_is_said_on_standard_error(nc: Nc) -> None:
    page = nc("journal", "add", "sleep", "--json").value
    ran = nc("journal", "search", "sleep", "after:yesterday", "mood:9", "--json")
    assert ran.value == [page]
    assert ran.err.splitlines() == [
        "from Thursday 19 November on", "mood: takes 1 to 5, as in mood:2 or mood:1-2",
    ]  # fmt: skip
    assert "nothing to look for" in nc("journal", "search", "").refused(1)


def test_hostile_words_are_searched_and_never_obeyed(nc: Nc) -> None:
    text = "[red]\x1b[31m \u202eRTL שלום e\u0301 👩\u200d💻 \ud800 end"
    page = nc("journal", "add", text, "--json").value
    for words in ("[red]", "\x1b[31m", "שלום", "é", "👩", "\ud800", "end"):
        assert nc("journal", "search", words, "--json").value == [page], words
        assert page["id"][-6:] in nc("journal", "search", words).line
