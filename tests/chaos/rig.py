"""The product in processes of its own, and everything that is done to it: workers killed, the database cut off."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import requests
from sqlalchemy import Engine, create_engine, make_url, text

from integration.store.engine import connect
from tests.running_demo import answers, free_ports

SECRET = "a-secret-that-only-guards-a-test-of-ours"
PATIENCE_SECONDS = 60
END_ALL_OTHERS = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
LOCKED_SECONDS = 3.0  # how long the database answers nobody, where it is a file


@dataclass
class Rig:
    """Web server and workers over one database; `kills` and `cuts` count what was done to them."""

    environment: Mapping[str, str]
    engine: Engine
    product: str
    folder: Path
    chance: random.Random
    workers: list["subprocess.Popen[bytes]"] = field(default_factory=list)
    kills: int = 0
    cuts: int = 0
    _stopping: threading.Event = field(default_factory=threading.Event)

    def amends(self, *words: str) -> None:
        """Run one command of ours to its end. Raises where it does not do what it should."""
        subprocess.run(_command(*words), env=self.environment, check=True, stdout=subprocess.DEVNULL)

    def start(self, *words: str, log: str) -> "subprocess.Popen[bytes]":
        with (self.folder / log).open("ab") as output:
            return subprocess.Popen(_command(*words), env=self.environment, stdout=output, stderr=output)

    @contextmanager
    def working(self, workers: int, seconds_between_kills: tuple[float, float] | None) -> Iterator[None]:
        """That many workers, one of which is killed every few seconds and replaced; None kills none."""
        self.workers = [self.start("worker", log=f"worker-{number}.log") for number in range(workers)]
        killer = threading.Thread(target=self._kill, args=(seconds_between_kills,), daemon=True)
        if seconds_between_kills:
            killer.start()
        try:
            yield
        finally:
            self.spare()
            if seconds_between_kills:
                killer.join()
            for worker in self.workers:
                worker.terminate()
                worker.wait(timeout=60)

    def spare(self) -> None:
        """Let the workers live from here on."""
        self._stopping.set()

    def _kill(self, seconds: tuple[float, float] | None) -> None:
        while seconds and not self._stopping.wait(self.chance.uniform(*seconds)):
            number = self.chance.randrange(len(self.workers))
            self.workers[number].send_signal(signal.SIGKILL)
            self.workers[number].wait()
            self.workers[number] = self.start("worker", log=f"worker-{number}.log")
            self.kills += 1

    def cut(self) -> None:
        """Take the database away under everybody's hands: PostgreSQL's connections end, a file is locked."""
        self.cuts += 1
        if self.engine.dialect.name == "postgresql":
            with self.engine.connect() as connection:
                connection.execute(text(END_ALL_OTHERS))
            return
        with closing(sqlite3.connect(str(self.engine.url.database), timeout=30)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
            time.sleep(LOCKED_SECONDS)
            connection.rollback()

    def unfinished(self) -> int:
        query = text("SELECT count(*) FROM inbox WHERE state IN ('waiting', 'working')")
        with self.engine.connect() as connection:
            return int(connection.scalar(query) or 0)


@contextmanager
def rig(folder: Path, desk_url: str, *, postgres: str, redis: str, chance: random.Random) -> Iterator[Rig]:
    """A web server over an empty database; a file where `postgres` is empty, with its queue in a file as well."""
    port = free_ports(1)[0]
    product = f"http://127.0.0.1:{port}"
    with ExitStack() as running:
        database = running.enter_context(own_database(postgres)) if postgres else f"sqlite:///{folder}/amends.sqlite3"
        environment = {
            **os.environ,  # noqa: TID251 - processes of their own, with this machine's environment
            "AMENDS_DATABASE_URL": database,
            "AMENDS_QUEUE_URL": redis,
            "AMENDS_SECRET_KEY": SECRET,
            "AMENDS_PUBLIC_URL": product,
            "AMENDS_ZENDESK_URL": desk_url,
            "AMENDS_PORT": str(port),
            "AMENDS_LEASE_SECONDS": "60",
            "AMENDS_ZENDESK_CALLS_PER_MINUTE": "100000",
            "AMENDS_LOG_LEVEL": "info",
        }
        engine = connect(database)
        running.callback(engine.dispose)
        found = Rig(environment, engine, product, folder, chance)
        found.amends("db", "upgrade")
        server = found.start("serve", log="serve.log")
        running.callback(server.wait)
        running.callback(server.terminate)
        _wait(product)
        yield found


def connect_account(rig_: Rig, account: str) -> None:
    """One more account, with the webhook and the triggers that call us."""
    secret = rig_.folder / "client-secret"
    secret.write_text("sandbox-only", encoding="utf-8")
    rig_.amends("accounts", "add", account)
    credentials = ("--client-id", "amends", "--client-secret-file", str(secret), "--app-id", "501")
    rig_.amends("accounts", "connect", account, *credentials)
    rig_.amends("install", "--account", account)


def keep_logs(folder: Path, to: Path) -> None:
    """Bring the processes' logs where they outlast the run."""
    to.mkdir(parents=True, exist_ok=True)
    for log in folder.glob("*.log"):
        shutil.copy(log, to / log.name)


@contextmanager
def own_database(server: str) -> Iterator[str]:
    name = f"amends_chaos_{uuid4().hex[:12]}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        yield make_url(server).set(database=name).render_as_string(hide_password=False)
    finally:
        with admin.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        admin.dispose()


def _wait(product: str) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    with requests.Session() as session:
        while not answers(session, f"{product}/health"):
            if time.monotonic() > deadline:
                raise RuntimeError("The web server did not start.")
            time.sleep(0.1)


def _command(*words: str) -> list[str]:
    return [sys.executable, "-m", "integration", *words]
