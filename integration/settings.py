"""Every setting of Amends: one frozen class, read once from the environment, nowhere else."""

import os
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from integration.errors import BadInput

PREFIX = "AMENDS_"
FROM_FILES = ("database_url", "queue_url", "secret_key")
SHORTEST_SECRET = 32
METRICS_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
DEMO_SECRET = "known-to-everyone-so-only-for-a-demo"  # noqa: S105 - it guards invented customers


class Settings(BaseSettings):
    """What an operator decides. Each field is the environment variable `AMENDS_<NAME>`."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore")

    database_url: str = Field(
        "sqlite:///var/amends.sqlite3", description="SQLAlchemy URL: sqlite:///FILE or postgresql+psycopg://…"
    )
    queue_url: str = Field(
        "", description="redis://… or postgresql://… for the queue; empty keeps it in a SQLite file beside the data"
    )
    secret_key: SecretStr = Field(
        SecretStr(""), description="32 characters or more; several, separated by commas, while rotating: newest first"
    )
    public_url: str = Field("http://localhost:8200", description="where browsers and Zendesk reach this server")
    zendesk_url: str = Field(
        "",
        description="address of the sandbox, in which {account} stands for the account's name; "
        "empty for the real Zendesk",
    )
    zaf_sdk: Path | None = Field(None, description="file with a build of Zendesk's client SDK; empty for the usual one")
    port: int = Field(8200, ge=0, le=65535, description="port of this server")
    sandbox_port: int = Field(8100, ge=0, le=65535, description="port of the sandbox")
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="least level that is logged")
    log_format: Literal["json", "text"] = Field("text", description="json for machines, text for a terminal")
    web_workers: int = Field(2, ge=1, le=64, description="server processes")
    web_threads: int = Field(4, ge=1, le=64, description="threads in each server process")
    suggestions_per_minute: int = Field(60, ge=1, description="how many suggestions one agent may ask for in a minute")
    worker_threads: int = Field(4, ge=1, le=64, description="how many events one worker works on at the same time")
    lease_seconds: int = Field(
        120, ge=60, le=3600, description="how long a worker may have one event; those of a killed one wait that long"
    )
    inbox_tries: int = Field(20, ge=1, le=1000, description="how often an event is tried before it is given up")
    zendesk_calls_per_minute: int = Field(
        300, ge=10, description="calls to one account's Zendesk in a minute, by all workers together"
    )

    @field_validator("public_url", "zendesk_url")
    @classmethod
    def _address(cls, value: str) -> str:
        if value and not value.startswith(("http://", "https://")):
            raise ValueError("must begin with https:// (or http:// for a server on this machine)")
        return value.rstrip("/")

    @field_validator("zaf_sdk", mode="before")
    @classmethod
    def _no_path(cls, value: Any) -> Any:
        return value or None

    @field_validator("secret_key")
    @classmethod
    def _long_enough(cls, value: SecretStr) -> SecretStr:
        if any(len(key) < SHORTEST_SECRET for key in _keys(value)):
            raise ValueError(f"each key must have at least {SHORTEST_SECRET} characters")
        return value

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        del dotenv_settings, file_secret_settings
        return init_settings, env_settings, _FromFiles(settings_cls)

    def secrets(self) -> tuple[str, ...]:
        """The keys that sign sessions and encrypt credentials, newest first. Raises BadInput where none is set."""
        keys = _keys(self.secret_key)
        if not keys:
            raise BadInput(
                "AMENDS_SECRET_KEY is not set. Give it 32 random characters or more, "
                'for instance from: python3 -c "import secrets; print(secrets.token_urlsafe(48))"',
                "AMENDS_SECRET_KEY",
            )
        return keys


def read_settings(**overrides: Any) -> Settings:
    """The settings of this process. Raises BadInput that names the variable and what it may be."""
    try:
        return Settings(**overrides)
    except ValidationError as error:
        first = error.errors()[0]
        name = PREFIX + str(first["loc"][0]).upper()
        allowed = Settings.model_fields[str(first["loc"][0])].description
        raise BadInput(f"{name}: {first['msg'].removeprefix('Value error, ')} ({allowed}).", name) from error


class _FromFiles(PydanticBaseSettingsSource):
    """Secrets from files: `AMENDS_SECRET_KEY_FILE` names the file that holds `AMENDS_SECRET_KEY`."""

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        del field
        name = f"{PREFIX}{field_name.upper()}_FILE"
        path = os.environ.get(name)  # noqa: TID251 - this module is the one that reads the environment
        if not path:
            return None, field_name, False
        try:
            return Path(path).read_text(encoding="utf-8").strip(), field_name, False
        except OSError as error:
            raise BadInput(f"{name}: cannot read {path} ({error.strerror}).", name) from error

    def __call__(self) -> dict[str, Any]:
        found = {name: self.get_field_value(self.settings_cls.model_fields[name], name)[0] for name in FROM_FILES}
        return {name: value for name, value in found.items() if value is not None}


def _keys(secret: SecretStr) -> tuple[str, ...]:
    return tuple(key for part in secret.get_secret_value().split(",") if (key := part.strip()))


def share_metrics(folder: str) -> None:
    """Let the server's processes count together in this folder; prometheus-client asks for it before its import."""
    os.environ[METRICS_FOLDER] = folder  # noqa: TID251 - this module is the one that knows the environment


def metrics_folder() -> str | None:
    """Where the processes of this server count together, if they do."""
    return os.environ.get(METRICS_FOLDER)  # noqa: TID251 - this module is the one that reads the environment


def one_thread_each() -> None:
    """Let the judge's arithmetic keep to the thread it is called in; numpy's library asks for it before its import.

    Its matrices are small: more threads wait for each other, and on a busy machine take three times as long.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # noqa: TID251 - this module is the one that knows the environment


def demo_settings() -> Settings:
    """The settings of a demo on this machine; whatever the environment sets still counts, but for the addresses."""
    asked = read_settings()
    secret = asked.secret_key if asked.secret_key.get_secret_value() else SecretStr(DEMO_SECRET)
    return asked.model_copy(
        update={
            "secret_key": secret,
            "public_url": f"http://localhost:{asked.port}",
            "zendesk_url": f"http://localhost:{asked.sandbox_port}",
        }
    )


def environment_for(settings: Settings) -> dict[str, str]:
    """The environment of a process that shall run with these settings."""
    values = settings.model_dump(mode="python", exclude_none=True)
    ours = {f"{PREFIX}{name.upper()}": _word(value) for name, value in values.items()}
    return {**os.environ, **ours}  # noqa: TID251 - this module is the one that reads the environment


def _word(value: Any) -> str:
    return value.get_secret_value() if isinstance(value, SecretStr) else str(value)
