"""Importing: many files by one worker and by all, the first text, and what a large file costs.

200 mixed files of 1,000 words are read as the window reads them: by processes of their own, each
for one foreign file. The ratio is that of one worker's time to all workers' in the same run; it can
at best be the number of workers. The window is a real one, drawn off the screen, in a process of
its own: its memory is measured before and after a text is added from a PDF of 100 MB, and from a
small PDF with the same words.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TOP = Path(__file__).parent.parent
sys.path[:0] = [str(TOP), str(TOP / "src"), str(TOP / "tests")]

from benchmarks.reading_formats import MAKERS, WORDS, prose  # noqa: E402

from perspectives.reading.batch import read_each, worker_count  # noqa: E402
from reading.making_pdf import column, pdf  # noqa: E402

FILES = 200
LARGE_MB = 100
ROUNDS = 2
"""Both are read so often, in turn, and the better time of each is taken: others use the machine."""

READERS = ("pypdfium2", "trafilatura", "lxml", "striprtf", "markdown_it", "charset_normalizer")
PATIENCE_S = 120


def make_files(folder: Path, count: int) -> list[str]:
    """Files of every format in turn, plain text and Markdown among them."""
    makers = {
        **MAKERS,
        "txt": lambda parts: "\n\n".join(parts).encode(),
        "md": lambda parts: ("# A text\n\n" + "\n\n".join(parts)).encode(),
    }
    names: list[str] = []
    for at in range(count):
        suffix = sorted(makers)[at % len(makers)]
        path = folder / f"{at:03}.{suffix}"
        path.write_bytes(makers[suffix](prose(at)))
        names.append(str(path))
    return names


def read(names: list[str], workers: int) -> tuple[float, float, int]:
    """Seconds to the first text and to the last, and how many could not be read."""
    begin = time.perf_counter()
    first = 0.0
    failed = 0
    for outcome in read_each(names, workers=workers):
        first = first or time.perf_counter() - begin
        failed += outcome.reading is None
    return first, time.perf_counter() - begin, failed


def memory() -> tuple[float, float]:
    """MB resident now and at most so far (Linux)."""
    rows = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    now, most = (int(rows[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM"))
    return now, most


def window(path: str) -> None:
    """Add the text at `path` to a window and print what that cost; runs in a process of its own."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from perspectives import assets
    from perspectives.desktop.application import start

    samples = sorted(str(row) for row in (assets.samples() / "carfree").glob("*.md"))[:2]
    application, shown = start(samples, topics="none")
    readers = [name for name in READERS if name in sys.modules]
    shown.show()

    def wait(is_done) -> None:
        end = time.monotonic() + PATIENCE_S
        while not is_done() and time.monotonic() < end:
            application.processEvents()
            time.sleep(0.001)

    def is_at_rest() -> bool:
        session = shown.session
        is_complete = shown.workspace.comparison.is_complete
        return is_complete and not (session.is_reading or session.is_comparing)

    wait(is_at_rest)
    before, _ = memory()
    Path("/proc/self/clear_refs").write_text("5")
    longest, last = 0.0, time.monotonic()
    shown.open_paths([samples[0], path], topics="none")
    shown.session.go_on()
    while shown.session.is_reading:
        application.processEvents()
        longest, last = max(longest, time.monotonic() - last), time.monotonic()
        time.sleep(0.001)
    wait(is_at_rest)
    after, most = memory()
    shown.keep_now()
    kept, most_kept = memory()
    read = path in {row.source.path for row in shown.workspace.project.documents.values()}
    row = {"before": before, "after": after, "most": most, "readers": readers, "read": read}
    row |= {"kept": kept, "most_kept": most_kept, "longest_ms": 1000 * longest}
    print(json.dumps(row))
    sys.stdout.flush()
    shown.session.stop()
    os._exit(0)


def measured_window(path: Path, home: Path) -> dict:
    """What a window says of itself after it took the text at `path`."""
    folders = {
        f"XDG_{name}_HOME": str(home / name) for name in ("CONFIG", "STATE", "CACHE", "DATA")
    }
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.importing", "--window", str(path)],
        cwd=TOP,
        env={**os.environ, **folders},
        capture_output=True,
        check=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


def large_pdf(data: bytes) -> bytes:
    """The same PDF with a stream of 100 MB that no page uses."""
    noise = os.urandom(1 << 20) * LARGE_MB
    stream = b"<</Length %d>>\nstream\n%s\nendstream" % (len(noise), noise)
    head, mark, tail = data.rpartition(b"xref\n")
    body = head + b"9999 0 obj\n" + stream + b"\nendobj\n"
    place = tail.rpartition(b"startxref\n")[0] + b"startxref\n%d\n%%%%EOF\n" % len(body)
    return body + mark + place


def main() -> None:
    """Print the table; a number on the command line is taken instead of FILES."""
    if sys.argv[1:2] == ["--window"]:
        window(sys.argv[2])
        return
    files = int(sys.argv[1]) if len(sys.argv) > 1 else FILES
    rows: list[tuple[str, str]] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        names = make_files(folder, files)
        workers = worker_count(files)
        rounds = [(read(names, 1), read(names, workers)) for _ in range(ROUNDS)]
        first_one, one, failed = min((row[0] for row in rounds), key=lambda row: row[1])
        first_all, every, _ = min((row[1] for row in rounds), key=lambda row: row[1])
        rows += [
            (f"{files} mixed files of {WORDS:,} words, not read", str(failed)),
            ("  one worker", f"{files / one:.1f} a second"),
            (f"  {workers} workers, one a core", f"{files / every:.1f} a second"),
            ("  ratio of the times", f"{one / every:.2f} of {workers}"),
            ("first text, share of the whole time", f"{first_all / every:.3f}"),
            ("  seconds, one worker and all", f"{first_one:.2f} and {first_all:.2f}"),
        ]
        if Path("/proc/self/clear_refs").exists():
            small, large = folder / "small.pdf", folder / "large.pdf"
            small.write_bytes(pdf([column("Words of a small text. " * 60, 60, 760)]))
            large.write_bytes(large_pdf(small.read_bytes()))
            for path in (small, large):
                row = measured_window(path, folder / path.stem)
                size = path.stat().st_size / (1 << 20)
                start = row["before"]
                grown, most = row["after"] - start, row["most"] - start
                kept, most_kept = row["kept"] - start, row["most_kept"] - start
                read_words = "yes" if row["read"] else "no"
                rows += [
                    (f"window of {start:.0f} MB opens a PDF of {size:.1f} MB: read", read_words),
                    ("  memory grown, and at most meanwhile", f"{grown:.1f}, {most:.1f} MB"),
                    ("  with the project file too", f"{kept:.1f}, {most_kept:.1f} MB"),
                    ("  longest turn of the loop while reading", f"{row['longest_ms']:.0f} ms"),
                ]
            rows.append(("readers loaded when the window starts", str(len(row["readers"]))))
    width = max(len(label) for label, _ in rows)
    for label, value in rows:
        print(f"{label:<{width}}  {value}")


if __name__ == "__main__":
    main()
