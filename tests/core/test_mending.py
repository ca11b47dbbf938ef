"""What a person typed is safe to print, and still theirs."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nc_tui.core.text import mend, one_line

FORBIDDEN = {
    *(chr(code) for code in range(0x20) if chr(code) not in "\t\n"),
    "\x7f",
    *(chr(code) for code in range(0x80, 0xA0)),
    *(chr(code) for code in range(0x202A, 0x202F)),
    *(chr(code) for code in range(0x2066, 0x206A)),
    *(chr(code) for code in range(0xD800, 0xE000)),
}

any_text = st.text(
    st.one_of(
        st.characters(exclude_categories=()),
        st.sampled_from(sorted(FORBIDDEN)),
        st.sampled_from("\r\n\t a"),
    )
)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("\x1b]52;c;bm8=\x07", "␛]52;c;bm8=␇"),
        ("\x00\x08\x7f", "␀␈␡"),
        ("a\r\nb\rc\nd\te", "a\nb\nc\nd\te"),
        ("\r\r\n\n", "\n\n\n"),
        ("\x85\x9b31m", "��31m"),
        ("abc\u202edef\u2066\u2069", "abc�def��"),
        ("\ud83d alone \udc94", "� alone �"),
        (
            "💔 naïve — “quoted” 日本 עברית \u200d\u200f",
            "💔 naïve — “quoted” 日本 עברית \u200d\u200f",
        ),
        ("[b]not markup[/b] \\x1b", "[b]not markup[/b] \\x1b"),
        ("", ""),
    ],
)
def test_controls_become_signs_and_everything_else_stays(typed: str, shown: str) -> None:
    assert mend(typed) == shown


@given(any_text)
def test_mending_mended_text_changes_nothing(text: str) -> None:
    once = mend(text)
    assert mend(once) == once


@given(any_text)
def test_no_character_that_a_terminal_obeys_is_left(text: str) -> None:
    assert not FORBIDDEN.intersection(mend(text))


@given(any_text)
def test_each_character_becomes_one_and_only_unsafe_ones_change(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    mended = mend(text)
    assert len(mended) == len(lines)
    for before, after in zip(lines, mended, strict=True):
        assert (before == after) == (before not in FORBIDDEN)


@given(any_text)
def test_mended_text_can_be_written_as_utf_8(text: str) -> None:
    assert mend(text).encode().decode() == mend(text)


@given(any_text)
def test_one_line_has_no_line_end_and_no_double_space(text: str) -> None:
    line = one_line(text)
    assert line.splitlines() in ([], [line])
    assert not re.search(r"\s\s|^\s|\s$|[^\S ]", line)
    assert line.split() == text.split()
