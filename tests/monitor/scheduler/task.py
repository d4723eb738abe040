"""A task for tests: does what its argument says."""

from __future__ import annotations

import os
import signal
import sys
import time


def main(what: str) -> int:
    """Behave, fail, crash, hang, or take memory."""
    match what:
        case "fail":
            return 3
        case "crash":
            os.kill(os.getpid(), signal.SIGKILL)
        case "hang":
            time.sleep(300)
        case "stubborn":
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            time.sleep(300)
        case "hog":
            taken = bytearray(os.urandom(1) * 300_000_000)
            time.sleep(300)
            del taken
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
