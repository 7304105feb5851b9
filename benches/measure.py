"""Times whole processes for compare.sh, and prints what it found as Markdown tables.

How it measures, since that decides what the ratios mean:

- The files are in the page cache: everything is run once before it counts.
- What a ratio compares is run in turns, round after round, and the medians are divided, so
  that a machine that slows down for a while slows both sides.
- A cold build gets a folder that never existed, each time. A folder that was just emptied is
  slow for minutes on ext4, and would be timed instead. All are removed at the very end.
- Seconds and peak memory are the kernel's, from wait4. The peak of a process cannot be seen
  below that of the Python that starts it; where it is no higher, the table says "<".
- Peers get a sample of the files, evenly spaced over the corpus: some take minutes for all of
  it. Each is given its best case too, one call for all files.
"""

import argparse
import itertools
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import textwrap
import time
from dataclasses import dataclass, field
from pathlib import Path

PATTERN = "{locale}/{path}.md"
INSPECT_BAR = 3.0  # times the drain
NO_OP_BAR = 3.0  # times the walk
MEMORY_BAR = 200  # MB


@dataclass
class Row:
    """One command and what running it took."""

    name: str
    articles: int
    seconds: list = field(default_factory=list)
    peak: int = 0  # bytes
    complaint: str = ""  # of the last run that failed
    void: bool = False  # it did not do its work, so its time says nothing

    def run(self, command, counts=True, **options):
        """Runs the command once, its output thrown away."""
        with tempfile.TemporaryFile() as complaints:
            options = {"stdout": subprocess.DEVNULL, "stderr": complaints} | options
            start = time.perf_counter()
            process = subprocess.Popen(list(map(str, command)), **options)
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode != 0:
                complaints.seek(0)
                said = complaints.read()[-2000:].decode(errors="replace").strip()
                self.complaint = f"exit status {process.returncode}\n{said}"
        if counts:
            self.seconds.append(seconds)
            unit = 1 if sys.platform == "darwin" else 1024
            self.peak = max(self.peak, usage.ru_maxrss * unit)

    @property
    def median(self):
        return statistics.median(self.seconds)

    @property
    def rate(self):
        return self.articles / self.median

    def cells(self):
        spread = f"{min(self.seconds):.3f} to {max(self.seconds):.3f}"
        return [
            f"{self.name} (see below)" if self.complaint else self.name,
            f"{self.articles:,}",
            f"{self.median:.3f}",
            spread,
            f"{self.median / self.articles * 1e6:,.1f}",
            f"{self.rate:,.0f}",
            megabytes(self.peak),
        ]


COLUMNS = ["", "articles", "seconds", "fastest to slowest", "µs an article", "articles/s", "peak MB"]


def megabytes(size):
    floor = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    floor *= 1 if sys.platform == "darwin" else 1024
    return f"< {floor / 1e6:.0f}" if size <= floor else f"{size / 1e6:.0f}"


def table(title, columns, rows):
    print(f"\n## {title}\n")
    print("| " + " | ".join(columns) + " |")
    print("|---" + "|---:" * (len(columns) - 1) + "|")
    for row in rows:
        print("| " + " | ".join(row) + " |")
    sys.stdout.flush()


class Bench:
    def __init__(self, options):
        self.options = options
        self.articles = sorted(options.corpus.glob("*/*.md"))
        self.folder = (options.target / "bench").resolve()
        self.folder.mkdir(parents=True, exist_ok=True)
        # Not a temporary folder of the system: that may be another file system.
        self.work = Path(tempfile.mkdtemp(prefix="run-", dir=self.folder))
        self.numbers = itertools.count()

    def new_folder(self, name):
        """A name under the work folder that nothing ever had; not made."""
        return self.work / f"{name}-{next(self.numbers)}"

    def row(self, name, articles=None):
        return Row(name, articles or len(self.articles))

    # runbookc and the yardstick

    def compare_with_baseline(self):
        release = self.options.target.resolve() / "release"
        corpus = self.options.corpus.resolve()
        threads = str(self.options.threads)
        environment = os.environ | {"RAYON_NUM_THREADS": threads}
        baseline = [release / "examples" / "baseline"]
        runbookc = [release / "runbookc"]
        scope = [corpus, "--pattern", PATTERN]

        def build(output):
            return [*runbookc, "build", *scope, "-o", output, "--jobs", threads]

        walk, drain = self.row("baseline walk"), self.row("baseline drain")
        inspect = self.row("runbookc inspect --format jsonl")
        cold, no_op = self.row("runbookc build, cold"), self.row("runbookc build, no-op")

        # Cold builds come first: the last one's output is what the no-op builds look at.
        walk.run([*baseline, "drain", corpus], counts=False)
        for _ in range(self.options.builds):
            output = self.new_folder("cold")
            os.sync()
            cold.run(build(output), cwd=self.work, env=environment)
        os.sync()
        if not output.is_dir() or not any(output.iterdir()):
            cold.void = no_op.void = True
            cold.complaint = cold.complaint or "made nothing"

        turns = [
            (walk, [*baseline, "walk", corpus, "--threads", threads]),
            (no_op, build(output)),
            (drain, [*baseline, "drain", corpus, "--threads", threads]),
            (inspect, [*runbookc, "inspect", *scope, "--format", "jsonl"]),
        ]
        for turn in range(self.options.runs + 1):
            for row, command in turns:
                row.run(command, counts=turn > 0, cwd=self.work, env=environment)

        with tempfile.TemporaryFile() as output:
            inspect.run(turns[-1][1], counts=False, cwd=self.work, env=environment, stdout=output)
            output.seek(0)
            read = sum(1 for _ in output)
        if read != len(self.articles):
            inspect.void = True
            inspect.complaint = f"printed {read:,} lines\n{inspect.complaint}"

        rows = [walk, drain, inspect, cold, no_op]
        table("runbookc and its yardstick", COLUMNS, [row.cells() for row in rows])
        self.bars(walk, drain, inspect, cold, no_op)
        return cold, rows

    @staticmethod
    def bars(walk, drain, inspect, cold, no_op):
        def verdict(value, bar, *rows):
            if any(row.void for row in rows):
                return "no result"
            return "yes" if value <= bar else "**no**"

        inspect_ratio = inspect.median / drain.median
        no_op_ratio = no_op.median / walk.median
        memory = max(row.peak for row in (inspect, cold, no_op))
        table(
            "Bars",
            ["bar", "at most", "measured", "holds"],
            [
                [
                    "inspect / drain",
                    f"{INSPECT_BAR:.1f}",
                    f"{inspect_ratio:.2f}",
                    verdict(inspect_ratio, INSPECT_BAR, drain, inspect),
                ],
                [
                    "no-op build / walk",
                    f"{NO_OP_BAR:.1f}",
                    f"{no_op_ratio:.2f}",
                    verdict(no_op_ratio, NO_OP_BAR, walk, no_op),
                ],
                [
                    "runbookc's peak memory, MB",
                    f"{MEMORY_BAR}",
                    megabytes(memory),
                    verdict(memory / 1e6, MEMORY_BAR, inspect, cold, no_op),
                ],
            ],
        )

    # Peers

    def compare_with_peers(self, build):
        sample = self.sample()
        rows, missing = [], []
        tools = self.folder / "tools"
        peers = [
            ("pandoc", shutil.which("pandoc"), self.pandoc),
            ("mdpo", shutil.which("md2po", path=tools / "python" / "bin"), self.mdpo),
            ("po4a", shutil.which("po4a-updatepo"), self.po4a),
            ("mdBook", shutil.which("mdbook", path=tools / "bin") or shutil.which("mdbook"), self.mdbook),
        ]
        for name, program, measure in peers:
            if program:
                rows += measure(program, sample)
            else:
                missing.append(name)

        def against(row):
            return "–" if build.void else f"{build.rate / row.rate:,.0f}"

        title = "Peers, on a sample"
        columns = [*COLUMNS, "runbookc build, times faster"]
        table(title, columns, [[*row.cells(), against(row)] for row in rows])
        print(
            f"\nThe sample is {len(list(sample.iterdir()))} of {len(self.articles):,} files;"
            " figures an article are extrapolations. mdBook's cost an article grows with the"
            " size of the book (--mdbook-all measures it on all files)."
        )
        if missing:
            print(f"\nNot installed (--install-peers): {', '.join(missing)}.")
        return rows

    def sample(self):
        """A folder with evenly spaced articles, under names that need no quoting."""
        count = min(self.options.sample, len(self.articles))
        folder = self.new_folder("sample")
        folder.mkdir()
        for number in range(count):
            article = self.articles[number * len(self.articles) // count]
            shutil.copyfile(article, folder / f"{number}.md")
        return folder

    def measure_peer(self, name, sample, per_file=None, one_call=None):
        """Rows of a peer; both commands are functions of a new folder for its output."""
        names = sorted(path.name for path in sample.iterdir())
        rows = []
        if per_file:
            threads = self.options.threads
            row = self.row(f"{name}, a call a file, {threads} at a time", len(names))
            listing = self.new_folder("names")
            listing.write_text("\n".join(names))
            for _ in range(self.options.peer_runs):
                output = self.new_folder("peer")
                output.mkdir()
                command = ["xargs", "-P", threads, "-I{}", *per_file(output)]
                with listing.open() as stdin:
                    row.run(command, cwd=sample, stdin=stdin)
            rows.append(row)
        if one_call:
            row = self.row(f"{name}, one call", len(names))
            for _ in range(self.options.peer_runs):
                output = self.new_folder("peer")
                output.mkdir()
                row.run(one_call(output), cwd=sample)
            rows.append(row)
        return rows

    def pandoc(self, program, sample):
        names = sorted(path.name for path in sample.iterdir())
        # Front matter stays text: pandoc ends with an error at some of the corpus's YAML.
        convert = [program, "-f", "gfm-yaml_metadata_block", "-t", "html"]
        return self.measure_peer(
            "pandoc to HTML",
            sample,
            per_file=lambda output: [*convert, "-o", output / "{}.html", "{}"],
            one_call=lambda output: [*convert, "-o", output / "all.html", *names],
        )

    def mdpo(self, program, sample):
        extract = [program, "--quiet", "--save", "--po-filepath"]
        return self.measure_peer(
            "mdpo's md2po",
            sample,
            per_file=lambda output: [*extract, output / "{}.po", "{}"],
            one_call=lambda output: [*extract, output / "all.po", "*.md"],
        )

    def po4a(self, program, sample):
        # Newer po4a-gettextize only pairs a translation with its source; this one extracts.
        names = sorted(path.name for path in sample.iterdir())
        extract = [program, "-f", "text", "-o", "markdown", "-o", "yfm_lenient", "-M", "UTF-8"]
        masters = [word for name in names for word in ("-m", name)]
        return self.measure_peer(
            "po4a-updatepo",
            sample,
            per_file=lambda output: [*extract, "-m", "{}", "-p", output / "{}.po"],
            one_call=lambda output: [*extract, *masters, "-p", output / "all.po"],
        )

    def mdbook(self, program, sample):
        rows = [self.one_book(program, sorted(sample.iterdir()), self.options.peer_runs)]
        if self.options.mdbook_all:
            rows.append(self.one_book(program, self.articles, 1))
        return rows

    def one_book(self, program, articles, runs):
        """mdBook on a book of these articles, without search and print page, which cost more."""
        book = self.new_folder("book")
        (book / "src").mkdir(parents=True)
        summary = ["# Summary", ""]
        for number, article in enumerate(articles):
            shutil.copyfile(article, book / "src" / f"{number}.md")
            summary.append(f"- [{number}]({number}.md)")
        (book / "src" / "SUMMARY.md").write_text("\n".join(summary))
        (book / "book.toml").write_text(
            '[book]\ntitle = "corpus"\n'
            "[output.html.print]\nenable = false\n[output.html.search]\nenable = false\n"
        )
        row = self.row("mdBook, a book", len(articles))
        for _ in range(runs):
            row.run([program, "build", book, "--dest-dir", self.new_folder("peer")])
        return row


def main():
    parser = argparse.ArgumentParser(description="See compare.sh.")
    parser.add_argument("--target", type=Path, required=True, help="cargo's target folder")
    parser.add_argument("--corpus", type=Path, required=True, help="folder of locale folders")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--runs", type=int, default=11, help="rounds that count (11)")
    parser.add_argument("--builds", type=int, default=3, help="cold builds (3)")
    parser.add_argument("--sample", type=int, default=300, help="articles for peers (300)")
    parser.add_argument("--peer-runs", type=int, default=3, help="runs of each peer (3)")
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--mdbook-all", action="store_true", help="minutes more")
    options = parser.parse_args()

    bench = Bench(options)
    size = sum(article.stat().st_size for article in bench.articles)
    print(f"# {len(bench.articles):,} articles, {size / 1e6:.1f} MB, {options.threads} threads")
    try:
        build, rows = bench.compare_with_baseline()
        if not options.no_peers:
            rows += bench.compare_with_peers(build)
        for row in rows:
            if row.complaint:
                print(f"\n{row.name}:\n\n{textwrap.indent(row.complaint.strip(), '    ')}")
    finally:
        shutil.rmtree(bench.work)


if __name__ == "__main__":
    main()
