"""What a file would add is worked out first, and adds nothing twice and takes nothing away."""

from typing import Any

import pytest

from nc_tui.core.importing import plan_pages, plan_records, say_counts
from nc_tui.core.tables import Fields

OLD, NEW = "1795236012000-0000-9f3a61c2", "1795236013000-0000-9f3a61c2"
AT = "2026-11-20T23:40:12-05:00"


def page(text: str = "One.", stamp: str = OLD, **fields: Any) -> Fields:
    return {"kind": "entry", "at": AT, "zone": "UTC", "text": text, "updated": stamp, **fields}


def met(ours: Fields | None, theirs: Fields, *, back: bool = False) -> tuple[str, Fields | None]:
    """What becomes of the one record, and what is written."""
    here = {"journal": {"7": ours}} if ours else {}
    planned = plan_records(here, {"journal": {"7": theirs}}, bring_back=back)
    fates = [fate for fate, _ in planned.counts]
    written = {**planned.records, **planned.brought_back}
    return (fates[0] if fates else "", written.get(("journal", "7")))


def test_what_is_not_here_is_added_as_it_is() -> None:
    assert met(None, page()) == ("added", page())


def test_what_is_here_is_not_added_again_whenever_it_was_written() -> None:
    assert met(page(), page()) == ("same", None)
    assert met(page(stamp=NEW), page()) == ("same", None)


def test_changed_in_both_places_the_newer_is_shown_and_the_other_kept() -> None:
    older, newer = page("One."), page("Two.", NEW)
    both = newer | {"history": [older]}
    assert met(older, newer) == ("newer", both)
    assert met(newer, older) == ("older", both)
    assert met(both, older) == ("same", None), "and only once"


def test_what_was_taken_away_here_stays_away_unless_it_is_asked_for() -> None:
    gone = page(stamp=NEW, deleted=AT)
    assert met(gone, page()) == ("away", None)
    fate, back = met(gone, page(), back=True)
    assert fate == "added"
    assert back is not None
    assert back["text"] == "One."
    assert back.keys().isdisjoint({"deleted", "updated"})


def test_brought_back_with_other_words_both_are_kept() -> None:
    gone = page("Mine.", NEW, deleted=AT)
    _, back = met(gone, page("Theirs."), back=True)
    assert back is not None
    assert back["text"] == "Theirs."
    assert [version["text"] for version in back["history"]] == ["Mine."]


@pytest.mark.parametrize("back", [False, True])
def test_what_was_erased_here_stays_erased(back: bool) -> None:
    tombstone = {"updated": NEW, "deleted": AT}
    assert met(tombstone, page(), back=back) == ("away", None)


def test_an_import_takes_nothing_away() -> None:
    assert met(page(), page(stamp=NEW, deleted=AT)) == ("", None)
    assert met(page(), {"updated": NEW, "deleted": AT}) == ("", None)


def test_pages_without_ids_are_known_by_minute_and_text() -> None:
    here = {"journal": {"7": page(), "8": page("Gone.", deleted=AT)}}
    theirs = [
        page(at="2026-11-20T23:40:00-05:00"),
        page("Other."), page("Other."), page("Gone."), page(at="2026-11-20T23:41:00-05:00"),
    ]  # fmt: skip
    planned = plan_pages(here, theirs, bring_back=False)
    assert [each["text"] for each in planned.new] == ["Other.", "One."]
    assert (planned.number("added"), planned.number("same"), planned.number("away")) == (2, 2, 1)
    again = plan_pages(here, theirs, bring_back=True)
    assert "deleted" not in again.brought_back["journal", "8"]


def test_it_is_said_of_each_kind() -> None:
    letter = page(kind="letter")
    planned = plan_records(
        {"urges": {"1": page()}},
        {
            "journal": {"7": page(), "8": page(), "9": letter},
            "urges": {"1": page()},
            "x": {"1": {}},
        },
        bring_back=False,
    )
    assert say_counts(planned.counts, is_dry=True) == [
        "Would be added: 2 pages, 1 letter and 1 other record.", "Here already: 1 urge.",
    ]  # fmt: skip
    assert say_counts({}, is_dry=False) == ["Nothing in it is new."]
