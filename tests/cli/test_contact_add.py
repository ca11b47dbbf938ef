"""``contact KIND``: what is written, and what is said."""

import pytest

from nc_tui.cli.contact import KINDS
from nc_tui.core.records import ContactKind, RuleKind, ends_run_by_default
from nc_tui.locations import Locations
from tests.cli.conftest import EVENING, Nc, Tables

ENDS = ["replied", "reached-out", "met"]
NEVER = ["necessary", "they-wrote"]
GOES_ON = ["looked", "drafted"]


def test_the_record_is_as_in_data_md(nc: Nc, tables: Tables) -> None:
    ran = nc("contact", "replied", "--note", "one line", "--json")
    fields = {
        "at": EVENING, "zone": "America/New_York", "kind": "replied",
        "ends_run": True, "resumes": "at-once", "note": "one line",
    }  # fmt: skip
    ((record_id, stored),) = tables()["contacts"].items()
    assert stored == fields
    said = ran.value
    assert next(iter(said)) == "id"
    assert said.pop("id") == str(record_id)
    assert said.pop("updated")
    assert said == fields
    assert ran.err == ""


def test_the_kinds_offered_are_those_of_the_records() -> None:
    assert set(KINDS) == {kind.value for kind in ContactKind} - {"start"}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("rule", ["full", "limited", "space", "order"])
def test_the_rule_answers_where_the_person_does_not(nc: Nc, kind: str, rule: str) -> None:
    nc("start", "--since", "2026-11-10 21:00", "--rule", rule)
    said = nc("contact", kind, "--json").value
    ends = kind in ENDS and not (kind == "replied" and rule == "limited")
    assert said["ends_run"] is ends
    assert said.get("resumes") == ("at-once" if ends else None)


@pytest.mark.parametrize("kind", sorted(set(KINDS) - set(NEVER)))
def test_the_person_decides(nc: Nc, kind: str) -> None:
    assert nc("contact", kind, "--ends-run", "--json").value["ends_run"] is True
    said = nc("contact", kind, "--keeps-run", "--json").value
    assert said["ends_run"] is False
    assert "resumes" not in said


@pytest.mark.parametrize("kind", NEVER)
def test_what_has_to_be_said_and_what_they_write_end_no_run(
    nc: Nc, locations: Locations, kind: str
) -> None:
    assert "ends no run" in nc("contact", kind, "--ends-run").refused(2)
    assert not locations.data.exists()
    assert nc("contact", kind, "--keeps-run", "--json").value["ends_run"] is False


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("replied",), "Contact happened. Your 10 days still count."),
        (("replied", "--at", "2026-11-12 10:00"), "Contact happened. Your 2 days still count."),
        (("met", "--at", "2026-11-11 22:00"), "Contact happened. Your one day still counts."),
        (("met", "--at", "2026-11-10 22:00"),
         "Contact happened. You wrote it down, and that counts."),
        (("replied", "--resume-later"),
         "Contact happened. Your 10 days still count. A new run begins when you say so."),
        (("replied", "--keeps-run"), "Noted. The run goes on."),
        (("looked",), "Noted. The run goes on."),
        (("looked", "--at", "2026-11-01"), "Noted."),
        (("necessary",), "Necessary message; not a slip."),
        (("they-wrote",), "They wrote; not a slip."),
    ],
)  # fmt: skip
def test_what_is_said(nc: Nc, argv: tuple[str, ...], said: str) -> None:
    nc("start", "--since", "2026-11-10 21:00")
    assert nc("contact", *argv).line == said


@pytest.mark.parametrize("kind", KINDS)
def test_help_says_what_becomes_of_the_run(nc: Nc, kind: str) -> None:
    said = nc("contact", kind, "--help").out
    ends = ends_run_by_default(ContactKind(kind), RuleKind.FULL)
    assert ("It ends the run, unless you say --keeps-run." in said) is ends
    assert ("The run goes on, unless you say --ends-run." in said) is (kind in GOES_ON)
    assert ("It never ends the run" in said) is (kind in NEVER)
    differs = ends != ends_run_by_default(ContactKind(kind), RuleKind.LIMITED)
    assert ("Under limited contact" in said) is differs


@pytest.mark.parametrize(
    ("rule", "kind", "said", "option"),
    [
        ("full", "replied", "It ends the run.", "--keeps-run"),
        ("order", "met", "It ends the run.", "--keeps-run"),
        ("limited", "replied", "That is what your rule says.", "--ends-run"),
    ],
)
def test_where_a_default_answered_the_way_to_say_otherwise_is_shown_and_works(
    nc: Nc, rule: str, kind: str, said: str, option: str
) -> None:
    nc("start", "--since", "2026-11-10 21:00", "--rule", rule)
    shown = nc("contact", kind).err.strip()
    told, _, how = shown.partition(" If not: nc-tui ")
    assert told == said
    assert how.endswith(option)
    changed = nc(*how.split(), "--json").value
    assert changed["ends_run"] is (option == "--ends-run")
    # Said, it is not explained; nor is what ends nothing under any rule.
    assert nc("contact", kind, option).err == nc("contact", "looked").err == ""


def test_where_no_run_was_open_none_is_said_to_end(nc: Nc) -> None:
    def told(kind: str, at: str, *options: str) -> str:
        read, _, said = nc("contact", kind, "--at", at, *options).err.partition("\n")
        assert read.startswith("read as ")
        return said

    begins = "A run begins here. If not: nc-tui contact edit "
    assert told("reached-out", "4h ago").startswith(begins)
    assert told("met", "3h ago", "--resume-later").startswith("It ends the run. If not: ")
    assert told("met", "2h ago", "--resume-later") == ""  # none ends, and none begins
    assert told("met", "1h ago").startswith(begins)


def test_under_limited_contact_a_reply_begins_no_run(nc: Nc) -> None:
    nc("contact", "met", "--resume-later", "--ends-run")
    nc("start", "--since", "2026-11-10 21:00", "--rule", "limited")
    nc("contact", "met", "--resume-later", "--ends-run")
    shown = nc("contact", "replied").err
    assert shown.startswith("Under your rule no run begins here. If not: nc-tui contact edit ")
    assert shown.endswith("--ends-run\n")


def test_what_went_before_can_be_said_and_changed(nc: Nc) -> None:
    kept = nc("contact", "met", "--before", "a song\nin a shop", "--json").value
    assert kept["before"] == "a song\nin a shop"
    assert "just before: a song in a shop" in nc("contact", "list").line
    changed = nc("contact", "edit", kept["id"], "--before", "", "--json").value
    assert "before" not in changed


def test_under_an_order_a_necessary_message_speaks_of_the_court(nc: Nc) -> None:
    nc("start", "--since", "2026-11-10 21:00", "--rule", "order")
    said = "Necessary message; not a slip. What the court allows comes first."
    assert nc("contact", "necessary").line == said


def test_between_runs_there_are_no_days_to_speak_of(nc: Nc) -> None:
    nc("start", "--since", "2026-11-01 21:00")
    nc("contact", "met", "--at", "2026-11-05 21:00", "--resume-later")
    assert nc("contact", "looked").line == "Noted."
    said = "Contact happened. You wrote it down, and that counts."
    assert nc("contact", "replied").line == said


def test_a_run_may_begin_later(nc: Nc) -> None:
    nc("start", "--since", "2026-11-10 21:00")
    said = nc("contact", "met", "--at", "yesterday 20:00", "--resumed-at", "3h ago", "--json").value
    assert said["at"] == "2026-11-19T20:00:00-05:00"
    assert (said["resumes"], said["resumed_at"]) == ("later", "2026-11-20T20:40:12-05:00")
    assert nc("status", "--json").value["since"] == "2026-11-20T20:40:12-05:00"
    later = nc("contact", "replied", "--resume-later", "--json").value
    assert later["resumes"] == "later"
    assert "resumed_at" not in later
    assert nc("status", "--json").value["days"] is None


@pytest.mark.parametrize(
    "options",
    [
        ("--ends-run", "--keeps-run"),
        ("--keeps-run", "--resume-later"),
        ("--keeps-run", "--resumed-at", "1h ago"),
        ("--resume-later", "--resumed-at", "1h ago"),
        ("--at", "1h ago", "--resumed-at", "2h ago"),
    ],
)
def test_answers_that_contradict_each_other(
    nc: Nc, locations: Locations, options: tuple[str, ...]
) -> None:
    nc("contact", "met", *options).refused(2)
    assert not locations.data.exists()


def test_an_entry_that_ends_nothing_resumes_nothing(nc: Nc) -> None:
    assert "--ends-run" in nc("contact", "looked", "--resume-later").refused(2)
    assert nc("contact", "looked", "--ends-run", "--resume-later").code == 0


@pytest.mark.parametrize("when", ["in 3 hours", "tomorrow", "20/11/2026", "", "Sunday-ish"])
def test_a_moment_ahead_or_unclear_is_refused(nc: Nc, locations: Locations, when: str) -> None:
    nc("contact", "met", "--at", when).refused(1)
    nc("contact", "met", "--resumed-at", when).refused(1)
    assert not locations.data.exists()


def test_the_hour_of_the_overlap_is_compared_as_an_instant(nc: Nc) -> None:
    # 01:50 by the first pass of the hour, 01:10 by the second: later, whatever the wall says.
    first, second = "2026-11-01T01:50:00-04:00", "2026-11-01T01:10:00-05:00"
    said = nc("contact", "met", "--at", first, "--resumed-at", second, "--json").value
    assert (said["at"], said["resumed_at"]) == (first, second)
    nc("contact", "met", "--at", second, "--resumed-at", first).refused(2)


def test_a_note_of_white_space_is_none(nc: Nc) -> None:
    assert "note" not in nc("contact", "met", "--note", " \n", "--json").value


@pytest.mark.parametrize("kind", ["start", "lOOked", "phoned"])
def test_another_kind_is_usage(nc: Nc, kind: str) -> None:
    nc("contact", kind).refused(2)
