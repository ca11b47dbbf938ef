"""``letter``: add, list, show; and that a sealed one's words come out nowhere."""

import pytest
import time_machine

from nc_tui.core.records import Entry
from nc_tui.locations import Locations
from nc_tui.store.database import Store
from tests.cli.conftest import EVENING, Nc, Tables, at_new_york
from tests.clocks import FrozenClock

AT = FrozenClock().now()
SECRET = "I only want to know whether you are sleeping."


def add(nc: Nc, *argv: str, stdin: str = SECRET) -> str:
    """The id of a new letter."""
    return str(nc("letter", "add", "-", "--json", *argv, stdin=stdin).value["id"])


def test_the_record_is_as_in_data_md(nc: Nc, tables: Tables) -> None:
    assert nc("letter", "add", SECRET, "--strength", "8").line == (
        "Sealed until daylight, 08:00."
    )  # fmt: skip
    (stored,) = tables()["journal"].values()
    assert stored == {
        "kind": "letter", "at": EVENING, "zone": "America/New_York", "text": SECRET,
        "strength": 8, "opens": "2026-11-21T08:00:00-05:00",
    }  # fmt: skip


def test_a_morning_of_their_own_is_stored_once(nc: Nc, store: Store, tables: Tables) -> None:
    from nc_tui.core.settings import setting_record

    store.keep(setting_record("morning", "05:30"))
    add(nc)
    store.keep(setting_record("morning", "11:00"))
    assert nc("letter", "list").line.endswith("a letter, sealed until 05:30")
    (stored,) = tables()["journal"].values()
    assert stored["opens"] == "2026-11-21T05:30:00-05:00"


def test_a_sealed_letters_words_come_out_nowhere(
    nc: Nc, evening: time_machine.Traveller, locations: Locations
) -> None:
    letter = add(nc, "--strength", "7")
    at_new_york(evening, "2026-11-21T07:59:59")
    before = locations.data.read_bytes()
    shown = nc("letter", "show", letter[-6:])
    assert (shown.code, shown.line) == (0, "Sealed until daylight, 08:00.")
    value = nc("letter", "show", letter, "--json").value
    assert "text" not in value
    assert (value["strength"], value["opens"]) == (7, "2026-11-21T08:00:00-05:00")
    assert nc("letter", "list", "--json").value == [value]
    assert nc("letter", "list").line == (
        f"{letter[-6:]}  20 Nov 2026, 23:40  a letter, sealed until 08:00"
    )
    assert SECRET not in nc("journal", "list").out
    assert locations.data.read_bytes() == before


def test_from_daylight_on_it_is_shown(nc: Nc, evening: time_machine.Traveller) -> None:
    letter = add(nc)
    at_new_york(evening, "2026-11-21T08:00:00")
    assert nc("letter", "show", letter).line == SECRET
    assert nc("letter", "show", letter, "--json").value["text"] == SECRET
    assert nc("letter", "list").line.endswith("a letter, open since 08:00")


def test_decided_letters(nc: Nc, store: Store, evening: time_machine.Traveller) -> None:
    def letter(decided: str) -> int:
        fields = {"kind": "letter", "zone": "x", "text": f"# {decided}\nwords"}
        (kept,) = store.keep(Entry(at=AT, opens=AT, decided=decided, **fields)).records  # type: ignore[arg-type]
        return kept.id

    kept, gone = letter("keep"), letter("let-go")
    at_new_york(evening, "2026-11-21T08:00:00")
    assert nc("letter", "list").line.endswith("  keep")
    assert nc("letter", "show", str(kept)).out == "# keep\nwords\n"
    assert "let go" in nc("letter", "show", str(gone)).refused(1)


def test_at_five_it_says_that_the_morning_is_tomorrows(
    nc: Nc, evening: time_machine.Traveller
) -> None:
    at_new_york(evening, "2026-11-21T05:00:00")
    assert nc("letter", "add", "-", stdin="x").line == (
        "Sealed until daylight, 08:00 tomorrow."
    )  # fmt: skip


def test_no_letters_no_text_no_such_letter(nc: Nc, store: Store, locations: Locations) -> None:
    assert nc("letter", "list").line == "No letters yet."
    assert nc("letter", "list", "--json").value == []
    assert "Nothing was added" in nc("letter", "add", "-", stdin=" \n").refused(1)
    assert not locations.data.exists()
    nc("letter", "show", "123456").refused(1)
    nc("letter", "add", "x", "--strength", "10").refused(2)
    (page,) = store.keep(Entry(kind="entry", at=AT, zone="x", text="a page")).records
    assert "journal show" in nc("letter", "show", str(page.id)).refused(1)


@pytest.mark.parametrize("words", [("I", "miss", "you"), ("--", "x", "miss")])
def test_words_without_quotes_are_not_repeated(nc: Nc, words: tuple[str, ...]) -> None:
    assert "miss" not in nc("letter", "add", *words).refused(2)


def test_help_leads_with_the_dash_and_the_editor(nc: Nc) -> None:
    about, _, options = nc("letter", "add", "--help").out.partition("positional arguments")
    assert "standard input (-)" in about
    assert "$EDITOR" in about
    assert "TEXT" in options
