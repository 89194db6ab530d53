"""The clock that stands still until a test moves it, as in tests/store/."""

from tests.store.conftest import set_clock

__all__ = ["set_clock"]
