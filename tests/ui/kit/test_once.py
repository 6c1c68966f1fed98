"""A property that is computed once for each object, whose threads do not wait for another object's."""

import threading
from dataclasses import dataclass

from ui.kit.once import once


@dataclass(frozen=True)
class Square:
    of: int
    computed: list[int]

    @once
    def value(self) -> int:
        """Its area."""
        self.computed.append(self.of)
        return self.of**2


def test_it_is_computed_once_for_each_object():
    one, other = Square(3, []), Square(4, [])
    assert [one.value, one.value, other.value] == [9, 9, 16]
    assert (one.computed, other.computed) == ([3], [4])
    assert Square.value.__doc__ == "Its area."


def test_one_object_does_not_wait_for_another():
    began, may_end = threading.Event(), threading.Event()

    class Slow:
        def __init__(self, waits: bool) -> None:
            self.waits = waits

        @once
        def value(self) -> bool:
            if self.waits:
                began.set()
                may_end.wait(20)
            return self.waits

    slow = Slow(True)
    waiting = threading.Thread(target=lambda: slow.value)
    waiting.start()
    assert began.wait(20)
    assert Slow(False).value is False
    may_end.set()
    waiting.join()
    assert slow.value is True
