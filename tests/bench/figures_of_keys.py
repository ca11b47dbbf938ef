"""Keys and their answers, in turns with the least a Textual program can do."""

from collections.abc import Iterator, Sequence
from contextlib import closing

from tests.bench.figure import Figure, middle, new_home, p95
from tests.bench.many_pages import write_pages
from tests.bench.pressing import Took, pressed
from tests.e2e.raw_terminal import RawTerminal

_ROUNDS = 24
_STARTS = 7
_REST = 0.3  # seconds; nobody presses u in the middle of other keys
_READ = 2.0  # seconds in which 50,000 pages are read, behind the first picture
_TODAY, _STREAK = "kept 30 of", "longest"
_BEGINNINGS = (b"neba", b"fogu", b"moli", b"tova", b"reke", b"sito")


def ratios(
    what: str, ours: Sequence[Took], base: Sequence[Took], goals: Sequence[float], method: str
) -> Iterator[Figure]:
    """Middle of ``ours`` to middle of ``base``, and the same of the slowest; on the wall and by
    work."""
    passed, worked = ([[each[i] for each in of] for of in (ours, base)] for i in (1, 0))
    took, update = passed
    yield Figure(f"{what}, p50", middle(took) / middle(update), goals[0], "× update", method)
    work = middle(worked[0]) / middle(worked[1])
    yield Figure(
        f"{what}, p50 of work", work, goals[0], "× update", "time on a core, the same keys"
    )
    if len(goals) > 1:
        slow = p95(took) / p95(update)
        yield Figure(f"{what}, p95", slow, goals[1], "× update", "the slowest twentieth of both")


def measure_keys() -> Iterator[Figure]:
    """Tabs, the breath and the way back, with 10,000 records at 120x40."""
    with (
        new_home(),
        closing(RawTerminal(module="tests.bench.yardstick", columns=120, rows=40)) as yardstick,
    ):
        write_pages(10_000)
        yardstick.see("READY")
        with closing(RawTerminal(columns=120, rows=40)) as ours:
            ours.see(_TODAY)
            took: dict[str, list[Took]] = {"update": [], "tab": [], "breath": [], "esc": []}
            # Everything is seen once before it counts. Each has a loop of its own: a breath, for
            # one, changes the record.
            for number in range(-2, _ROUNDS):
                row = {
                    "update": [pressed(yardstick, key, "SHOWN") for key in (b"1", b"2")],
                    "tab": [pressed(ours, b"2", _STREAK), pressed(ours, b"1", _TODAY)],
                }
                for name, each in row.items() if number >= 0 else ():
                    took[name] += each
            yield from ratios(
                "tab switch", took["tab"], took["update"], (2.5, 4.0),
                "2 and 1 in turns, key to words of the other tab; update: a key changes one Static",
            )  # fmt: skip
            took["update"].clear()
            for number in range(-2, _ROUNDS):
                row = {
                    "update": [pressed(yardstick, key, "SHOWN") for key in (b"1", b"2")],
                }
                ours.settle_for(_REST)
                row["breath"] = [pressed(ours, b"u", "breathe in")]
                pressed(ours, b"\x1b", _TODAY)
                pressed(ours, b"?", "Keys for Today")
                row["esc"] = [pressed(ours, b"\x1b", "")]
                for name, each in row.items() if number >= 0 else ():
                    took[name] += each
        first = [_first_breath() for _ in range(_STARTS)]
    yield from ratios(
        "u to the first breath", took["breath"], took["update"], (2.5,),
        f"u on Today {_REST:g} s after the last key, to its first word",
    )  # fmt: skip
    yield from ratios(
        "the first u after a start", first, took["update"], (2.5,),
        "the same, a second after Today is there",
    )  # fmt: skip
    yield Figure(
        "esc to changed screen", 1000 * middle([each.passed for each in took["esc"]]), 25, "ms",
        "esc on help, key to the first of Today; stock Textual waits 100 ms for more",
    )  # fmt: skip


def _first_breath() -> Took:
    with closing(RawTerminal(columns=120, rows=40)) as ours:
        ours.see(_TODAY)
        ours.settle_for(1.0)
        return pressed(ours, b"u", "breathe in")


def measure_pages() -> Iterator[Figure]:
    """The journal with 50,000 pages, and search in 10,000."""
    with (
        new_home(),
        closing(RawTerminal(module="tests.bench.yardstick")) as yardstick,
    ):
        yardstick.see("READY")
        write_pages(50_000)
        update: list[Took] = []
        with closing(RawTerminal()) as ours:
            ours.see("breathe")
            ours.settle_for(_READ)
            opening = pressed(ours, b"4", "50,000 entries")
            down = []
            for _ in range(_ROUNDS):
                update += [pressed(yardstick, key, "SHOWN") for key in (b"1", b"2")]
                down.append(pressed(ours, b"\x1b[6~", ""))
    begun = started()
    yield Figure(
        "journal of 50,000: open", opening.passed / begun, 1.2, "× minimal",
        "4 on Today at rest, key to their number; minimal: the whole start of one Static",
    )  # fmt: skip
    yield from ratios(
        "journal of 50,000: page down", down, update, (3.0,), "page down, key to anything new"
    )
    yield from _measure_search()


def _measure_search() -> Iterator[Figure]:
    with (
        new_home(),
        closing(RawTerminal(module="tests.bench.yardstick")) as yardstick,
    ):
        yardstick.see("READY")
        write_pages(10_000)
        update, found = list[Took](), list[Took]()
        with closing(RawTerminal()) as ours:
            ours.see("breathe")
            pressed(ours, b"4", "10,000 entries")
            pressed(ours, b"/", "/ again")
            pressed(ours, b"q", "of 10,000")
            pressed(ours, b"\x1b", "10,000 entries")
            for beginning in _BEGINNINGS * 2:
                update += [pressed(yardstick, key, "SHOWN") for key in (b"1", b"2")]
                pressed(ours, b"/", "/ again")
                pressed(ours, beginning, "of 10,000")
                # Every one of them changes how many are found.
                found += [pressed(ours, key, "of 10,000") for key in (b"k", b"\x7f", b"m")]
                pressed(ours, b"\x1b", "10,000 entries")
    yield from ratios(
        "search in 10,000 entries",
        found[3:],
        update,
        (10.0,),
        "key to how many are found",
    )


def started() -> float:
    """Seconds from nothing to the first word of the least a Textual program can do."""
    from tests.bench.figures_of_starts import start

    return middle([start(module="tests.bench.yardstick", shows="READY").passed for _ in range(5)])
