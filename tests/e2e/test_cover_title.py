"""The cover in a real terminal: its window is called something else meanwhile, and nothing that
was on the screen can be scrolled back to."""

import os
import signal

from nc_tui.core.clock import SystemClock
from nc_tui.core.records import PlanItem
from tests.e2e.conftest import begin
from tests.e2e.pane import Pane


def test_the_window_is_called_sh_while_covered_and_as_before_after_it(pane: Pane) -> None:
    store = begin()
    store.keep(PlanItem(kind="reason", at=SystemClock().now(), order=1, text="Alex shouted."))
    pane.start()
    pane.see("Alex shouted")
    title = pane.asked("#{pane_title}")
    pane.press(".")
    pane.see_no("Alex")
    assert pane.asked("#{pane_title}") == "sh"
    assert pane.asked("#{history_size}") == "0"
    pane.press("Enter", "Enter")
    pane.see("Alex shouted")
    assert pane.asked("#{pane_title}") == title
    pane.press(".")
    pane.see_no("Alex")
    os.kill(pane.pid, signal.SIGTERM)
    assert pane.ended() == 0
    assert pane.asked("#{pane_title}") == title
    assert "Alex" not in pane.screen()
