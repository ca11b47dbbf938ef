"""Another wall clock for a whole process, C library included, by libfaketime."""

import os
import re
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

_SHARED = Path("/dev/shm")
_BY_PID = re.compile(r"(?:sem\.faketime_sem|faketime_shm)_(\d+)")

needs_faketime = pytest.mark.skipif(
    not shutil.which("faketime"), reason="faketime is not installed"
)


def at(moment: str) -> tuple[str, ...]:
    """What to put in front of a command so that it starts at ``moment``, in the zone of ``TZ``."""
    forget_the_dead()
    # Its threads wait by the monotonic clock, which is to go on as it does.
    return ("env", "FAKETIME_DONT_FAKE_MONOTONIC=1", "faketime", moment)


def by_file(file: Path, zone: str) -> tuple[str, ...]:
    """What to put in front of a command whose clock goes as ``file`` says at each look."""
    forget_the_dead()
    asked = ["faketime", "-f", "+0", "printenv", "LD_PRELOAD"]
    library = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    return (
        "env", f"TZ={zone}", f"LD_PRELOAD={library}", f"FAKETIME_TIMESTAMP_FILE={file}",
        "FAKETIME_NO_CACHE=1", "FAKETIME_DONT_FAKE_MONOTONIC=1",
    )  # fmt: skip


def forget_the_dead(shared: Path = _SHARED) -> None:
    """Remove what libfaketime shared under the number of a process that is gone.

    It names its memory by the process and takes it away in a destructor, which neither a kill nor
    ``os._exit`` lets run; then the next process that is given that number cannot start at all.
    """
    if not shared.is_dir():
        return
    for entry in shared.iterdir():
        of = _BY_PID.fullmatch(entry.name)
        if of and not _lives(int(of[1])):
            # Another worker may have been first, and another user's may not be ours to remove.
            with suppress(FileNotFoundError, PermissionError):
                entry.unlink()


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # it is another user's
        return True
    return True
