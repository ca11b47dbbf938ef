"""config.toml: what this machine is set to; a slip of the pen is named with its line."""

from pathlib import Path

import msgspec
import pytest

from nc_tui.config import Config, about, allowed_for, read_config
from nc_tui.tui.widgets.banner import drawn


@pytest.fixture
def path(home: Path) -> Path:
    return home / "config.toml"


def test_without_a_file_everything_is_as_it_comes(path: Path) -> None:
    for nowhere in (path, path / "below" / "a" / "file"):
        file = read_config(nowhere)
        assert (file.values, file.problems) == (Config(), [])


@pytest.mark.parametrize(
    ("written", "config"),
    [
        ("", Config()),
        ("# nothing yet\n[keys]\n", Config()),
        ('theme = "dawn"\n', Config(theme="dawn")),
        ("reduced_motion = true\nascii = true\n", Config(reduced_motion=True, ascii=True)),
        ("writing_guard = false\ncover_after = 10\n", Config(writing_guard=False, cover_after=10)),
        ('font = "future"\neditor = "nvim -u NONE"', Config(font="future", editor="nvim -u NONE")),
        (
            '[keys]\nsurf = " f5 "\n"surf.f2" = "f6"\ncover.f4 = "f7"\n',
            Config(keys={"surf": "f5", "surf.f2": "f6", "cover.f4": "f7"}),
        ),
    ],
)
def test_what_is_set_is_in_force(path: Path, written: str, config: Config) -> None:
    path.write_text(written, encoding="utf-8")
    file = read_config(path)
    assert (file.values, file.problems) == (config, [])


@pytest.mark.parametrize(
    ("written", "line", "said"),
    [
        ('reduced_motion = "yes"', 3, "true or false"),
        ("writing_guard = 1", 3, "true or false"),
        ("theme = 3", 3, "a name in quotes"),
        ('font = "calvin_s"', 3, '"ansi_regular", "mono9"'),
        ("cover_after = -1", 3, "whole minutes up to 240"),
        ("cover_after = 2.5", 3, "0 is never"),
        ('"reduce_motion" = true', 3, "There are: theme, font,"),
        ("keys = 3", 3, "a table [keys]"),
        ("[colours]\ntheme = 1", 3, "nothing is called colours"),
        ("[keys]\nsurf = 5", 4, 'such as "u"'),
        ('keys.cover = ""', 3, 'such as "u"'),
        ("keys.cover.f4 = true", 3, "cover.f4"),
    ],
)
def test_what_is_wrong_is_named_and_the_rest_counts(
    path: Path, written: str, line: int, said: str
) -> None:
    path.write_text(f'# mine\neditor = "ed"\n{written}\n', encoding="utf-8")
    file = read_config(path)
    (problem,) = file.problems
    assert problem.startswith(f"~/config.toml, line {line}: ")
    assert said in problem
    assert file.values == Config(editor="ed")
    assert file.told == (problem, "")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (b'theme = "dawn"\nkeys = [\n', "~/config.toml: it cannot be read as a whole"),
        (b'theme = """dawn\n', "~/config.toml: it cannot be read as a whole"),
        (b"\xff\xfe", "~/config.toml: it cannot be read (it is not UTF-8)"),
    ],
)
def test_a_file_that_cannot_be_read_leaves_the_defaults(
    path: Path, written: bytes, said: str
) -> None:
    path.write_bytes(written)
    file = read_config(path)
    (problem,) = file.problems
    assert problem.startswith(said)
    assert problem.endswith(". The defaults are in use.")
    assert "\n" not in problem
    assert file.values == Config()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("ascii = yes", "ascii is not set: write true or false. The default is in use."),
        ('font = "', "font is not set: write "),
        ("cover_after = 010", "cover_after is not set: write whole minutes up to 240"),
        ("theme = nord", "theme is not set: write a name in quotes"),
        ("dark mode", "this line cannot be read, and does not count."),
        ('editor = "vi"', "editor is set before; that line counts."),
    ],
)
def test_a_line_that_is_no_toml_says_what_is_allowed_and_the_others_count(
    path: Path, written: str, said: str
) -> None:
    before = '# mine\neditor = "ed"\n'
    path.write_text(f'{before}{written}\nwriting_guard = false\n[keys]\nsurf = "f5"\n')
    file = read_config(path)
    (problem,) = file.problems
    assert problem.startswith(f"~/config.toml, line 3: {said}")
    assert file.values == Config(editor="ed", writing_guard=False, keys={"surf": "f5"})


def test_keys_without_quotes_are_named_and_the_other_keys_count(path: Path) -> None:
    path.write_text('[keys]\nsurf = f5\ncover = "f6"\nhelp = f7\n')
    file = read_config(path)
    assert [problem.partition(": ")[2].partition(":")[0] for problem in file.problems] == [
        "the key for surf is not set", "the key for help is not set",
    ]  # fmt: skip
    assert file.values == Config(keys={"cover": "f6"})


def test_of_a_table_whose_name_is_broken_nothing_counts(path: Path) -> None:
    path.write_text('ascii = true\n[keys\nsurf = "f5"\n')
    file = read_config(path)
    (problem,) = file.problems
    assert "line 2: this table cannot be read" in problem
    assert file.values == Config(ascii=True)


def test_of_several_the_first_is_told_and_the_others_counted(path: Path) -> None:
    path.write_text("ascii = 1\ntheme = 1\ncolour = 1\n")
    told, further = read_config(path).told
    assert "line 1" in told
    assert further == "2 more: nc-tui config check"


def test_every_setting_says_what_it_is_for() -> None:
    for field in msgspec.structs.fields(Config):
        assert about(field.name).endswith(".")
        assert allowed_for(field.name)


@pytest.mark.parametrize("font", [word.strip(' "') for word in allowed_for("font").split(",")])
def test_every_font_keeps_every_digit(font: str) -> None:
    each = [drawn(digit, font) for digit in "0123456789"]
    assert len(set(each)) == 10
    assert all("".join(rows).strip() for rows in each)
    assert max(map(len, each)) <= 5
