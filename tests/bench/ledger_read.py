"""Reading a ledger, sorted and not, against DuckDB's scan and sort of the same columns: ratios in one run.

    python -m tests.bench.ledger_read --rows 10000000 --runs 3

Each figure comes from a process of its own, start-up included. The reader's figures hold its search for doubles, its
checks, and the coding of every row; those of DuckDB are a floor: it sums the columns, or numbers the rows by player
and time, and does nothing with them. Reading is bound by the processor, so that the processor's seconds are the
steadier figure where others use the machine.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.bench.measure import Runs, interleaved, machine, table

SCAN = """
import duckdb, sys
columns = duckdb.sql(f"describe select * from '{sys.argv[1]}'").fetchall()
asked = ", ".join(f'{"sum" if kind == "BIGINT" else "max"}("{name}")' for name, kind, *_ in columns)
duckdb.sql(f"select {asked} from '{sys.argv[1]}'").fetchall()
"""
SORT = """
import duckdb, sys
numbered = f"select row_number() over (partition by player order by \\"at\\") as place from '{sys.argv[1]}'"
duckdb.sql(f"select max(place) from ({numbered}) as numbered").fetchall()
"""
READ = """
import sys
from checker.ledger.read import open_ledger
with open_ledger([sys.argv[1]]).ledger as ledger:
    ledger.use(lambda batches: sum(rows.length for rows, _ in batches))
    assert ledger.account.adds_up and ledger.account.used == ledger.rows
"""
DOUBLES = """
import sys, pathlib, tempfile
from checker.ledger.doubles import doubles_in
from checker.ledger.read import open_ledger
with open_ledger([sys.argv[1]]).ledger as ledger, tempfile.TemporaryDirectory() as folder:
    assert not any(len(some) for some in doubles_in(ledger.parts, pathlib.Path(folder)))
"""
DISTINCT = """
import duckdb, sys
duckdb.sql(f"select count(distinct \\"transaction\\") from '{sys.argv[1]}'").fetchall()
"""
NOTHING = "import checker.ledger.read"
MADE = """
select printf('T%09d', i) as "transaction", make_timestamptz(1760000000000000 + i * 1000000) as "at",
       make_timestamptz(1760000005000000 + i * 1000000) as settled_at, printf('B%09d', i) as bet,
       printf('P%07d', i // 100) as player, 'bet_settled' as kind, cast(10 + hash(i) % 1990 as bigint) as amount,
       'GBP' as currency, cast(10 + hash(i) % 1990 as bigint) as cash_amount, cast(0 as bigint) as bonus_amount,
       cast(hash(i + 1) % 2000 as bigint) as payout, printf('R%d', i) as round,
       printf('game-%d', hash(i + 2) % 800) as game,
       ['slots', 'table', 'live', 'sports'][cast(1 + hash(i + 3) % 4 as integer)] as category
from range({rows}) as rows(i)
"""


def make(rows: int, folder: Path) -> tuple[Path, Path]:
    """A ledger in order, and the same in none."""
    import duckdb

    in_order, mixed = folder / "sorted.parquet", folder / "mixed.parquet"
    told = MADE.format(rows=rows)
    duckdb.sql(f"copy ({told}) to '{in_order}' (compression zstd)")
    duckdb.sql(f"copy (select * from '{in_order}' order by hash(\"transaction\")) to '{mixed}' (compression zstd)")
    return in_order, mixed


def main() -> None:
    """Measure, and print a table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rows", type=int, default=10_000_000)
    asked.add_argument("--runs", type=int, default=3)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        in_order, mixed = make(given.rows, folder)
        work = {
            "start-up alone": (NOTHING, in_order), "DuckDB: scan of all columns": (SCAN, in_order),
            "the ledger read, sorted": (READ, in_order), "DuckDB: distinct transactions": (DISTINCT, in_order),
            "the search for doubles": (DOUBLES, in_order), "DuckDB: rows numbered, unsorted": (SORT, mixed),
            "the ledger read, unsorted": (READ, mixed),
        }  # fmt: skip
        commands = {one: [sys.executable, "-c", code, str(file)] for one, (code, file) in work.items()}
        print(f"{given.rows:,} rows; {machine()}")
        found = interleaved(commands, folder, given.runs)
        print(table(["what", "s", "processor s", "peak MiB"], [row(one, runs) for one, runs in found.items()]))


def row(name: str, runs: Runs) -> list[str]:
    """One line of the table."""
    if runs.failure:
        return [name, runs.failure, "", ""]
    return [name, f"{runs.seconds:.2f}", f"{runs.processor:.2f}", f"{runs.mib:.0f}"]


if __name__ == "__main__":
    main()
