"""Validates and runs notebooks, for the tests.

notebooks.py validate FILE...   holds each against the schema of nbformat
notebooks.py run FILE           runs one; prints the outputs as JSON, and fails as it does
notebooks.py run-all FILE       the same, but goes on after a cell that fails
"""

import json
import sys

import nbformat


def main():
    command, *files = sys.argv[1:]
    for path in files:
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
        ids = [cell.id for cell in notebook.cells]
        assert len(set(ids)) == len(ids), (path, ids)
    if command == "validate":
        print(len(files))
        return
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    status = 0
    try:
        going_on = command == "run-all"
        NotebookClient(
            notebook, timeout=60, kernel_name="bash", allow_errors=going_on
        ).execute()
    except CellExecutionError:
        status = 1
    outputs = {}
    for cell in notebook.cells:
        if cell.cell_type == "code" and cell.execution_count is not None:
            texts = [output.get("text", "error " + output.get("evalue", "")) for output in cell.outputs]
            outputs[cell.id] = "".join(texts)
    print(json.dumps(outputs))
    sys.exit(status)


main()
