"""Answers to a dialog, as they stand in its fields."""

Answers = dict[str, str | list[str]]
"""By the name of the field. What was ticked is a list."""
