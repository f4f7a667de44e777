"""Keeps a few processes running: started together, started again when they fall, ended together."""

from __future__ import annotations

import logging
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import FrameType
from typing import Final

log = logging.getLogger(__name__)

PATIENCE: Final = 10.0  # seconds a process has to end by itself


@dataclass(frozen=True)
class Part:
    """One process of the service."""

    name: str
    command: Sequence[str]


@dataclass
class Supervisor:
    """Runs the parts until it is told to stop or until one of them falls five times within a minute."""

    parts: Sequence[Part]
    environment: Mapping[str, str]
    pause: float = 0.3
    patience: float = PATIENCE
    stopping: bool = False
    _running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    _falls: dict[str, list[float]] = field(default_factory=dict)

    def run(self, *, ready: Callable[[], None]) -> int:
        """Starts everything, calls `ready` once, watches; returns the exit status for the command."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._asked_to_stop)
        try:
            for part in self.parts:
                self._start(part)
            ready()
            return self._watch()
        finally:
            self._end_all()

    def _asked_to_stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping = True

    def _start(self, part: Part) -> None:
        self._running[part.name] = subprocess.Popen(
            [sys.executable, "-m", "caunoi.site.child", *part.command],
            env=dict(self.environment),
            # Ctrl+C in the terminal is for the supervisor, which ends its parts in order.
            start_new_session=True,
        )

    def _watch(self) -> int:
        while not self.stopping:
            for part in self.parts:
                status = self._running[part.name].poll()
                if status is None or self.stopping:
                    continue
                if self._too_often(part.name):
                    log.error("%s keeps falling (exit status %s); stopping everything", part.name, status)
                    return 1
                log.warning("%s fell (exit status %s); starting it again", part.name, status)
                self._start(part)
            time.sleep(self.pause)
        return 0

    def _too_often(self, name: str) -> bool:
        now = time.monotonic()
        recent = [moment for moment in self._falls.get(name, []) if now - moment < 60]
        self._falls[name] = [*recent, now]
        return len(recent) >= 4

    def _end_all(self) -> None:
        for process in self._running.values():
            if process.poll() is None:
                process.terminate()
        deadline = time.monotonic() + self.patience
        for process in self._running.values():
            try:
                process.wait(timeout=max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
