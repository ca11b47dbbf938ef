"""A paste is text, however it is cut into chunks."""

from hypothesis import given
from hypothesis import strategies as st

from nc_tui.tui.paste import PasteMender

START, END = "\x1b[200~", "\x1b[201~"
PIECES = st.lists(
    st.sampled_from(["\x1b", "[", "2", "0", "1", "~", "words", "\x1b[31m", "\x1b]52;c;x\x07", "q"])
)


def mended(text: str, cuts: list[int]) -> str:
    mender, parts, at = PasteMender(), [], 0
    for cut in [*sorted({c % (len(text) + 1) for c in cuts}), len(text)]:
        parts.append(mender.mend(text[at:cut]))
        at = cut
    return "".join(parts)


@given(PIECES.map("".join).filter(lambda text: END not in text), st.lists(st.integers(0)))
def test_no_escape_is_left_between_the_brackets(inside: str, cuts: list[int]) -> None:
    shown = mended(f"a{START}{inside}{END}q", cuts)
    assert shown == f"a{START}{inside.replace(chr(27), '␛')}{END}q"


def test_keys_outside_a_paste_are_left_alone() -> None:
    assert mended("\x1b[A\x1b\x1b[15~", [2, 3]) == "\x1b[A\x1b\x1b[15~"
