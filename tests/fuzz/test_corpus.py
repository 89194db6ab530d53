"""Every file that fuzzing found worth keeping, read again; those in found/ once broke a reader."""

from pathlib import Path

import pytest

from tests.fuzz.seeds import seeds
from tests.fuzz.target import check

HERE = Path(__file__).parent
GROUPS = 8
SEEDS = list(seeds())


def _group(number: int) -> list[Path]:
    files = sorted((HERE / "corpus").iterdir())
    return files[number::GROUPS]


@pytest.mark.parametrize("number", range(GROUPS))
def test_the_corpus_is_read_without_an_exception(number: int) -> None:
    for path in _group(number):
        try:
            check(path.read_bytes())
        except Exception as error:
            raise AssertionError(f"tests/fuzz/corpus/{path.name}") from error


@pytest.mark.parametrize("path", sorted((HERE / "found").iterdir()), ids=lambda path: path.name)
def test_a_file_that_once_broke_the_reader_is_read(path: Path) -> None:
    check(path.read_bytes())


@pytest.mark.parametrize(("name", "content"), SEEDS, ids=[name for name, _ in SEEDS])
def test_the_seeds_are_read(name: str, content: bytes) -> None:
    check(content)
