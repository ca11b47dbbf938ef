"""The lock: one at a time, whoever else takes it, and gone with whoever held it."""

import os
import threading
from pathlib import Path

import pytest
from filelock import FileLock

from nc_tui.store.lock import Lock


def test_one_at_a_time_whichever_of_the_two_kinds(tmp_path: Path) -> None:
    """filelock took it in earlier versions, which may be running."""
    path = tmp_path / "lock"
    ours = Lock(path)
    assert ours.acquire()
    assert not Lock(path).acquire()
    theirs = FileLock(path, timeout=0)
    with pytest.raises(TimeoutError):
        theirs.acquire()
    ours.release()
    with theirs:
        assert not ours.acquire()
    assert ours.acquire()
    assert path.stat().st_mode & 0o777 == 0o600


def test_who_waits_has_it_once_it_is_free(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    first, second = Lock(path), Lock(path)
    assert first.acquire()
    had = []
    waiting = threading.Thread(target=lambda: had.append(second.acquire(30)))
    waiting.start()
    first.release()
    waiting.join()
    assert had == [True]


def test_a_file_that_was_taken_away_keeps_nobody_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the opening and the locking its last holder removed it, as drafts do."""
    path = tmp_path / "lock"
    opened, really = [], os.open

    def open_and_lose(*told: object) -> int:
        opened.append(really(*told))  # type: ignore[arg-type]
        if len(opened) == 1:
            path.unlink()
        return opened[-1]

    monkeypatch.setattr(os, "open", open_and_lose)
    lock = Lock(path)
    assert lock.acquire()
    assert len(opened) == 2
    assert not Lock(path).acquire()


def test_it_ends_with_whoever_held_it(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    holder = Lock(path)
    assert holder.acquire()
    del holder
    assert Lock(path).acquire()
