"""Runs a module as `python -m` does, and ends with the process that holds the other end of stdin.

`python -m campaign.front.leashed MODULE ARGUMENTS`: the supervisor of several processes starts each
of them so, with a pipe as its stdin on which nothing is ever written. However the supervisor ends,
even by SIGKILL, the kernel closes the pipe; the process then asks itself to stop as SIGTERM would,
and is gone for certain a while later. So no process is left over that owns the store.
"""

import os
import runpy
import signal
import sys
import threading
import time

# Pages give way: when the processor is short, receipts come before reruns.
GIVING_WAY = ("streamlit",)
NICENESS = 10
# A hand-in under way may finish; after that somebody else may want the store.
GRACE_SECONDS = 40


def watch(descriptor: int) -> None:
    """End this process when the other end of `descriptor` is closed."""
    while os.read(descriptor, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE_SECONDS)
    os._exit(1)


def main() -> None:
    """Watch stdin from a thread and become MODULE."""
    if sys.argv[1] in GIVING_WAY:
        os.nice(NICENESS)  # before any thread starts: each inherits it
    leash = os.dup(sys.stdin.fileno())
    # The module, and what it starts, sees an empty stdin.
    with open(os.devnull) as nothing:  # noqa: PTH123  a descriptor is wanted, not a path
        os.dup2(nothing.fileno(), sys.stdin.fileno())
    threading.Thread(target=watch, args=(leash,), name="leash", daemon=True).start()
    module = sys.argv[1]
    del sys.argv[0]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
