"""The picture of an inline breath: it fits, it breathes, and only what differs is sent."""

from typing import Any

import pyte
from hypothesis import example, given
from hypothesis import strategies as st

from nc_tui.cli.cells import Row, changed_cells, written
from nc_tui.cli.swell import TONES, Look, rows_of
from nc_tui.content.load import load_content
from nc_tui.core.breathing import Moment, Motion, Pattern, phase_at
from nc_tui.tui.palettes import DAWN, DUSK, HIGH_CONTRAST, HIGH_CONTRAST_LIGHT

SLOW, _, BOX, _, SIGH = load_content().breathing.patterns

fills = st.floats(0, 1)
looks = st.builds(
    Look, st.sampled_from([None, *TONES.values()]), st.booleans(), st.booleans(), st.booleans()
)
words = st.sampled_from(["breathe in", "hold", "慢慢吸 in", "once more in", "ever so slowly out"])


def text_of(row: Row) -> str:
    return "".join(cell.char for cell in row)


@given(words, fills, st.integers(1, 220), st.integers(1, 60), looks)
@example("breathe in", 1.0, 1, 1, Look())
def test_no_row_reaches_the_edge_of_the_terminal(
    word: str, fill: float, columns: int, lines: int, look: Look
) -> None:
    moment = Moment(word, Motion.IN, 3.2, fill, 0)
    rows = rows_of(moment, 61.5, columns, lines, look)
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows[0]) < max(2, columns)
    assert len(rows) <= max(1, lines - 2)
    inks = {cell.ink for row in rows for cell in row}
    if look.tones is None and not look.is_coloured:
        assert inks <= {"", "1"}
    if look.is_ascii:
        assert all(text_of(row).isascii() for row in rows)
    if columns >= 30 and word.isascii():
        assert word in text_of(rows[-1])


@given(st.sampled_from([SLOW, BOX, SIGH]), st.floats(0, 60), st.sampled_from([80, 40, 24]))
def test_the_fuller_the_more_of_it_is_drawn(pattern: Pattern, at: float, columns: int) -> None:
    def height(seconds: float) -> int:
        rows = rows_of(phase_at(pattern, seconds), seconds, columns, 24, Look())[:-1]
        return sum(" ▁▂▃▄▅▆▇█".index(cell.char) for row in rows for cell in row)

    now, later = phase_at(pattern, at), phase_at(pattern, at + 0.5)
    if now.fill < later.fill:
        assert height(at) <= height(at + 0.5)
    if now.fill == later.fill:
        assert height(at) == height(at + 0.5)


def test_the_colours_are_those_of_the_app() -> None:
    for theme in (DUSK, DAWN, HIGH_CONTRAST, HIGH_CONTRAST_LIGHT):
        roles = {**theme.variables, "accent": theme.accent}
        assert TONES[theme.name]._asdict() == {name: roles[name] for name in TONES["dusk"]._fields}


inks = st.sampled_from(["", "1", "36", "38;2;1;2;3"])
pieces = st.lists(st.tuples(st.sampled_from(["a", "b c", "慢", "é", "▂▃", " "]), inks), max_size=4)


def row_of(parts: list[tuple[str, str]]) -> Row:
    row = tuple(cell for text, ink in parts for cell in written(text, ink))
    return (row + written(" " * 12))[:12]


def seen(data: str, start: str = "\n\n") -> tuple[list[str], tuple[int, int], list[Any]]:
    screen = pyte.Screen(14, 8)
    pyte.Stream(screen).feed(start.replace("\n", "\r\n") + data)
    inks = [
        (screen.buffer[y][x].fg, screen.buffer[y][x].bold)
        for y in range(8)
        for x in range(14)
        if screen.buffer[y][x].data.strip()
    ]
    return list(screen.display), (screen.cursor.x, screen.cursor.y), inks


@given(st.lists(st.tuples(pieces, pieces), min_size=1, max_size=3))
@example([([("慢", "")], [(" ", "")]), ([], [("a", "1")])])
@example([([("a", "")], [("慢", "1")])])
def test_sending_what_differs_is_as_good_as_sending_it_all(
    rows: list[tuple[list[tuple[str, str]], list[tuple[str, str]]]],
) -> None:
    empty = [row_of([]) for _ in rows]
    before, after = ([row_of(parts[which]) for parts in rows] for which in (0, 1))
    step = changed_cells(empty, before) + changed_cells(before, after)
    assert seen(step) == seen(changed_cells(empty, after))
    assert seen(step)[1] == (0, 2)
    assert changed_cells(after, after) == ""
