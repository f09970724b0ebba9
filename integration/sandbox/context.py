"""The running sandbox: one object with its parts, and `sandbox()` to reach it from a view."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import cast

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from flask import current_app

from integration.sandbox.config import SandboxConfig
from integration.sandbox.courier import Courier
from integration.sandbox.faults import FaultBox
from integration.sandbox.limits import Limiter
from integration.sandbox.requestlog import RequestLog
from integration.sandbox.seed import load_seed
from integration.sandbox.state import Desk

EXTENSION = "sandbox"


@dataclass
class Sandbox:
    """`now()` includes the clock skew that a fault may have asked for; sign with it, store with `desk.clock`."""

    config: SandboxConfig
    desk: Desk
    key: RSAPrivateKey
    limiter: Limiter
    courier: Courier
    faults: FaultBox
    requests: RequestLog = field(default_factory=RequestLog)
    host_flags: list[str] = field(default_factory=list)

    def now(self) -> datetime:
        return self.desk.clock() + timedelta(seconds=self.faults.skew())

    def reset(self) -> None:
        """Load the seed again, in place, and forget faults, counters and requests."""
        self.desk.become(load_seed(self.config.seed, subdomain=self.config.subdomain, clock=self.desk.clock))
        self.faults.clear()
        self.host_flags.clear()
        self.limiter.reset()
        self.limiter.limits = self.config.limits
        self.requests.clear()


def sandbox() -> Sandbox:
    return cast("Sandbox", current_app.extensions[EXTENSION])
