"""Who may open what: the table of docs/access.md, as data for the matrix.

A page, a part of a page or a route that is not here fails the matrix, so nothing is added without
saying who may see it. Letters: Public, Ward, Monitor, Leader, Administrator.
"""

from campaign.access import Role
from tests.access.house import DAY, NEXT_DAY, OTHER, OWN

EVERYBODY = "PWMLA"
LETTERS = {role: role.value[0].upper() for role in Role}

PAGES = {
    "overview": EVERYBODY,
    "ward_map": EVERYBODY,
    "volunteers": EVERYBODY,
    "training": EVERYBODY,
    "editions": EVERYBODY,
    "reporting": "WMLA",
    "upload": "WA",
    "administration": "A",
}

# Pages that take files.
UPLOADERS = ("upload", "administration")

# What of a page is drawn only when the address asks for it: ?part=…, and other choices.
PARTS = {
    "overview": ("",),
    "ward_map": ("compare=peers", "compare=change", "compare=commendation"),
    "volunteers": ("support", "days", "shifts", "heat", "load", "duties", "students"),
    "training": ("trend", "wards", "districts", "formats", "audiences", "platforms"),
    "editions": ("figures", "changes", "log", "all", "files", "desk"),
    "reporting": ("strip", "rates", "faults", "problems", "versions", "review"),
    "upload": ("",),
    "administration": ("people", "tokens", "windows", "targets", "campaigns", "audit", "health"),
}

# Everything in an address that could name another ward, role or time.
FOREIGN = (
    f"ward={OTHER}&as_ward={OTHER}&role=administrator&day={DAY}"
    f"&as_of={NEXT_DAY}&known_at={NEXT_DAY}T23:00"
)

# The same with the own ward (what is drawn about one ward names its neighbours), on a day that has
# an edition.
OWN_NAMES = f"ward={OWN}&day={DAY}&as_of={DAY}"

# What is only worked out once it is opened: some of each kind, so that looking for it is not blind.
FOLDS = {
    "overview-trend-fold": EVERYBODY,
    f"ward_{OWN}_trend-fold": EVERYBODY,
    "reporting-strip-fold": "WMLA",
    "own-reports-fold": "W",
    # Figures of now beside published ones, and the wards behind them; of a ward its own alone.
    "edition-changes": "WM",
}

# Route of the server -> what it takes to be answered. The HTTP door: a token of the ward that it is
# about; the operator's: the token in server.json and this machine; public: nothing.
ROUTES = {
    "/health": "public",
    "/metrics": "this machine",
    "/api/editions": "public",
    "/api/editions/feed.atom": "public",
    "/api/editions/latest": "public",
    "/api/editions/latest/{file}": "public",
    "/api/editions/{number:int}": "public",
    "/api/editions/{number:int}/dictionary.json": "public",
    "/api/editions/{number:int}/{file}": "public",
    "/api/editions{rest:path}": "public",
    "/embed/assets/{file}": "public",
    "/embed/{which}/{file}": "public",
    "/embed{rest:path}": "public",
    "/api/reports": "ward token",
    "/api/reports/{receipt_no}": "ward token",
    "/api/reports/{receipt_no}/answers": "ward token",
    "/api/reports/{receipt_no}/corrected": "ward token",
    "/api/openapi.json": "public",
    "/api/operator/reports": "operator token",
    "/api/operator/reports/{receipt_no}": "operator token",
    "/api/operator/reports/{receipt_no}/answers": "operator token",
    "/api/operator/preview": "operator token",
    "/api/operator/acts/{name}": "operator token",
    "/api/operator/copy": "operator token",
    "/api/operator/tokens": "operator token",
    "/api/operator/tokens/{token_no:int}": "operator token",
    "/api/{rest:path}": "public",
    "/assets": "public",
    "/overview": "public",
}


def opens(page_id: str, role: Role) -> bool:
    """Whether the table lets the role open the page."""
    return LETTERS[role] in PAGES[page_id]


def query(page_id: str, part: str) -> str:
    """The address of a part."""
    return part if "=" in part or not part else f"part={part}"
