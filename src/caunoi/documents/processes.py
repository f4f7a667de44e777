"""A child process that opens a stranger's file, so that nothing in it can harm the server.

The child gets the bytes on standard input and nothing else: no database address, no secret, no open file. The
kernel holds its memory and CPU time; this process holds its wall clock and the length of what it says.
"""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final

MiB: Final = 1024 * 1024
LONGEST_ANSWER: Final = 256 * MiB
_LONGEST_LINE: Final = 4096
_MOST_LINES: Final = 100_000
_PASSED_ON: Final = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TESSDATA_PREFIX", "LD_LIBRARY_PATH")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use: address space in MiB, CPU seconds, seconds without a word, seconds in all."""

    memory_mb: int
    cpu_seconds: int
    quiet_seconds: float
    wall_seconds: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a child ended. `code` is its exit status, negative for a signal; `overran`: we had to end it."""

    code: int
    answer: bytes
    lines: tuple[str, ...]
    overran: bool

    def said(self, prefix: str) -> str:
        """The rest of the last line that begins with `prefix`, "" where there is none."""
        return next(
            (line[len(prefix) :].strip() for line in reversed(self.lines) if line.startswith(prefix)), ""
        )


@dataclass(slots=True)
class _Watch:
    """What the reader threads note and the waiting thread looks at."""

    heard_at: float = field(default_factory=time.monotonic)
    lines: list[str] = field(default_factory=list)
    passed_on: int = 0
    answer: bytearray = field(default_factory=bytearray)
    too_long: bool = False


def run(
    module: str,
    arguments: Sequence[str],
    data: bytes,
    *,
    limits: Limits,
    hear: Callable[[str], None] | None = None,
    beat: Callable[[], None] | None = None,
) -> Outcome:
    """Run `python -m module arguments` on `data` and wait for its end; it never outlives the call.

    `hear` gets each line of its standard error, `beat` is called about every second; both run in this thread,
    and an exception of theirs ends the child.
    """
    child = subprocess.Popen(
        [sys.executable, "-m", "caunoi.documents.tether", str(os.getpid()), module, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_environment(),
        cwd="/",
        start_new_session=True,
    )
    watch = _Watch()
    threads: list[threading.Thread] = []
    try:
        _limit(child.pid, limits)
        threads = _pumps(child, data, watch)
        overran = _wait(child, watch, limits, hear, beat)
    finally:
        _end(child)
        for thread in threads:
            thread.join(timeout=5)
    _pass_on(watch, hear)
    return Outcome(child.returncode, bytes(watch.answer), tuple(watch.lines), overran or watch.too_long)


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    kept |= {name: value for name, value in os.environ.items() if name.startswith("VANBAN_")}
    source = str(Path(__file__).resolve().parents[2])
    # One thread a child: two readings at once must not fight over the cores with eight threads each.
    return kept | {
        "PYTHONPATH": source,
        "PYTHONIOENCODING": "utf-8",
        "OMP_THREAD_LIMIT": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }


def _limit(pid: int, limits: Limits) -> None:
    # The child still waits for its input here, so nothing of the file has been looked at yet.
    memory = limits.memory_mb * MiB
    with contextlib.suppress(ProcessLookupError):
        resource.prlimit(pid, resource.RLIMIT_AS, (memory, memory))
        resource.prlimit(pid, resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds + 5))
        resource.prlimit(pid, resource.RLIMIT_CORE, (0, 0))


def _pumps(child: subprocess.Popen[bytes], data: bytes, watch: _Watch) -> list[threading.Thread]:
    assert child.stdin is not None
    assert child.stdout is not None
    assert child.stderr is not None
    pumps = [
        threading.Thread(target=_feed, args=(child.stdin, data), daemon=True),
        threading.Thread(target=_drain, args=(child.stdout, watch), daemon=True),
        threading.Thread(target=_listen, args=(child.stderr, watch), daemon=True),
    ]
    for pump in pumps:
        pump.start()
    return pumps


def _feed(pipe: IO[bytes], data: bytes) -> None:
    with contextlib.suppress(OSError):  # a child that died early has closed its end
        pipe.write(data)
    with contextlib.suppress(OSError):
        pipe.close()


def _drain(pipe: IO[bytes], watch: _Watch) -> None:
    with pipe:
        while chunk := pipe.read(MiB):
            watch.heard_at = time.monotonic()
            if len(watch.answer) + len(chunk) > LONGEST_ANSWER:
                watch.too_long = True
                return
            watch.answer += chunk


def _listen(pipe: IO[bytes], watch: _Watch) -> None:
    with pipe:
        while line := pipe.readline(_LONGEST_LINE):
            watch.heard_at = time.monotonic()
            watch.lines.append(line.decode("utf-8", "replace").rstrip())
            if len(watch.lines) > _MOST_LINES:
                watch.too_long = True
                return


def _wait(
    child: subprocess.Popen[bytes],
    watch: _Watch,
    limits: Limits,
    hear: Callable[[str], None] | None,
    beat: Callable[[], None] | None,
) -> bool:
    """Wait for the end of the child; True when it overran a limit of ours and must be ended."""
    began = beaten = time.monotonic()
    while True:
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(timeout=0.1)
            return False
        now = time.monotonic()
        if now - began > limits.wall_seconds or now - watch.heard_at > limits.quiet_seconds or watch.too_long:
            return True
        if now - beaten >= 1:
            beaten = now
            _pass_on(watch, hear)
            if beat is not None:
                beat()


def _pass_on(watch: _Watch, hear: Callable[[str], None] | None) -> None:
    fresh = watch.lines[watch.passed_on :]
    watch.passed_on += len(fresh)
    if hear is not None:
        for line in fresh:
            hear(line)


def _end(child: subprocess.Popen[bytes]) -> None:
    # The whole group: an old .doc is converted by a program that the child itself has started.
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
