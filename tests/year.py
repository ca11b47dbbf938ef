"""The made-up year of ``nc-tui demo`` as a file, to look at.

python -m tests.year /tmp/year.json      # writes it, as of now
"""

import random
import sys
from pathlib import Path

from nc_tui.core.clock import SystemClock
from nc_tui.demo.year import records
from nc_tui.locations import find_locations
from nc_tui.store.database import Store


def write_year(path: Path) -> None:
    """Keep the year in a data file at ``path``, through the store."""
    clock = SystemClock()
    store = Store(find_locations(path), clock, random.Random(7).getrandbits)
    store.keep(*records(clock.now()))


if __name__ == "__main__":
    write_year(Path(sys.argv[1]))
