"""The few shapes that drawings on paper are made of, as SVG inside a page.

Colours and type come from the page's style sheet, by class. Whatever is text goes through
``escape``: labels may be the person's own words.
"""

from collections.abc import Iterable
from html import escape

Points = Iterable[tuple[float, float]]


def picture(width: float, height: float, label: str, shapes: Iterable[str]) -> str:
    """A whole drawing; ``label`` is what it is called for those who do not see it."""
    inside = "".join(shapes)
    return (
        f'<svg viewBox="0 0 {width:g} {height:g}" role="img" aria-label="{escape(label)}">'
        f"{inside}</svg>"
    )


def words(x: float, y: float, text: str, kind: str = "label", anchor: str = "start") -> str:
    """One line of text whose foot stands at ``y``; ``anchor`` start, middle or end."""
    at = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
    return f'<text {at} class="{kind}">{escape(text)}</text>'


def block(x: float, y: float, width: float, height: float, kind: str, share: float = 1.0) -> str:
    """A filled rectangle; ``share`` is how strong its colour is, 0 to 1."""
    faint = "" if share >= 1 else f' fill-opacity="{share:.2f}"'
    at = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
    return f'<rect {at} class="{kind}"{faint}/>'


def dot(x: float, y: float, radius: float, kind: str) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}" class="{kind}"/>'


def stroke(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    at = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line {at} class="{kind}"/>'


def path(points: Points, kind: str) -> str:
    """A line through ``points``; a kind that is filled closes it."""
    at = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline points="{at}" class="{kind}"/>'
