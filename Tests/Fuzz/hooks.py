"""What schemathesis cannot know of the API: how to sign in, and which texts are IANA time zones."""

import base64
import json
import os
import urllib.request

import schemathesis
from hypothesis import strategies

ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia"]
PASSWORD = "correct horse battery"

schemathesis.openapi.format("iana-time-zone", strategies.sampled_from(ZONES))
schemathesis.openapi.format("entity-tags", strategies.sampled_from(["*", '"1"', '"2", W/"3"']))
# A cursor of the shape that the server makes: version 1, a day, an instant, an id.
schemathesis.openapi.format(
    "page-cursor",
    strategies.tuples(strategies.integers(0, 20000), strategies.integers(0, 1 << 40)).map(
        lambda place: base64.urlsafe_b64encode(
            b"\x01" + place[0].to_bytes(8, "big") + place[1].to_bytes(8, "big") + bytes(16)
        )
        .decode()
        .rstrip("=")
    ),
)


def post(path, body):
    request = urllib.request.Request(
        os.environ["ATTUNE_URL"] + path,
        data=json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request) as response:
        return json.load(response)


def account(name):
    """Signs somebody up, with their first token."""
    return post("/v1/users", {"email": f"{name}@example.org", "password": PASSWORD, "timeZone": "Europe/Berlin"})[
        "token"
    ]["token"]


def sign_in(name):
    return post("/v1/tokens", {"email": f"{name}@example.org", "password": PASSWORD})["token"]


@schemathesis.auth(refresh_interval=None)
class Bearer:
    """One token for everything but tokens: their own person, with a fresh token each time, as they get revoked."""

    tokens = {}

    def get(self, case, context):
        name = "tokens" if case.operation.path.startswith("/v1/tokens") else "journal"
        if name not in Bearer.tokens:
            Bearer.tokens[name] = account(name)
        return sign_in(name) if name == "tokens" else Bearer.tokens[name]

    def set(self, case, data, context):
        case.headers = case.headers or {}
        case.headers["Authorization"] = f"Bearer {data}"
