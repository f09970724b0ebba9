"""Events that come in at the same moment share one transaction: a commit costs more than all the rest."""

from dataclasses import dataclass, field
from threading import Lock

from integration.errors import AmendsError
from integration.flows.inbox import NewEvent, Receipt
from integration.store.inbox import InboxStore


@dataclass(slots=True, eq=False)
class _Brought:
    """One event with what became of it, once its transaction is over."""

    event: NewEvent
    receipt: Receipt | None = None
    failure: Exception | None = None

    @property
    def is_done(self) -> bool:
        return self.receipt is not None or self.failure is not None


@dataclass(frozen=True, slots=True)
class Intake:
    """Implements the port Inbox for a process of several threads.

    While one thread writes, the others queue up; whoever is next takes along all that have come meanwhile. An event
    that cannot be stored takes no other with it; a database that fails does so for all.
    """

    store: InboxStore
    _brought: list[_Brought] = field(default_factory=list, init=False, repr=False, compare=False)
    _listed: Lock = field(default_factory=Lock, init=False, repr=False, compare=False)
    _writes: Lock = field(default_factory=Lock, init=False, repr=False, compare=False)

    def put(self, event: NewEvent) -> Receipt:
        """Raises what InboxStore does. Once this returns, the event is in the database to stay."""
        mine = _Brought(event)
        with self._listed:
            self._brought.append(mine)
        with self._writes:
            if not mine.is_done:
                self._store(self._taken())
        if mine.failure is not None:
            raise mine.failure
        assert mine.receipt is not None  # noqa: S101 - one of the two is there once the lock was ours
        return mine.receipt

    def _taken(self) -> list[_Brought]:
        with self._listed:
            taken = list(self._brought)
            self._brought.clear()
        return taken

    def _store(self, together: list[_Brought]) -> None:
        try:
            receipts = self.store.put_all([one.event for one in together])
        except AmendsError as error:
            if len(together) == 1:
                together[0].failure = error
                return
            for one in together:
                self._store([one])
        except Exception as error:  # noqa: BLE001 - it belongs to the threads that brought the events
            for one in together:
                one.failure = error
        else:
            for one, receipt in zip(together, receipts, strict=True):
                one.receipt = receipt
