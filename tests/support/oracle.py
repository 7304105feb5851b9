"""An independent reading of Markdown articles, to hold the compiler's against.

Nothing here shares code or ideas with runbookc: the parser is markdown-it-py, and the
front matter is split by its own few lines. Run it with the Python of `support::tools()`:

    oracle.py ROOT [--pattern '{locale}/{path}.md'] [--locale nl-NL]...
    oracle.py --files a.md b.md        (or `--files -`: one path a line on standard input)

It prints one JSON object a line, in the order of the paths:

    path           relative to ROOT, or as it was given
    id, locale     from the pattern; absent with --files
    lines          lines of front matter, its two `---` included
    ordered_lists  in document order; a list inside a list follows the one around it
        line         1-based in the file, front matter included
        start        the number the list starts at
        items        how many
        depth        lists of either kind around it
        parents      containers around it, outermost first: "ordered_list", "bullet_list",
                     "blockquote"
        item_lines   1-based in the file
        item_texts   visible text of the item's first paragraph or heading, white space
                     collapsed; "" where the item has neither as a direct child
    visible        visible text of the body with all white space removed

Visible is what a reader sees: text, code spans, code blocks, the alternative text of
images, tags that name no element of HTML (`<namespace>`), and in raw HTML what stands outside tags, comments, `<script>` and `<style>`, its
character references decoded. White space is Unicode's White_Space, as in Rust.
"""

import argparse
import html
import json
import multiprocessing
import re
import sys
from pathlib import Path

from markdown_it import MarkdownIt

WHITE_SPACE = "\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
SPACES = re.compile(f"[{WHITE_SPACE}]+")

# An unterminated comment or tag reaches to the end of its block, as it does in a browser.
HTML_INVISIBLE = re.compile(
    r"""<!--(?:-?>|.*?(?:-->|\Z))
      | <!\[CDATA\[.*?(?:\]\]>|\Z)
      | <[?].*?(?:[?]>|\Z)
      | <![a-z].*?(?:>|\Z)
      | <(script|style)\b.*?(?:</\1[^>]*>|\Z)
      | </?[a-z](?:[^"'>]|"[^"]*"|'[^']*')*(?:>|\Z)
    """,
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)

# What HTML has, or had, an element for. A tag of any other name is a placeholder whose writer
# forgot to escape it: a reader must see it.
ELEMENTS = set(
    """a abbr address animate applet area article aside audio b base bdi bdo big blink blockquote
    body br button canvas caption center cite code col colgroup datalist dd del details dfn dialog
    dir div dl dt em embed fieldset figcaption figure font footer foreignobject form frame frameset
    h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins isindex kbd label
    layer legend li link main map mark marquee math menu meta meter nav noembed noframes noscript
    object ol optgroup option p param picture plaintext portal pre progress q rp rt ruby s samp
    script section select slot small source span strike strong style sub summary sup svg table
    tbody td template textarea tfoot th thead title tr track tt u ul var video wbr xml xmp
    """.split()
)
TAG = re.compile(r"</?([a-z][a-z0-9-]*)", re.IGNORECASE)

CONTAINERS = {"ordered_list", "bullet_list", "blockquote"}


def parser():
    """CommonMark with tables and strikethrough, and no opinion on where links may lead."""
    md = MarkdownIt("commonmark", {"maxNesting": 1000}).enable(["table", "strikethrough"])
    # The default drops links to javascript: and data:, showing their source instead.
    md.validateLink = lambda url: True
    md.normalizeLink = md.normalizeLinkText = lambda url: url
    return md


def split_front_matter(text):
    """The body, and how many lines stand before it."""
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    if lines[0].rstrip() == "---":
        for number, line in enumerate(lines[1:], start=2):
            if line.rstrip() == "---":
                return "".join(lines[number:]), number
    return text, 0


def placeholder(tag):
    """Whether a raw tag names no element of HTML."""
    name = TAG.match(tag)
    return bool(name) and name[1].lower() not in ELEMENTS


def html_text(source):
    """What a browser would show of a raw HTML block, and its placeholders."""
    seen = HTML_INVISIBLE.sub(lambda hit: hit[0] if placeholder(hit[0]) else " ", source)
    return html.unescape(seen)


def inline_text(tokens):
    """Visible text of inline tokens, line breaks as spaces."""
    out = []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            out.append(" ")
        elif token.type == "image":
            out.append(inline_text(token.children or []))
        elif token.type != "html_inline" or placeholder(token.content):
            out.append(token.content)
    return "".join(out)


def read(md, text):
    """The reading of one article, as the module's description says, without its path."""
    body, front = split_front_matter(text.removeprefix("\ufeff"))
    lists, visible = [], []
    open_blocks = []  # (kind, the entry of `lists` where it is an ordered list)
    tokens = md.parse(body)
    for position, token in enumerate(tokens):
        kind, _, edge = token.type.rpartition("_")
        if edge == "open" and kind in CONTAINERS:
            entry = None
            if kind == "ordered_list":
                parents = [k for k, _ in open_blocks]
                entry = {
                    "line": token.map[0] + front + 1,
                    "start": int(token.attrs.get("start", 1)),
                    "items": 0,
                    "depth": sum(k != "blockquote" for k in parents),
                    "parents": parents,
                    "item_lines": [],
                    "item_texts": [],
                }
                lists.append(entry)
            open_blocks.append((kind, entry))
        elif edge == "close" and kind in CONTAINERS:
            open_blocks.pop()
        elif token.type == "list_item_open" and open_blocks[-1][1]:
            entry = open_blocks[-1][1]
            entry["items"] += 1
            entry["item_lines"].append(token.map[0] + front + 1)
            entry["item_texts"].append(first_paragraph(tokens, position))
        elif token.type == "inline":
            visible.append(inline_text(token.children or []))
        elif token.type in ("code_block", "fence"):
            visible.append(token.content)
        elif token.type == "html_block":
            visible.append(html_text(token.content))
    return {
        "lines": front,
        "ordered_lists": lists,
        "visible": SPACES.sub("", "".join(visible)),
    }


def first_paragraph(tokens, item):
    """Visible text of the first paragraph or heading that is a child of the item itself."""
    level = tokens[item].level + 1
    for position in range(item + 1, len(tokens)):
        token = tokens[position]
        if token.level < level:
            break
        if token.level == level and token.type in ("paragraph_open", "heading_open"):
            text = inline_text(tokens[position + 1].children or [])
            return SPACES.sub(" ", text).strip(" ")
    return ""


def work(job):
    """One line of output for one file; `job` is its path and the fields known already."""
    global MD
    path, fields = job
    if MD is None:
        # Deep nesting is a test input: the parser recurses once a level.
        sys.setrecursionlimit(100_000)
        MD = parser()
    text = path.read_bytes().decode("utf-8", errors="replace")
    return json.dumps(fields | read(MD, text), ensure_ascii=False)


MD = None


def matching(root, pattern, locales):
    """Files under root that the pattern names, with the path, id and locale of each."""
    expression = re.escape(pattern)
    expression = expression.replace(re.escape("{locale}"), "(?P<locale>[^/]+)", 1)
    expression = re.compile(expression.replace(re.escape("{path}"), "(?P<id>.+)", 1))
    for path in root.rglob("*"):
        relative = path.relative_to(root).as_posix()
        found = expression.fullmatch(relative)
        if found and path.is_file():
            fields = {"path": relative} | found.groupdict()
            if not locales or fields.get("locale") in locales:
                yield path, fields


def main():
    arguments = argparse.ArgumentParser(description="An independent reading of articles.")
    arguments.add_argument("root", type=Path, nargs="?")
    arguments.add_argument("--pattern", default="{locale}/{path}.md")
    arguments.add_argument("--locale", action="append", default=[])
    arguments.add_argument("--files", nargs="+", default=[])
    arguments.add_argument("--processes", type=int, default=2)
    options = arguments.parse_args()

    if options.files:
        names = options.files
        if names == ["-"]:
            names = sys.stdin.read().splitlines()
        jobs = [(Path(name), {"path": name}) for name in names]
    elif options.root:
        jobs = list(matching(options.root, options.pattern, options.locale))
        jobs.sort(key=lambda job: job[1]["path"])
    else:
        arguments.error("give a root or --files")

    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    if options.processes == 1 or len(jobs) < 32:
        for line in map(work, jobs):
            print(line)
    else:
        with multiprocessing.Pool(options.processes) as pool:
            for line in pool.imap(work, jobs, chunksize=16):
                print(line)


if __name__ == "__main__":
    main()
