"""Load a seed file (YAML) into a `Desk`.

The file, top to bottom; everything but `agents` may be left out:

    account:        {name: Demo, locale: en-US, time_zone: Europe/Berlin}
    groups:         [{id: 301, name: Support}]
    organizations:  [{id: 401, name: Acme, tags: [vip], domain_names: [acme.example]}]
    brands:         [{id: 501, name: Northwind, subdomain: northwind, default: true}]
    ticket_fields:  [{id: 360001, type: tagger, title: Remedy, options: [{name: Refund, value: remedy_refund}]}]
                    # type: tagger (drop-down), text, textarea, checkbox, integer, decimal, date
    agents:         [{id: 1001, name: Ada Admin, email: admin@demo.example, role: admin, group: Support}]
                    # role: admin, agent or light_agent; also phone, locale, time_zone, signature, tags, alias-free
    customers:      [{id: 2001, name: Sue, email: sue@example.com, ...}]   # only where an id must be known
    macros:         [{id: 601, title: "Apology::Late", actions: [{field: status, value: pending}], active: true}]
    triggers:       [{id: 651, title: ..., conditions: {all: [...], any: [...]}, actions: [...], active: true}]
    webhooks:       [{id: 01J..., name: ..., endpoint: http://..., secret: ...}]
    installations:  [{id: 77, app_id: 420, settings: {name: Amends, title: Amends}}]      # this one is the default
    oauth_clients:  [{identifier: amends, secret: sandbox-only, redirect_uris: [http://...], user: admin@demo.example}]
    api_tokens:     [sandbox-token]
    tickets:
      - id: 1                     # default: the next free number
        subject: Where is it      # may be null
        channel: email            # email, web, api, voice, native_messaging, whatsapp, twitter, ...
        brand: Northwind          # by name; default: the default brand
        status: open              # new, open (default), pending, hold, solved, closed
        priority: high            # and type: problem, question, incident, task
        tags: [late]
        fields: {360001: remedy_refund}
        requester: {name: Sue Doe, email: sue@example.com, locale: en-US, phone: "+1 555 0100", tags: [vip],
                    role: end-user, suspended: false, organization: Acme, details: "", notes: ""}
                                  # one person per e-mail address (the first description wins); an address alone
                                  # (requester: sue@example.com) means the person described earlier
        assignee: ben@demo.example
        group: Support
        created: "-2d 3h"         # before the start of the sandbox (units w d h m s), or 2026-11-24T09:12:00Z
        updated: "-1h"            # default: the newest comment
        satisfaction: {score: bad, comment: "Still waiting", reason: "The issue took too long to resolve"}
        comments:                 # at least one; the first is the description
          - author: requester     # default; or an agent's address, or {name, email} for somebody else
            text: |               # plain text, or html: "<p>...</p>" (sanitised as Zendesk does on arrival)
              Hello, ...
            public: true
            at: "+2h"             # after the ticket was created; or as `created`; default: an hour after the last one
            channel: email        # default: the ticket's for customers, web for agents
            flags: [0]            # 0 sender not trusted, 2 author new to the conversation, 4 automatic
            attachments: [{file_name: box.jpg, content_type: image/jpeg, size: 166144}]
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

from integration.sandbox.markup import html_from_text, plain_from_html, sanitised
from integration.sandbox.state import Audit, Comment, Desk, Record, Ticket, User, now_utc, stamp

_MESSAGING = frozenset({"native_messaging", "whatsapp", "facebook_messenger", "instagram_dm", "sunshine_conversations"})
_UNITS = {"w": "weeks", "d": "days", "h": "hours", "m": "minutes", "s": "seconds"}
_SPAN = re.compile(r"(\d+)\s*([wdhms])")


def load_seed(path: Path, *, subdomain: str = "demo", clock: Callable[[], datetime] = now_utc) -> Desk:
    """Read a seed file. Raises `KeyError` or `ValueError` naming what is missing or unknown."""
    data: Record = yaml.safe_load(path.read_text(encoding="utf-8"))
    account = data.get("account") or {}
    desk = Desk(
        clock=clock,
        subdomain=subdomain,
        name=account.get("name", "Demo"),
        locale=account.get("locale", "en-US"),
        time_zone=account.get("time_zone", "Etc/UTC"),
    )
    loader = _Loader(desk, clock().replace(microsecond=0))
    loader.catalogue(data)
    loader.people(data)
    loader.access(data)
    for row in data.get("tickets") or []:
        loader.ticket(row)
    return desk
