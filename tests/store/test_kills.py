"""A process killed in the middle of a change: the file is whole, and what was said is kept.

Each storm has its control: the same harness on a writer that truncates in place does fail.
"""

import json
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest

from nc_tui.core.errors import StoreError
from nc_tui.locations import find_locations
from nc_tui.store.database import Store
from nc_tui.store.file_format import decode
from tests.clocks import FrozenClock
from tests.store.children import ROOT, Child
from tests.store.deeds import pages_of
from tests.store.samples import EXAMPLES, entry
from tests.store.steps import KINDS, Scene
from tests.store.syscalls import can_be_traced

traced = pytest.mark.skipif(not can_be_traced(), reason="needs strace, and the right to trace")

SHORT = {
    *(("keep", "line"), ("undo", "line"), ("restore", "line")),
    *(("keep", "KILL"), ("undo", "KILL"), ("edit", "ENOSPC"), ("restore", "EIO")),
}


def of_each_kind(*harms: str) -> list[Any]:
    """Every harm to every kind of change; most of them only in the long form."""
    return [
        pytest.param(kind, harm, marks=[] if (kind, harm) in SHORT else pytest.mark.long)
        for harm in harms
        for kind in KINDS
    ]


def harmed(script: str, folder: Path, *words: str) -> list[dict[str, Any]]:
    run = subprocess.run(
        [sys.executable, "-m", f"tests.store.{script}", *words], cwd=folder, check=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE,
    )  # fmt: skip
    found: list[dict[str, Any]] = json.loads(run.stdout)
    print(f"{script} {' '.join(words)}: {len(found)} points")
    return found


# At every line


@pytest.mark.parametrize(("kind", "at"), of_each_kind("line"))
def test_a_change_killed_at_any_line_is_there_whole_or_not_at_all(
    kind: str, at: str, tmp_path: Path, is_long: bool
) -> None:
    found = harmed("steps", tmp_path, kind, "1" if is_long else "71")
    held = [step["held"] for step in found]
    assert set(held) == {"before", "after"}
    # Once swapped in it stays, and it is never acknowledged before.
    assert held == sorted(held, key=["before", "after"].index)
    assert [step["held"] for step in found if step["acknowledged"]] == ["after"]
    assert {step["next"] for step in found} == {True}


def test_control_the_same_kills_leave_an_in_place_writer_unreadable(tmp_path: Path) -> None:
    found = harmed("steps", tmp_path, "plain-tinydb", "1")
    assert "unreadable" in {step["held"] for step in found}


# At every call to the system


@traced
@pytest.mark.parametrize(("kind", "harm"), of_each_kind("KILL", "ENOSPC", "EIO", "EACCES"))
def test_a_change_harmed_at_any_call_to_the_system_is_there_whole_or_not_at_all(
    kind: str, harm: str, tmp_path: Path, is_long: bool
) -> None:
    found = harmed("syscalls", tmp_path, kind, harm, "1" if is_long else "11")
    for point in found:
        said, held = point["said"], point["held"]
        assert held in ("before", "after"), point
        assert point["next"], point
        if harm == "KILL":
            assert said == "", point
        elif said == "acknowledged":
            assert held == "after", point
        else:
            assert said.startswith("refused: "), point
            assert "\n" not in said, point
            # There is only one refusal that leaves it there, and says so: a new file has no
            # other to change places with.
            assert held == "before" or (kind == "first" and "It was written" in said), point
    assert {point["held"] for point in found} == {"before", "after"}


@traced
def test_control_the_same_calls_killed_leave_an_in_place_writer_unreadable(tmp_path: Path) -> None:
    found = harmed("syscalls", tmp_path, "plain-tinydb", "KILL", "1")
    assert "unreadable" in {point["held"] for point in found}


# At random moments


def test_a_writer_killed_at_random_moments_loses_nothing_it_acknowledged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_long: bool
) -> None:
    chance = Random(20261120)
    done: Counter[str] = Counter()
    under_way: Counter[str] = Counter()
    for part in range(15 if is_long else 1):
        monkeypatch.setenv("NC_TUI_DATA", str(tmp_path / f"{part}" / "nc.json"))
        store = Store(find_locations(), FrozenClock(), lambda bits: 0)
        store.keep(entry("first"))
        with Child() as process:
            for seed in range(100 if is_long else 40):
                before = pages_of(store.load())
                process.fork()
                assert process.ask(f"live {100 * part + seed}") == "living"
                time.sleep(chance.random() * chance.choice((0.02, 0.1)))
                words = [json.loads(each) for each in process.kill_twin()]
                intended = [each["pages"] for each in words if each["what"] == "will"]
                acknowledged = [each["pages"] for each in words if each["what"] == "did"]
                assert acknowledged == intended[: len(acknowledged)]
                # The last that was acknowledged, or the one that was under way.
                pages = list(pages_of(store.load()))
                assert pages in [list(before), *intended][len(acknowledged) :], words[-2:]
                assert store.take_news() == []
                done.update(each["kind"] for each in words if each["what"] == "did")
                under_way.update(each["kind"] for each in words[-1:] if each["what"] == "will")
        assert "next" in pages_of(store.keep(entry("next")).snapshot)
    print(f"{done.total()} acknowledged; killed in the middle of {dict(under_way)}")
    assert under_way.total() > 20
    assert len(under_way) > 2


@pytest.mark.parametrize("kind", ["undo", "redo"])
def test_an_undo_killed_between_log_and_swap_is_made_by_the_next_one(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    scene = Scene(kind)
    before = scene.locations.data.read_bytes()
    _, change = scene.begin()
    change()
    scene.locations.data.write_bytes(before)
    store = scene.open()
    assert pages_of(store.load()) == scene.before
    store.undo() if kind == "undo" else store.redo()
    assert pages_of(store.load()) == scene.after


def test_control_a_file_cut_off_anywhere_is_refused(store: Store) -> None:
    store.keep(*(record for record, _ in EXAMPLES))
    whole = store.locations.data.read_bytes()
    assert decode(whole, "nc.json")
    for size in range(len(whole) - 1):
        with pytest.raises(StoreError):
            decode(whole[:size], "nc.json")
