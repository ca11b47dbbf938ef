"""The completion script for bash."""

from collections.abc import Iterator, Sequence
from shlex import quote

from nc_tui.cli.completion.tree import Place

_BEGIN = """\
# nc-tui, for bash: nc-tui completions bash > ~/.local/share/bash-completion/completions/nc-tui
_nc_tui() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} place= i
  if [[ $cur == "=" ]]; then cur=
  elif [[ $prev == "=" ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$place|${COMP_WORDS[i]}" in"""

_END = """\
}
complete -F _nc_tui nc-tui"""


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
            reply = _reply(option.words, is_path=option.is_path)
            yield f"    {'|'.join(map(quote, flags))}) {reply}; return ;;"
    yield '  esac\n  case "$place" in'
    for place in places:
        words = [name for name, _ in place.commands] + list(place.words)
        flags_here = [flag for option in place.options for flag in option.flags]
        yield f"    {quote(place.name)})"
        if place.is_path:
            yield f"      [[ $cur == -* ]] || {{ {_reply((), is_path=True)}; return; }}"
        elif words:
            yield f"      [[ $cur == -* ]] || {{ {_reply(words)}; return; }}"
        yield f"      {_reply(flags_here)} ;;"
    yield "  esac"
    yield _END


def _reply(words: Sequence[str], *, is_path: bool = False) -> str:
    if is_path:
        return 'compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$cur")'
    if not words:
        return "COMPREPLY=()"
    return f'mapfile -t COMPREPLY < <(compgen -W {quote(" ".join(words))} -- "$cur")'
