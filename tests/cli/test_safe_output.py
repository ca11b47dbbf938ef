"""What people typed is data: shown, never obeyed by the terminal, and never in the way."""

import json

import pytest

from tests.cli.conftest import UNSAFE, Nc, process

NASTY = "[b]x[/b] [/] \x1b[31mred\x1b]52;c;eA==\x07 🌱 عربي \u202eflip\u2066 \x7f\x9b1m \x00\r\nend"
SHOWN = "[b]x[/b] [/] ␛[31mred␛]52;c;eA==␇ 🌱 عربي �flip� ␡�1m"


# Every call through ``nc`` also checks both streams for what UNSAFE finds.
@pytest.mark.parametrize("as_json", [(), ("--json",)])
def test_nothing_typed_reaches_the_terminal_raw(nc: Nc, as_json: tuple[str, ...]) -> None:
    text = NASTY.replace("\x00", "")
    calls = [
        ("start", "--since", "yesterday", "--reason", text, "--person", text),
        ("contact", "met", "--note", text),
        ("contact", "list"),
        ("urge", "7", "-t", text, "--note", text),
        ("checkin", "--helped", text, "--intention", text, "--note", text),
        ("journal", "add", text),
        ("journal", "list"),
        ("runs",),
        ("status",),
        ("locate", "--data", "\x1b[31m/nc.json"),
    ]
    for call in calls:
        assert nc(*call, *as_json).code == 0


def test_the_note_is_one_line_of_the_list(nc: Nc) -> None:
    nc("contact", "met", "--note", NASTY)
    assert nc("contact", "list").line.endswith(f"met · ended the run · {SHOWN} ␀ end")


def test_json_has_the_text_as_it_is_stored(nc: Nc) -> None:
    said = nc("journal", "add", "-", "--json", stdin=NASTY).value
    assert said["text"] == f"{SHOWN} ␀\nend"
    assert nc("journal", "show", said["id"], "--json").value == said


@pytest.mark.parametrize(
    "argv",
    [
        ("\x1b[31m",), ("urge", "\x1b[31m"), ("urge", "7", "\x1b[31m"), ("urge", "7", "--\x1b[31m"),
        ("urge", "7", "--at", "\x1b[31m\u202e"), ("contact", "remove", "\x1b[31m"),
        ("contact", "edit", "\u202e", "--note", "x"), ("journal", "show", "\x1b[31m\nx"),
        ("status", "--format", "{\x1b[31m}"), ("status", "--format", "\x1b"),
        ("start", "--since", "yesterday", "--zone", "\x1b[31m"),
        ("start", "--since", "yesterday", "--day-starts", "\x1b[31m\n"),
        ("locate", "\x1b[31m"), ("--data", "/dev/null/\x1b[31m", "status"),
        ("checkin", "--day", "\udcff"), ("journal", "list", "--limit", "\x9b"),
    ],
)  # fmt: skip
def test_an_error_repeats_nothing_raw(nc: Nc, argv: tuple[str, ...]) -> None:
    ran = nc(*argv)
    ran.refused(ran.code)
    assert ran.code in (1, 2)


def test_a_line_of_a_hundred_thousand_characters() -> None:
    long = "\x1b[31m" + "x" * 99_999 + "🌱"
    added = process("journal", "add", "-", "--json", input=long.encode() + b"\xff")
    assert added.returncode == 0
    record = json.loads(added.stdout)
    assert record["text"] == "␛[31m" + "x" * 99_999 + "🌱�"
    shown = process("journal", "show", record["id"])
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert shown.stdout.decode() == record["text"] + "\n"
    for printed in (added.stdout, shown.stdout, process("journal", "list").stdout):
        assert not UNSAFE.search(printed.decode())


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "latin-1:strict"},
        *(pytest.param(env, marks=pytest.mark.long) for env in (
            {"LC_ALL": "C"}, {"LANG": "C", "LC_ALL": ""}, {"PYTHONIOENCODING": "ascii"},
        )),
    ],
)  # fmt: skip
def test_any_encoding_prints(env: dict[str, str]) -> None:
    added = process("journal", "add", "-", "--json", input="née 🌱 · ‮".encode(), env=env)
    assert (added.returncode, added.stderr) == (0, b"")
    # JSON loses nothing, whatever the terminal can show.
    encoding = "latin-1" if "latin-1" in str(env) else "utf-8"
    record = json.loads(added.stdout.decode(encoding))
    assert record["text"] == "née 🌱 · �"
    for argv in (("journal", "show", record["id"]), ("journal", "list"), ("--help",), ("urge",)):
        ran = process(*argv, env=env)
        assert b"Traceback" not in ran.stderr
        assert ran.returncode == (2 if argv == ("urge",) else 0)
