"""The process that is killed: takes files from its standard input and acknowledges each by a line.

python -m tests.soak.pipe_child STORE THREADS. A line in: {"id", "name", "content" (base64)}; a line
out, after `ingest` has returned: {"id", "receipt_no", "status"}; the first line out is "ready".
"""

import base64
import json
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

from campaign.report.source import SourceFile
from campaign.store import Store, ingest, open_store

_printing = threading.Lock()


def _say(line: str) -> None:
    with _printing:
        print(line, flush=True)


def _take(store: Store, line: str) -> None:
    order = json.loads(line)
    file = SourceFile(order["name"], base64.b64decode(order["content"]))
    (receipt,) = ingest(store, [file], channel="soak")
    (report,) = receipt.reports
    found = {"receipt_no": report.receipt_no, "status": report.status}
    _say(json.dumps({"id": order["id"], **found}))


def main() -> None:
    """Serve until the end of the input, or until killed."""
    store = open_store(sys.argv[1], kind="real")
    _say("ready")
    with ThreadPoolExecutor(int(sys.argv[2])) as pool:
        orders = [pool.submit(_take, store, line) for line in sys.stdin]
    for order in orders:
        order.result()
    store.close()


if __name__ == "__main__":
    main()
