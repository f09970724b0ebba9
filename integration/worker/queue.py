"""The queue: a SQLite file by default, Redis where AMENDS_QUEUE_URL says so."""

from pathlib import Path

from huey import Huey, RedisHuey, SqliteHuey

from integration.errors import BadInput

NAME = "amends"


def open_queue(queue_url: str, *, beside: Path) -> Huey:
    """The queue at this URL, or in a file in the folder `beside`. Raises BadInput for a URL that cannot be used."""
    if queue_url.startswith(("redis://", "rediss://")):
        return RedisHuey(NAME, url=queue_url)
    if queue_url:
        raise BadInput(
            f"AMENDS_QUEUE_URL: {queue_url} is not supported. Use redis://… or leave it empty.", "AMENDS_QUEUE_URL"
        )
    beside.mkdir(parents=True, exist_ok=True)
    return SqliteHuey(NAME, filename=str(beside / "queue.sqlite3"))
