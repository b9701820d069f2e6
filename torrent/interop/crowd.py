# Copyright 2026 The Quayside Authors
# SPDX-License-Identifier: Apache-2.0
"""A swarm of our clients that are killed at random moments: crowd.py QUAYSIDE [RANDOM_SEED]

One seeder, ten that fetch, and our tracker. Of these ten, some are killed (SIGKILL) when a random part of the data is
there, and started again at once, a few of them several times. In the end each must be complete, with the right
SHA-256 of every file. The random seed is printed; with it the same data and the same plan of aborts come again.
"""

import contextlib
import hashlib
import pathlib
import random
import subprocess
import sys
import tempfile
import time

CLIENTS = 10
ABORTS = 12
PATIENCE = 600  # seconds
LIMIT = "300"  # KiB a second that each sends at most, so that there is time to kill
SIZES = {"large.bin": 2_500_000, "exact.bin": 1 << 20, "empty": 0, "one byte": 1, "ünï/日本語 🦀.txt": 77_777}


def end(process):
    process.kill()
    process.wait()


class Client:
    """One that fetches, over all its aborts."""

    def __init__(self, command, folder, size, aborts):
        self.command = command + ["--dir", str(folder)]
        self.folder = folder
        self.size = size
        self.aborts = sorted(aborts)  # parts of the data, from 0 to 1
        self.log = folder.with_suffix(".log")
        self.process = None
        folder.mkdir()
        self.start()

    def start(self):
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(self.command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)

    def kill(self):
        end(self.process)

    def part(self):
        """How much of the data is on the disk: its files are sparse until then."""
        files = [path for path in self.folder.rglob("*") if path.is_file() and not path.name.startswith(".")]
        return sum(512 * path.stat().st_blocks for path in files) / self.size

    def is_complete(self):
        return "\nDONE " in self.log.read_text(encoding="utf-8")

    def act(self):
        """Kills it when it is time; tells whether it is through."""
        if self.process.poll() is not None:
            raise SystemExit(f"{self.folder.name} ended with {self.process.returncode}: {self.log.read_text()}")
        complete = self.is_complete()
        if not self.aborts:
            return complete
        if complete or self.part() >= self.aborts[0]:
            self.kill()
            print(f"{self.folder.name} killed with {self.part():.0%} on the disk", flush=True)
            del self.aborts[0]
            self.start()
        return False


def make_data(folder, rng):
    for name, size in SIZES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(rng.randbytes(size))


def digests(folder):
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in SIZES}


def swarm(quayside, rng, work, cleanup):
    data = work / "data" / "crowd"
    make_data(data, rng)
    tracker = subprocess.Popen(
        quayside + ["tracker", "--address", "127.0.0.1", "--port", "0", "--interval", "2"], stdout=subprocess.PIPE
    )
    cleanup.callback(end, tracker)
    url = tracker.stdout.readline().decode().split()[-1]
    torrent = work / "crowd.torrent"
    create = ["create", "--tracker", url, "--piece-size", "32", "--output", str(torrent), str(data)]
    subprocess.run(quayside + create, check=True)

    limited = ["--port", "0", "--up-limit", LIMIT]
    seed = ["seed", str(torrent), "--dir", str(data.parent)]
    cleanup.callback(end, subprocess.Popen(quayside + seed + limited, stdout=subprocess.DEVNULL))
    victims = rng.choices(range(CLIENTS), k=ABORTS)
    aborts = [[0.9 * rng.random() for victim in victims if victim == client] for client in range(CLIENTS)]
    get = quayside + ["get", str(torrent)] + limited
    clients = []
    for i in range(CLIENTS):
        clients.append(Client(get, work / f"client-{i}", sum(SIZES.values()), aborts[i]))
        cleanup.callback(clients[i].kill)

    deadline = time.monotonic() + PATIENCE
    while not all([client.act() for client in clients]):
        if time.monotonic() > deadline:
            states = [f"{client.folder.name} {client.part():.0%}" for client in clients]
            raise SystemExit(f"time over: {', '.join(states)}")
        time.sleep(0.02)
    wanted = digests(data)
    for client in clients:
        if digests(client.folder / "crowd") != wanted:
            raise SystemExit(f"{client.folder.name} has other files than the seeder")


def main():
    quayside = [sys.argv[1], "torrent"]
    chosen = int(sys.argv[2]) if len(sys.argv) > 2 else random.SystemRandom().randrange(1 << 32)
    print(f"random seed {chosen}", flush=True)
    begin = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as cleanup:
        swarm(quayside, random.Random(chosen), pathlib.Path(folder), cleanup)
    print(f"{CLIENTS} clients complete, {ABORTS} aborts, {time.monotonic() - begin:.0f} s")


main()
