"""A model of what a power cut leaves of a folder, for machines where no power can be cut.

What a program asks of the system is recorded, and then cut off after any one of the calls. The
file system owes only what was synced: the bytes of a file that was, the names of a folder that
was. Of all else any part may be there. Names are independent of each other and of the bytes, so
that a new name may stand for an empty file, and a folder just made be gone with all that is in
it. This is what POSIX promises, and crueller than most file systems are. (Pillai et al. 2014,
*All File Systems Are Not Created Equal*, whose ALICE searches the same states.)

Within a file it knows writes and truncations. Each may be done or missing, a write also cut
short or, where the size came before the bytes, zeros. It knows nothing of drives that lie.
"""

import io
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest
import tinydb.storages

from nc_tui.store import durable

Tree = dict[Path, bytes | None]
"""Everything below a folder: a file's bytes, None for a folder."""

FOLDER = 0
Inode = int | None
"""What a name stands for: a file's number, FOLDER, None for nothing."""


class Step(NamedTuple):
    """One call to the system, as the method of ``Disk`` that it is; or a word said between two."""

    call: str
    words: tuple[Any, ...]


@dataclass
class _File:
    synced: bytes = b""
    waiting: list[tuple[int, bytes | None]] = field(default_factory=list)
    """Where and what was written since; None for the file cut off there."""

    def after(self, fates: Sequence[str], cut: float) -> bytes:
        """The bytes, when each of what waits came to this."""
        data = bytearray(self.synced)
        for (at, written), fate in zip(self.waiting, fates, strict=True):
            if fate == "missing":
                continue
            data.extend(bytes(max(0, at - len(data))))
            if written is None:
                del data[at:]
                continue
            if fate == "zeros":
                written = bytes(len(written))
            elif fate == "cut":
                written = written[: int(len(written) * cut)]
            data[at : at + len(written)] = written
        return bytes(data)


class Disk:
    """Names and files below one folder, each with what is synced and what is not yet."""

    def __init__(self) -> None:
        self._files: dict[int, _File] = {}
        self._names: dict[Path, list[Inode]] = {}
        """What each name stood for since its folder was synced, oldest first."""

    # What a program does

    def name(self, path: Path, inode: Inode) -> None:
        self._names.setdefault(path, [None]).append(inode)

    def write(self, inode: int, at: int, data: bytes) -> None:
        self._files.setdefault(inode, _File()).waiting.append((at, data))

    def truncate(self, inode: int, size: int) -> None:
        self._files.setdefault(inode, _File()).waiting.append((size, None))

    def sync_file(self, inode: int) -> None:
        file = self._files.setdefault(inode, _File())
        file.synced, file.waiting = file.after(["done"] * len(file.waiting), 1), []

    def sync_folder(self, folder: Path) -> None:
        for path, stood_for in self._names.items():
            if path.parent == folder:
                del stood_for[:-1]

    # What there is

    def inode(self, path: Path) -> Inode:
        return self._names.get(path, [None])[-1]

    def running(self) -> Tree:
        """What programs see, as long as there is power."""
        return self._tree(_newest, lambda: "done")

    def at_the_edges(self) -> list[Tree]:
        """After a cut: nothing but what was synced; all names, but the bytes not yet; all bytes,
        but the names not yet; everything."""
        return [
            self._tree(_oldest, lambda: "missing"), self._tree(_newest, lambda: "missing"),
            self._tree(_oldest, lambda: "done"), self.running(),
        ]  # fmt: skip

    def by_chance(self, chance: Random) -> Tree:
        """After a cut: any of what may be left."""
        fates = ("done", "missing", "zeros", "cut")
        return self._tree(chance.choice, lambda: chance.choice(fates), chance.random())

    def _tree(
        self, pick: Callable[[list[Inode]], Inode], fate: Callable[[], str], cut: float = 1
    ) -> Tree:
        bytes_of: dict[Inode, bytes | None] = {FOLDER: None}
        for number, file in self._files.items():
            bytes_of[number] = file.after([fate() for _ in file.waiting], cut)
        tree: Tree = {}
        for path in sorted(self._names):
            inode = pick(self._names[path])
            if inode is not None and (path.parent == Path() or path.parent in tree):
                tree[path] = bytes_of.get(inode, b"")
        return tree


def _newest(stood_for: list[Inode]) -> Inode:
    return stood_for[-1]


def _oldest(stood_for: list[Inode]) -> Inode:
    return stood_for[0]


class Recorder:
    """Takes down what is done below ``root``."""

    def __init__(self, root: Path) -> None:
        self.steps: list[Step] = []
        self._root = root
        self._disk = Disk()
        self._files = 0
        self._open: dict[int, tuple[Path, Inode]] = {}

    def say(self, words: object) -> None:
        """A word of the program itself, at this moment."""
        self.steps.append(Step("said", (words,)))

    def missed_nothing(self) -> bool:
        """Whether the folder is as what was taken down would have left it."""
        return tree_below(self._root) == self._disk.running()

    def opened(self, descriptor: int, path: Any, cut_off: bool) -> None:
        below = self._below(path)
        if below is None:
            return
        inode = FOLDER if below == Path() else self._disk.inode(below)
        if inode is None:
            self._files += 1
            inode = self._files
            self.named(path, inode)
        elif cut_off:
            self._note("truncate", inode, 0)
        self._open[descriptor] = below, inode

    def closed(self, descriptor: int) -> None:
        self._open.pop(descriptor, None)

    def wrote(self, descriptor: int, data: bytes) -> None:
        if descriptor in self._open:
            at = os.lseek(descriptor, 0, os.SEEK_CUR) - len(data)
            self._note("write", self._open[descriptor][1], at, data)

    def truncated(self, where: Any, size: int) -> None:
        inode = self._open[where][1] if where in self._open else self.inode(where)
        if inode is not None:
            self._note("truncate", inode, size)

    def synced(self, descriptor: int) -> None:
        path, inode = self._open.get(descriptor, (Path(), None))
        if inode == FOLDER:
            self._note("sync_folder", path)
        elif inode is not None:
            self._note("sync_file", inode)

    def named(self, path: Any, inode: Inode) -> None:
        below = self._below(path)
        if below is not None:
            self._note("name", below, inode)

    def inode(self, path: Any) -> Inode:
        below = self._below(path)
        return None if below is None else self._disk.inode(below)

    def _below(self, path: Any) -> Path | None:
        if isinstance(path, int):
            return None
        absolute = Path(os.path.abspath(os.fsdecode(path)))  # noqa: PTH100 - follows no link
        return absolute.relative_to(self._root) if absolute.is_relative_to(self._root) else None

    def _note(self, call: str, *words: Any) -> None:
        getattr(self._disk, call)(*words)
        self.steps.append(Step(call, words))


@contextmanager
def recording(root: Path) -> Iterator[Recorder]:
    """Take down what this process does below ``root``, which is empty, by the functions of
    ``os``, by ``durable.exchange`` and by tinydb's own files."""
    recorder = Recorder(root)
    with pytest.MonkeyPatch.context() as patch:
        for name, tell in _calls(recorder).items():
            patch.setattr(os, name, _telling(getattr(os, name), tell))
        exchange = _telling(durable.exchange, _exchanged(recorder))
        patch.setattr(durable, "exchange", exchange)
        patch.setattr(tinydb.storages, "open", _open_of(recorder), raising=False)
        yield recorder


def _telling(real: Callable[..., Any], tell: Callable[..., object]) -> Callable[..., Any]:
    def call(*args: Any, **kwargs: Any) -> Any:
        result = real(*args, **kwargs)
        tell(result, *args)
        return result

    return call


def _calls(recorder: Recorder) -> dict[str, Callable[..., object]]:
    def open_(descriptor: int, path: Any, flags: int, mode: int = 0) -> None:
        recorder.opened(descriptor, path, bool(flags & os.O_TRUNC))

    def rename(_: None, source: Any, target: Any) -> None:
        inode = recorder.inode(source)
        recorder.named(target, inode)
        recorder.named(source, None)

    return {
        "open": open_,
        "close": lambda _, descriptor: recorder.closed(descriptor),
        "write": lambda size, descriptor, data: recorder.wrote(descriptor, bytes(data[:size])),
        "truncate": lambda _, path, size: recorder.truncated(path, size),
        "ftruncate": lambda _, descriptor, size: recorder.truncated(descriptor, size),
        "fsync": lambda _, descriptor: recorder.synced(descriptor),
        "rename": rename,
        "replace": rename,
        "unlink": lambda _, path: recorder.named(path, None),
        "remove": lambda _, path: recorder.named(path, None),
        "mkdir": lambda _, path, mode=0: recorder.named(path, FOLDER),
        "rmdir": lambda _, path: recorder.named(path, None),
    }


def _exchanged(recorder: Recorder) -> Callable[[bool, Path, Path], None]:
    def tell(was_done: bool, left: Path, right: Path) -> None:
        if was_done:
            inode = recorder.inode(left)
            recorder.named(left, recorder.inode(right))
            recorder.named(right, inode)

    return tell


def _open_of(recorder: Recorder) -> Callable[..., io.TextIOWrapper]:
    """``open`` for tinydb, whose files are written by C code that nothing in ``os`` sees."""

    class Handle(io.FileIO):
        def write(self, data: Any) -> int:
            size = super().write(data)
            recorder.wrote(self.fileno(), bytes(data[:size]))
            return size

        def truncate(self, size: int | None = None) -> int:
            size = super().truncate(size)
            recorder.truncated(self.fileno(), size)
            return size

    def open_(path: Any, mode: str = "r", encoding: str | None = None) -> io.TextIOWrapper:
        handle = Handle(path, mode)
        recorder.opened(handle.fileno(), path, cut_off=False)
        both = io.BufferedRandom(handle) if "+" in mode else io.BufferedWriter(handle)
        return io.TextIOWrapper(both, encoding)

    return open_


def tree_below(root: Path) -> Tree:
    """What is there."""
    return {
        path.relative_to(root): path.read_bytes() if path.is_file() else None
        for path in sorted(root.rglob("*"))
    }


def lay_out(tree: Tree, root: Path) -> None:
    """Make it so."""
    root.mkdir(parents=True)
    for path, data in tree.items():
        if data is None:
            (root / path).mkdir()
        else:
            (root / path).write_bytes(data)
