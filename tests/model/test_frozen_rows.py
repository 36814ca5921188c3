import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, dataclass, fields, is_dataclass, replace
from functools import cached_property

import pytest

from perspectives.model import rows
from perspectives.model.rows import frozen_row


@frozen_row
class Point:
    """A row of the tests."""

    x: int
    y: int = 0
    tags: tuple[str, ...] = ()
    more: dict[str, int] = rows.field(default_factory=dict)

    @property
    def length(self):
        return self.x + self.y


@dataclass(frozen=True, slots=True)
class Twin:
    x: int
    y: int = 0
    tags: tuple[str, ...] = ()
    more: dict[str, int] = dataclasses.field(default_factory=dict)


@frozen_row(slots=False)
class Open:
    a: int

    @cached_property
    def double(self):
        return 2 * self.a


@frozen_row
class One:
    only: str


def test_rows_take_values_by_place_and_name_with_defaults():
    point = Point(1, tags=("a",))
    assert (point.x, point.y, point.tags, point.more, point.length) == (1, 0, ("a",), {}, 1)
    assert Point(1).more is not Point(1).more


def test_missing_and_unknown_values_are_refused():
    with pytest.raises(TypeError):
        Point()
    with pytest.raises(TypeError):
        Point(1, z=2)


def test_rows_are_equal_by_value_and_type():
    assert Point(1) == Point(1, 0)
    assert Point(1) != Point(2)
    assert Point(1) != Twin(1)
    assert hash(One("a")) == hash(One("a"))
    assert {One("a"): 1}[One("a")] == 1


def test_rows_do_not_change():
    with pytest.raises(FrozenInstanceError):
        Point(1).x = 2
    with pytest.raises(FrozenInstanceError):
        del Point(1).x
    assert not hasattr(Point(1), "__dict__")


def test_rows_look_like_the_dataclasses_they_stand_for():
    assert repr(Point(1)) == repr(Twin(1)).replace("Twin", "Point")
    assert [f.name for f in fields(Point)] == [f.name for f in fields(Twin)]
    assert [f.type for f in fields(Point)] == [f.type for f in fields(Twin)]
    assert is_dataclass(Point)
    assert Point.__doc__ == "A row of the tests."
    assert Point.__match_args__ == Twin.__match_args__


def test_rows_are_replaced_copied_and_pickled():
    point = Point(1, 2, ("a",), {"k": 1})
    assert replace(point, y=3) == Point(1, 3, ("a",), {"k": 1})
    assert copy.deepcopy(point) == point
    assert pickle.loads(pickle.dumps(One("a"))) == One("a")
    assert pickle.loads(pickle.dumps(point)) == point


def test_rows_without_slots_keep_cached_properties():
    opened = Open(4)
    assert opened.double == 8
    assert opened.__dict__["double"] == 8


def test_default_of_a_field_stays_out_of_the_class():
    assert Point.__slots__ == ("x", "y", "tags", "more")


def test_replacing_here_is_replacing_there():
    point = Point(1, 2, ("a",), {"k": 1})
    assert rows.replace(point, y=3) == replace(point, y=3)
    with pytest.raises(TypeError):
        rows.replace(point, z=1)
