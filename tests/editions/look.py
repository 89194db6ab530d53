"""What readers see of a release, as JSON on stdout: run with its folder as the working folder.

python look.py PAGE '{"edition": "1", …}' [ADDRESS …]: a page, then addresses of the public routes.
"""

import json
import sys
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from campaign.store import open_store
from campaign.ui.pages import DEFAULT_PAGE
from tests.public.conftest import Site


def seen_on(page_id: str, params: dict[str, str]) -> dict[str, Any]:
    """Figures and messages of a page: the first one in its shell, others alone."""
    folder = Path.cwd()
    shell, alone = folder / "campaign" / "ui" / "router.py", folder / "pages" / f"{page_id}.py"
    page = AppTest.from_file(shell if page_id == DEFAULT_PAGE else alone, default_timeout=300)
    for name, value in params.items():
        page.query_params[name] = value
    page.run()
    return {
        "metrics": {found.label: found.value for found in page.metric},
        "infos": [found.value for found in page.info],
        "errors": [found.value for found in page.error],
        "exceptions": [found.value for found in page.exception],
        "tables": [found.value.astype(str).to_dict("records") for found in page.dataframe],
        "html": "".join(found.proto.body for found in page.get("html")),
    }


def answered(addresses: list[str]) -> dict[str, Any]:
    """Status and text of public addresses."""
    site = Site(open_store())
    site.open()
    answers = {address: site.get(address) for address in addresses}
    site.close()
    return {address: [found.status_code, found.text] for address, found in answers.items()}


if __name__ == "__main__":
    shown = seen_on(sys.argv[1], json.loads(sys.argv[2]))
    print(json.dumps({**shown, "answers": answered(sys.argv[3:])}))
