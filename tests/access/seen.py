"""All that a session of a page sent to its browser, and what a reader could operate in it."""

import base64
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from typing import Any
from zipfile import ZipFile, is_zipfile

import numpy as np
import pyarrow.ipc
from google.protobuf.message import Message
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

# How a table travels (Arrow's stream begins like this).
ARROW = b"\xff\xff\xff\xff"
# Four of its digits in a row may be anybody's number.
UUID = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")
FOLDS = ("expandable", "popover")
OPERABLE = (
    *("checkbox", "button_group", "selectbox", "multiselect", "slider", "button", "file_uploader"),
    *("text_input", "text_area", "number_input", "date_input", "time_input"),
    *("deck_gl_json_chart", "bidi_component"),
)


@dataclass
class Seen:
    """All that a page sent to its browser, run after run: as bytes, as texts and as numbers.

    `operable`: what the last run drew that a reader can open, choose from, type in or press, by id.
    """

    pieces: list[bytes] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    numbers: set[float] = field(default_factory=set)
    deferred: list[str] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    operable: dict[str, Message] = field(default_factory=dict)
    folded: set[str] = field(default_factory=set)
    opened: set[str] = field(default_factory=set)
    has_uploader: bool = False

    def take(self, data: bytes) -> ForwardMsg:
        """Keep a message and what is packed inside it."""
        message = ForwardMsg.FromString(data)
        self.pieces.append(data)
        for value in _values(message):
            if isinstance(value, bytes):
                self._take_bytes(value)
                continue
            self.texts.append(value)
            if "bdata" in value:
                for array in _arrays(json.loads(value)):
                    self.numbers |= set(array.tolist())
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.operable, self.urls, self.deferred = {}, [], []
        elif kind == "delta" and message.delta.HasField("new_element"):
            self._note(message.delta.new_element)
        elif kind == "delta" and message.delta.HasField("add_block"):
            self._note_block(message.delta.add_block)
        return message

    def take_file(self, content: bytes) -> None:
        """Keep a downloaded file; a workbook is looked into."""
        self.pieces.append(content)
        if is_zipfile(BytesIO(content)):
            with ZipFile(BytesIO(content)) as book:
                self.texts += [
                    book.read(name).decode("utf-8", "replace") for name in book.namelist()
                ]
        else:
            self.texts.append(content.decode("utf-8", "replace"))

    def shows(self, number: int) -> bool:
        """Whether `number` was sent in any form: as a value, or in digits with or without signs."""
        return self.around(number) is not None

    def around(self, number: int) -> str | None:
        """Where `number` was sent: the text around it, or that it was a value; None if nowhere."""
        if number in self.numbers:
            return "a value of a table or an array"
        grouped = f"{number:,}"
        forms = {str(number), grouped, grouped.replace(",", "."), grouped.replace(",", "\u00a0")}
        if not any(form in self.words for form in forms):
            return None  # the usual case, and far quicker than looking at what stands around
        digits = "|".join(map(re.escape, forms))
        found = re.search(rf"(?<![\w.,])(?:{digits})(?!\w)", self.words)
        return None if found is None else self.words[max(found.start() - 40, 0) : found.end() + 40]

    def holds(self, text: str) -> bool:
        """Whether `text` was sent, in a message or in a file."""
        return text in self.words or any(text.encode() in piece for piece in self.pieces)

    @cached_property
    def words(self) -> str:
        """Every text of every message and file, without the ids that Streamlit throws dice for."""
        return UUID.sub("", "\n".join(self.texts))

    def _take_bytes(self, data: bytes) -> None:
        if not data.startswith(ARROW):  # what a component is drawn from
            self.texts.append(data.decode("utf-8", "replace"))
            return
        table = pyarrow.ipc.open_stream(data).read_all()
        for name, column in zip(table.column_names, table.columns, strict=True):
            if name.startswith("__index_level"):
                continue
            for value in column.to_pylist():
                if isinstance(value, int | float):
                    self.numbers.add(value)
                else:
                    self.texts.append(str(value))

    def _note(self, element: Any) -> None:
        kind = element.WhichOneof("type")
        if kind in OPERABLE:
            self.operable[getattr(element, kind).id] = getattr(element, kind)
        if kind == "download_button":
            button = element.download_button
            self.deferred += [button.deferred_file_id] if button.deferred_file_id else []
            self.urls += [button.url] if button.url else []
        elif kind == "file_uploader":
            self.has_uploader = True
        elif kind == "heading":
            self.titles.append(element.heading.body)

    def _note_block(self, block: Any) -> None:
        """What is folded and is only worked out once it is opened has an id of its own."""
        kind = block.WhichOneof("type")
        if kind not in FOLDS or not getattr(block, kind).id:
            return
        fold = getattr(block, kind)
        self.operable[fold.id] = fold
        self.folded.add(name_of(fold.id))
        if fold.expanded if kind == "expandable" else fold.open:
            self.opened.add(name_of(fold.id))


def name_of(widget_id: str) -> str:
    """The key that the page gave to a widget."""
    return widget_id.split("-", 2)[2]


def _values(message: Message) -> Iterator[str | bytes]:
    """Every text and every bytes field of a message, however deep."""
    for _, value in message.ListFields():
        if isinstance(value, str | bytes):
            yield value
        elif isinstance(value, Message):
            yield from _values(value)
        elif not isinstance(value, int | float):
            for one in value.values() if hasattr(value, "values") else value:
                if isinstance(one, Message):
                    yield from _values(one)
                elif isinstance(one, str | bytes):
                    yield one


def _arrays(value: Any) -> Iterator[np.ndarray]:
    """The typed arrays of a plotly figure."""
    if isinstance(value, dict):
        if "bdata" in value:
            yield np.frombuffer(base64.b64decode(value["bdata"]), dtype=value["dtype"])
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _arrays(one)
