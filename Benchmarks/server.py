"""A server under test and clients of it."""

import http.client
import json
import os
import re
import subprocess
import sys
import urllib.parse

NOTE = "A quiet day with a walk by the river, some reading, and an early night. " * 2


class Server:
    """The server under test, in a process of its own with a directory of its own."""

    def __init__(self, binary, data):
        self.process = subprocess.Popen(
            [binary, "serve", "--port", "0", "--data", data], stderr=subprocess.PIPE, text=True,
            env={**os.environ, "ATTUNE_LOG_LEVEL": "notice"},
        )
        for line in self.process.stderr:
            entry = json.loads(line)
            if entry["message"] == "listening":
                self.url = entry["address"]
                return
        sys.exit("the server did not start")

    def cpu(self):
        """User and system time so far, in seconds."""
        with open(f"/proc/{self.process.pid}/stat") as stat:
            fields = stat.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def resident(self):
        """Resident memory, in MiB."""
        with open(f"/proc/{self.process.pid}/status") as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) / 1024

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Client:
    """One keep-alive connection."""

    def __init__(self, url, token=None):
        self.connection = http.client.HTTPConnection(urllib.parse.urlsplit(url).netloc)
        self.headers = {"Content-Type": "application/json"}
        if token:
            self.headers["Authorization"] = f"Bearer {token}"

    def ask(self, method, path, body=None, status=200):
        return json.loads(self.read(method, path, body, status))

    def read(self, method, path, body=None, status=200):
        """The body of the answer, as bytes."""
        self.connection.request(method, path, body and json.dumps(body), self.headers)
        response = self.connection.getresponse()
        answer = response.read()
        if response.status != status:
            sys.exit(f"{method} {path}: {response.status} {answer!r}")
        return answer

    def post(self, path, body):
        return self.ask("POST", path, body, status=201)
