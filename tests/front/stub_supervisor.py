"""Starts the stub server as the supervisor starts its processes, prints its id, and sleeps."""

import asyncio
import sys

from tests.front.test_child import stub


async def main() -> None:
    child = stub(int(sys.argv[1]))
    await child.start()
    print(child.pid, flush=True)
    await asyncio.sleep(600)


if __name__ == "__main__":
    asyncio.run(main())
