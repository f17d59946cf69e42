"""The tools that are compared: how each is called on a folder of offers, and which files its output names."""

import json
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from corpus import LIMITS
from measure import CHECKER, HERE

RULES = HERE / "peers"
BELOW = ("bin", "*/bin", "node_modules/.bin", "*/node_modules/.bin")


class Tool(NamedTuple):
    """One tool: its program, the command that holds a folder against the ten limits, and the files it finds.

    `faster` is how many times faster the checker is meant to be.
    """

    name: str
    program: str
    command: Callable[[str, Path], list[str]]
    found: Callable[[str], Iterable[str]]
    faster: float | None = None


def located(program: str, peers: Path | None) -> str | None:
    """The path of a program: below the folder of the peers, else on PATH; None where it is not installed."""
    if program == sys.executable:
        return program
    if peers is not None:
        places = [path for folder in BELOW for path in sorted(peers.glob(f"{folder}/{program}"))]
        if places:
            return str(places[0].absolute())
    return shutil.which(program)


def _checker(_: str, offers: Path) -> list[str]:
    return [*CHECKER, str(offers), "-j", "1"]


def _loaded(python: str, offers: Path) -> list[str]:
    return [python, str(RULES / "loaded.py"), str(offers)]


def _validated(python: str, offers: Path) -> list[str]:
    return [*_loaded(python, offers), str(RULES / "schema.yaml")]


def _check_jsonschema(program: str, offers: Path) -> list[str]:
    files = map(str, sorted(offers.glob("*.yaml")))
    return [program, "--schemafile", str(RULES / "schema.yaml"), "--output-format", "json", *files]


def _checkov(program: str, offers: Path) -> list[str]:
    checks = ["--framework", "yaml", "--external-checks-dir", str(RULES / "checkov")]
    return [program, "--directory", str(offers), *checks, "--output", "json", "--quiet", "--compact", "--skip-download"]


def _semgrep(program: str, offers: Path) -> list[str]:
    quiet = ["--metrics", "off", "--disable-version-check", "--no-git-ignore", "--quiet"]
    return [program, "scan", *quiet, "--config", str(RULES / "semgrep.yaml"), "--json", str(offers)]


def _spectral(program: str, offers: Path) -> list[str]:
    ruleset = ["--ruleset", str(RULES / "spectral.yaml")]
    return [program, "lint", "--quiet", "--format", "json", *ruleset, f"{offers}/*.yaml"]


def of_checker(printed: str) -> set[str]:
    """The files with a breach of one of the ten limits, in the review that the checker writes as JSON."""
    verdicts = json.loads(printed)["verdicts"]
    return {f"{one['offer']}.yaml" for one in verdicts if one["verdict"] == "breach" and one["limit"] in LIMITS}


def of_schema(printed: str) -> list[str]:
    """The files that check-jsonschema names."""
    return [error["filename"] for error in json.loads(printed).get("errors", ())]


def of_checkov(printed: str) -> list[str]:
    """The files with a failed check."""
    return [check["file_path"] for check in json.loads(printed).get("results", {}).get("failed_checks", ())]


def of_semgrep(printed: str) -> list[str]:
    """The files with a match."""
    return [match["path"] for match in json.loads(printed)["results"]]


def of_spectral(printed: str) -> list[str]:
    """The files with a result."""
    return [result["source"] for result in json.loads(printed or "[]")]


TOOLS = (
    Tool("checker, one core", sys.executable, _checker, of_checker),
    Tool("CSafeLoader, no check", sys.executable, _loaded, lambda _: ()),
    Tool("CSafeLoader + jsonschema", sys.executable, _validated, str.split),
    Tool("check-jsonschema", "check-jsonschema", _check_jsonschema, of_schema, 12),
    Tool("Checkov", "checkov", _checkov, of_checkov, 9),
    Tool("Semgrep", "semgrep", _semgrep, of_semgrep, 6),
    Tool("Spectral", "spectral", _spectral, of_spectral, 30),
)
"""The checker first; each runs with as many processes as it takes by itself."""
