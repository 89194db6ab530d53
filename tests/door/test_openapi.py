"""The written description: valid, complete, in both languages."""

import re

from openapi_spec_validator import validate
from starlette.routing import Route

from campaign.door import openapi, routes
from campaign.door.desk import LocalDesk
from campaign.public.routes import routes as public_routes
from campaign.report.rules import rule_ids
from campaign.store import Store


def no_desk() -> LocalDesk:
    raise AssertionError("nobody asks")


def no_store() -> Store:
    raise AssertionError("nobody asks")


def test_it_is_valid() -> None:
    validate(openapi.document())


def test_it_describes_every_route_and_no_other() -> None:
    described = {
        (path, method.upper())
        for path, methods in openapi.document()["paths"].items()
        for method in methods
        if method != "parameters"
    }
    offered = {
        (route.path.replace(":int}", "}"), method)
        for route in [*routes.routes(no_desk), *public_routes(no_store)]
        if isinstance(route, Route) and not route.path.endswith("{rest:path}")
        for method in (route.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert described == offered


def test_it_knows_the_rules() -> None:
    problem = openapi.document()["components"]["schemas"]["Problem"]
    pattern = re.compile(problem["properties"]["rule_id"]["pattern"])
    assert all(pattern.match(rule_id) for rule_id in rule_ids())
