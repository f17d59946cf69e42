"""Compiled forms kept between runs: each is found by the digest of all that it was made from, never by its age."""

import os
import pickle
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

NAMED = {
    ("builtins", "bool"), ("builtins", "dict"), ("builtins", "frozenset"), ("builtins", "int"), ("builtins", "str"),
    ("datetime", "date"), ("decimal", "Decimal"), ("fractions", "Fraction"), ("functools", "partial"),
    ("pydantic._internal._validators", "min_length_validator"),
}  # fmt: skip
"""What a compiled form may name beside the package's own classes and functions."""


class ForeignNameError(pickle.UnpicklingError):
    """A file names what no compiled form does: it was not written by this program."""


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in NAMED or module.partition(".")[0] == "checker":
            return super().find_class(module, name)
        raise ForeignNameError(f"{module}.{name}")


class Shelf(NamedTuple):
    """A folder of compiled forms; without one nothing is kept. Files of several runs never mix: they are renamed in."""

    folder: Path | None = None

    def get(self, name: str, key: str) -> Any:
        """The form kept as `name` under a key; None where there is none, or none that this program wrote."""
        if self.folder is None:
            return None
        try:
            content = (self.folder / f"{name}-{key}").read_bytes()
        except OSError:
            return None
        if content[:DIGEST] != digest([content[DIGEST:]]).encode():
            return None
        try:
            return _Reader(BytesIO(content[DIGEST:])).load()
        except ForeignNameError:
            return None

    def put(self, name: str, key: str, form: Any) -> None:
        """Keep a form; a folder that cannot be written to keeps nothing, and the run goes on."""
        if self.folder is None:
            return
        content = pickle.dumps(form, protocol=5)
        beside = self.folder / f".{name}-{os.getpid()}"
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            beside.write_bytes(digest([content]).encode() + content)
            for old in self.folder.glob(f"{name}-*"):
                old.unlink(missing_ok=True)
            beside.replace(self.folder / f"{name}-{key}")
        except OSError:
            return


NO_SHELF = Shelf()
DIGEST = 32
"""How many characters a digest has."""


def code_of(folder: str, modules: Iterable[ModuleType]) -> bytes:
    """The digest of the code beside a file of the package, and of further modules."""
    files = [*sorted(Path(folder).parent.glob("*.py")), *(Path(str(one.__file__)) for one in modules)]
    return digest(file.read_bytes() for file in files).encode()


def digest(parts: Iterable[bytes]) -> str:
    """The digest of some contents, each kept apart from the next by its length."""
    from hashlib import blake2b

    found = blake2b(digest_size=DIGEST // 2)
    for part in parts:
        found.update(len(part).to_bytes(8, "big") + part)
    return found.hexdigest()
