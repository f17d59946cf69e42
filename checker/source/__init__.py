"""YAML text → plain values and the span of each."""

from checker.source.discover import discover
from checker.source.document import Document
from checker.source.reader import read
from checker.source.write import unwritable, write

__all__ = ["Document", "discover", "read", "unwritable", "write"]
