"""Where the store's randomness comes from: the system."""

import os


def random_bits(count: int) -> int:
    """``count`` random bits, 1 to 64, as ``secrets.randbits``, whose module would bring OpenSSL
    along: half of what a one-shot command imports, and 3 MB of what the app holds."""
    return int.from_bytes(os.urandom(8)) >> (64 - count)
