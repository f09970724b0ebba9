"""What a sandbox is started with; plain values, because only the product's own settings read the environment."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from integration.sandbox.state import now_utc


@dataclass(frozen=True, slots=True)
class Limits:
    """How many requests are allowed (platform §7.8): per minute, and `per_ticket` per ten minutes and user."""

    account: int = 700
    ticket_updates: int = 100
    per_ticket: int = 30
    webhooks: int = 100
    webhook_tests: int = 20


@dataclass(frozen=True, slots=True)
class SandboxConfig:
    """`time_scale` multiplies the waits between webhook attempts: 1.0 waits as long as Zendesk does."""

    seed: Path
    templates: Path
    app_dir: Path
    subdomain: str = "demo"
    zaf_sdk: Path | None = None
    product_url: str = "http://localhost:8200"
    public_url: str = "http://localhost:8100"
    sign_with: RSAPrivateKey | None = None
    clock: Callable[[], datetime] = now_utc
    limits: Limits = field(default_factory=Limits)
    time_scale: float = 1.0
    webhook_timeout: float = 12.0
