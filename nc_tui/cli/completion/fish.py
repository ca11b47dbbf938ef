"""The completion script for fish."""

from collections.abc import Iterator, Sequence

from nc_tui.cli.completion.tree import Option, Place

_BEGIN = """\
# nc-tui, for fish: nc-tui completions fish > ~/.config/fish/completions/nc-tui.fish
function __nc_tui_is_at
    set -l place ''
    set -l passes 0
    for word in (commandline -opc)[2..-1]
        if test $passes -eq 1
            set passes 0
            continue
        end
        switch "$place|$word\""""

_END_OF_FUNCTION = """\
        end
    end
    test "$place" = "$argv[1]"
end
complete -c nc-tui -f"""


def script(places: Sequence[Place]) -> Iterator[str]:
    """Its lines."""
    yield _BEGIN
    for place in places:
        for _, flags in place.takers:
            yield f"            case {' '.join(map(_quoted, flags))}\n                set passes 1"
        for name, _ in place.commands:
            inner = " ".join((*place.path, name))
            yield f"            case {_quoted(f'{place.name}|{name}')}"
            yield f"                set place {_quoted(inner)}"
    yield _END_OF_FUNCTION
    for place in places:
        here = f"complete -c nc-tui -n {_quoted(f'__nc_tui_is_at {_quoted(place.name)}')}"
        for word, does in [*place.commands, *((word, "") for word in place.words)]:
            yield f"{here} -a {_quoted(word)}{_said(does)}"
        if place.is_path:
            yield f"{here} -F"
        for option in place.options:
            yield f"{here} {_names(option)}{_value(option)}{_said(option.does)}"


def _names(option: Option) -> str:
    long = [f"-l {flag[2:]}" for flag in option.flags if flag.startswith("--")]
    short = [f"-s {flag[1:]}" for flag in option.flags if not flag.startswith("--")]
    return " ".join((*short, *long))


def _value(option: Option) -> str:
    if not option.takes_value:
        return ""
    if option.is_path:
        return " -r -F"
    return f" -x -a {_quoted(' '.join(option.words))}" if option.words else " -x"


def _said(does: str) -> str:
    return f" -d {_quoted(does)}" if does else ""


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
