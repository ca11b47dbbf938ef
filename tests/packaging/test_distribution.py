"""What is built holds everything it needs, and nothing it should not."""

import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHEETS = {path.name for path in (ROOT / "styles").glob("*.tcss")}
WORDS = {path.name for path in (ROOT / "nc_tui" / "content").glob("*.toml")}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(folder)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    return folder


def test_the_wheel_holds_every_sheet_and_every_word(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert {n.rpartition("/")[2] for n in names if n.startswith("nc_tui/styles/")} == SHEETS
    assert {n.rpartition("/")[2] for n in names if n.endswith(".toml")} == WORDS
    assert not [n for n in names if n.startswith(("tests/", "styles/"))]


def test_the_sdist_builds_the_same_wheel(built: Path, tmp_path: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path / "source", filter="data")
    (source,) = (tmp_path / "source").iterdir()
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "again")],
        cwd=source, check=True, capture_output=True,
    )  # fmt: skip
    (again,) = (tmp_path / "again").glob("*.whl")
    (wheel,) = built.glob("*.whl")
    assert zipfile.ZipFile(again).namelist() == zipfile.ZipFile(wheel).namelist()


def test_there_is_no_python_among_the_sheets() -> None:
    assert not list((ROOT / "styles").glob("**/*.py"))


def commands() -> list[str]:
    return re.findall(r"(?m)^    (python3 -m venv .*)$", (ROOT / "README.md").read_text())


def test_the_readme_gives_one_command_to_run_and_one_to_test() -> None:
    run, test = commands()
    assert run.endswith("nc-tui")
    assert test.endswith("pytest")
    assert "[test]" in test


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=False, text=True,
    )  # fmt: skip
    if listed.returncode:
        pytest.skip("not a checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def test_nothing_names_a_registry_or_a_place_outside_the_project() -> None:
    forbidden = re.compile(
        r"registry *= *.https?:|https?://[^ \"]+/(?:simple|packages)/|\.\./shared"
    )
    here = Path(__file__).resolve()
    found = [
        str(path)
        for path in tracked()
        if path.is_file() and path != here and path.suffix not in (".png", ".svg")
        if forbidden.search(path.read_text("utf-8", "replace"))
    ]
    assert not found
    assert not (ROOT / "uv.lock").exists()
