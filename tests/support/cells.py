"""Reads the Markdown cells of a notebook, for the tests: prints the texts of their paragraphs,
titles and cells as JSON, and fails where one holds HTML that is not ours or an address that runs.
"""

import json
import re
import sys

from markdown_it import MarkdownIt

OURS = {"<strong>", "</strong>", "<em>", "</em>"}
# What a notebook would take for mathematics.
MATH = re.compile(r"\$|\\\\[()\[\]]|\\(begin|end)\{|@@\d+@@")


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        notebook = json.load(file)
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    shown = []
    for cell in notebook["cells"]:
        if cell["cell_type"] != "markdown":
            continue
        source = "".join(cell["source"])
        for token in reader.parse(source):
            if token.type == "html_block":
                assert token.content.strip() == "<!-- -->", (cell["id"], token.content)
            if token.type == "fence":
                shown.append(token.content.rstrip("\n"))
            if token.type != "inline":
                continue
            words = ""
            for inline in token.children:
                assert inline.type != "html_inline" or inline.content in OURS, (cell["id"], inline)
                for key in ("href", "src"):
                    address = str(inline.attrs.get(key, ""))
                    assert not re.match(r"\s*(javascript|vbscript|data):", address), address
                if inline.type == "code_inline":
                    shown.append(inline.content)
                elif inline.type == "image":
                    shown.append(inline.content)
                if inline.type == "text" or inline.type == "text_special":
                    words += inline.content
            shown.append(words)
        # Outside of code, nothing is mathematics.
        prose = re.sub(r"(?ms)^[ >]*(```+)[^\n`]*\n.*?^[ >]*\1 *$", "", source)
        prose = re.sub(r"(?s)(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)", "", prose)
        found = MATH.search(prose)
        assert not found, (cell["id"], found, prose)
    print(json.dumps(shown))


main()
