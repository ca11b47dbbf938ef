"""What Today says of a day, whatever the window."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from nc_tui.content.load import Content, load_content
from nc_tui.core.letters import just_opened
from nc_tui.core.records import CheckIn, Contact, ContactKind, Entry, PlanItem, RuleKind, day_id
from nc_tui.core.state import Snapshot
from nc_tui.tui.screens.today_words import TodayWords

TODAY = date(2026, 11, 20)
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def words() -> Content:
    return load_content()


def plan(kind: Any, order: int = 1, **fields: Any) -> PlanItem:
    return PlanItem(kind=kind, at=NOON, order=order, **fields)


def today(words: Content, *items: PlanItem, days: int = 30, **answers: Any) -> TodayWords:
    begun = Contact(
        id=1, at=NOON - timedelta(days=days), zone="UTC", kind=ContactKind.START, ends_run=True,
        resumes="at-once",
    )  # fmt: skip
    checkins = []
    if answers:
        checkins = [
            CheckIn(id=day_id(TODAY), day=TODAY, at=NOON, zone="UTC", helped=(), **answers)
        ]  # fmt: skip
    return TodayWords(Snapshot([begun], checkins=checkins, plan=items), words, TODAY)


def said(today: TodayWords, room: int = 60) -> str:
    return today.checkin(room, with_intention=True).body.plain


def test_a_milestone_is_a_question_where_the_check_in_is_until_that_is_answered(
    words: Content,
) -> None:
    assert said(today(words)) == "○ Thirty days. How are they for you?   c"
    assert said(today(words), 38) == "○ Thirty days. How are they for you?"
    assert said(today(words, mood=4)) == "● Checked in.   ●●●●○"
    assert said(today(words, days=31)) == "○ Check-in, if useful.   c"
    assert said(today(words, plan("milestone", days=31), days=31)).startswith("○ 31 days.")


def test_a_letter_that_opened_stands_below_the_check_in_until_it_is_read(words: Content) -> None:
    at = datetime(2026, 11, 20, 2, 5, tzinfo=UTC)  # which is still the night before
    letter = Entry(kind="letter", at=at, zone="UTC", text="x", opens=at + timedelta(hours=6))

    def below(letter: Entry, now: datetime, room: int = 60) -> list[str]:
        opened = just_opened([letter], now)
        return said(TodayWords(Snapshot(), words, TODAY, letters=opened), room).splitlines()[1:]

    assert below(letter, NOON) == ["○ A letter of last night can be read now.   4"]
    assert below(letter, NOON, 38) == ["○ A letter can be read now.   4"]
    assert below(letter, at + timedelta(hours=5)) == [], "it is sealed"
    assert below(letter, NOON + timedelta(days=8)) == [], "nobody is asked for ever"
    for decided in ({"strength_after": 3}, {"decided": "keep"}, {"away": NOON}):
        assert below(replace(letter, **decided), NOON) == []


@pytest.mark.parametrize("rule", [RuleKind.SPACE, RuleKind.ORDER])
def test_a_boundary_without_an_end_has_no_milestones(words: Content, rule: RuleKind) -> None:
    assert said(today(words, plan("rule", rule=rule))) == "○ Check-in, if useful.   c"


def test_the_small_thing_is_their_intention_else_an_activity_else_one_that_is_known(
    words: Content,
) -> None:
    swim = plan("activity", text="Swim.")
    assert today(words, swim, intention="call\nSam").small_thing().body.plain == "call Sam"
    assert today(words, swim, mood=3).small_thing().body.plain == "Swim."
    known = {action.text for action in words.choices.actions}
    assert today(words).small_thing().body.plain in known
    assert said(today(words, intention="call Sam", mood=3)) == "● Checked in: call Sam"
    assert said(today(words, intention="call Sam")) == "● For today: call Sam", "how is it?"
    assert said(today(words, intention="a long way round the lake"), 24).endswith("…")


def test_the_plans_sentence_breaks_before_its_i_and_keeps_its_mark(words: Content) -> None:
    sentence = plan("if-then", if_="I want to write after ten", then="I call Sam")
    wide, narrow = (today(words, sentence).sentence(room).body.plain for room in (60, 30))
    assert wide == "▎ If I want to write after ten, I call Sam."
    assert narrow == "▎ If I want to write after\n▎ ten,\n▎ I call Sam."


def test_without_a_plan_a_reason_stands_there_and_not_twice(words: Content) -> None:
    mine = today(words, plan("reason", text="My mornings."))
    assert mine.sentence(60).heading == "a reason of yours"
    assert not mine.reason().body


def test_the_rule_is_in_the_words(words: Content) -> None:
    limited = today(words, plan("rule", rule=RuleKind.LIMITED))
    assert limited.count_words().plain.startswith("days of limited contact\nsince ")
    assert "The first day is kept." in today(words, days=1).count_words().plain


def test_a_clock_behind_the_last_contact_counts_nothing_below_zero(words: Content) -> None:
    ahead = today(words, days=-2)
    assert ahead.stands.days == 0
    assert ahead.count_words().plain.endswith("It begins today.")


def test_in_the_smallest_window_a_nought_does_not_say_that_no_day_was_kept(words: Content) -> None:
    begun: dict[str, Any] = {"zone": "UTC", "ends_run": True, "resumes": "at-once"}
    kept = Contact(id=1, at=NOON - timedelta(days=21), kind=ContactKind.START, **begun)
    slip = Contact(id=2, at=NOON, kind=ContactKind.MET, **begun)
    said = TodayWords(Snapshot([kept, slip]), words, TODAY)
    assert said.count_words_smallest().plain == "20 of 21\nkept"


def test_on_the_day_a_run_ends_the_one_before_is_said(words: Content) -> None:
    begun = Contact(
        id=1, at=NOON - timedelta(days=22), zone="UTC", kind=ContactKind.START, ends_run=True,
        resumes="at-once",
    )  # fmt: skip

    def after(resumes: Any, *, on: date = TODAY) -> TodayWords:
        slip = Contact(
            id=2, at=NOON, zone="UTC", kind=ContactKind.MET, ends_run=True, resumes=resumes
        )
        return TodayWords(Snapshot([begun, slip]), words, on)

    for told in (after("at-once"), after("later")):
        assert "before: 22 days" in told.count_words().plain
        assert "before: 22 days" in told.count_words_narrow(28).plain
    next_day = after("at-once", on=TODAY + timedelta(days=1))
    assert "before" not in next_day.count_words().plain
    assert "before" not in TodayWords(Snapshot([begun]), words, TODAY).count_words().plain
