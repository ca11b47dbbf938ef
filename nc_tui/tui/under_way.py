"""What is under way on a screen: it is not undone under the person's hands, nor quit over."""


class UnderWay:
    """A screen on which something is being made that may not be on disk yet."""

    async def put_down(self) -> None:
        """Save what there is, as far as it can be; the program is about to end."""
