"""One foreign file in a process of its own: a job on standard input, its answer on standard output.

A job is a line of JSON: the options of reading, the file's path or else the number of bytes that
follow the line, and the seconds of processor time allowed. The answer is a line too: a reading, or
the sentence that says why there is none. `safely` is the parent's side.
"""

from __future__ import annotations

import os
import sys
import traceback
from typing import Any

from perspectives.model.errors import LongText, PasswordNeeded, ReadingError
from perspectives.reading import guarding, reading, wire

PATIENCE = 5
"""How much less important than the window a worker is, in steps of `nice`."""


def main() -> int:
    """Do the one job on standard input; the exit code is 0 whenever there is an answer."""
    source, target = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    job = wire.decode(source.readline())
    options = wire.options_from(job["options"])
    guarding.limit_process(int(job["seconds"]))
    if hasattr(os, "nice"):
        os.nice(PATIENCE)
    target.write(wire.encode(_answer(job, options, source)))
    target.flush()
    # Leaves without the interpreter's farewell: freeing a large tree takes longer than reading it.
    os._exit(0)


def _answer(job: dict[str, Any], options: Any, source: Any) -> dict[str, object]:
    try:
        data = reading.load(job["path"]) if job["path"] else source.read(job["size"])
        guarding.refuse_the_world()
        return {"reading": wire.dump_reading(reading.read_with(data, options))}
    except PasswordNeeded as error:
        return {"password": [error.message, error.hint]}
    except LongText as error:
        return {"long": [error.message, error.hint]}
    except ReadingError as error:
        return {"error": [error.message, error.hint]}
    except MemoryError:
        return {"memory": True}
    except RecursionError:
        return {"depth": True}
    except Exception:
        # Libraries answer damaged files with every kind of error there is; the parent logs this
        # one and tells the person that the file is damaged.
        return {"trace": traceback.format_exc(limit=-12)}


if __name__ == "__main__":
    sys.exit(main())
