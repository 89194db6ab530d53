"""A process behind the front, in small: answers HTTP on a port and tells its process id.

`--deaf` ignores SIGTERM; `--fragile` ends at once when it is started.
"""

import os
import signal
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer


class Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = str(os.getpid()).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Nothing."""


def main() -> None:
    if "--fragile" in sys.argv:
        sys.exit(7)
    if "--deaf" in sys.argv:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    HTTPServer(("127.0.0.1", int(sys.argv[1])), Answers).serve_forever()


if __name__ == "__main__":
    main()
