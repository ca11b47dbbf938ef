"""The digits that are kept at hand are the ones pyfiglet draws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyfiglet import Figlet

from nc_tui.tui.widgets.banner import BIG_FONT, SMALL_FONT
from nc_tui.tui.widgets.digits import digits_of


@pytest.mark.parametrize("font", [BIG_FONT, SMALL_FONT])
@given(number=st.integers(0, 99_999))
def test_the_usual_fonts_are_at_hand_as_pyfiglet_draws_them(font: str, number: int) -> None:
    at_hand = digits_of(font)
    assert at_hand is not None
    rows = ["".join(parts) for parts in zip(*(at_hand[d] for d in str(number)), strict=True)]
    drawn = Figlet(font=font, width=400).renderText(str(number)).split("\n")
    assert [row.rstrip() for row in rows] == [row.rstrip() for row in drawn if row.strip()]


def test_any_other_font_is_asked_of_pyfiglet() -> None:
    assert digits_of("standard") is None
