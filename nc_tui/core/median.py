"""The middle of some numbers."""

from collections.abc import Sequence


def median(values: Sequence[int]) -> float:
    """The middle value; of an even number the mean of the two. Raises IndexError for none."""
    # Not ``statistics``: importing it costs more than a curve of a thousand urges.
    ordered = sorted(values)
    middle = len(ordered) // 2
    return (ordered[~middle] + ordered[middle]) / 2
