"""The command `checker`: only the command that was asked for is imported, so that a single file is checked at once."""

import gc
import os
import sys
from importlib import import_module

COMMANDS = {
    "lint": "checker.cli.lint:lint",
    "audit": "checker.cli.audit:audit",
    "fit": "checker.cli.fit:fit",
    "nearest": "checker.cli.nearest:nearest",
    "explain": "checker.cli.explain:explain",
    "markets": "checker.cli.markets:markets",
    "impact": "checker.cli.impact:impact",
    "rules": "checker.cli.rules:app",
    "new": "checker.cli.new:new",
    "schema": "checker.cli.schema:schema",
    "sample-ledger": "checker.cli.sample_ledger:sample_ledger",
    "import": "checker.cli.import_:import_",
}
"""Every command, and where it is."""


def main() -> None:
    """Run the command line; the exit code is 0 kept, 1 breach, 2 could not be checked."""
    gc.set_threshold(100_000)  # what start-up makes lives to the end: looking through it again and again costs a fifth
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # no other package has a say in what an offer means
    from checker.cli.app import application

    asked = next((word for word in sys.argv[1:] if not word.startswith("-")), "")
    names = [asked] if asked in COMMANDS else list(COMMANDS)
    application({name: _load(COMMANDS[name]) for name in names})()


def _load(target: str) -> object:
    module, name = target.split(":")
    return getattr(import_module(module), name)


if __name__ == "__main__":
    main()
