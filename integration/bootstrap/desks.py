"""What the sign-in needs from Zendesk and the store together: keys of installations, roles of agents."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from integration.errors import DeskFailure, NotFound, Refused
from integration.flows.signing_in import BAD_SIGNATURE, Person, Tenant, Visit
from integration.store.accounts import Accounts, AppKeys
from integration.zendesk.app_token import peek_audience, verify_app_token
from integration.zendesk.desk import DeskCredentials, ZendeskDesk
from integration.zendesk.desk import connect as connect_desk

CREDENTIAL_NAMES = ("client_id", "client_secret", "app_id")
DOMAIN = ".zendesk.com"
ROLE_SECONDS = 300  # platform §4.5: roles may be cached for five minutes
RENEW_AFTER = timedelta(minutes=10)  # platform §4.3: at most one look per ten minutes
