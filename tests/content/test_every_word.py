"""Every string of the program: the shipped words, the code's own, and each page of help.

``test_content`` holds what is ruled out; here nothing a person can read escapes it.
"""

import argparse
import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import nc_tui
from nc_tui.cli.commands import build_parser
from tests.content.test_content import FILES, NEVER_SHOWN, SHELF, all_leaves
from tests.content.voice import RULED_OUT, ruled_out

ROOT = Path(nc_tui.__file__).parent

NOT_READ = {
    "DEFAULT_CSS": "style sheets are for the terminal",
    "STYLE": "and one for the page a report is",
    "DOCTYPE": "what such a page begins with",
    "re.compile": "patterns are for the machine",
    "_VIM_SETS": "commands are for the editor",
}
"""Code whose strings nobody reads: what is assigned to that name, or handed to that function."""

OTHERWISE = {
    # A clock is formatted as %H:%M, and tmux takes the size of a popup so: -w 80%.
    "per cent": r"(?<!-[wh] \d\d)%(?![-%]?[A-Za-z])|\bper ?cent\b",
    # One key is called so: the one that opens Safety.
    "exclamation mark": r"(?<!^)!|!(?!$)",
    # The program's own commands take the person's own records away, and say what for; what may
    # be evidence, the messages that others sent, is spoken of in the shipped words alone.
    "deleting evidence": r"\b(delet|eras)\w*\s(\w+\s){0,3}"
    r"(their|his|her|messages?|texts|photos?|chats?|evidence)\b",
}
"""Rules as they are read in code, where a word has another use; the reason stands above each."""


def code_rules() -> dict[str, str]:
    return {**RULED_OUT, **OTHERWISE}


def found_in(text: str, rules: dict[str, str]) -> list[str]:
    return [name for name, rule in rules.items() if re.search(rule, text, re.IGNORECASE)]


class Said(ast.NodeVisitor):
    """The strings of a module that may come before a person: line and text, an f-string whole."""

    def __init__(self) -> None:
        self.found: list[tuple[int, str]] = []

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):  # a docstring is for whoever reads the code
            self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> None:
        names = {target.id for target in node.targets if isinstance(target, ast.Name)}
        if not names & set(NOT_READ):
            self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        if ast.unparse(node.func) not in NOT_READ:
            self.generic_visit(node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        parts = [part.value if isinstance(part, ast.Constant) else "…" for part in node.values]
        self.found.append((node.lineno, "".join(map(str, parts))))
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                self.visit(part.value)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str):
            self.found.append((node.lineno, node.value))


def said_in(source: str) -> list[tuple[int, str]]:
    visitor = Said()
    visitor.visit(ast.parse(source))
    return visitor.found


def modules() -> list[Path]:
    return sorted(ROOT.rglob("*.py"))


def test_no_string_of_the_code_says_what_is_ruled_out() -> None:
    rules, hits, count = code_rules(), [], 0
    for path in modules():
        for line, text in said_in(path.read_text(encoding="utf-8")):
            count += 1
            if names := found_in(text, rules) + [n for n in ruled_out(text) if n == "emoji"]:
                hits.append(f"{path.relative_to(ROOT)}:{line}: {names}: {text!r}")
    assert hits == []
    assert count > 2000  # the walk has not lost its way


def test_every_shipped_file_of_words_is_walked() -> None:
    """Words lie in TOML and in code; any other kind of file would escape."""
    words = {path.name for path in ROOT.rglob("*.toml")}
    assert words == {*FILES, *SHELF, *NEVER_SHOWN}
    assert {*FILES, *SHELF} == {name for name, _, _ in all_leaves()}
    kinds = {p.suffix for p in ROOT.rglob("*") if p.is_file() and "__pycache__" not in p.parts}
    assert kinds <= {".py", ".toml", ".tcss", ".typed"}


def parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from parsers(inner)


def test_no_page_of_help_says_what_is_ruled_out() -> None:
    pages = [each.format_help() for each in parsers(build_parser())]
    # As a person reads it: a phrase may be broken over two lines.
    said = [" ".join(page.split()) for page in pages]
    assert [(page[:60], hits) for page in said if (hits := found_in(page, code_rules()))] == []
    assert len(pages) > 25


@pytest.mark.parametrize(
    ("source", "rule"),
    [
        ('x = "You failed."', "failed"),
        ('x = f"Back to {n}, back to zero."', "back to zero"),
        ('f(help="90 % break it")', "per cent"),
        ('x = "90% break it"', "per cent"),
        ('x = "They miss" " you now."', "they miss you"),
        ('x = "Well done!"', "exclamation mark"),
        ('x = f"{days} days clean"', "clean"),
        ('x = "Delete their messages."', "deleting evidence"),
        ('x = "erase all of the evidence"', "deleting evidence"),
        ("x = f\"{f('You relapsed.')}\"", "relapsed"),
    ],
)
def test_what_is_ruled_out_would_be_found_in_code(source: str, rule: str) -> None:
    assert rule in [name for _, text in said_in(source) for name in found_in(text, code_rules())]


@pytest.mark.parametrize(
    "source",
    [
        'x = f"{now:%H:%M}"',
        'x = "%Y-%m-%d-%H%M%S"',
        'key = "!"',
        '"""You failed."""',
        'DEFAULT_CSS = "A { width: 50%; }"',
        'import re\nx = re.compile(r"a(?!b)")',
        'x = "Erase this page?"',
    ],
)
def test_what_nobody_reads_or_means_otherwise_passes(source: str) -> None:
    assert [names for _, text in said_in(source) if (names := found_in(text, code_rules()))] == []
