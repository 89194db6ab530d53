"""The front of `serve --workers N`: one public address, several processes behind it.

It needs nothing but the standard library and the labels, reads the head of each request to choose
the process, and then only passes bytes on.
"""

from campaign.front.backends import Backend, Backends
from campaign.front.server import Front

__all__ = ["Backend", "Backends", "Front"]
