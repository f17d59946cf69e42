"""Instants as text after ISO 8601, to the thousandth of a second, in UTC."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

PATTERN = b"0000-00-00T00:00:00.000Z"
Letters = npt.NDArray[np.uint8]


def iso(cells: Any) -> pa.Array:
    """A column of instants as text."""
    there = np.asarray(cells.is_valid())
    micros = np.asarray(cells.cast(pa.int64()).fill_null(0))
    days, rest = np.divmod(micros // 1000, 86_400_000)
    dates = days.astype("datetime64[D]")
    years = dates.astype("datetime64[Y]")
    months = dates.astype("datetime64[M]")
    letters = np.tile(np.frombuffer(PATTERN, np.uint8), (len(micros), 1))
    _digits(letters, 0, 4, years.astype(np.int64) + 1970)
    _digits(letters, 5, 2, (months - years).astype(np.int64) + 1)
    _digits(letters, 8, 2, (dates - months).astype(np.int64) + 1)
    for at, size, unit in ((11, 2, 3_600_000), (14, 2, 60_000), (17, 2, 1000), (20, 3, 1)):
        part, rest = np.divmod(rest, unit)
        _digits(letters, at, size, part)
    return pa.array(letters.view(f"S{len(PATTERN)}").ravel().astype(str), pa.string(), mask=~there)


def _digits(letters: Letters, at: int, size: int, numbers: npt.NDArray[np.int64]) -> None:
    for place in range(at + size - 1, at - 1, -1):
        numbers, digit = np.divmod(numbers, 10)
        letters[:, place] = digit + ord("0")
