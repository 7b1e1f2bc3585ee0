"""A journal of five years, and the times of requests for what is made of it."""

import datetime
import multiprocessing
import sys
import time
import uuid

from server import NOTE, Client


class Latencies:
    """Times of requests, in milliseconds."""

    def __init__(self, values=()):
        self.values = list(values)

    def time(self, ask):
        start = time.perf_counter()
        ask()
        self.values.append((time.perf_counter() - start) * 1000)

    def show(self, name):
        values = sorted(self.values)
        p50, p99 = (values[min(len(values) * share // 100, len(values) - 1)] for share in (50, 99))
        print(f"{name:28} {len(values):6} {p50:9.2f} {p99:9.2f} {values[-1]:9.2f}")


def twice_a_day(index):
    """A check-in of five years before the end of 2025, in the morning or in the evening."""
    day = datetime.date(2021, 1, 2) + datetime.timedelta(days=index // 2)
    return {
        "collection": "check-ins",
        "record": {
            "at": f"{day}T{('08:10', '21:40')[index % 2]}:00.000Z", "timeZone": "UTC",
            "context": ("morning", "evening")[index % 2],
            "ratings": {key: (index * step) % 21 / 2 for step, key in enumerate(
                ("mood", "energy", "anxiety", "focus", "creativity", "connectedness"), 5)},
            "sleep": {"minutes": 380 + index % 7 * 20, "quality": index % 11},
            "practices": [{"kind": ("meditation", "yoga", "nature")[index % 3], "minutes": 15}],
            **({"sideEffects": [{"name": "headache", "severity": "mild"}]} if index % 9 == 0 else {}), "note": NOTE,
        },
    }


def every_third_day(index):
    """A dose of the same five years."""
    day = datetime.date(2021, 1, 2) + datetime.timedelta(days=3 * index)
    return {
        "collection": "dose-logs",
        "record": {
            "takenAt": f"{day}T08:00:00.000Z", "timeZone": "UTC", "status": "taken",
            "substance": "psilocybin-mushroom-dried",
            "amount": {"value": (0.05, 0.1, 0.15)[index % 3], "unit": "g"},
        },
    }


def years(url):
    """A client of somebody who has five years of check-ins twice a day and of doses every third day."""
    person = {"email": "years@example.org", "password": "correct horse battery", "timeZone": "UTC"}
    client = Client(url, Client(url).post("/v1/users", person)["token"]["token"])
    records = [twice_a_day(index) for index in range(3650)] + [every_third_day(index) for index in range(608)]
    mutations = [{"op": "put", "id": str(uuid.uuid4()), **record} for record in records]
    for start in range(0, len(mutations), 250):
        results = client.ask("POST", "/v1/changes", {"mutations": mutations[start:start + 250]})["results"]
        refused = [result for result in results if result["status"] != 201]
        if refused:
            sys.exit(f"a push was refused: {refused[0]}")
    return client


def keep_asking(url, done, found):
    """Asks for the health of the server until the event, and answers with the latencies."""
    latencies, client = Latencies(), Client(url)
    while not done.is_set():
        latencies.time(lambda: client.ask("GET", "/health"))
    found.put(latencies.values)


def beside(url, work):
    """The latencies of another client that asks for the health of the server while something is done."""
    # A process of its own, which does not wait while this one reads JSON.
    done, found = multiprocessing.Event(), multiprocessing.SimpleQueue()
    neighbour = multiprocessing.Process(target=keep_asking, args=(url, done, found))
    neighbour.start()
    work()
    done.set()
    latencies = Latencies(found.get())
    neighbour.join()
    return latencies
