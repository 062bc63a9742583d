"""Order in each lane, many lanes at a time, each item once, and a way to stop."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from intake.lanes import Again, Lanes


@dataclass(frozen=True)
class Item:
    number: int
    lane: str = "a"
    group: str = ""


def lanes(
    work: Callable[[Item], Awaitable[Again | None]], width: int = 3, *, remember: bool = False
) -> Lanes[Item]:
    return Lanes(
        work, lane=lambda item: item.lane, identity=lambda item: item.number, width=width, remember=remember
    )


async def test_a_lane_keeps_its_order_and_lanes_run_side_by_side() -> None:
    seen: list[int] = []
    begun: set[str] = set()
    both = asyncio.Event()

    async def work(item: Item) -> None:
        begun.add(item.lane)
        if len(begun) == 2:
            both.set()
        await asyncio.wait_for(both.wait(), 30)  # each lane waits for the other to begin
        seen.append(item.number)

    running = lanes(work)
    running.put([Item(1), Item(2, "b"), Item(3), Item(4, "b"), Item(5)])
    await running.idle()
    assert [n for n in seen if n in (1, 3, 5)] == [1, 3, 5]
    assert [n for n in seen if n in (2, 4)] == [2, 4]
    assert len(running) == 0


async def test_no_more_than_so_many_at_a_time() -> None:
    now, most = 0, 0

    async def work(_: Item) -> None:
        nonlocal now, most
        now += 1
        most = max(most, now)
        await asyncio.sleep(0)
        now -= 1

    running = lanes(work, width=3)
    running.put([Item(n, f"lane {n}") for n in range(20)])
    await running.idle()
    assert most == 3


async def test_an_item_tried_again_holds_its_lane_and_no_other() -> None:
    seen: list[int] = []
    tries = 0

    async def work(item: Item) -> Again | None:
        nonlocal tries
        if item.number == 1 and tries < 3:
            tries += 1
            return Again(0.001)
        seen.append(item.number)
        return None

    running = lanes(work, width=1)
    running.put([Item(1), Item(2), Item(3, "b")])
    await running.idle()
    assert seen == [3, 1, 2]


async def test_the_same_item_put_twice_is_worked_once() -> None:
    seen: list[int] = []

    async def work(item: Item) -> None:
        seen.append(item.number)

    running = lanes(work)
    running.put([Item(1), Item(1)])
    running.put([Item(1)])
    assert 1 in running
    await running.idle()
    running.put([Item(1)])  # a look at the store that began before it was done
    await running.idle()
    assert seen == [1, 1]

    remembering = lanes(work, remember=True)
    for _ in range(3):
        remembering.put([Item(2)])
        await remembering.idle()
    assert seen == [1, 1, 2]


async def test_what_nobody_has_begun_can_be_dropped() -> None:
    seen: list[int] = []
    go = asyncio.Event()

    async def work(item: Item) -> None:
        await go.wait()
        seen.append(item.number)

    running = lanes(work)
    running.put([Item(1, group="x"), Item(2, group="x"), Item(3), Item(4, group="x"), Item(5, "b", "x")])
    await asyncio.sleep(0)
    running.drop("a", lambda item: item.group == "x")
    running.drop("nowhere", lambda _: True)
    assert [number in running for number in (1, 2, 3, 4, 5)] == [True, False, True, False, True]
    go.set()
    await running.idle()
    assert sorted(seen) == [1, 3, 5]
    running.put([Item(2)])  # dropped is not done
    await running.idle()
    assert sorted(seen) == [1, 2, 3, 5]


async def test_items_behind_one_that_waits_leave_room_for_others() -> None:
    async def work(item: Item) -> Again | None:
        return Again(60) if item.lane == "stuck" else None

    running = lanes(work)
    running.put([Item(n, "stuck") for n in range(30)])
    assert running.is_full(20)
    await asyncio.sleep(0.001)
    assert not running.is_full(20)
    assert running.is_full(2)  # there is an end to patience: all of them lie in memory
    await running.close()


async def test_a_lane_whose_work_breaks_can_be_used_again() -> None:
    seen: list[int] = []
    broken = True

    async def work(item: Item) -> None:
        if broken:
            raise MemoryError
        seen.append(item.number)

    running = lanes(work)
    running.put([Item(1), Item(2)])
    [worker] = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    await asyncio.wait([worker])
    assert isinstance(worker.exception(), MemoryError)
    assert len(running) == 0
    broken = False
    running.put([Item(1), Item(2)])
    await running.idle()
    assert seen == [1, 2]


async def test_closing_lets_what_is_under_way_end_and_leaves_the_rest() -> None:
    seen: list[int] = []

    async def work(item: Item) -> None:
        await asyncio.sleep(0.02)
        seen.append(item.number)

    running = lanes(work, width=2)
    running.put([Item(1), Item(2), Item(3, "b"), Item(4, "c")])
    await asyncio.sleep(0.005)
    await running.close()
    assert sorted(seen) == [1, 3]
    assert len(running) == 0
    running.put([Item(2)])
    await running.idle()
    assert sorted(seen) == [1, 2, 3]


async def test_closing_does_not_wait_for_ever() -> None:
    async def work(_: Item) -> None:
        await asyncio.Event().wait()

    running = lanes(work)
    running.put([Item(1)])
    await asyncio.sleep(0)
    await asyncio.wait_for(running.close(patience=0.01), 30)
    assert len(running) == 0


@given(
    items=st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 2)), max_size=40), width=st.integers(1, 4)
)
def test_every_item_is_worked_once_in_the_order_of_its_lane(items: list[tuple[str, int]], width: int) -> None:
    """The number beside each lane is how often the item asks to be tried again."""
    seen: list[Item] = []
    again = dict(enumerate(count for _, count in items))

    async def work(item: Item) -> Again | None:
        await asyncio.sleep(0)
        if again[item.number]:
            again[item.number] -= 1
            return Again(0)
        seen.append(item)
        return None

    async def run() -> None:
        running = lanes(work, width)
        for number, (lane, _) in enumerate(items):
            running.put([Item(number, lane)])
            if number % 3 == 0:
                await asyncio.sleep(0)
        await running.idle()

    asyncio.run(run())
    for lane in "abc":
        assert [item.number for item in seen if item.lane == lane] == [
            n for n, (name, _) in enumerate(items) if name == lane
        ]
