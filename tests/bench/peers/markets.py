"""Prints the seconds that one thing takes: all markets of the rulebook from their compiled form, or pydantic's import.

python markets.py markets
python markets.py pydantic
"""

import sys
from time import perf_counter

if sys.argv[1] == "pydantic":
    start = perf_counter()
    from pydantic import BaseModel

    assert BaseModel
else:
    from checker.cli.book import book_for

    book = book_for()
    start = perf_counter()
    laws = [book.market(code) for code in book.codes]
    assert all(law is not None and not problems for law, problems in laws)
print(perf_counter() - start)
