"""Named tuples that a short run need not wait for.

typing.NamedTuple writes the source text of a constructor for each class and has it compiled: for the classes of a run
that takes as long as reading a short report. This one has one constructor for all of them. To type checkers it is
typing.NamedTuple, and it is used in the same way.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from collections import _tuplegetter

    class _Making(type):
        """Makes a class of the names that are annotated in it: each gives a place of the tuple."""

        def __new__(cls, name, bases, namespace):
            made = super().__new__(cls, name, bases, {**namespace, "__slots__": ()})
            fields = tuple(made.__annotations__) if namespace.get("__module__") != __name__ else ()
            made._fields = made.__match_args__ = fields
            made._defaults = {field: namespace[field] for field in fields if field in namespace}
            for at, field in enumerate(fields):
                setattr(made, field, _tuplegetter(at, field))
            return made

    class NamedTuple(tuple, metaclass=_Making):
        """A tuple whose places have names; see above."""

        def __new__(cls, *values, **named):
            if named or len(values) != len(cls._fields):
                values = cls._filled(values, named)
            return tuple.__new__(cls, values)

        @classmethod
        def _filled(cls, values, named):
            """The values of all places: those given in order, those named, and for the others the defaults."""
            open_fields = cls._fields[len(values) :]
            given = {**cls._defaults, **named}
            missing = [field for field in open_fields if field not in given]
            if missing or len(values) > len(cls._fields) or not named.keys() <= set(open_fields):
                raise TypeError(f"{cls.__name__} takes {', '.join(cls._fields)}; it got {len(values)} and {named}")
            return (*values, *[given[field] for field in open_fields])

        def _replace(self, **changes):
            """The same with other values in the places named."""
            values = [changes.pop(field, value) for field, value in zip(self._fields, self, strict=True)]
            if changes:
                raise ValueError(f"{type(self).__name__} has no {', '.join(changes)}")
            return tuple.__new__(type(self), values)

        def __repr__(self):
            """As one would write it."""
            values = (f"{field}={value!r}" for field, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({', '.join(values)})"

        def __getnewargs__(self):
            """What makes a copy of it."""
            return tuple(self)
