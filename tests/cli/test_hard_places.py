"""``status``, commands that write and the app, where something stands in the way: a right answer or
one line, at once, and nothing of anybody's is touched."""

import fcntl
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import time_machine

from nc_tui.locations import Locations
from nc_tui.store import storage
from tests.cli.conftest import Nc, Tables, at_new_york, process

STATUS, URGE, PAGE, APP = ("status",), ("urge", "3"), ("journal", "add", "x"), ()


def put_socket(path: Path) -> None:
    import socket

    # A socket's path may be a hundred characters long at most.
    os.chdir(path.parent)
    socket.socket(socket.AF_UNIX).bind(path.name)


@pytest.mark.parametrize(
    "put",
    [
        os.mkfifo, put_socket, Path.mkdir,
        *(lambda path, to=to: path.symlink_to(to) for to in ("nc.json", "/dev/zero", "/dev/null")),
    ],
)  # fmt: skip
def test_what_is_no_file_is_told_and_not_waited_for(
    nc: Nc, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    put: Callable[[Path], object],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)  # where a socket is put
    path = tmp_path / "nc.json"
    put(path)
    stands = path.lstat()
    for argv in (STATUS, ("status", "--format", "tmux"), URGE, PAGE, APP):
        assert "cannot be read" in nc("--data", str(path), *argv).refused(1)
    assert path.lstat() == stands
    assert not home.joinpath("data").exists()


def test_a_link_that_leads_nowhere_yet_is_followed(nc: Nc, tmp_path: Path) -> None:
    link, to = tmp_path / "nc.json", tmp_path / "not" / "there" / "mine.json"
    link.symlink_to(to)
    assert nc("--data", str(link), "status", "--json").value["days"] is None
    assert not to.parent.exists()
    assert nc("--data", str(link), "urge", "3").code == 0
    assert link.is_symlink()
    assert (to.stat().st_mode & 0o777, to.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_while_another_one_writes(
    nc: Nc, locations: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "LOCK_WAIT", 0.05)
    nc("start", "--since", "2026-10-28 21:00")
    before = locations.data.read_bytes()
    with locations.lock.open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert nc("status").line.startswith("23 days")
        for argv in (URGE, PAGE):
            assert "has been writing" in nc(*argv).refused(1)
    assert locations.data.read_bytes() == before
    assert nc("urge", "3").code == 0


def test_a_clock_before_the_beginning(nc: Nc, evening: time_machine.Traveller) -> None:
    nc("start", "--since", "2026-10-28 21:00")
    for moment in ("1970-01-02T10:00", "2019-01-01T10:00"):
        at_new_york(evening, moment)
        said = nc("status", "--json").value
        assert (said["days"], said["kept_last_30"], said["window_days"]) == (0, 0, 0)
        assert nc("status").line == "First day"
        assert nc("urge", "3").code == 0


def test_a_zone_without_a_name_is_told_before_any_screen(
    nc: Nc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "XXX-5:30")
    time.tzset()
    for argv in (STATUS, URGE, PAGE, APP):
        assert "has no name that is known here" in nc(*argv).refused(1)


def test_with_next_to_no_environment(tables: Tables) -> None:
    bare = {"TERM": "", "PATH": "", "LC_ALL": "POSIX", "TZ": "Nowhere/Land", "USER": ""}
    for argv in (URGE, STATUS):
        ran = process(*argv, env=bare)
        assert (ran.returncode, ran.stderr) == (0, b"")
    assert len(tables()["urges"]) == 1


def test_tmux_asks_and_a_damaged_file_waits_for_one_who_is_heard(
    nc: Nc, locations: Locations
) -> None:
    nc("start", "--since", "2026-10-28 21:00")
    whole = locations.data.read_bytes()
    for left in (whole[:-40], b""):
        locations.data.write_bytes(left)
        assert "Nothing was done about it here" in nc("status", "--format", "tmux").refused(1)
        assert locations.data.read_bytes() == left
        ran = nc("status")
        assert (ran.code, ran.err.count("\n")) == (0, 1)
        assert "was put right" in ran.err
        assert nc("status", "--format", "tmux").line == "23d"


@pytest.mark.long
def test_sixty_megabytes(nc: Nc, locations: Locations) -> None:
    nc("start", "--since", "2026-10-28 21:00")
    nc("journal", "add", "x" * 5000)
    tables = json.loads(locations.data.read_bytes())
    (page,) = tables["journal"].values()
    pages = {str(3_700_000_000_000_000_000 + n): page for n in range(12_000)}
    locations.data.write_text(json.dumps({**tables, "journal": pages}))
    assert nc("status").line.startswith("23 days")
    assert nc("urge", "3").code == 0
    assert nc("doctor").code == 0
    locations.data.write_bytes(locations.data.read_bytes()[:-3_000_000])
    assert nc("status").line.startswith("23 days")


# --- rights, which do not bind root: there in a process that has none of its powers ---------------

_BOUND = ("setpriv", "--no-new-privs", "--bounding-set=-all", "--inh-caps=-all")
_SCRIPT = """
import contextlib, io, json, sys
from nc_tui.cli.main import run
{become}
came = []
for argv in json.loads(sys.argv[1]):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(argv)
    came.append([code, out.getvalue(), err.getvalue()])
print(json.dumps(came))
"""
EACH = (STATUS, URGE, PAGE, APP)


def came_to(
    *commands: tuple[str, ...], before: tuple[str, ...] = (), become: str = ""
) -> list[Any]:
    """Code, output and errors of each command, all in one process."""
    script = _SCRIPT.replace("{become}", become)
    ran = subprocess.run(
        [*before, sys.executable, "-c", script, json.dumps(commands)],
        capture_output=True, stdin=subprocess.DEVNULL, timeout=60, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    came: list[Any] = json.loads(ran.stdout)
    for _, _, err in came:
        assert err.count("\n") <= 1
        assert "Traceback" not in err
    return came


def bound_by_rights(*commands: tuple[str, ...]) -> list[Any]:
    """As ``came_to``, but nobody there may do what its rights forbid, root neither."""
    if os.geteuid() != 0:
        return came_to(*commands)
    if shutil.which("setpriv") is None:
        pytest.skip("rights do not bind root, and setpriv is not installed")
    return came_to(*commands, before=_BOUND)


def test_what_the_person_may_not_use_is_named(nc: Nc, locations: Locations, home: Path) -> None:
    nc("start", "--since", "2026-10-28 21:00")
    before = locations.data.read_bytes()

    locations.data.chmod(0)
    for code, out, err in bound_by_rights(*EACH):
        assert (code, out) == (1, "")
        assert f"{locations.data} cannot be read: there is no right to use it" in err
    locations.data.chmod(0o600)

    for folder, rights in ((locations.state, 0o500), (locations.state.parent, 0)):
        locations.lock.chmod(0o400)
        folder.chmod(rights)
        (read, _, _), *writes = bound_by_rights(STATUS, URGE, PAGE)
        assert read == 0
        for code, _, err in writes:
            assert code == 1
            assert str(locations.state.parent) in err
            assert "there is no right to use it" in err
        folder.chmod(0o700)

    shutil.rmtree(locations.state.parent)
    locations.state.parent.parent.chmod(0o500)  # and none can be made
    (read, _, _), *writes = bound_by_rights(STATUS, URGE, PAGE)
    assert read == 0
    for code, _, err in writes:
        assert code == 1
        assert f"{locations.state.parent} cannot be made: there is no right to use it" in err
        assert err.endswith("Nothing was changed; check its rights.\n")
    locations.state.parent.parent.chmod(0o700)
    assert locations.data.read_bytes() == before


_NOBODY = """
import os
with contextlib.redirect_stdout(io.StringIO()):
    run(["status"])  # has all imported that it needs
for name in [name for name in os.environ if name == "HOME" or name[:4] == "XDG_"]:
    del os.environ[name]
os.setuid(54321)
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody without a name")
def test_somebody_without_a_home_is_told_and_nothing_is_put_where_they_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    tmp_path.chmod(0o777)
    for code, out, err in came_to(STATUS, URGE, become=_NOBODY):
        assert (code, out) == (1, "")
        assert "no home folder is known here" in err
    assert [path.name for path in tmp_path.iterdir()] == ["home"]
