"""Fuzz the readers for some seconds: python -m tests.fuzz.run --seconds 600 --corpus FOLDER.

A file that breaks a promise is written to tests/fuzz/found/ and ends the run with an error; keep
it there when the reader is mended, tests/fuzz/test_corpus.py replays it. New interesting files go
to FOLDER; `--shrink FOLDER` copies the fewest of them that reach the same code to
tests/fuzz/corpus/.
"""

import argparse
import logging
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["campaign", "openpyxl"]):
    from tests.fuzz import target

from campaign.settings import settings
from tests.fuzz.mutate import crossed, mutated
from tests.fuzz.seeds import seeds
from tests.fuzz.shrink import shrink

HERE = Path(__file__).parent
CORPUS, FOUND = HERE / "corpus", HERE / "found"
MAX_BYTES = 60_000
# Far above what one input needs, even on a busy machine; what passes them is a finding.
ONE_INPUT_SECONDS, MEMORY_MB = 120, 4_096


def main() -> None:
    """Run the fuzzer, or shrink a corpus."""
    parser = argparse.ArgumentParser(description="Fuzz the readers of uploaded files.")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--corpus", type=Path, default=settings().local_dir / "fuzz")
    parser.add_argument("--seed", type=int, default=0, help="0 takes another one each time")
    parser.add_argument("--shrink", type=Path, help="a corpus to take the useful files from")
    given = parser.parse_args()
    logging.disable(logging.WARNING)  # every refused file is logged, and here nearly all are
    if given.shrink:
        print(shrink([CORPUS, given.shrink], CORPUS))
        return
    _fuzz(given.corpus, given.seconds, given.seed)


def _fuzz(corpus: Path, seconds: int, seed: int) -> None:
    corpus.mkdir(parents=True, exist_ok=True)
    for name, content in seeds():
        (corpus / f"seed-{name}").write_bytes(content)
    options = [
        f"-max_total_time={seconds}",
        f"-max_len={MAX_BYTES}",
        "-len_control=0",  # a workbook cannot start small and grow
        f"-timeout={ONE_INPUT_SECONDS}",
        f"-report_slow_units={ONE_INPUT_SECONDS}",
        f"-rss_limit_mb={MEMORY_MB}",
        f"-artifact_prefix={FOUND}/",
        f"-seed={seed}",
        "-print_final_stats=1",
    ]
    atheris.Setup(
        [sys.argv[0], *options, str(corpus), str(CORPUS)],
        target.check,
        custom_mutator=_mutator,
        custom_crossover=_crossover,
    )
    atheris.Fuzz()


def _mutator(data: bytes, max_size: int, seed: int) -> bytes:
    return mutated(data, max_size, seed, atheris.Mutate)


def _crossover(first: bytes, second: bytes, max_size: int, seed: int) -> bytes:
    return crossed(first, second, max_size, seed)


if __name__ == "__main__":
    main()
