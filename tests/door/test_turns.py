"""The queue of a ward's hand-ins."""

import asyncio

from campaign.door.turns import Turns
from tests.coroutines import run


def test_those_of_one_ward_come_in_the_order_of_their_last_bytes() -> None:
    came: list[str] = []

    async def hand_in(turns: Turns, name: str, ward_code: str, reading: int, work: int) -> None:
        turn = turns.turn(ward_code)
        try:
            for _ in range(reading):
                await asyncio.sleep(0)
            turn.take()
            await asyncio.sleep(0)
            await turn.come()
            came.append(f"{name} in")
            for _ in range(work):
                await asyncio.sleep(0)
            came.append(f"{name} out")
        finally:
            turn.leave()

    async def all_at_once() -> Turns:
        turns = Turns()
        await asyncio.gather(
            hand_in(turns, "slow", "00118", 5, 30),
            hand_in(turns, "first", "00118", 1, 30),
            hand_in(turns, "second", "00118", 3, 1),
            hand_in(turns, "other", "00004", 2, 0),
        )
        return turns

    turns = run(all_at_once())
    own = [name for name in came if not name.startswith("other")]
    assert own == ["first in", "first out", "second in", "second out", "slow in", "slow out"]
    assert came.index("other out") < came.index("first out")
    assert not turns._queues


def test_who_leaves_without_its_turn_does_not_hold_up_the_others() -> None:
    async def scene() -> None:
        turns = Turns()
        first, broken, last = (turns.turn("00118") for _ in range(3))
        for turn in (first, broken, last):
            turn.take()
        broken.leave()
        assert not last.ready.is_set()
        first.leave()
        await last.come()
        turns.turn("00118").leave()  # never took its turn
        last.leave()
        assert not turns._queues

    run(scene())
