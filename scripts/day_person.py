"""One person of the simulated day: what they write, and what the server has acknowledged of it."""

import http.client
import json
import random
import threading
import time
import uuid

PASSWORD = "correct horse battery"
# Seconds until a client gives an answer up.
PATIENCE = 20
# Check-ins that a person keeps at most: a journal of some months, so that what grows is not the journal.
KEPT = 400
# Seconds that a server may be away, as while it is started again.
ABSENCE = 60


class Lost(Exception):
    """Something that was acknowledged is not there, or an answer that nothing may get."""


class Away(Exception):
    """The connection ended before the answer came: nobody knows whether it was done."""


class Connection:
    """A kept-alive connection to wherever the server is now."""

    def __init__(self, server, latencies):
        self.server = server
        self.latencies = latencies
        self.connection = None

    def ask(self, method, path, body=None, token=None, **headers):
        """The status, the parsed body and the ETag of one answer."""
        start = time.monotonic()
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        if body is not None:
            headers["Content-Type"] = "application/json"
        try:
            if self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=PATIENCE)
            self.connection.request(method, path, None if body is None else json.dumps(body), headers)
            response = self.connection.getresponse()
            content = response.read()
        except (OSError, http.client.HTTPException) as error:
            self.connection = None
            raise Away(str(error)) from error
        self.latencies.append(time.monotonic() - start)
        is_json = "json" in response.getheader("Content-Type", "")
        return response.status, json.loads(content) if content and is_json else content, response.getheader("ETag")

    def ask_until_answered(self, *arguments, **headers):
        """For what may be done twice: asks again while the server is away or busy."""
        deadline = time.monotonic() + ABSENCE
        while True:
            try:
                answer = self.ask(*arguments, **headers)
                if answer[0] not in (429, 503):
                    return answer
            except Away:
                pass
            if time.monotonic() > deadline:
                raise Lost(f"no answer to {arguments[:2]} within {ABSENCE} s")
            time.sleep(0.1)


class Person(threading.Thread):
    """Writes, edits and deletes, over REST and over sync; reads it back; keeps a phone in step."""

    def __init__(self, name, server, seed):
        super().__init__(name=name, daemon=True)
        self.server = server
        self.random = random.Random(seed)
        self.latencies = []
        self.connection = Connection(server, self.latencies)
        self.email = f"{name}@example.org"
        # What is acknowledged: the note of each check-in, None for one that was deleted.
        self.ledger = {}
        # When each was last asked to change and last acknowledged, in the server's time.
        self.asked, self.acknowledged = {}, {}
        self.revisions = {}
        self.phone, self.cursor = {}, ""
        self.writes = self.reads = 0
        self.failure = None
        self.is_ending = threading.Event()

    def sign_up(self):
        body = {"email": self.email, "password": PASSWORD, "timeZone": "Europe/Berlin"}
        status, answer, _ = self.connection.ask_until_answered("POST", "/v1/users", body)
        # Told so when the first attempt had been done before the server went.
        self.token = answer["token"]["token"] if status == 201 else self.sign_in()

    def sign_in(self, connection=None):
        """Another token; over a connection of their own for who is not this person's thread."""
        body = {"email": self.email, "password": PASSWORD}
        status, answer, _ = (connection or self.connection).ask_until_answered("POST", "/v1/tokens", body)
        if status != 201:
            raise Lost(f"{self.name} cannot sign in: {status} {answer}")
        return answer["token"]

    def run(self):
        steps = [self.create] * 5 + [self.edit] * 4 + [self.delete] * 2 + [self.push] * 2 + [self.pull] * 3
        steps += [self.read_back] * 4 + [self.look] * 2
        try:
            while not self.is_ending.is_set():
                self.random.choice(steps)()
                self.is_ending.wait(self.random.uniform(0.01, 0.06))
            self.pull()
        except Exception as error:  # whatever it is, the day has failed
            self.failure = f"{self.name}: {type(error).__name__}: {error}"

    # Writing.

    def check_in(self, note):
        return {"at": "2026-12-01T21:40:00+01:00", "timeZone": "Europe/Berlin", "note": note}

    def write(self, id, note, *arguments, **headers):
        """Asks for one change; what became of it, when the answer did not come, is looked up."""
        self.asked[id] = self.server.now()
        try:
            status, answer, etag = self.connection.ask(*arguments, token=self.token, **headers)
        except Away:
            self.look_up(id, {self.ledger.get(id), note})
            return
        if status in (429, 503):
            return
        if status not in (200, 201, 204):
            raise Lost(f"{arguments[:2]}: {status} {answer}")
        self.writes += 1
        self.note_down(id, note, etag)

    def note_down(self, id, note, etag):
        self.ledger[id] = note
        self.revisions[id] = etag
        self.acknowledged[id] = self.server.now()

    def look_up(self, id, expected):
        status, answer, etag = self.connection.ask_until_answered("GET", f"/v1/check-ins/{id}", token=self.token)
        found = answer["note"] if status == 200 else None
        if found not in expected or status not in (200, 404, 410):
            raise Lost(f"{id} is {found!r} ({status}), not one of {expected}")
        if id in self.ledger or found is not None:
            self.note_down(id, found, etag)

    def living(self):
        return [id for id, note in self.ledger.items() if note is not None]

    def pick(self):
        living = self.living()
        return self.random.choice(living) if living else None

    def create(self):
        if len(self.living()) >= KEPT:
            self.delete()
            return
        id, note = str(uuid.UUID(int=self.random.getrandbits(128), version=4)), f"note {self.random.random()}"
        body = {"id": id, **self.check_in(note)}
        self.write(id, note, "POST", "/v1/check-ins", body, Idempotency_Key=id)

    def edit(self):
        if id := self.pick():
            note = f"edit {self.random.random()}"
            headers = {"If_Match": self.revisions[id]} if self.revisions[id] else {}
            self.write(id, note, "PUT", f"/v1/check-ins/{id}", self.check_in(note), **headers)

    def delete(self):
        if id := self.pick():
            self.write(id, None, "DELETE", f"/v1/check-ins/{id}")

    def push(self):
        changes = {}
        for _ in range(5 if len(self.living()) < KEPT else 0):
            changes[str(uuid.UUID(int=self.random.getrandbits(128), version=4))] = f"push {self.random.random()}"
        if id := self.pick():
            changes[id] = f"push {self.random.random()}"
        if not changes:
            return
        mutations = [
            {"op": "put", "collection": "check-ins", "id": id, "record": self.check_in(note)}
            for id, note in changes.items()
        ]
        for id in changes:
            self.asked[id] = self.server.now()
        # A push may be sent again: it changes nothing the second time.
        status, answer, _ = self.connection.ask_until_answered(
            "POST", "/v1/changes", {"mutations": mutations}, token=self.token)
        if status != 200 or any(result["status"] not in (200, 201) for result in answer["results"]):
            raise Lost(f"a push: {status} {answer}")
        for id, note in changes.items():
            self.note_down(id, note, None)
        self.writes += len(changes)

    # Reading.

    def pull(self):
        while True:
            status, answer, _ = self.connection.ask_until_answered(
                "GET", f"/v1/changes?limit=500&cursor={self.cursor}", token=self.token)
            if status != 200:
                raise Lost(f"a pull: {status} {answer}")
            for change in answer["changes"]:
                self.phone[change["id"]] = None if change["deleted"] else change["record"]["note"]
            self.cursor = answer["cursor"]
            self.reads += 1
            if not answer["hasMore"]:
                break
        for id, note in self.ledger.items():
            if self.phone.get(id) != note:
                raise Lost(f"the phone has {self.phone.get(id)!r} of {id}, not {note!r}")

    def read_back(self):
        if self.ledger:
            id = self.random.choice(list(self.ledger))
            self.look_up(id, {self.ledger[id]})
            self.reads += 1

    def look(self):
        path = self.random.choice([
            "/v1/check-ins?limit=50", "/v1/summary?from=2026-11-01&to=2026-12-31", "/v1/tokens", "/v1/users/me",
            "/v1/insights?from=2026-11-01&to=2026-12-31", "/v1/capabilities"])
        status, answer, _ = self.connection.ask_until_answered("GET", path, token=self.token)
        if status != 200:
            raise Lost(f"{path}: {status} {answer}")
        self.reads += 1
