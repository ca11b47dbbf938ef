"""One thread beside the loop, that does what it is given in turn."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


class OneThread:
    """What it is given is done, whoever asked for it and is gone by then."""

    def __init__(self, name: str) -> None:
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._last: Future[Any] | None = None

    @property
    def is_idle(self) -> bool:
        """Whether all it was given is done: what it was given last is, then."""
        return self._last is None or self._last.done()

    async def run(self, work: Callable[[], T]) -> T:
        """What ``work`` returns, or raises, once all that came before it is done."""
        self._last = future = self._executor.submit(work)
        # Shielded: whoever asked is cancelled when the app ends, what they asked is not.
        return await asyncio.shield(asyncio.wrap_future(future))

    def close(self, *, is_given_up: bool = False) -> None:
        """Wait for what it has to do, or not for what it has not begun, where it is given up.

        An idle one ends by itself: nobody waits for it to wake up first.
        """
        is_waited_for = not (is_given_up or self.is_idle)
        self._executor.shutdown(wait=is_waited_for, cancel_futures=is_given_up)
