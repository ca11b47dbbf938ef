"""The numbers of today as a line, in each form. Imports nothing: a prompt waits for it."""

Value = str | int | bool | None
Values = dict[str, Value]

KEYS = (
    "days", "since", "rule", "longest_days", "kept_last_30",
    "window_days", "checked_in_today", "last_urge_at", "night",
)  # fmt: skip
FORMATS = ("plain", "tmux", "json")

_FIELDS = f"the fields are {', '.join(KEYS)}."


def line_of(form: str, values: Values, *, dated: bool) -> str:
    """``values`` (of KEYS) in one of FORMATS or as a template; ``dated`` once there is a first
    contact to count from. Raises ValueError, with a sentence, for a template without meaning."""
    match form:
        case "plain":
            return _plain(values) if dated else "No date yet. nc-tui start --since WHEN sets one."
        case "tmux":
            return _tmux(values["days"]) if dated else ""
        case "json":
            fields = [f'"{key}": {_json(values[key])}' for key in KEYS]
            return f"{{{', '.join(fields)}}}"
    return "".join(_as_text(values[word]) if is_field else word for word, is_field in _parts(form))


def check_form(form: str) -> None:
    """ValueError, with a sentence, for what is neither of FORMATS nor a template of KEYS."""
    if form not in FORMATS:
        for _ in _parts(form):
            pass


def _plain(values: Values) -> str:
    days, kept = values["days"], values["kept_last_30"]
    match days:
        case None:
            line = "Between runs"
        case 0:
            line = "First day"
        case _:
            line = "1 day" if days == 1 else f"{days} days"
    # Said only where it says something kind: "kept 0" counts what was not done.
    return f"{line} · kept {kept} of the last {values['window_days']}" if kept else line


def _tmux(days: Value) -> str:
    """As short as can be, in ASCII."""
    if days is None:
        return "pause"
    return f"{days}d" if days else "first day"


def _json(value: Value) -> str:
    # Moments and rules: nothing in them needs an escape.
    return f'"{value}"' if isinstance(value, str) else _as_text(value) or "null"


def _as_text(value: Value) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case _:
            return str(value)


def _parts(template: str) -> list[tuple[str, bool]]:
    """The words of a template, and whether each is a field; as ``str.format`` reads braces, but
    no attribute, index or form may follow a name."""
    if "{" not in template and "}" not in template:
        message = f"there is no format {template[:40]!r}; write plain, tmux, json or {{days}}."
        raise ValueError(message)
    parts: list[tuple[str, bool]] = []
    at = 0
    while at < len(template):
        if template[at] not in "{}":
            ends = [end for mark in "{}" if (end := template.find(mark, at)) >= 0]
            stop = min(ends, default=len(template))
            parts.append((template[at:stop], False))
            at = stop
        elif template[at : at + 2] in ("{{", "}}"):
            parts.append((template[at], False))
            at += 2
        else:
            stop = template.find("}", at)
            name = template[at + 1 : stop]
            if template[at] == "}" or stop < 0 or "{" in name:
                message = f"the braces of that format do not match; {_FIELDS}"
                raise ValueError(message)
            if name not in KEYS:
                message = f"that format has a field {name[:40]!r} that is not known; {_FIELDS}"
                raise ValueError(message)
            parts.append((name, True))
            at = stop + 1
    return parts
