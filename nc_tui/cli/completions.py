"""``nc-tui completions``: a script that completes commands, options and what they take."""

import argparse

from nc_tui.cli.output import say
from nc_tui.cli.parser import Commands, Parser, add_command
from nc_tui.cli.session import Session

_SHELLS = ("bash", "zsh", "fish")

_MORE = """\
It is made from the commands themselves. Nothing of yours is in it.

  nc-tui completions bash > ~/.local/share/bash-completion/completions/nc-tui
  nc-tui completions zsh > ~/.zfunc/_nc-tui         # where ~/.zfunc is in $fpath
  nc-tui completions fish > ~/.config/fish/completions/nc-tui.fish"""


def add_parser(commands: Commands) -> None:
    parser = add_command(commands, "completions", "a completion script", run=run, more=_MORE)
    parser.add_argument("shell", choices=_SHELLS, metavar="SHELL", help=", ".join(_SHELLS))


def run(arguments: argparse.Namespace, _session: Session) -> int:
    from importlib import import_module

    from nc_tui.cli.commands import build_parser
    from nc_tui.cli.completion.tree import places_of

    parser: Parser = build_parser()
    shell = import_module(f"nc_tui.cli.completion.{arguments.shell}")
    say("\n".join(shell.script(list(places_of(parser)))))
    return 0
