"""Give events coordinates with a geocoder of your own.

eventx says which country a place is in and leaves coordinates to you: it reads no
network. Anything with a ``locate`` method serves; this one looks up a small table. Put a
gazetteer or a web service in its place.

Run it: ``python examples/geocoder.py``
"""

from typing import Protocol

from eventx import extract_events
from eventx.records import Event, Participant

Coordinates = tuple[float, float]


class Geocoder(Protocol):
    """Finds where on Earth a place is."""

    def locate(self, name: str, country: str | None) -> Coordinates | None:
        """Return latitude and longitude in degrees, or None where the place is unknown."""


class Gazetteer:
    """A geocoder over a table: the country tells apart places of one name."""

    def __init__(self, table: dict[tuple[str, str | None], Coordinates]) -> None:
        self.table = table

    def locate(self, name: str, country: str | None) -> Coordinates | None:
        """Return the coordinates of a name in a country."""
        return self.table.get((name, country))


def located(event: Event, geocoder: Geocoder) -> list[tuple[Participant, Coordinates]]:
    """Return the places of an event that the geocoder knows, with their coordinates."""
    found = []
    for place in event.where:
        name = place.entity.name if place.entity else place.head.text
        at = geocoder.locate(name, place.country)
        if at is not None:
            found.append((place, at))
    return found


TEXT = "The minister visited Pyongyang on Wednesday. Thousands marched in Paris, Texas."
PLACES = Gazetteer(
    {
        ("Pyongyang", "KP"): (39.03, 125.75),
        ("Paris", "US"): (33.66, -95.56),
        ("Paris", "FR"): (48.86, 2.35),
    }
)


def main() -> None:
    """Print where each event of a short text happened."""
    for event in extract_events(TEXT):
        for place, (latitude, longitude) in located(event, PLACES):
            print(f"{event.what.phrase}: {place} {latitude:.2f} {longitude:.2f}")


if __name__ == "__main__":
    main()
