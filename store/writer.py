"""The one thread that writes: it takes everything that waits and commits it together.

Each job has a savepoint of its own, so a job that fails takes no other with it; a job's future is done only after the
commit. On a disk that flushes slowly a crowd of people then costs one flush, not one each.
"""

import asyncio
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy.exc import OperationalError

from store.database import Database
from store.ledger import Ledger

_T = TypeVar("_T")
_TOGETHER = 64  #: jobs in one commit at most, so that nobody waits long for a crowd


@dataclass(frozen=True, slots=True)
class _Job:
    work: Callable[[Ledger], Any]
    outcome: Future[Any]


class Writer:
    """Runs jobs on one thread, several in one commit. Close it to end the thread."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    async def do(self, work: Callable[[Ledger], _T]) -> _T:
        """Runs `work` in a transaction and returns what it returned, after the commit.

        Raises StoreUnavailable when nothing could be committed, or whatever `work` raised (then nothing of it is kept).
        """
        outcome: Future[_T] = Future()
        self._jobs.put(_Job(work, outcome))
        awaited = asyncio.wrap_future(outcome)
        # Whoever gave up waiting does not look at a fault any more, and asyncio would complain that nobody did.
        awaited.add_done_callback(lambda done: done.cancelled() or done.exception())
        return await asyncio.shield(awaited)

    def close(self) -> None:
        """Finishes what waits and ends the thread."""
        self._jobs.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            jobs = [job]
            ending = False
            while len(jobs) < _TOGETHER:
                try:
                    further = self._jobs.get_nowait()
                except queue.Empty:
                    break
                if further is None:
                    ending = True
                    break
                jobs.append(further)
            self._commit(jobs)
            if ending:
                return

    def _commit(self, jobs: list[_Job]) -> None:
        results: list[tuple[Any, Exception | None]]
        try:
            with self._database.transaction() as ledger:
                if len(jobs) == 1:
                    results = [(jobs[0].work(ledger), None)]
                else:
                    results = [_alone(job, ledger) for job in jobs]
        except (
            Exception
        ) as error:  # whatever it was, nothing of these jobs was kept, and each of them is told
            for job in jobs:
                job.outcome.set_exception(error)
            return
        for job, (result, fault) in zip(jobs, results, strict=True):
            if fault is not None:
                job.outcome.set_exception(fault)
            else:
                job.outcome.set_result(result)


def _alone(job: _Job, ledger: Ledger) -> tuple[Any, Exception | None]:
    """Runs one job of a crowd in a savepoint; its fault is its own, unless the database itself is in trouble."""
    session = ledger.session
    savepoint = session.begin_nested()
    try:
        result = job.work(ledger)
        session.flush()
        savepoint.commit()
    except OperationalError:
        raise
    except Exception as error:  # rolled back to the savepoint; the others' work stands
        savepoint.rollback()
        return None, error
    finally:
        session.expunge_all()  # the next job must not read this one's rows from memory
    return result, None
