"""The judge of each account: the shipped one, with what the account's lessons taught beside it."""

from collections import OrderedDict
from dataclasses import dataclass, field, replace
from threading import Lock

from integration.classifier.account_model import AccountModel
from integration.classifier.judge import TrainedJudge
from integration.errors import BadInput
from integration.flows.ports import AccountModels, Judge
from integration.observability import logger

MOST_REMEMBERED = 100  # accounts; the one asked for the longest ago goes first


@dataclass(frozen=True, slots=True)
class AccountJudges:
    """Implements `flows.ports.Judges`, for every thread. Each time it asks which model is live, and nothing more."""

    shipped: TrainedJudge
    models: AccountModels
    _known: OrderedDict[str, tuple[int, Judge]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def of(self, account: str) -> Judge:
        """Raises BadInput where what the account's lessons taught cannot be decrypted."""
        number = self.models.live(account)
        if number is None:
            return self.shipped
        with self._lock:
            known = self._known.get(account)
            if known and known[0] == number:
                self._known.move_to_end(account)
                return known[1]
        judge = self._taught(account, number)
        with self._lock:
            self._known[account] = (number, judge)
            self._known.move_to_end(account)
            if len(self._known) > MOST_REMEMBERED:
                self._known.popitem(last=False)
        return judge

    def _taught(self, account: str, number: int) -> Judge:
        """After an update of Amends the model may not fit: until it is trained anew, the shipped one judges alone."""
        kept = self.models.weights(account, number)
        try:
            model = AccountModel.from_bytes(kept)
        except BadInput as error:
            logger().warning("account model cannot be read: run amends train", account=account, why=str(error))
            return self.shipped
        if model.made_for != self.shipped.fingerprint:
            logger().warning("account model is for another version: run amends train", account=account)
            return self.shipped
        return replace(self.shipped, account_model=model)
