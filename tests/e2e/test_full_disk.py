"""A disk without room: nothing typed is lost, what is said is true, and room is used at once."""

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.e2e.conftest import begin
from tests.e2e.pane import Pane

MakeDisk = Callable[[Path], "SmallDisk"]


class SmallDisk:
    """A disk of 300 kB, mounted at ``path``."""

    def __init__(self, path: Path) -> None:
        path.mkdir(parents=True, exist_ok=True)
        self.path, self._filler = path, path / "filler"
        mount = ["mount", "-t", "tmpfs", "-o", "size=300k,mode=700", "tmpfs", str(path)]
        if subprocess.run(mount, capture_output=True, check=False).returncode:
            pytest.skip("no right to mount a small disk")

    def fill(self) -> None:
        with self._filler.open("wb", buffering=0) as filler, suppress(OSError):
            for size in (4096, 1):
                with suppress(OSError):
                    while True:
                        filler.write(b"x" * size)

    def free(self) -> None:
        self._filler.unlink()

    def unmount(self) -> None:
        subprocess.run(["umount", "-l", str(self.path)], check=False)


@pytest.fixture
def small_disk(pane: Pane) -> Iterator[MakeDisk]:
    """Makes small disks; they are gone after the pane is."""
    disks: list[SmallDisk] = []

    def make(path: Path) -> SmallDisk:
        disks.append(SmallDisk(path))
        return disks[-1]

    if sys.platform != "linux":
        pytest.skip("needs tmpfs")
    yield make
    pane.kill_server()
    for disk in disks:
        disk.unmount()


def entries(data: Path) -> list[str]:
    return [page["text"] for page in TinyDB(data, encoding="utf-8").table("journal").all()]


def write(pane: Pane, words: str) -> None:
    pane.press("n")
    pane.see("ctrl\\+s")
    pane.type(words)
    pane.see(words)


def test_a_full_disk_keeps_the_words_and_a_kill_then_loses_none(
    pane: Pane, home: Path, data: Path, small_disk: MakeDisk
) -> None:
    disk, state = small_disk(data.parent), small_disk(home / "state")
    begin()
    pane.start()
    pane.see("no contact")
    disk.fill()
    state.fill()
    write(pane, "Eleven steps")
    pane.see("No draft yet: the disk is full. Your words are still here.")
    pane.press("C-q")
    pane.see(r"(?s)Quit\?.*Your\s+words are only here")
    pane.press("esc")
    pane.see_no("only here")
    state.free()
    pane.see_no("No draft yet")  # by itself
    pane.press("C-s")
    pane.see("Not saved: the disk is full. Your words are kept as a draft")
    pane.see("Eleven steps")
    os.kill(pane.pid, signal.SIGKILL)
    pane.kill_server()
    assert entries(data) == []
    disk.free()
    pane.start()
    pane.see("Welcome back. The page you were writing is in the journal.")
    assert entries(data) == ["Eleven steps"]


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="needs Linux")
def test_a_file_that_may_not_grow_is_told_asked_about_and_saved_once_it_may(
    pane: Pane, data: Path
) -> None:
    begin("a long note " * 50)  # so that a draft still fits where the file does not
    pane.start()
    pane.see("no contact")
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.prlimit(pane.pid, resource.RLIMIT_FSIZE, (600, hard))
    write(pane, "Eleven steps")
    pane.press("C-s")
    pane.see("Not saved: the file would be larger than allowed. Your words are kept as a")
    pane.press("C-q")
    pane.see(r"(?s)Quit\?.*Your\s+words are kept as a draft")
    pane.press("esc")
    pane.see_no("Quit\\?")
    pane.see("Eleven steps")
    assert entries(data) == []
    resource.prlimit(pane.pid, resource.RLIMIT_FSIZE, (hard, hard))
    pane.see_no("Not saved")
    pane.see("saved, 2 words")
    assert entries(data) == ["Eleven steps"]
    pane.press("C-q")
    assert pane.ended() == 0
