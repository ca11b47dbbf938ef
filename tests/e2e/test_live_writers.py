"""The app in a pane beside short commands that write the same file."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tinydb import TinyDB

from tests.e2e.conftest import begin
from tests.e2e.pane import Pane


def journal_add(text: str) -> None:
    """As from another pane, and acknowledged."""
    command = [sys.executable, "-m", "nc_tui", "journal", "add", "-"]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def write_many(name: str, times: int) -> None:
    for number in range(times):
        journal_add(f"{name}, page {number}")


def test_loops_that_write_are_all_seen_and_a_draft_stays_as_it_was(
    pane: Pane, data: Path, is_long: bool
) -> None:
    loops, times = (8, 50) if is_long else (3, 5)
    begin()
    pane.start()
    pane.see("no contact")
    pane.press("4")
    pane.see("Nothing written yet")
    pane.press("n")
    pane.see("ctrl\\+s")
    pane.paste("\n".join(f"draft {number}" for number in range(30)))
    pane.see("draft 29")
    pane.press(*["Up"] * 9, "Home")
    pane.type("here ")
    pane.see("here draft 20")
    before = pane.see("writing, 61 words")
    with ThreadPoolExecutor(loops) as pool:
        writing = [pool.submit(write_many, f"loop {n}", times) for n in range(loops)]
        for each in writing:
            each.result()
    assert pane.screen() == before
    pane.type("it is, ")
    pane.see("here it is, draft 20")
    pane.press("esc", "esc")
    pane.see(r"▎ \d\d  draft 0")  # where it belongs among the others
    pane.press("Home", "Down")
    # Another one, with the list in view: it comes by itself.
    pane.see(f"{loops * times + 1} entries")
    journal_add("the last of all")
    pane.see(f"{loops * times + 2} entries")
    pane.see("the last of all")

    kept = [page["text"] for page in TinyDB(data, encoding="utf-8").table("journal").all()]
    (draft,) = [text for text in kept if text.startswith("draft 0\n")]
    assert "here it is, draft 20" in draft
    assert sorted(text for text in kept if text.startswith("loop")) == sorted(
        f"loop {n}, page {number}" for n in range(loops) for number in range(times)
    )
