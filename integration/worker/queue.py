"""The queue: a SQLite file by default, Redis or PostgreSQL where AMENDS_QUEUE_URL says so."""

from pathlib import Path

from huey import Huey, PostgresHuey, RedisHuey, SqliteHuey

from integration.errors import BadInput

NAME = "amends"
POSTGRES = ("postgresql://", "postgresql+psycopg://")


def open_queue(queue_url: str, *, beside: Path) -> Huey:
    """The queue at this URL, or in a file in the folder `beside`. Raises BadInput for a URL that cannot be used."""
    if queue_url.startswith(("redis://", "rediss://")):
        return RedisHuey(NAME, url=queue_url)
    if queue_url.startswith(POSTGRES):
        # The same URL as the data's will do: the queue has tables of its own, which it makes itself.
        return PostgresHuey(NAME, dsn=f"postgresql://{queue_url.partition('://')[2]}", table_prefix="queue")
    if queue_url:
        raise BadInput(
            f"AMENDS_QUEUE_URL: {queue_url} is not supported. Use redis://…, postgresql://… or leave it empty.",
            "AMENDS_QUEUE_URL",
        )
    beside.mkdir(parents=True, exist_ok=True)
    return SqliteHuey(NAME, filename=str(beside / "queue.sqlite3"))
