"""The completion script for zsh."""

from collections.abc import Iterator, Sequence
from shlex import quote

from nc_tui.cli.completion.tree import Option, Place

_BEGIN = """\
#compdef nc-tui
# nc-tui, for zsh: nc-tui completions zsh > a folder of $fpath, as _nc-tui
_nc_tui() {
  local place= prev=${words[CURRENT-1]} i
  local -a offered flags
  for ((i = 2; i < CURRENT; i++)); do
    case "$place|${words[i]}" in"""

_END = """\
  esac
  if [[ $PREFIX == -* ]] || (( $#offered == 0 )); then
    _describe -o option flags
  else
    _describe command offered
  fi
}
if [[ $funcstack[1] == _nc-tui ]]; then _nc_tui "$@"; else compdef _nc_tui nc-tui; fi"""


def script(places: Sequence[Place]) -> Iterator[str]:
    """Its lines."""
    yield _BEGIN
    for place in places:
        for _, flags in place.takers:
            yield f"      {'|'.join(map(quote, flags))}) ((i++)) ;;"
        for name, _ in place.commands:
            inner = " ".join((*place.path, name))
            yield f"      {quote(f'{place.name}|{name}')}) place={quote(inner)} ;;"
    yield '    esac\n  done\n  case "$place|$prev" in'
    for place in places:
        for option, flags in place.takers:
            yield f"    {'|'.join(map(quote, flags))}) {_value(option)}; return ;;"
    yield '  esac\n  case "$place" in'
    for place in places:
        offered = [*place.commands, *((word, "") for word in place.words)]
        here = [(flag, option.does) for option in place.options for flag in option.flags]
        yield f"    {quote(place.name)})"
        if place.is_path:
            yield "      [[ $PREFIX == -* ]] || { _files; return }"
        yield f"      offered=({_described(offered)})"
        yield f"      flags=({_described(here)}) ;;"
    yield _END


def _value(option: Option) -> str:
    if option.is_path:
        return "_files"
    return f"compadd -- {' '.join(map(quote, option.words))}" if option.words else "_message value"


def _described(words: Sequence[tuple[str, str]]) -> str:
    return " ".join(quote(f"{word}:{does}" if does else word) for word, does in words)
