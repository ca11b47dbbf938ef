"""Kill one change at every call it makes to the system, or let each of the calls fail.

A script of its own, because it forks: ``python -m tests.store.syscalls KIND WHAT EVERY``, where
KIND is that of ``steps``, WHAT is "KILL" or the name of an error, and EVERY the distance between
two of the calls. strace does it: SIGKILL comes before the call is carried out, an error instead
of carrying it out. It prints one JSON list, a call an item.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

from nc_tui.core.errors import StoreError
from tests.store.steps import PlainScene, Scene, scene_of

_CALL = re.compile(r"(?:\d+ +)?([a-z_0-9]+)\(")

FILE_CALLS = {
    "openat", "open", "read", "pread64", "write", "close", "fsync", "newfstatat", "fstat", "stat",
    "statx", "lseek", "flock", "fchmod", "fchown", "renameat2", "rename", "unlink", "unlinkat",
    "mkdir", "truncate", "ftruncate", "getdents64", "fcntl",
}  # fmt: skip
"""Those that a disk can refuse."""


def can_be_traced() -> bool:
    """Whether strace is here and allowed to do it."""
    try:
        run = subprocess.run(["strace", "-qq", "true"], capture_output=True, check=False)
    except FileNotFoundError:
        return False
    return run.returncode == 0


def _under_strace(scene: Scene | PlainScene, *options: str) -> str:
    """What a process says of the change it makes, with strace at it from just before it; "" when
    it was killed."""
    heard, says = os.pipe()
    waits, goes = os.pipe()
    child = os.fork()
    if child == 0:
        _make_change(scene, says, waits)
    os.close(says)
    os.close(waits)
    assert os.read(heard, 1) == b"."
    strace = subprocess.Popen(
        ["strace", "-f", *options, "-p", str(child)], stderr=subprocess.PIPE, text=True
    )
    assert strace.stderr is not None
    assert "attached" in strace.stderr.readline()
    os.write(goes, b".")
    os.waitpid(child, 0)
    strace.communicate()
    words = os.read(heard, 1000).decode()
    os.close(heard)
    os.close(goes)
    return words


def _make_change(scene: Scene | PlainScene, says: int, waits: int) -> None:
    try:
        _, change = scene.begin()
        os.write(says, b".")
        # Calls that no change makes, so that none is harmed here, or counted.
        os.readv(waits, [bytearray(1)])
        words = "acknowledged"
        try:
            change()
        except StoreError as refusal:
            words = f"refused: {refusal}"
        os.writev(says, [words.encode()])
    finally:
        os._exit(0)


def _calls(scene: Scene | PlainScene) -> Iterator[tuple[str, int]]:
    """The calls of one change in their order, each as its name and which of that name it is."""
    scene.set()
    with tempfile.NamedTemporaryFile("r") as trace:
        assert _under_strace(scene, "-o", trace.name) == "acknowledged"
        seen: Counter[str] = Counter()
        for match in map(_CALL.match, trace):
            if match is not None:
                name = match[1]
                if name == "writev":
                    return
                if name != "readv":
                    seen[name] += 1
                    yield name, seen[name]


def main(kind: str, what: str, every: int) -> list[dict[str, Any]]:
    scene = scene_of(kind)
    scene.look()  # what is loaded on first use is loaded: each run makes the same calls
    calls = [call for call in _calls(scene) if what == "KILL" or call[0] in FILE_CALLS]
    found = []
    for name, number in calls[::every]:
        scene.set()
        harm = "signal=KILL" if what == "KILL" else f"error={what}"
        words = _under_strace(scene, "-o", "/dev/null", f"--inject={name}:{harm}:when={number}")
        found.append({"call": f"{name} {number}", "said": words, **scene.look()})
    return found


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], sys.argv[2], int(sys.argv[3]))))
