"""A process killed in the middle of a change: the file is whole, and what was said is kept.

Each storm has its control: the same harness on a writer that truncates in place does fail.
"""

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from nc_tui.core.errors import StoreError
from nc_tui.store.database import Store
from nc_tui.store.file_format import decode
from tests.store.children import ROOT, Child
from tests.store.samples import EXAMPLES, urge


def killed_at_every_line(kind: str, folder: Path) -> list[dict[str, Any]]:
    run = subprocess.run(
        [sys.executable, "-m", "tests.store.steps", kind],
        cwd=folder, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, check=True,
    )  # fmt: skip
    found: list[dict[str, Any]] = json.loads(run.stdout)
    return found


def test_a_change_killed_at_any_line_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    found = killed_at_every_line("store", tmp_path)
    held = [step["held"] for step in found]
    assert set(held) == {"before", "after"}
    # Once swapped in it stays, and it is never acknowledged before.
    assert held == sorted(held, key=["before", "after"].index)
    assert [step["held"] for step in found if step["acknowledged"]] == ["after"]
    assert {step["next"] for step in found if "next" in step} == {True}


def test_control_the_same_kills_leave_an_in_place_writer_unreadable(tmp_path: Path) -> None:
    found = killed_at_every_line("in-place", tmp_path)
    assert "unreadable" in {step["held"] for step in found}


def test_a_writer_killed_at_random_moments_loses_nothing_it_acknowledged(
    store: Store, is_long: bool
) -> None:
    chance = random.Random(20261120)
    acknowledged: set[str] = set()
    for _ in range(300 if is_long else 20):
        with Child() as writer:
            writer.tell("keep-on")
            acknowledged.update(writer.hear() for _ in range(chance.randint(1, 4)))
            # Somewhere within the next change: its length is a few milliseconds.
            writer.wait_for_words(chance.random() * 0.006)
            acknowledged.update(writer.kill())
        assert acknowledged <= {str(urge.id) for urge in store.load().urges}
    assert len(store.keep(urge()).snapshot.urges) > len(acknowledged) >= 20


def test_control_a_file_cut_off_anywhere_is_refused(store: Store) -> None:
    store.keep(*(record for record, _ in EXAMPLES))
    whole = store.locations.data.read_bytes()
    assert decode(whole, "nc.json")
    for size in range(len(whole) - 1):
        with pytest.raises(StoreError):
            decode(whole[:size], "nc.json")
