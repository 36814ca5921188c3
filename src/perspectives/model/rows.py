"""Frozen rows: what `@dataclass(frozen=True, slots=True)` makes, for a quarter of the time.

A dataclass compiles six functions; the rows of this package then cost 16 ms of every start, an
eighth of a bare window's. Here only `__init__` is compiled, when the first row of its class is
made, and the rest is shared; the module `dataclasses` is not imported before it is asked.
`dataclasses.replace`, `fields` and `is_dataclass` know these rows; pickling and copying keep them.
"""

from __future__ import annotations

from functools import partial
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform, overload

if TYPE_CHECKING:
    import dataclasses
    from collections.abc import Callable, Mapping

T = TypeVar("T")
MISSING: Any = object()
"""No default."""

NOTHING: Mapping[str, Any] = MappingProxyType({})


class Given:
    """What `field` says of one field: its default, what makes it, and what else is known of it."""

    __slots__ = ("default", "default_factory", "metadata")

    def __init__(
        self, default: Any, default_factory: Any, metadata: Mapping[str, Any] = NOTHING
    ) -> None:
        self.default, self.default_factory, self.metadata = default, default_factory, metadata


def field(
    *,
    default: Any = MISSING,
    default_factory: Any = MISSING,
    metadata: Mapping[str, Any] = NOTHING,
) -> Any:
    """A field of a row with its default, or what makes its default, and metadata."""
    return Given(default, default_factory, metadata)


def replace(row: T, **changes: Any) -> T:
    """A row as `row` but for `changes`; as `dataclasses.replace`, without importing it."""
    kind: Any = row.__class__
    values = {name: getattr(row, name) for name in kind.__match_args__}
    return kind(**(values | changes))


@overload
def frozen_row(made: type[T]) -> type[T]: ...
@overload
def frozen_row(*, slots: bool = True) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen_row(made: Any = None, *, slots: bool = True) -> Any:
    """Make a class of annotated fields into a frozen row.

    Fields are its own annotations, in order; defaults as in a dataclass. `slots=False` leaves
    room for cached properties. Rows do not inherit fields.
    """
    if made is None:
        return partial(_made, slots=slots)
    return _made(made, slots)


def _made(made: type[Any], slots: bool) -> type[Any]:
    annotations = made.__annotations__
    names = tuple(annotations)
    body: dict[str, Any] = {
        name: value
        for name, value in made.__dict__.items()
        if name not in ("__dict__", "__weakref__") and name not in annotations
    }
    fields = {name: _given(made.__dict__.get(name, MISSING)) for name in names}
    body["__dataclass_fields__"] = _Fields(fields, annotations)
    body["__match_args__"] = names
    values = _values(names)
    body |= _shared(values)
    body.setdefault("__repr__", _repr)
    if slots:
        body["__slots__"] = names
    make: Any = type(made)
    row: type[Any] = make(made.__name__, made.__bases__, body)
    _compile_at_first_use(row, fields)
    return row


def _given(value: Any) -> Given:
    return value if isinstance(value, Given) else Given(value, MISSING)


class _Fields:
    """The fields as `dataclasses` describes them, made when that module first asks."""

    def __init__(self, fields: dict[str, Given], annotations: dict[str, Any]) -> None:
        self._given, self._annotations = fields, annotations
        self._made: dict[str, dataclasses.Field[Any]] = {}

    def __get__(self, row: object, owner: type[Any]) -> dict[str, dataclasses.Field[Any]]:
        if not self._made:
            self._made = {name: self._field(name) for name in self._given}
        return self._made

    def _field(self, name: str) -> dataclasses.Field[Any]:
        import dataclasses

        given = self._given[name]
        defaults: dict[str, Any] = {
            key: getattr(given, key)
            for key in ("default", "default_factory")
            if getattr(given, key) is not MISSING
        }
        found: dataclasses.Field[Any] = dataclasses.field(**defaults, metadata=given.metadata)
        found.name = name
        found.type = self._annotations[name]
        # What `dataclasses.fields` asks for; a plain field has no other sign.
        found._field_type = dataclasses._FIELD  # type: ignore[attr-defined]
        return found


def _compile_at_first_use(row: Any, fields: dict[str, Given]) -> None:
    """Give a class an `__init__` that puts the compiled one in its own place."""

    def __init__(self: Any, *values: Any, **named: Any) -> None:
        row.__init__ = made = _init(row.__qualname__, fields)
        made(self, *values, **named)

    row.__init__ = __init__


def _init(name: str, fields: dict[str, Given]) -> Callable[..., None]:
    known: dict[str, Any] = {"_set": object.__setattr__}
    arguments, lines = ["self"], list[str]()
    for at, (key, found) in enumerate(fields.items()):
        value = key
        if found.default is not MISSING:
            known[f"_{at}"] = found.default
            arguments.append(f"{key}=_{at}")
        elif found.default_factory is not MISSING:
            known[f"_{at}"], known["_missing"] = found.default_factory, MISSING
            arguments.append(f"{key}=_missing")
            value = f"_{at}() if {key} is _missing else {key}"
        else:
            arguments.append(key)
        lines.append(f" _set(self, {key!r}, {value})")
    exec(f"def __init__({', '.join(arguments)}):\n" + "\n".join(lines or [" pass"]), known)
    made = known["__init__"]
    made.__qualname__ = f"{name}.__init__"
    return made


def _values(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda row: tuple(getattr(row, name) for name in names)


def _shared(values: Callable[[Any], tuple[Any, ...]]) -> dict[str, Any]:
    def __eq__(self: Any, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) == values(other)

    def __hash__(self: Any) -> int:
        return hash(values(self))

    def __reduce__(self: Any) -> tuple[Any, tuple[Any, ...]]:
        return self.__class__, values(self)

    return {
        "__eq__": __eq__,
        "__hash__": __hash__,
        "__reduce__": __reduce__,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
    }


def _refuse(self: Any, name: str, value: object = None) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot change field {name!r} of a frozen row")


def _repr(self: Any) -> str:
    parts = (f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{self.__class__.__qualname__}({', '.join(parts)})"
