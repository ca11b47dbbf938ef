"""``updated`` stamps: they order changes, whatever the wall clock does."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nc_tui.core.stamp import is_stamp, next_stamp
from tests.clocks import FrozenClock

HERE, THERE = "9f3a61c2", "00000001"
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def parts(stamp: str) -> tuple[int, int, int]:
    milliseconds, counter, machine = stamp.split("-")
    return int(milliseconds), int(counter, 16), int(machine, 16)


def test_the_first_stamp_is_the_millisecond_with_counter_zero() -> None:
    clock = FrozenClock("2026-11-20T23:40:12")
    assert next_stamp("", clock.now(), HERE) == "1795236012000-0000-9f3a61c2"


def test_changes_in_the_same_millisecond_count_up() -> None:
    first = next_stamp("", NOON, HERE)
    second = next_stamp(first, NOON, HERE)
    assert second == f"{first[:13]}-0001-{HERE}"


def test_the_counter_starts_anew_when_time_has_passed() -> None:
    first = next_stamp(f"{int(NOON.timestamp() * 1000)}-00ff-{THERE}", NOON, HERE)
    later = next_stamp(first, NOON + timedelta(milliseconds=1), HERE)
    assert parts(later)[:2] == (parts(first)[0] + 1, 0)


def test_a_clock_that_went_back_never_takes_a_stamp_back() -> None:
    first = next_stamp("", NOON, HERE)
    after = next_stamp(first, NOON - timedelta(days=400), HERE)
    assert after > first
    assert parts(after)[:2] == (parts(first)[0], 1)


def test_a_full_counter_borrows_the_next_millisecond() -> None:
    assert next_stamp("1795236012000-fffe-9f3a61c2", NOON, HERE) == "1795236012000-ffff-9f3a61c2"
    assert next_stamp("1795236012000-ffff-9f3a61c2", NOON, HERE) == "1795236012001-0000-9f3a61c2"


@given(
    st.lists(
        st.tuples(
            st.integers(10**9, 10**10 - 1).map(lambda second: datetime.fromtimestamp(second, UTC)),
            st.sampled_from([HERE, THERE, "ffffffff"]),
        ),
        min_size=2,
        max_size=20,
    ),
    st.sampled_from(["", "1795236012000-fffd-9f3a61c2"]),
)
def test_stamps_only_ever_rise_and_their_text_sorts_as_their_time_does(
    changes: list[tuple[datetime, str]], largest: str
) -> None:
    stamps = []
    for now, machine in changes:
        largest = next_stamp(largest, now, machine)
        stamps.append(largest)
        assert parts(largest)[0] >= int(now.timestamp() * 1000)
    assert all(is_stamp(stamp) for stamp in stamps)
    assert {len(stamp) for stamp in stamps} == {27}
    assert stamps == sorted(set(stamps)) == sorted(stamps, key=parts)


@pytest.mark.parametrize("machine", [HERE, THERE])
def test_a_stamp_ends_with_the_machine_that_made_the_change(machine: str) -> None:
    assert next_stamp(next_stamp("", NOON, HERE), NOON, machine).endswith(f"-{machine}")
