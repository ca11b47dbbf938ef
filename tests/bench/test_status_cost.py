"""What ``nc-tui status`` costs a tmux that asks every few seconds, against the same launcher
doing nothing, in the same run. Ratios, never seconds."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from nc_tui.locations import Locations
from tests.cli.conftest import process

GOAL = 1.1
"""Of the launcher's time; measured 1.03 to 1.05. With room for a busy machine:"""
BOUND = 1.4

LAUNCHER = """\
import re
import sys
from {module} import main
if __name__ == '__main__':
    sys.argv[0] = re.sub(r'(-script\\.pyw|\\.exe)?$', '', sys.argv[0])
    sys.exit(main())
"""


def test_a_glance_costs_hardly_more_than_the_launcher(locations: Locations, tmp_path: Path) -> None:
    assert process("start", "--since", "2026-01-01 12:00").returncode == 0
    while time.time() - locations.data.stat().st_ctime < 1.1:
        time.sleep(0.05)  # nothing is cached of a file that was changed just now
    (tmp_path / "nothing").mkdir()
    (tmp_path / "nothing" / "__init__.py").touch()
    (tmp_path / "nothing" / "__main__.py").write_text("import os, sys\ndef main(): return 0\n")
    commands: dict[str, list[str]] = {}
    for name in ("nothing", "nc_tui"):
        launcher = tmp_path / f"run_{name}.py"
        launcher.write_text(LAUNCHER.format(module=f"{name}.__main__"))
        commands[name] = [sys.executable, str(launcher), "status", "--format", "tmux"]
    # Compiled once and kept, as where it is installed; the first round is for that.
    plain = {name: value for name, value in os.environ.items() if name[:6] != "PYTHON"}
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(15):
        for name, command in commands.items():
            begin = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=plain)
            taken[name].append(time.perf_counter() - begin)
    ratio = statistics.median(
        ours / bare for ours, bare in zip(taken["nc_tui"][1:], taken["nothing"][1:], strict=True)
    )
    print(f"status: {ratio:.2f} of the launcher (goal {GOAL})")
    assert ratio < BOUND
