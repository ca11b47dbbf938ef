"""The figures of this machine beside their goals. ▲ marks what is beyond its goal.

python -m tests.bench              # all of them, some three minutes
python -m tests.bench start keys   # some

Ratios are within one run, in turns with what they are measured against, so that a busy machine
troubles both. Nothing of yours is read: each has an empty home of its own.
"""

import argparse
from collections.abc import Callable, Iterator

from tests.bench.figure import Figure
from tests.bench.figures_at_rest import measure_rest
from tests.bench.figures_of_commands import measure_change, measure_commands
from tests.bench.figures_of_keys import measure_keys, measure_pages
from tests.bench.figures_of_starts import measure_quit, measure_start

PARTS: dict[str, Callable[[], Iterator[Figure]]] = {
    "start": measure_start,
    "keys": measure_keys,
    "quit": measure_quit,
    "rest": measure_rest,
    "commands": measure_commands,
    "pages": measure_pages,
    "change": measure_change,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}")
    parts = parser.parse_args().parts or list(PARTS)
    if unknown := set(parts) - set(PARTS):
        parser.error(f"there is no {', '.join(sorted(unknown))}")
    print(f"  {'':<42} {'here':>8} {'goal':>8}")
    for part in parts:
        for figure in PARTS[part]():
            print(figure, flush=True)


if __name__ == "__main__":
    main()
