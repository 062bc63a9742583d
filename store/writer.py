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

from store.database import Database, StoreUnavailable
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
        return await asyncio.shield(asyncio.wrap_future(outcome))

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
        results: list[tuple[_Job, Any, BaseException | None]] = []
        try:
            with self._database.transaction() as ledger:
                for job in jobs:
                    results.append(_try(job, ledger, alone=len(jobs) == 1))
        except (
            Exception
        ) as error:  # whatever it was: nothing of these jobs was kept, and each of them is told
            for job in jobs:
                failure = next(
                    (fault for done, _, fault in results if done is job and fault is not None), error
                )
                job.outcome.set_exception(failure)
            return
        for job, result, fault in results:
            if fault is not None:
                job.outcome.set_exception(fault)
            else:
                job.outcome.set_result(result)


def _try(job: _Job, ledger: Ledger, *, alone: bool) -> tuple[_Job, Any, BaseException | None]:
    session = ledger.session
    if alone:
        return job, job.work(ledger), None
    try:
        with session.begin_nested():
            result = job.work(ledger)
            session.flush()
        return job, result, None
    except StoreUnavailable:
        raise
    except Exception as error:  # its own savepoint is rolled back; the others' work stands
        if getattr(error, "connection_invalidated", False) or not session.is_active:
            raise
        return job, None, error
    finally:
        session.expunge_all()  # the next job must not read this one's rows from memory
