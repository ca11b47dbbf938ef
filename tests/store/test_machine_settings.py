"""config.toml changed by the app: one line of it, and nothing else."""

import tomllib
from pathlib import Path

import pytest

from nc_tui.core.errors import StoreError
from nc_tui.store.machine_settings import keep_machine_setting, with_setting
from nc_tui.tui.first_config import first_config


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("", 'theme = "dawn"\n'),
        ("ascii = true", 'ascii = true\ntheme = "dawn"'),
        ('theme = "dusk" # warm\nascii = true\n', 'theme = "dawn" # warm\nascii = true\n'),
        ("  'theme'='a#b'\n", "  'theme'=\"dawn\"\n"),
        ("theme = dusk\n", 'theme = "dawn"\n'),
        ('# mine\n#theme = "dusk"\n', '# mine\ntheme = "dawn"\n'),
        ('# mine\r\n#theme = "x"\r\n', '# mine\r\ntheme = "dawn"\r\n'),
        ('font = "pagga"\n\n# of keys\n[keys]\n# theme = "f5"\n',
         'font = "pagga"\ntheme = "dawn"\n\n# of keys\n[keys]\n# theme = "f5"\n'),
        ('[keys]\ntheme = "f5"\n', 'theme = "dawn"\n[keys]\ntheme = "f5"\n'),
    ],
)  # fmt: skip
def test_one_line_is_another_and_all_else_stays(text: str, changed: str) -> None:
    assert with_setting(text, "theme", "dawn") == changed
    assert tomllib.loads(changed)["theme"] == "dawn"


def test_where_there_is_none_one_with_comments_is_written(tmp_path: Path) -> None:
    path = tmp_path / "new" / "config.toml"
    keep_machine_setting(path, "ascii", True, first_config())
    assert path.read_text() == first_config().replace("# ascii = false", "ascii = true")
    assert path.stat().st_mode & 0o777 == 0o600


def test_one_that_is_linked_to_stays_where_it_is(tmp_path: Path) -> None:
    real, link = tmp_path / "dotfiles.toml", tmp_path / "config.toml"
    real.write_text("")
    link.symlink_to(real)
    keep_machine_setting(link, "ascii", True, first_config())
    assert (link.is_symlink(), real.read_text()) == (True, "ascii = true\n")


@pytest.mark.parametrize("text", [b"keys = [\n", b'theme = """\ndusk"""\n', b"\xff\xfe"])
def test_what_cannot_be_changed_with_certainty_is_left_and_that_is_said(
    tmp_path: Path, text: bytes
) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(text)
    with pytest.raises(StoreError, match="It was left as it is"):
        keep_machine_setting(path, "theme", "dawn", first_config())
    assert path.read_bytes() == text
