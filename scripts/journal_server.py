"""A real `attune serve` for scripts that try what stands around it."""

import http.client
import json
import os
import pathlib
import socket
import subprocess
import sys
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
PASSWORD = "correct horse battery"


def newest_binary():
    """The program as it was last built: by `make run` or by the tests."""
    built = [ROOT / ".build" / kind / "attune" for kind in ("debug", "release")]
    there = [path for path in built if path.exists()]
    if not there:
        sys.exit("attune is not built: swift build --product attune")
    return str(max(there, key=lambda path: path.stat().st_mtime))


def free_port():
    """A port that nobody has at this moment."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def wait_for(what, is_there, seconds=20):
    """Waits until `is_there()` is true; says `what` did not come about where it is not in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        result = is_there()
        if result:
            return result
        time.sleep(0.05)
    sys.exit(f"{what}: not within {seconds} s")


class JournalServer:
    """The process, its log as entries, and its address."""

    def __init__(self, binary, data, environment=None, arguments=()):
        self.log = []
        self.process = subprocess.Popen(
            [binary, "serve", "--port", "0", "--data", str(data), *arguments], stderr=subprocess.PIPE, text=True,
            cwd="/", env={"PATH": os.environ["PATH"], **(environment or {})})
        threading.Thread(target=self._read, daemon=True).start()
        address = wait_for("the start of the server", self._address)
        self.port = int(address.rsplit(":", 1)[1])

    def _read(self):
        for line in self.process.stderr:
            try:
                self.log.append(json.loads(line))
            except ValueError:
                self.log.append({"message": line.strip()})

    def _address(self):
        if self.process.poll() is not None:
            sys.exit(f"the server ended with {self.process.returncode}: {self.log}")
        return next((entry["address"] for entry in self.log if entry["message"] == "listening"), None)

    def connection(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
        return self.process.wait(timeout=20)


def ask(connection, method, path, body=None, token=None, fields=None):
    """One request; its status and its answer, which is read as JSON where it is that."""
    fields = dict(fields or {})
    if token:
        fields["Authorization"] = f"Bearer {token}"
    if isinstance(body, (dict, list)):
        body = json.dumps(body)
    if body is not None:
        fields.setdefault("Content-Type", "application/json")
    connection.request(method, path, body=body, headers=fields)
    response = connection.getresponse()
    answer = response.read()
    if "json" in (response.getheader("Content-Type") or ""):
        answer = json.loads(answer)
    return response.status, answer


def sign_up(connection, name, fields=None):
    """Opens an account: the status, and the token where there is one."""
    body = {"email": f"{name}@example.org", "password": PASSWORD, "timeZone": "Europe/Berlin"}
    status, answer = ask(connection, "POST", "/v1/users", body, fields=fields)
    return status, answer["token"]["token"] if status == 201 else None


def check_in(note):
    """A check-in with a note."""
    return {"at": "2026-11-23T21:40:00+01:00", "timeZone": "Europe/Berlin", "ratings": {"mood": 6.5}, "note": note}
