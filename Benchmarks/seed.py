"""Fills a data directory with the side-by-side harness's check-ins, through the API, over many connections at once.

usage: ATTUNE_BINARY=PROGRAM seed.py DIRECTORY; prints what the harness needs, as JSON
"""

import asyncio
import json
import os
import pathlib
import subprocess
import sys
import urllib.parse

home = pathlib.Path(os.environ.get("BENCH_HOME", "~/.cache/attune-bench")).expanduser()
sys.path.insert(0, str(home / "bench"))
import dataset  # noqa: E402: the harness's own data, the same for all its servers

CONNECTIONS = 64


def start(data):
    environment = {**os.environ, "ATTUNE_LOG_LEVEL": "notice", "ATTUNE_SIGN_UPS_PER_HOUR": "1000"}
    process = subprocess.Popen(
        [os.environ["ATTUNE_BINARY"], "serve", "--port", "0", "--data", data], stderr=subprocess.PIPE, text=True,
        env=environment)
    for line in process.stderr:
        entry = json.loads(line)
        if entry["message"] == "listening":
            return process, urllib.parse.urlsplit(entry["address"]).port
    sys.exit("the server did not start")


async def post(reader, writer, path, token, body):
    text = json.dumps(body).encode()
    credentials = f"Authorization: Bearer {token}\r\n" if token else ""
    writer.write(
        f"POST {path} HTTP/1.1\r\nHost: localhost\r\n{credentials}Content-Type: application/json\r\n"
        f"Content-Length: {len(text)}\r\n\r\n".encode() + text)
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:"))
    answer = await reader.readexactly(length)
    if b" 201 " not in head.split(b"\r\n", 1)[0]:
        sys.exit(f"POST {path}: {head!r} {answer!r}")
    return json.loads(answer)


def record(row):
    ratings = {name: row[name] for name in dataset.SCORES if name != "sleep"}
    return {
        "id": row["id"], "at": row["at"], "timeZone": "UTC", "ratings": ratings, "sleep": {"quality": row["sleep"]},
        "note": row["note"],
    }


async def fill(port):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    tokens = {}
    for number, name, email, password, _ in dataset.users():
        person = {"email": email, "password": password, "displayName": name, "timeZone": "UTC"}
        tokens[number] = (await post(reader, writer, "/v1/users", None, person))["token"]["token"]
    ids = []
    rows = dataset.check_ins()

    async def write():
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for row in rows:
            if row["user"] == dataset.BENCH_USER:
                ids.append(row["id"])
            await post(reader, writer, "/v1/check-ins", tokens[row["user"]], record(row))
        writer.close()

    await asyncio.gather(*(write() for _ in range(CONNECTIONS)))
    return {"token": tokens[dataset.BENCH_USER], "ids": ids}


def main():
    process, port = start(sys.argv[1])
    try:
        print(json.dumps(asyncio.run(fill(port))))
    finally:
        process.terminate()
        process.wait()


main()
