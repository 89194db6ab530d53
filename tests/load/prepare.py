"""Before a rush: a demo store with tokens for all wards, and the workbooks they will hand in.

`python -m tests.load.prepare --out FOLDER` makes FOLDER/local (a CAMPAIGN_LOCAL_DIR with the demo),
FOLDER/tokens.json and FOLDER/books. To be run while no server has the store open.
"""

import argparse
import json
import sys
from pathlib import Path

from campaign.demo import ensure_demo
from campaign.store import open_store
from campaign.store.tokens import issue
from campaign.wards import register
from tests.load.workbooks import prepared


def ward_codes(count: int) -> list[str]:
    """The first `count` wards of the register."""
    return [ward.ward_code for ward in register().wards[:count]]


def write_tokens(db: Path, path: Path, wards: list[str]) -> None:
    """Issue a token for each ward and write them as {ward code: token}."""
    store = open_store(db, kind="demo")
    try:
        ensure_demo(store)
        tokens = {ward_code: issue(store, ward_code, "load test")[1] for ward_code in wards}
    finally:
        store.close()
    path.write_text(json.dumps(tokens), encoding="utf-8")


def main() -> None:
    """Prepare the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--wards", type=int, default=126)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    wards = ward_codes(given.wards)
    prepared(given.out / "books", given.seed, wards)
    db = given.out / "local" / "demo" / "campaign.duckdb"
    write_tokens(db, given.out / "tokens.json", wards)
    sys.stdout.write(f"CAMPAIGN_LOCAL_DIR={given.out / 'local'}\n")


if __name__ == "__main__":
    main()
