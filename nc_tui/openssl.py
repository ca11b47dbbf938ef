"""OpenSSL, which nothing here uses: no word of ours goes over a network, nothing is ciphered."""

import sys


def do_without_openssl() -> None:
    """Keep it from being loaded by asyncio, and by ``secrets`` below filelock, which do without
    where it is not to be had. It takes 9 ms of a start, and 4 MB."""
    sys.modules.setdefault("ssl", None)  # type: ignore[arg-type]
    try:
        import _blake2  # noqa: F401
        import _md5  # type: ignore[import-not-found]  # noqa: F401
        import _sha1  # type: ignore[import-not-found]  # noqa: F401
        import _sha3  # type: ignore[import-not-found]  # noqa: F401
    except ImportError:
        return  # a system that has left them to OpenSSL: ``hashlib`` would complain on the terminal
    sys.modules.setdefault("_hashlib", None)  # type: ignore[arg-type]
