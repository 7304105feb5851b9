"""Holds JSON documents against a JSON Schema.

    validate.py SCHEMA DOCUMENT

A `.jsonl` document is one instance a line. Prints a line for each violation, formats
included, and exits 1 where there is one.
"""

import json
import sys
from pathlib import Path

from jsonschema import FormatChecker
from jsonschema.validators import validator_for


def main():
    schema_path, document = map(Path, sys.argv[1:])
    schema = json.loads(schema_path.read_text(encoding="utf-8"))
    validator_class = validator_for(schema)
    validator_class.check_schema(schema)
    # All formats, not only those of the schema's draft: SARIF's is draft 4 and uses later ones.
    validator = validator_class(schema, format_checker=FormatChecker())

    text = document.read_text(encoding="utf-8")
    # Not splitlines(): a JSON string may hold U+2028 as it is.
    instances = text.rstrip("\n").split("\n") if document.suffix == ".jsonl" else [text]
    violations = 0
    for line, instance in enumerate(instances, start=1):
        for error in validator.iter_errors(json.loads(instance)):
            violations += 1
            print(f"{document.name}:{line}: {error.json_path}: {error.message[:400]}")
    sys.exit(violations > 0)


if __name__ == "__main__":
    main()
