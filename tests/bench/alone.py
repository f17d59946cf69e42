"""Runs one command and prints its exit code, wall and processor seconds, and the peak KiB of its greatest process.

    python -S -I alone.py OUTPUT COMMAND…

A child starts with the memory of the process that forks it, so this one imports next to nothing.
"""

import os
import sys
import time


def run(output: str, command: list[str]) -> str:
    """What the command used; its standard output goes to `output`, its standard error beside it."""
    started = time.perf_counter()
    child = os.fork()
    if child == 0:
        for number, name in (1, output), (2, f"{output}.errors"):
            os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644), number)
        os.execvp(command[0], command)
    _, status, used = os.wait4(child, 0)
    seconds = time.perf_counter() - started
    return f"{os.waitstatus_to_exitcode(status)} {seconds} {used.ru_utime + used.ru_stime} {used.ru_maxrss}"


if __name__ == "__main__":
    print(run(sys.argv[1], sys.argv[2:]))
