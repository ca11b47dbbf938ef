"""SIGKILL at any moment of writing: at most two seconds of typing are missing, ever."""

import json
import random
import signal
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nc_tui.core.records import Entry
from nc_tui.locations import find_locations
from tests.e2e.conftest import begin
from tests.e2e.raw_terminal import RawTerminal

PROMISED = 2.0  # seconds
LETTERS = "eleven steps to the phone [b] and none of them taken\r"


@pytest.fixture
def terminal(home: Path) -> Iterator[RawTerminal]:
    begin()
    opened = RawTerminal()
    yield opened
    opened.close()


def drafted() -> str:
    """What a start would find now."""
    (path,) = find_locations().drafts.glob("*.json")
    return str(json.loads(path.read_bytes())["text"])


def type_and_die(
    terminal: RawTerminal, dice: random.Random, wait: float, letters: range = range(8, 60)
) -> None:
    """Type so many letters as a person does, kill ``wait`` seconds after the last key, and look."""
    terminal.see("no contact")
    terminal.write(b"n")
    terminal.see("ctrl+s")
    typed: list[tuple[float, str]] = []
    for number in range(dice.choice(letters)):
        letter = LETTERS[number % len(LETTERS)]
        terminal.write(letter.encode())
        typed.append((time.monotonic(), "\n" if letter == "\r" else letter))
        terminal.settle_for(dice.choice((0.01, 0.05, 0.05, 0.15, 0.6)))
    last = typed[-1][0]
    terminal.settle_for(max(0.0, last + wait - time.monotonic()))
    killed = time.monotonic()
    terminal.signal(signal.SIGKILL)
    terminal.ended()
    promised = "".join(letter for at, letter in typed if at <= killed - PROMISED)
    whole = "".join(letter for _, letter in typed)
    found = drafted()
    assert whole.startswith(found)
    assert found.startswith(promised)


def test_a_kill_one_second_after_the_last_key(terminal: RawTerminal) -> None:
    type_and_die(terminal, random.Random(0), wait=1.0, letters=range(6, 14))


@pytest.mark.long
@pytest.mark.parametrize("seed", range(50))
def test_a_kill_one_second_after_the_last_key_fifty_times(terminal: RawTerminal, seed: int) -> None:
    type_and_die(terminal, random.Random(seed), wait=1.0)


def test_a_kill_in_a_dialog(terminal: RawTerminal) -> None:
    terminal.see("no contact")
    terminal.write(b"c")
    terminal.see("How is it today")
    terminal.write(b"2\t\t\tcalled mum")
    terminal.settle_for(PROMISED)
    terminal.signal(signal.SIGKILL)
    terminal.ended()
    (path,) = find_locations().drafts.glob("check-in-*.json")
    assert json.loads(path.read_bytes())["check-in-note"] == "called mum"


def test_a_kill_of_two_panes_that_write_the_same_page_loses_neither(home: Path) -> None:
    store, now = begin(), datetime.now(UTC).replace(microsecond=0)
    store.keep(Entry(kind="entry", at=now, zone="UTC", text="As it was."))
    panes = RawTerminal(), RawTerminal()
    try:
        for pane, words in zip(panes, (b" From one.", b" From two."), strict=True):
            pane.see("no contact")
            pane.write(b"4")
            pane.see("As it was")
            pane.write(b"\r")
            pane.settle()
            pane.write(b"\r")
            pane.see("ctrl+s")
            pane.write(words)
            pane.settle_for(PROMISED)
        for pane in panes:
            pane.signal(signal.SIGKILL)
            pane.ended()
    finally:
        for pane in panes:
            pane.close()
    again = RawTerminal()
    try:
        again.until(lambda: not list(find_locations().drafts.glob("*.json")))
    finally:
        again.close()
    texts = sorted(page.text for page in store.reload().journal)
    assert texts == ["As it was. From one.", "As it was. From two."]


@pytest.mark.long
@pytest.mark.parametrize("seed", range(20))
def test_a_kill_in_the_middle_of_a_word(terminal: RawTerminal, seed: int) -> None:
    dice = random.Random(seed)
    terminal.see("no contact")
    type_and_die(terminal, dice, wait=dice.uniform(0.7, 2.0))
