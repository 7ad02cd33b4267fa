"""How text becomes a parse: the engines, by name.

Backends register in the entry-point group ``eventx.backends`` under their name; an
object with the members of `Backend` can be passed in directly.
"""

from importlib.metadata import EntryPoint, entry_points
from typing import Any

from eventx.backends.protocol import Backend
from eventx.errors import InputError, UnknownBackendError

__all__ = ("GROUP", "Backend", "available", "get")

GROUP = "eventx.backends"


def available() -> tuple[str, ...]:
    """Return the names of the registered backends, sorted; nothing is imported."""
    return tuple(sorted(_registered()))


def get(backend: str | Backend, **options: Any) -> Backend:
    """Return a backend by its name, or the object that is one.

    Parameters
    ----------
    backend : str or Backend
        A name from `available`, or a backend ready to use.
    **options
        Passed to the backend's class where `backend` is a name.

    Raises
    ------
    UnknownBackendError
        Where no backend has this name.
    InputError
        Where the object is no backend, an option is unknown to the backend, or
        options come with an object.
    BackendNotInstalledError, ModelNotFoundError
        Where its library or its model is missing.
    """
    if not isinstance(backend, str):
        if not isinstance(backend, Backend):
            raise InputError(
                f"{backend!r} is no backend: it needs name, languages, annotate and annotate_many; "
                f"or give the name of one: {', '.join(available())}"
            )
        if options:
            raise InputError(
                "options go to the backend's own class where it is passed as an object"
            )
        return backend
    entry = _registered().get(backend)
    if entry is None:
        raise UnknownBackendError(
            f"there is no backend {backend!r}; there are: {', '.join(available()) or 'none'}. "
            f"A package that brings one must register it in the entry-point group {GROUP!r}"
        )
    try:
        made: Backend = entry.load()(**options)
    except TypeError as error:
        raise InputError(
            f"the backend {backend!r} can't be set up with {options}: {error}"
        ) from error
    return made


def _registered() -> dict[str, EntryPoint]:
    return {entry.name: entry for entry in entry_points(group=GROUP)}
