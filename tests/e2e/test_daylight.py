"""A letter by the machine's own clock: sealed everywhere at night, open in the morning."""

from pathlib import Path

from tests.cli.conftest import process
from tests.e2e.conftest import begin
from tests.e2e.pane import Pane
from tests.faketime import at, needs_faketime

pytestmark = needs_faketime

WORDS = "I only want to know whether you are sleeping"
NIGHT, MORNING = "2026-11-21 02:05:00", "2026-11-21 08:01:00"


def export(moment: str, out: Path) -> str:
    ran = process("export", "--format", "markdown", "--out", str(out), before=at(moment))
    assert ran.returncode == 0, ran.stderr
    return "\n".join(path.read_text() for path in out.rglob("*") if path.is_file())


def test_its_words_come_out_nowhere_before_daylight_and_then_they_do(
    pane: Pane, tmp_path: Path
) -> None:
    begin()
    added = process("letter", "add", "-", before=at(NIGHT), input=WORDS.encode())
    assert added.stdout == b"Sealed until daylight, 08:00.\n", added.stderr
    assert WORDS.encode() not in process("letter", "list", "--json", before=at(NIGHT)).stdout
    assert WORDS not in export(NIGHT, tmp_path / "night")
    pane.start(prefix=at(NIGHT))
    pane.see("day screen")
    pane.press("esc")
    pane.see("1 Today")
    pane.press("4")
    pane.see("a letter, sealed until 08:00")
    pane.press("enter")
    pane.see("Sealed until daylight, 08:00")
    assert WORDS not in pane.screen()
    pane.press("esc")
    pane.see("1 entry|a letter, sealed until 08:00")
    pane.press("q")
    assert pane.ended() == 0
    pane.kill_server()

    assert WORDS in export(MORNING, tmp_path / "morning")
    pane.start(prefix=at(MORNING))
    pane.press("4")
    pane.see("a letter, open since 08:00")
    pane.press("enter")
    pane.see("Before you read it")
    pane.press("3")
    pane.see(WORDS)
