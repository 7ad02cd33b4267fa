"""What an article is about: one event, and who, when and where from wherever the article tells them.

News is an inverted pyramid. Headline and lead sum up what happened; what led to it and what
people say of it come below (van Dijk, *News as Discourse*, 1988). So one event of the opening is
elected, and each question is answered by it, by the sentences that tell it again, and then by
what news leaves to be understood: the place of the dateline, the day just past.
"""

from eventx.main_event.actors import find_actors
from eventx.main_event.election import elect
from eventx.main_event.story import Story
from eventx.main_event.tellings import find_tellings
from eventx.main_event.when import find_times
from eventx.main_event.where import find_places
from eventx.records import MainEvent

__all__ = ("Story", "find_main_event")


def find_main_event(story: Story) -> MainEvent | None:
    """Return what a text is about, None where it tells no event.

    Parameters
    ----------
    story : Story
        The text's parse and all that was found in it.
    """
    ranked = elect(story)
    if not ranked:
        return None
    aside = {c.event.id for c in ranked if c.aside}
    told = find_tellings(story, ranked[0].event, aside)
    others = [c.event for c in ranked if not c.aside and c.event not in told]
    who, to_whom, object_ = find_actors(story, told, others)
    return MainEvent(
        events=tuple(told),
        what=told[0].what,
        who=who,
        to_whom=to_whom,
        object=object_,
        where=find_places(story, told),
        when=find_times(story, told),
    )
