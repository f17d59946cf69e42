"""How long an audit takes beside DuckDB's scan of the same columns and a query with two windows that does less.

    python tests/bench/audit.py --rows 10000000 --runs 3

Makes a sample ledger, then runs each in a process of its own, in turns; prints the least time of each, the ratios
and the peak memory.
"""

import argparse
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from checker.ledger.columns import COLUMNS

SCAN = """
import duckdb, sys
con = duckdb.connect(); con.execute("set threads=2")
columns = {columns!r}
con.sql("select " + ", ".join(f'max("{{name}}")' for name in columns) + f" from '{{sys.argv[1]}}'").fetchall()
"""
WINDOWS = """
import duckdb, sys
con = duckdb.connect(); con.execute("set threads=2")
con.sql(f\"\"\"
with granted as (
  select *, last_value(case when kind = 'bonus_granted' then bonus end ignore nulls)
    over (partition by player order by "at" rows unbounded preceding) as active from '{{sys.argv[1]}}'),
counted as (
  select *, sum(case when kind = 'bet_settled' and category = 'slots' then amount else 0 end)
    over (partition by player, active order by "at" rows unbounded preceding) as turnover from granted)
select active, max(turnover) as turnover from counted group by active
\"\"\").fetchall()
"""
PEAK = "import resource, sys; print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"


def timed(command: list[str]) -> tuple[float, float]:
    """Seconds and peak MiB of a command."""
    began = time.perf_counter()
    wrapped = f"import subprocess, resource\nsubprocess.run({command!r}, stdout=subprocess.DEVNULL)\n{PEAK}"
    done = subprocess.run([sys.executable, "-c", wrapped], capture_output=True, text=True, check=True)
    return time.perf_counter() - began, int(done.stdout.split()[-1]) / 1024


def main() -> None:
    """Make the ledger, run everything in turns, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        ledger, offers = str(Path(folder, "ledger.parquet")), str(Path(folder, "offers"))
        checker = [sys.executable, "-m", "checker"]
        made = ["sample-ledger", "--rows", str(asked.rows), "-o", ledger, "--copy-offers", offers]
        subprocess.run([*checker, *made], check=True)
        columns = [column.name for column in COLUMNS if column.name != "market"]
        commands = {
            "DuckDB scans the same columns": [sys.executable, "-c", SCAN.format(columns=columns), ledger],
            "DuckDB, two windows": [sys.executable, "-c", WINDOWS.format(), ledger],
            "checker audit": [*checker, "audit", ledger, "--offers", offers, "-o", str(Path(folder, "audit.txt"))],
        }
        found = {name: [timed(command) for _ in range(asked.runs)] for name, command in commands.items()}
    floor = min(seconds for seconds, _ in found["DuckDB scans the same columns"])
    print(f"{asked.rows:,} rows, least of {asked.runs} runs")
    for name, runs in found.items():
        seconds, peak = min(seconds for seconds, _ in runs), max(peak for _, peak in runs)
        print(f"{name:32} {seconds:8.2f} s {seconds / floor:6.2f} x the scan {peak:8.0f} MiB")


if __name__ == "__main__":
    main()
