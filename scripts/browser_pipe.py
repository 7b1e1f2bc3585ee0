"""A headless Chromium, spoken to over two pipes by the DevTools protocol; its profile is a directory that is handed in."""

import base64
import json
import os
import select
import subprocess
import time

# What the browser would ask of the network by itself, and what a machine without a screen lacks.
FLAGS = [
    "--headless=new", "--remote-debugging-pipe", "--no-first-run", "--disable-gpu", "--disable-dev-shm-usage",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
    "--disable-default-apps", "--hide-scrollbars", "--force-color-profile=srgb", "--lang=en-US",
]


class Browser:
    """One browser with one tab. Messages are JSON, each ended by a zero byte."""

    CALL_SECONDS = 60

    def __init__(self, profile):
        commands_out, self.commands = os.pipe()
        self.answers, answers_in = os.pipe()
        flags = FLAGS + (["--no-sandbox"] if os.geteuid() == 0 else [])
        # The browser reads from descriptor 3 and writes to 4, whichever ours have got.
        high = [os.dup2(commands_out, 110), os.dup2(answers_in, 111)]
        script = f'exec "$0" "$@" 3<&{high[0]} 4>&{high[1]} {high[0]}<&- {high[1]}>&-'
        self.log = open(os.path.join(profile, "log"), "wb")
        self.process = subprocess.Popen(
            ["/bin/bash", "-c", script, "chromium", *flags, f"--user-data-dir={profile}/data", "about:blank"],
            pass_fds=high, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log, start_new_session=True,
            env={**os.environ, "HOME": profile, "TZ": "UTC"})
        for descriptor in [commands_out, answers_in, *high]:
            os.close(descriptor)
        self.buffer = b""
        self.number = 0
        self.counts = {}
        self.on_event = lambda method, parameters: None
        self.session = None
        targets = self.call("Target.getTargets", whole=True)["targetInfos"]
        page = next(target for target in targets if target["type"] == "page")
        attached = self.call("Target.attachToTarget", whole=True, targetId=page["targetId"], flatten=True)
        self.session = attached["sessionId"]

    def send(self, method, whole=False, **parameters):
        """Has the tab, or the whole browser, do something; its number is what the answer will have."""
        self.number += 1
        number = self.number
        message = {"id": number, "method": method, "params": parameters}
        if not whole:
            message["sessionId"] = self.session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.commands, data):]
        return number

    def call(self, method, whole=False, **parameters):
        """The result of a method of the tab, or of the whole browser."""
        number = self.send(method, whole, **parameters)
        end = time.monotonic() + self.CALL_SECONDS
        while True:
            message = self.receive(end)
            if message.get("id") == number:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                return message["result"]

    def count(self, method):
        return self.counts.get(method, 0)

    def wait_for(self, method, count, seconds):
        """Until so many events of a kind have come in all."""
        end = time.monotonic() + seconds
        while self.count(method) < count:
            self.receive(end)

    def receive(self, end):
        while b"\0" not in self.buffer:
            ready, _, _ = select.select([self.answers], [], [], max(0, end - time.monotonic()))
            data = os.read(self.answers, 1 << 20) if ready else b""
            if not data:
                raise RuntimeError("the browser does not answer")
            self.buffer += data
        line, self.buffer = self.buffer.split(b"\0", 1)
        message = json.loads(line)
        if "method" in message:
            self.counts[message["method"]] = self.count(message["method"]) + 1
            self.on_event(message["method"], message["params"])
        return message

    @staticmethod
    def data(text):
        return base64.b64decode(text)

    def close(self):
        """Ends it, by its id if it does not do so when asked."""
        try:
            self.call("Browser.close", whole=True)
        except (RuntimeError, OSError):
            pass
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        for descriptor in [self.commands, self.answers]:
            os.close(descriptor)
        self.log.close()
