"""config.toml: what this machine is set to; a slip of the pen is named."""

from pathlib import Path

import pytest

from nc_tui.config import Config, ConfigError, read_config


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_without_a_file_everything_is_as_it_comes(path: Path) -> None:
    assert read_config(path) == Config(theme="dusk", reduced_motion=False)
    assert read_config(path / "below" / "a" / "file") == Config()


@pytest.mark.parametrize(
    ("written", "config"),
    [
        ("", Config()),
        ("# nothing yet\n", Config()),
        ('theme = "dawn"\n', Config(theme="dawn")),
        ("reduced_motion = true\n", Config(reduced_motion=True)),
        ("writing_guard = false\n", Config(writing_guard=False)),
        ('reduced_motion = false\ntheme = "nord"', Config(theme="nord", reduced_motion=False)),
    ],
)
def test_what_is_set_is_in_force(path: Path, written: str, config: Config) -> None:
    path.write_text(written, encoding="utf-8")
    assert read_config(path) == config


@pytest.mark.parametrize(
    ("written", "named"),
    [
        (b'reduced_motion = "yes"\n', "reduced_motion"),
        (b"reduced_motion = 1\n", "reduced_motion"),
        (b'writing_guard = "off"\n', "writing_guard"),
        (b"reduce_motion = true\n", "reduce_motion"),
        (b"theme = 3\n", "theme"),
        (b'theme = "dawn\n', "line 1"),
        (b"\xff\xfe", "utf-8"),
    ],
)
def test_what_cannot_be_meant_is_named(path: Path, written: bytes, named: str) -> None:
    path.write_bytes(written)
    with pytest.raises(ConfigError) as refused:
        read_config(path)
    said = str(refused.value)
    assert said.startswith(f"{path} is not in use: ")
    assert named in said
    assert said.endswith(". The defaults are.")
    assert "\n" not in said
