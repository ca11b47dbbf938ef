"""One line of the table: what was measured, how, and the most it may be."""

import os
import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple


class Figure(NamedTuple):
    """``here`` and ``goal`` count in ``unit``; ``method`` is one line."""

    what: str
    here: float
    goal: float
    unit: str
    method: str

    @property
    def is_reached(self) -> bool:
        return self.here <= self.goal

    def __str__(self) -> str:
        mark = " " if self.is_reached else "▲"
        return (
            f"{mark} {self.what:<42} {self.here:>8.2f} {self.goal:>8.2f}  {self.unit}\n"
            f"    {self.method}"
        )


def middle(values: Sequence[float]) -> float:
    return statistics.median(values)


def p95(values: Sequence[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]


@contextmanager
def new_home() -> Iterator[Path]:
    """An empty home for this process and those it starts, at noon: the night has a screen of its
    own. What is compiled is kept there too, as where it is installed."""
    before = dict(os.environ)
    with TemporaryDirectory(prefix="nc-tui-bench-") as folder:
        for name in [name for name in os.environ if name.startswith(("PYTHON", "NC_TUI"))]:
            del os.environ[name]
        os.environ["HOME"] = folder
        for kind in ("DATA", "STATE", "CONFIG", "CACHE"):
            os.environ[f"XDG_{kind}_HOME"] = str(Path(folder) / kind.lower())
        # POSIX counts westward: at 15 h UTC it is noon at Etc/GMT+3.
        os.environ["TZ"] = f"Etc/GMT{time.gmtime().tm_hour - 12:+d}"
        time.tzset()
        try:
            yield Path(folder)
        finally:
            os.environ.clear()
            os.environ.update(before)
            time.tzset()
