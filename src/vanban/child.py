"""One reading in a process of its own, so that a crash, a loop or a hunger for memory ends nothing else.

    python -m vanban.child NAME TODAY [--memory-mb 2048] [--cpu-seconds 900]  < file

Standard output is one JSON object {"contract": ..., "text": ...}; standard error has a line `page 3/10`
after each page. A file that cannot be read gives exit status 2 and a line `refused: SENTENCE`, nothing on
standard output. Any other exit status is a crash or a limit that was reached.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
from collections.abc import Sequence
from datetime import date

from vanban.sources.refusal import NotReadable

REFUSED = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Read standard input under the limits asked for; the exit status is 0 or 2."""
    name, today, *options = sys.argv[1:] if arguments is None else arguments
    asked = _parser().parse_args(options)
    _limit(memory=asked.memory_mb * 1024 * 1024, cpu_seconds=asked.cpu_seconds)
    try:
        answer = _answer(sys.stdin.buffer.read(), name, date.fromisoformat(today))
    except NotReadable as refusal:
        return _refuse(refusal.sentence)
    except MemoryError:
        return _refuse(
            "Tệp quá lớn so với bộ nhớ dành cho một lần đọc; "
            "hãy tách tệp thành nhiều phần rồi đưa vào từng phần."
        )
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    return 0


def _parser() -> argparse.ArgumentParser:
    """The options alone: a file's name may look like one."""
    parser = argparse.ArgumentParser(prog="python -m vanban.child")
    parser.add_argument("--memory-mb", type=int, default=2048)
    parser.add_argument("--cpu-seconds", type=int, default=900)
    return parser


def _limit(*, memory: int, cpu_seconds: int) -> None:
    """Let the kernel hold this process to `memory` bytes of address space and `cpu_seconds` of CPU time."""
    for what, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, cpu_seconds)):
        _, hard = resource.getrlimit(what)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (allowed, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(data: bytes, name: str, today: date) -> bytes:
    from vanban import contract, reading

    found = reading.read(data, name=name, today=today, progress=_tell)
    answer = {"contract": contract.as_json(found), "text": found.text}
    return json.dumps(answer, ensure_ascii=False).encode("utf-8", errors="replace")


def _tell(done: int, pages: int) -> None:
    print(f"page {done}/{pages}", file=sys.stderr, flush=True)


def _refuse(sentence: str) -> int:
    print(f"refused: {sentence}", file=sys.stderr, flush=True)
    return REFUSED


if __name__ == "__main__":
    sys.exit(main())
