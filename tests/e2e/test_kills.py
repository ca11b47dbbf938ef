"""A pane may die at any moment: what was typed is there at the next start."""

import os
import signal
import time
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.e2e.conftest import begin
from tests.e2e.pane import Pane

PROMISED = 2.0
"""Seconds after the last key within which everything typed is on disk (data.md, drafts)."""


@pytest.fixture(autouse=True)
def not_the_first_run(home: Path) -> None:
    begin()


def die(pane: Pane, how: str) -> None:
    if how == "kill-server":
        pane.kill_server()
        return
    os.kill(pane.pid, signal.SIGKILL)
    pane.kill_server()


@pytest.mark.parametrize("how", ["SIGKILL", "kill-server"])
def test_a_page_survives_a_kill_two_seconds_after_the_last_key(
    pane: Pane, data: Path, how: str
) -> None:
    pane.start()
    pane.see("no contact")
    pane.press("n")
    pane.see("ctrl\\+s")
    pane.type("Eleven steps to the phone [b]x[/b]")
    pane.see("Eleven steps")
    time.sleep(PROMISED)
    die(pane, how)
    pane.start()
    if how == "SIGKILL":
        pane.see("Welcome back")  # a hang-up leaves time to make it an entry; this does not
    pane.see("no contact")
    pane.press("4")
    pane.see("Eleven steps to the phone")
    (entry,) = TinyDB(data, encoding="utf-8").table("journal").all()
    assert entry["text"] == "Eleven steps to the phone [b]x[/b]"


@pytest.mark.parametrize("how", ["SIGKILL", "kill-server"])
def test_an_urge_survives_a_kill_with_the_strengths_so_far(
    pane: Pane, data: Path, how: str
) -> None:
    pane.start()
    pane.see("no contact")
    pane.press("u")
    pane.see("breathe in")
    pane.press("8")
    pane.press("7")
    time.sleep(PROMISED)
    die(pane, how)
    (urge,) = TinyDB(data, encoding="utf-8").table("urges").all()
    assert [strength for _, strength in urge["samples"]] == [8, 7]
    assert urge["end"] == "left"
    pane.start()
    pane.see("no contact")
    pane.press("3")
    pane.see("8 → 7")
