"""Where: the places of a verb that stand elsewhere than under its own prepositions."""

from collections.abc import Iterator

from eventx.fillers import Argument, Filler, Roles
from eventx.noun_roles import places_of_occasion
from eventx.obliques import oblique
from eventx.parse import Token
from eventx.phrases import marker, noun_phrase
from eventx.predicate_lists import lists

__all__ = ("adverb_slot", "places_around")


def places_around(fill: Filler, roles: Roles, verb: Token) -> None:
    """Put into `where` what the parse hangs on the object, on the occasion, or in front of a cleft."""
    _places_of_object(fill, roles, verb)
    if all(place.role != "location" for place in roles.where):
        places_of_occasion(fill, roles, verb)
    _cleft_slot(fill, roles, verb)


def adverb_slot(fill: Filler, roles: Roles, verb: Token, child: Token) -> None:
    """ "went abroad"; "back to Kyiv"; "30 km north of Duhok"; "the ministry, where he examined weapons"."""
    if child.low in fill.kinds.lists.place_adverbs:
        fill.places(roles, child, "location", "advmod")
    elif child.low in fill.kinds.lists.directions:
        _bearing_slot(fill, roles, verb, child)
    elif child.low == "where" and verb.head >= 0:
        _relative_slot(fill, roles, verb, child)
    else:
        for place in fill.parse.children(child, "obl"):
            if fill.kinds.place(place):
                oblique(fill, roles, verb, place, "advmod>obl")


def _bearing_slot(fill: Filler, roles: Roles, verb: Token, direction: Token) -> None:
    """A place told by the way from another: "was ambushed [30 km north of Duhok]"."""
    below = fill.parse.dependents
    behind = [c for c in (*below[direction.i], *below[verb.i]) if c.i > direction.i]
    place = next((c for c in behind if marker(fill.parse, c) == "of"), None)
    if place is None or not fill.kinds.place(place):
        return
    before = [c for c in (*below[direction.i], *below[verb.i]) if c.i < direction.i]
    far = [c for c in before if c.lemma.lower() in fill.frames.unit]
    first = noun_phrase(fill.parse, far[-1])[0] if far else direction
    tokens = fill.parse.tokens[first.i : noun_phrase(fill.parse, place)[-1].i + 1]
    roles.put(roles.where, [Argument(place, tokens, "location", "advmod>obl:of")])


def _relative_slot(fill: Filler, roles: Roles, verb: Token, adverb: Token) -> None:
    """What "where" stands for: "the ministry, where he examined weapons"."""
    above = fill.parse.tokens[verb.head]
    if verb.deprel == "acl:relcl":
        inside = [c for c in fill.parse.children(above, "nmod") if fill.kinds.place(c)]
        if inside and not fill.kinds.place(above):
            # "the funeral of the singer in Harar, where police …"
            fill.places(roles, inside[-1], "location", "acl:relcl")
        elif not fill.kinds.person(above):
            fill.places(roles, above, "location", "acl:relcl")
    elif verb.rel == "advcl" and verb.i > above.i:
        # the parse hangs the clause on the verb: the last place there is the antecedent
        for place in reversed(fill.parse.children(above, "obl", "obj")):
            if place.i < adverb.i and marker(fill.parse, place) in fill.kinds.lists.placing:
                fill.places(roles, place, "location", f"advcl>{place.rel}")
                break


def _places_of_object(fill: Filler, roles: Roles, verb: Token) -> None:
    """A place that the parse hangs on what is acted on: "opened an office in Taipei"."""
    for argument in [*roles.object, *_on_the_spot(fill, roles, verb)]:
        if _elsewhere(fill, verb, argument):
            continue
        fill.places_below(roles, argument)
        for child in _trailing(fill, argument):
            prep = marker(fill.parse, child)
            if fill.kinds.place(child) and _moved(fill, roles, verb, argument.head, prep):
                role = fill.kinds.lists.place_role(prep)
                fill.places(roles, child, role, f"{argument.evidence}>nmod:{prep}")


def _trailing(fill: Filler, argument: Argument) -> Iterator[Token]:
    """Yield what hangs on a phrase or on what it counts: "thousands of troops [from Mali]"."""
    for child in fill.parse.children(argument.head, "nmod"):
        yield child
        if marker(fill.parse, child) == "of" and child in argument.tokens:
            yield from fill.parse.children(child, "nmod")


def _on_the_spot(fill: Filler, roles: Roles, verb: Token) -> list[Argument]:
    """Return who and what is where it happens.

    Those it is done to ("killed two soldiers in Aleppo", but "condemned the government in Kyiv"),
    what does it in a passive ("was hit by a drone in the Red Sea") and what it happens to ("a mine
    in Peru collapsed").
    """
    found = [a for a in roles.to_whom if _there(fill, verb, a.head)]
    alone = not roles.object and not roles.to_whom
    for argument in roles.who:
        agent, happens = argument.evidence == "obl:agent", argument.evidence == "nsubj"
        if not (agent or (alone and happens)):
            continue
        thing = not fill.kinds.actor(argument.head)
        if thing or (agent and _there(fill, verb, argument.head)):
            found.append(argument)
    return found


def _elsewhere(fill: Filler, verb: Token, argument: Argument) -> bool:
    """Say whether an object's place is its own: "planned a raid in Jenin", "faces five years in prison", "shares in Acme fell".

    Those who "attended a summit in Rome" were there.
    """
    lemma = argument.head.lemma.lower()
    apart = lemma in lists(fill.parse.language).event_nouns
    direct = not argument.evidence.startswith("obl")  # no "led to a revolt in Mali"
    there = direct and verb.lemma.lower() in fill.frames.attending
    mine = lemma in fill.frames.spell or lemma in fill.frames.vested
    return mine or (apart and not there)


def _there(fill: Filler, verb: Token, head: Token) -> bool:
    """Say whether a verb is done to people where they are: "arrested", "met", not "criticised"."""
    lemma, known = verb.lemma.lower(), fill.frames
    if lemma in known.done_to_people or lemma in known.meeting:
        return True
    spoken = lemma in known.deed or lemma in known.commanding or lemma in known.facing
    return fill.kinds.people(head) and not spoken and lemma not in known.siding


def _moved(fill: Filler, roles: Roles, verb: Token, head: Token, prep: str) -> bool:
    """Say whether what is acted on is moved there or from there.

    "Deployed troops [to Mali]", "rescued tourists [from Rhodes]", "moved its office [from London]
    to Dublin", "seized students from a school", but "seized goods from China".
    """
    lemma, known = verb.lemma.lower(), fill.kinds.lists
    if prep == "from":
        away = lemma in fill.frames.done_to_people or lemma in known.going
        away = away or (lemma in known.taking and fill.kinds.people(head))
        return away or any(place.role == "destination" for place in roles.where)
    return prep in known.goal and (lemma in known.going or lemma in known.taking)


def _cleft_slot(fill: Filler, roles: Roles, verb: Token) -> None:
    """What a cleft puts in front of the clause: "it was in Kyiv that they met"."""
    if not verb.deprel.endswith(":relcl") or verb.head < 0:
        return
    focus = fill.parse.tokens[verb.head]
    if focus.i < verb.i and fill.parse.child(focus, "cop") and fill.parse.child(focus, "expl"):
        oblique(fill, roles, verb, focus, f"{verb.deprel}>cleft")
