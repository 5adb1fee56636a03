"""Somebody who looks again and again, while others work, whether something holds."""

import threading
import time
from collections.abc import Callable


class Watch:
    """`look` gives what is wrong, or nothing. `broken` has all that was seen, `looks` says how often it looked."""

    def __init__(self, look: Callable[[], str]):
        self._look, self._over, self.looks = look, threading.Event(), 0
        self.broken: list[str] = []
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> "Watch":
        self._thread.start()
        return self

    def __exit__(self, *_) -> None:
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._over.is_set():
            if fault := self._look():
                self.broken.append(fault)
            self.looks += 1
            time.sleep(0.02)
