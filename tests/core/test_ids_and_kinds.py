"""Ids of records, and what every record says of itself."""

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nc_tui.core.records import (
    KINDS,
    Contact,
    ContactKind,
    day_id,
    new_id,
    whole_seconds,
)
from tests.clocks import FrozenClock

EXAMPLE = 3764882793037905234
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

moments = st.integers(0, 4_396_000_000_000).map(
    lambda milliseconds: datetime.fromtimestamp(milliseconds / 1000, UTC)
)
entropy = st.integers(0, 2**21 - 1)


def test_the_millisecond_of_an_id_can_be_read_back_from_it() -> None:
    assert EXAMPLE >> 21 == 1795236012000
    clock = FrozenClock("2026-11-20T23:40:12")
    assert new_id(clock.now(), EXAMPLE & (2**21 - 1)) == EXAMPLE


@given(moments, st.integers(0))
def test_an_id_is_positive_and_has_63_bits(moment: datetime, bits: int) -> None:
    made = new_id(moment, bits)
    assert 0 <= made < 2**63
    assert made > 0 or (moment.timestamp() < 0.001 and bits % 2**21 == 0)


@given(
    st.integers(1_767_225_600_000, 2_145_916_800_000),  # 2026 to 2037
    st.integers(1, 10**9),
    entropy,
    entropy,
)
def test_ids_sort_by_the_millisecond_they_were_made(
    millisecond: int, later: int, first: int, second: int
) -> None:
    before = EPOCH + timedelta(milliseconds=millisecond)
    after = before + timedelta(milliseconds=later)
    assert new_id(before, first) >> 21 == millisecond
    assert new_id(before, first) < new_id(after, second)


@given(moments, entropy, entropy)
def test_ids_of_one_millisecond_differ_by_their_random_bits(
    moment: datetime, first: int, second: int
) -> None:
    assert (new_id(moment, first) == new_id(moment, second)) == (first == second)


def test_the_id_of_a_day_is_its_date_in_digits() -> None:
    assert day_id(date(2026, 11, 20)) == 20261120
    assert day_id(date(2027, 1, 2)) == 20270102


def test_moments_are_kept_in_whole_seconds_and_never_rounded_up() -> None:
    moment = datetime(2026, 11, 20, 23, 59, 59, 999_999, tzinfo=UTC)
    assert whole_seconds(moment) == datetime(2026, 11, 20, 23, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.table)
def test_no_screen_can_change_a_record(kind: type[msgspec.Struct]) -> None:
    contact = Contact(
        at=datetime(2026, 11, 20, tzinfo=UTC), zone="UTC", kind=ContactKind.MET, ends_run=True
    )
    assert kind.__struct_config__.frozen
    with pytest.raises(AttributeError):
        contact.note = "changed"  # type: ignore[misc]
