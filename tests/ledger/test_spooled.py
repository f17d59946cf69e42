"""What is put aside is read again as it was."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.ledger import spooled
from checker.ledger.batch import Batch, joined

INTS = st.one_of(
    st.integers(-(2**63), 2**63 - 1), st.integers(-5, 5), st.sampled_from([2**31 - 1, 2**31, -(2**31) - 1])
)


@st.composite
def batches(draw: st.DrawFn) -> Batch:
    rows = draw(st.integers(1, 8))
    column = st.lists(INTS, min_size=rows, max_size=rows).map(lambda some: np.array(some, dtype=np.int64))
    names = draw(st.sets(st.sampled_from(["at", "amount", "kind", "game", "odds"])))
    texts = draw(st.sets(st.sampled_from(["bet", "round", "bonus"])))
    words = st.lists(st.text(max_size=5), min_size=rows, max_size=rows)
    table = pa.table({name: pa.array(draw(words), pa.string()) for name in ("player", *sorted(texts))})
    return Batch(table, draw(column), {name: draw(column) for name in sorted(names)})


@given(some=st.lists(batches(), min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_any_batches_come_back_one_after_another(some: list[Batch], tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("spooled") / "share"
    with file.open("wb") as stream:
        for batch in some:
            backwards = np.arange(batch.length)[::-1].copy()
            columns = spooled.taken_apart(batch, backwards)
            for row in range(batch.length):
                spooled.write(stream, columns, row, row + 1)
    found = spooled.read(file)
    assert found is not None
    expected = joined([batch.at(np.arange(batch.length)[::-1]) for batch in some])
    assert found.number.tolist() == expected.number.tolist()
    assert {name: column.tolist() for name, column in found.cells.items()} == {
        name: column.tolist() for name, column in expected.cells.items()
    }
    for name in expected.texts.column_names:
        assert found.texts[name].to_pylist() == [text or "" for text in expected.texts[name].to_pylist()]


def test_an_empty_file_holds_no_batch(tmp_path: Path) -> None:
    (tmp_path / "share").write_bytes(b"")
    assert spooled.read(tmp_path / "share") is None
