"""A PostgreSQL server of the tests' own: on loopback, in a temporary folder, as a user who is not root."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from glob import glob
from pathlib import Path
from tempfile import TemporaryDirectory

USER = "postgres"
"""The server refuses to run as root; the package makes this user."""


def program(name: str) -> str:
    """The path of one of the server's programs."""
    found = shutil.which(name) or next(iter(sorted(glob(f"/usr/lib/postgresql/*/bin/{name}"), reverse=True)), None)
    if found is None:
        raise RuntimeError(f"`{name}` is not installed; run `apt-get install -y postgresql`")
    return found


@contextmanager
def server() -> Iterator[str]:
    """The address of a server that runs until the end of the block."""
    with TemporaryDirectory(prefix="checker-postgresql-") as name:
        if os.getuid() == 0:
            shutil.chown(name, USER, USER)
        with started(Path(name) / "data", free_port()) as address:
            yield address


@contextmanager
def started(data: Path, port: int) -> Iterator[str]:
    """The address of a server whose files are made in a new folder."""
    run(program("initdb"), "-D", data, "-U", "checker", "-A", "trust", "-E", "UTF8", "--no-sync")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
    run(program("pg_ctl"), "-D", data, "-o", options, "-l", data / "log", "-w", "start")
    try:
        yield f"postgresql://checker:secret@127.0.0.1:{port}/postgres"
    finally:
        run(program("pg_ctl"), "-D", data, "-m", "immediate", "-w", "stop")


def run(*words: object) -> None:
    """Run a program of the server as its user."""
    asked = {"user": USER, "group": USER, "extra_groups": []} if os.getuid() == 0 else {}
    found = subprocess.run([str(word) for word in words], capture_output=True, text=True, cwd="/", check=False, **asked)  # type: ignore[call-overload]
    if found.returncode:
        raise RuntimeError(f"{words[0]} failed: {found.stdout}{found.stderr}")


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port
