"""What is under way on a screen: it is not undone under the person's hands, nor quit over."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nc_tui.tui.writer import Writer


class UnderWay:
    """A screen on which something is being made that may not be on disk yet."""

    async def put_down(self) -> None:
        """Save what there is, as far as it can be; the program is about to end."""

    def is_kept(self, writer: "Writer") -> bool:
        """Whether what stands here is on disk, after ``put_down`` or its own tries."""
        return writer.problem is None

    @property
    def page_id(self) -> int | None:
        """The page that is written here, if one is: it may be kept as a draft meanwhile."""
        return None
