"""What a browser may say over its websocket: what readers of pages need, and nothing else.

Streamlit does whatever a client asks for, and anybody can be a client: "clear the cache" throws
away what all readers share, the open store included. Nothing of this product sends such a message.
"""

import logging

from google.protobuf.message import DecodeError
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

# Run a page, stop that, ask where a chosen file goes, stay connected, and work outside a run.
KINDS = frozenset(
    (
        "rerun_script",
        "stop_script",
        "file_urls_request",
        "app_heartbeat",
        "backend_operation_request",
    )
)
OPERATION = "backend_operation_request"
# Files that are made at a click, and the further rows of a table; the others write to the disk.
OPERATIONS = frozenset(("deferred_file", "dataframe_chunk"))
log = logging.getLogger(__name__)


class ReadersMessages:
    """Drops messages that no reader needs; the connection and its session go on."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the ASGI application `app`."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on but the refused messages of a websocket."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        has_told = False

        async def receive_allowed() -> Message:
            nonlocal has_told
            while True:
                message = await receive()
                refused = refused_kind(message)
                if refused is None:
                    return message
                # One line a connection, so that nobody fills the log like this.
                if not has_told:
                    log.warning("message_refused", extra={"kind": refused})
                has_told = True

        await self.app(scope, receive_allowed, send)


def refused_kind(message: Message) -> str | None:
    """The kind of a message that is not passed on; None for one that is.

    What is no message of Streamlit's is passed on: Streamlit ends the connection for it.
    """
    data = message.get("bytes")
    if message["type"] != "websocket.receive" or data is None:
        return None
    try:
        said = BackMsg.FromString(data)
    except DecodeError:
        return None
    kind = said.WhichOneof("type")
    if kind == OPERATION:
        wanted = said.backend_operation_request.WhichOneof("payload")
        return None if wanted in OPERATIONS else f"{kind}:{wanted}"
    return None if kind in KINDS else str(kind)
