"""What a prepositional phrase is to an event: a place, a party to it, a thing acted on."""

from eventx.fillers import Filler, Roles
from eventx.parse import Token
from eventx.phrases import marker

__all__ = ("oblique",)

INTO = ("into", "to")
"""Under these a place is acted on where the verb governs them: "set fire to shops"."""


def oblique(
    fill: Filler, roles: Roles, verb: Token, child: Token, relation: str, prep: str = ""
) -> None:
    """Put a prepositional phrase under a verb or an event noun into its slot.

    `prep` is given where it doesn't stand in front of the phrase: "the house in which …".
    """
    prep = prep or marker(fill.parse, child)
    if child.i in fill.timed or not prep or _along(fill, prep, verb, child):
        return
    evidence, lists = f"{relation}:{prep}", fill.kinds.lists
    house, party = _house(fill, prep, verb, child), _party(fill, prep, verb, child)
    place = (fill.kinds.place(child) or house) and not party
    actor = (fill.kinds.actor(child) or party) and not house
    governed = fill.governs(verb, prep)
    if prep == "between" and (actor or not place):
        _between(fill, roles, verb, child, relation)
    elif _given(fill, roles, prep, verb, child):
        role = "source" if prep == "from" else "recipient"
        roles.put(roles.to_whom, fill.phrases(child, role, evidence))
    elif (
        place
        and (house or prep in lists.placing)
        and (not actor or fill.kinds.name(child) == "GPE")
        and not (governed and prep in INTO)
    ):
        fill.places(roles, child, lists.place_role(prep), evidence)
    elif place and prep == "for" and _bound(fill, verb):
        fill.places(roles, child, "destination", evidence)
    elif actor and _marks_actor(fill, prep, verb, child):
        roles.put(roles.to_whom, fill.phrases(child, fill.frames.actor[prep], evidence))
    elif (prep in fill.frames.any_thing or governed) and not (place and prep in lists.location):
        fill.affected(roles, child, evidence)
    elif place and prep in lists.location:
        fill.places(roles, child, "location", evidence)


def _bound(fill: Filler, verb: Token) -> bool:
    """Say whether "for" says where to: "left for Tehran", "set out for Tehran"."""
    lemma, bound = verb.lemma.lower(), fill.kinds.lists.bound
    particle = fill.parse.child(verb, "compound:prt")
    return lemma in bound or (particle is not None and f"{lemma} {particle.low}" in bound)


def _along(fill: Filler, prep: str, verb: Token, child: Token) -> bool:
    """Say whether a pronoun stands for the subject again: "took 11 hostages with them"."""
    personal = "PronType=Prs" in child.feats
    return prep == "with" and personal and verb.lemma.lower() in fill.kinds.lists.taking


def _house(fill: Filler, prep: str, verb: Token, child: Token) -> bool:
    """Say whether an organisation is a place here: "was taken to hospital", "appeared before a court"."""
    lists, lemma = fill.kinds.lists, verb.lemma.lower()
    housed = child.lemma.lower() in lists.housed and not fill.kinds.post(child)
    free = not fill.governs(verb, prep)
    if housed and (
        (lemma in lists.taking and prep in lists.goal) or (prep in lists.indoors and free)
    ):
        return True
    # "went to the ministry", "searches at eight companies"
    goes = lemma in lists.going and prep in lists.goal
    return (goes or (prep in lists.premises and free)) and fill.kinds.organisation(child)


def _party(fill: Filler, prep: str, verb: Token, child: Token) -> bool:
    """Say whether what may be a place is who is dealt with: "spoke with Moscow", "voted on Cuba"."""
    lemma = verb.lemma.lower()
    if prep == "on" and fill.kinds.name(child) == "GPE":
        return lemma not in fill.kinds.lists.going  # "landed on Cuba"
    asked = lemma in fill.frames.asked_under.get(prep, ())
    return (prep == "with" or asked) and fill.kinds.seat(child)


def _between(fill: Filler, roles: Roles, verb: Token, child: Token, relation: str) -> None:
    """Put in the two of "talks between Iran and Russia", or of "she mediated between them"."""
    if roles.who and relation == "obl" and verb.deprel != "acl":
        fill.affected(roles, child, f"{relation}:between", "partner")
    else:
        fill.doers(roles, child, f"{relation}:between", "partner")


def _given(fill: Filler, roles: Roles, prep: str, verb: Token, child: Token) -> bool:
    """Say whether a country gets a thing, gives it or is spoken to, and nobody goes there.

    "Sent 14 tanks to Ukraine", "bought gas from Norway", "apologised to Japan", but "sent
    envoys to Ukraine".
    """
    lemma, known = verb.lemma.lower(), fill.frames
    state = fill.kinds.state(child)
    if prep == "from":
        return state and lemma in known.obtaining and bool(roles.object)
    if prep != "to":
        return False
    if state and lemma in known.facing:
        return True
    office = child.lemma.lower() in fill.kinds.lists.organisations
    moved = bool(roles.object) and not roles.to_whom
    able = office or fill.kinds.name(child) == "GPE"
    return able and moved and lemma in known.transfer


def _marks_actor(fill: Filler, prep: str, verb: Token, child: Token) -> bool:
    """Say whether an actor under a preposition takes part: "imposed on Russia", not "on its side"."""
    if not fill.frames.actor.get(prep):
        return False
    loose = prep not in fill.frames.straying or bool(fill.kinds.name(child))
    return loose or fill.governs(verb, prep)
