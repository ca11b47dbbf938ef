"""From an empty home to a file that plain TinyDB reads, and back again, by keys alone."""

from datetime import timedelta
from pathlib import Path

from tinydb import TinyDB

from nc_tui.core.clock import SystemClock
from tests.e2e.pane import Pane


def answer_first_run(pane: Pane, since: str) -> None:
    pane.see("last contact")
    pane.type(since)
    pane.see("Right")
    pane.press("enter")
    pane.see("Which rule is yours")
    pane.press("enter")
    pane.see("What is your reason")
    pane.type("I want to sleep again.")
    pane.press("enter")
    pane.see("Whom could you call")
    pane.type("Sam")
    pane.press("tab")
    pane.type("07700 900142")
    pane.press("enter")


def test_what_is_typed_in_one_evening_is_all_there_the_next_time(pane: Pane, data: Path) -> None:
    pane.start()
    answer_first_run(pane, "5 days ago 9pm")
    pane.see("days of no contact")
    pane.press("u")
    pane.see("breathe in")
    pane.press("7")
    pane.see(r"(?m)^\s*7\b")
    pane.press("enter")
    pane.see("You stayed with it")
    pane.press("enter")
    pane.see("days of no contact")
    pane.press("n")
    pane.see("ctrl\\+s")
    pane.type("The phone is in the hall.")
    pane.press("Enter")
    pane.type("A second line.")
    pane.press("C-s")
    pane.see("saved")
    pane.press("esc", "esc")
    pane.see("days of no contact")
    pane.press("5")
    pane.see("What today feels like")
    pane.press("Right", "space")
    pane.see("●")
    pane.press("q")
    assert pane.ended() == 0

    tables = TinyDB(data, encoding="utf-8")
    (contact,) = tables.table("contacts").all()
    assert contact["kind"] == "start"
    assert contact["ends_run"] is True
    assert contact["at"][:16] == f"{(SystemClock().now() - timedelta(days=5)).date()}T21:00"
    (urge,) = tables.table("urges").all()
    assert [strength for _, strength in urge["samples"]] == [7]
    assert urge["end"] == "through"
    (entry,) = tables.table("journal").all()
    assert entry["text"] == "The phone is in the hall.\nA second line."
    (reflection,) = tables.table("reflections").all()
    assert reflection["kind"] == "stages"
    assert len(reflection["ticks"]) == 1
    kinds = sorted(item["kind"] for item in tables.table("plan").all())
    assert kinds == ["person", "reason", "rule"]
    tables.close()

    pane.kill_server()
    pane.start()
    pane.see("days of no contact")
    pane.press("4")
    pane.see("The phone is in the hall.")
    pane.press("3")
    pane.see("It was a 7")
    pane.press("5")
    pane.see("●")
