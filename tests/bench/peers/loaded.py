"""Reads every offer of a folder with PyYAML's CSafeLoader; with a schema, validates each by jsonschema.

    python loaded.py FOLDER [SCHEMA]

The floor of every checker that is fed by CSafeLoader. Prints the name of each file that breaks the schema.
"""

import sys
from pathlib import Path
from typing import Any

import yaml


def main(folder: str, schema: str = "") -> None:
    """Read all files, and tell those that break the schema."""
    valid = _validator(schema) if schema else None
    for path in sorted(Path(folder).glob("*.yaml")):
        offer = yaml.load(path.read_bytes(), yaml.CSafeLoader)
        if valid is not None and not valid.is_valid(_named(offer)):
            print(path.name)


def _validator(schema: str) -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(yaml.load(Path(schema).read_bytes(), yaml.CSafeLoader))


def _named(value: Any) -> Any:
    """The value with text for every key: the key `NO` comes as the boolean false, on which a schema stumbles."""
    if isinstance(value, dict):
        return {str(key): _named(one) for key, one in value.items()}
    return value


if __name__ == "__main__":
    main(*sys.argv[1:])
