"""``completions``: what a shell offers is what the parser takes."""

import shutil
import subprocess
from pathlib import Path

import pytest

from nc_tui.cli.commands import build_parser
from nc_tui.cli.completion.tree import places_of
from tests.cli.conftest import Nc

BASH = """
source {script}
COMP_WORDS=({words}); COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
compopt() {{ :; }}
_nc_tui
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
FISH = "source {script}; complete --do-complete {words}"

OFFERED = [
    ("nc-tui st", {"start", "status"}),
    ("nc-tui status --f", {"--format"}),
    ("nc-tui status --format ", {"plain", "tmux", "json"}),
    ("nc-tui contact re", {"replied", "reached-out", "remove"}),
    ("nc-tui --data x contact --json me", {"met"}),
    ("nc-tui --data contact locate s", {"state"}),
    ("nc-tui contact met --ends", {"--ends-run"}),
    ("nc-tui contact edit 1 --kind they", {"they-wrote"}),
    ("nc-tui start --rule ", {"full", "limited", "space", "order"}),
    ("nc-tui surf --pattern b", {"box"}),
    ("nc-tui completions ", {"bash", "zsh", "fish"}),
    ("nc-tui urge 7 --at ", set()),
]


def offered(nc: Nc, tmp_path: Path, shell: str, line: str) -> set[str]:
    """What ``shell`` offers at the end of ``line``."""
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not here")
    script = tmp_path / "script"
    script.write_text(nc("completions", shell).out)
    if shell == "bash":
        words = " ".join(f"'{word}'" for word in line.split(" "))
        code = BASH.format(script=script, words=words)
    else:
        code = FISH.format(script=script, words=f"'{line}'")
    ran = subprocess.run([program, "-c", code], capture_output=True, text=True, timeout=60)
    assert ran.stderr == ""
    return {row.partition("\t")[0] for row in ran.stdout.splitlines() if row}


@pytest.mark.parametrize("shell", ["bash", "fish"])
def test_a_shell_offers_what_can_stand_there(nc: Nc, tmp_path: Path, shell: str) -> None:
    for line, words in OFFERED:
        assert offered(nc, tmp_path, shell, line) == words, line


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_command_and_option_is_in_the_script(nc: Nc, shell: str) -> None:
    script = nc("completions", shell).out
    for place in places_of(build_parser()):
        for name, does in place.commands:
            assert f"{place.name}|{name}" in script
            assert shell == "bash" or does.replace("'", "") in script.replace("\\'", "").replace(
                "'\"'\"'", ""
            )
        for option in place.options:
            long = option.flags[-1]
            assert (f"-l {long[2:]}" if shell == "fish" else long) in script
    program = shutil.which(shell)
    if program is not None:
        checked = subprocess.run(
            [program, "-n"], input=script, capture_output=True, text=True, timeout=60
        )
        assert (checked.returncode, checked.stderr) == (0, "")


def test_no_other_shell(nc: Nc) -> None:
    nc("completions", "cmd").refused(2)
