"""A stream of bytes → blocks of whole lines, and where each line of a block begins and ends."""

import bz2
import gzip
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any, NamedTuple

import numpy as np
import pyarrow as pa

from checker.ledger.part import UnreadableError
from checker.ledger.rows import Ints
from checker.ledger.texts import Bytes

BLOCK = 8 << 20
LONGEST = 64 << 20
"""A line longer than this is none: the file is no text of lines."""
BOM = b"\xef\xbb\xbf"


class Block(NamedTuple):
    """Some whole lines of a file; line i stands in `content` from `starts[i]` up to `ends[i]`, its end left out."""

    content: Bytes
    starts: Ints
    ends: Ints
    whole: bool = True
    """Whether the last line has its line break."""

    def text(self, line: int) -> str:
        """One line; bytes that are no UTF-8 are shown as a replacement character."""
        return self.content[self.starts[line] : self.ends[line]].tobytes().decode("utf-8", "replace")

    def miscoded(self, first: int, end: int) -> list[int]:
        """Which of the lines from `first` up to `end` are no UTF-8."""
        if first == end or is_utf8(self.content[self.starts[first] : self.ends[end - 1]].tobytes()):
            return []
        return [i for i in range(first, end) if not is_utf8(self.content[self.starts[i] : self.ends[i]].tobytes())]


@contextmanager
def opened(path: str) -> Iterator[IO[bytes]]:
    """A file as a stream of bytes, unpacked if its name says that it is packed; `-` is standard input."""
    if path == "-":
        yield sys.stdin.buffer
        return
    lower = path.lower()
    stream: Any
    try:
        if lower.endswith(".gz"):
            stream = gzip.open(path)  # noqa: SIM115  # closed below, whatever it is
        elif lower.endswith(".bz2"):
            stream = bz2.open(path)  # noqa: SIM115
        elif lower.endswith((".zst", ".lz4")):
            stream = pa.CompressedInputStream(pa.OSFile(path), "zstd" if lower.endswith(".zst") else "lz4")
        else:
            stream = open(path, "rb", buffering=0)  # noqa: SIM115
    except OSError as error:
        raise UnreadableError(f"it cannot be read: {error.strerror or error}") from error
    with stream:
        yield stream


def blocks(stream: IO[bytes]) -> Iterator[Block]:
    """The lines of a stream, block by block; empty lines are left out."""
    held = b""
    first = True
    while content := _read(stream):
        if first:
            content, first = _without_bom(content), False
        cut = content.rfind(b"\n") + 1
        if cut == 0:
            held += content
            if len(held) > LONGEST:
                raise UnreadableError("it has a line of more than 64 MiB: it is no text of lines")
            continue
        lines = split(held + content[:cut])
        held = content[cut:]
        if len(lines.starts):
            yield lines
    if held.strip():
        yield split(held)._replace(whole=False)


def _read(stream: IO[bytes]) -> bytes:
    try:
        return stream.read(BLOCK)
    except EOFError as error:
        raise UnreadableError("it is cut: its packed content ends too early") from error
    except (OSError, zlib.error) as error:
        raise UnreadableError(f"it cannot be read to its end: {error}") from error


def _without_bom(content: bytes) -> bytes:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in content[:64]:
        raise UnreadableError("it is no UTF-8; write it as UTF-8")
    return content.removeprefix(BOM)


def split(content: bytes) -> Block:
    """The lines of a block."""
    array = np.frombuffer(content, dtype=np.uint8)
    breaks = np.flatnonzero(array == ord("\n"))
    starts = np.concatenate([[0], breaks + 1])
    ends = np.concatenate([breaks, [len(array)]])
    ends = ends - ((ends > starts) & (array[np.maximum(ends - 1, 0)] == ord("\r")))
    filled = ends > starts
    return Block(array, starts[filled], ends[filled])


def is_utf8(content: bytes) -> bool:
    """Whether some bytes are UTF-8."""
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True
