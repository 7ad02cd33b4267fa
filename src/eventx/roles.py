"""Who, to whom, what object and where: the participants of an event."""

from attrs import evolve

from eventx.fillers import Argument, Filler, Roles, in_text_order
from eventx.mishaps import mishap
from eventx.obliques import oblique
from eventx.parse import Parse, Token
from eventx.phrases import clause, marker, noun_phrase
from eventx.predicate_lists import lists
from eventx.predicates import Trigger, idiom
from eventx.relatives import antecedent, extraposed, object_of, pied_piped
from eventx.subjects import subject
from eventx.voice import passive
from eventx.whereabouts import adverb_slot, places_around

__all__ = ("verb_roles",)


def verb_roles(fill: Filler, trigger: Trigger) -> Roles:
    """Fill the slots of an event whose trigger is a verb."""
    parse, verb = fill.parse, trigger.token
    roles = Roles()
    _subject_slots(fill, roles, verb)
    _object_slots(fill, roles, verb)
    for child in parse.dependents[verb.i]:
        if child.rel == "obl":
            _oblique_slots(fill, roles, verb, child)
        elif child.rel == "advmod":
            adverb_slot(fill, roles, verb, child)
        elif child.rel in ("ccomp", "xcomp") and not _describes(parse, child):
            if not extraposed(parse, child):
                tokens = tuple(clause(parse, child))
                roles.put(roles.object, [Argument(child, tokens, "content", child.rel)])
        elif child.rel == "xcomp":
            _second_object(fill, roles, verb, child)
        elif child.rel == "advcl":
            _gerund_slot(fill, roles, verb, child)
        if child.upos in ("NOUN", "PROPN") and _among_them(fill, child):
            _listed(fill, roles, verb, child)
    _shared_slots(fill, roles, verb)
    places_around(fill, roles, verb)
    _places_of_mishap(fill, roles, verb)
    roles.where.sort(key=in_text_order)
    return roles


def _describes(parse: Parse, child: Token) -> bool:
    """Say whether a complement is no clause: "named him chairman", "set houses ablaze"."""
    if child.upos in ("ADJ", "ADV", "NOUN", "PROPN", "PRON"):
        return True
    return child.low in lists(parse.language).adjectival


def _places_of_mishap(fill: Filler, roles: Roles, verb: Token) -> None:
    """Where somebody came to harm: "two were killed when a tram derailed [in Lisbon]"."""
    clause = None if roles.where else mishap(fill.parse, verb)
    if clause is not None:
        for place in verb_roles(fill, Trigger(clause, "verb", clause.lemma)).where:
            if place.role == "location":
                roles.put(roles.where, [evolve(place, evidence=f"advcl>{place.evidence}")])


def _subject_slots(fill: Filler, roles: Roles, verb: Token) -> None:
    found = subject(fill.parse, verb)
    if found is None or found.token.rel == "expl" or _unrelated(found.token):
        return
    if found.token.i in fill.timed and not found.evidence.startswith("nsubj"):
        return  # "were on [Monday] granted bail", but "Election Day draws near"
    if _not_said_of(fill, verb, found.token):
        return
    token = _people(fill, found.token)
    if found.undergoes:
        fill.affected(roles, token, found.evidence, verb=verb)
    else:
        fill.doers(roles, token, found.evidence)


def _not_said_of(fill: Filler, verb: Token, noun: Token) -> bool:
    """Say whether "which" cannot stand for a noun: "ten people after the quake, which killed two"."""
    which = fill.parse.child(verb, "nsubj")
    people = "Number=Plur" in noun.feats and fill.kinds.person(noun)
    return which is not None and which.low == "which" and people


def _unrelated(token: Token) -> bool:
    """Say whether it is a relative pronoun whose noun the parse does not tell."""
    return token.low == "which" or (token.low == "that" and "PronType=Rel" in token.feats)


def _people(fill: Filler, token: Token) -> Token:
    """Return whom "who" stands for where the parse chose no person: "envoys from China, who came"."""
    first = token
    while first.rel == "conj":  # "delegations from Russia and China, who came"
        first = fill.parse.tokens[first.head]
    if first.deprel != "nmod":
        return token
    above = fill.parse.tokens[first.head]
    people = fill.kinds.actor(token) and not fill.kinds.place(token)
    if people or not fill.kinds.actor(above):
        return token
    for relative in fill.parse.children(token, "acl:relcl"):
        pronoun = fill.parse.child(relative, "nsubj")
        if pronoun is not None and pronoun.low == "who":
            return above
    return token


def _object_slots(fill: Filler, roles: Roles, verb: Token) -> None:
    parse, kinds = fill.parse, fill.kinds
    gap = object_of(parse, verb)
    if gap is not None:
        fill.affected(roles, gap, "acl:relcl", verb=verb)
    elif (piped := pied_piped(parse, verb)) is not None:
        oblique(fill, roles, verb, piped[0], "acl:relcl>obl", piped[1])
    fill.recipients(roles, verb)
    for child in parse.dependents[verb.i]:
        if child.rel == "obj" and (child.i not in fill.timed or parse.child(verb, "iobj")):
            # a time is a thing only where it is given: "gave them three days"
            target = antecedent(parse, child, verb)
            if _acts_on_nothing(fill, verb, child, target):
                fill.places_below(roles, Argument(child, (child,), "extent", "obj"))
                continue
            if _inverted(fill, roles, verb, child):
                fill.doers(roles, child, "obj")
            elif verb.lemma.lower() in kinds.lists.motion and kinds.place(target):
                leaves = verb.lemma.lower() in kinds.lists.leaving
                fill.places(roles, target, "origin" if leaves else "destination", "obj")
            else:
                fill.affected(roles, target, "obj", verb=verb)
                _recipient_of_object(fill, roles, verb, target)


def _acts_on_nothing(fill: Filler, verb: Token, child: Token, target: Token) -> bool:
    """Say whether an object is none: what somebody becomes, how far something goes, a clause.

    "Was taken hostage"; "fell 4.3 %", "flew 350 km"; "accuse it of expelling migrants, which it denies".
    """
    if idiom(fill.parse, verb, lists(fill.parse.language)):
        return True  # "the incident took place"
    alone = "Number=Sing" in child.feats and not fill.parse.dependents[child.i]
    if alone and child.lemma.lower() in fill.frames.become:
        return True  # not in "exchanged prisoners"
    if verb.lemma.lower() in fill.frames.scaling and _amount(fill, child):
        return True
    if child.upos == "NUM" and any(c.upos == "NUM" for c in fill.parse.children(child, "nmod")):
        return True  # "voted 61-38", "won 2 to 1"
    return _unrelated(target) or (child.low == "which" and fill.kinds.person(target))


def _amount(fill: Filler, child: Token) -> bool:
    """Say whether a phrase is so and so much: "16 %", "1.2 billion euros", not "13 tons of food"."""
    if child.upos in ("NUM", "SYM"):
        return True
    number = fill.parse.child(child, "nummod")
    of = any(marker(fill.parse, c) == "of" for c in fill.parse.children(child, "nmod"))
    return number is not None and not of and child.lemma.lower() in fill.frames.unit


def _inverted(fill: Filler, roles: Roles, verb: Token, child: Token) -> bool:
    """Say whether what looks like an object is the subject: "into the square marched the crowd"."""
    return (
        verb.lemma.lower() in fill.frames.intransitive
        and not roles.who
        and child.i > verb.i
        and any(c.rel == "obl" and c.i < verb.i for c in fill.parse.dependents[verb.i])
        and not passive(fill.parse, verb)
    )


def _second_object(fill: Filler, roles: Roles, verb: Token, child: Token) -> None:
    """An object that the parse took for a predicate: "gave Kim a letter", "left 31 dead"."""
    if fill.parse.child(verb, "obj"):
        return
    given = child.upos in ("NOUN", "PROPN") and fill.parse.child(verb, "iobj")
    counted = child.upos == "ADJ" and fill.parse.child(child, "nummod")
    if given or counted:
        fill.affected(roles, child, "xcomp")


def _recipient_of_object(fill: Filler, roles: Roles, verb: Token, target: Token) -> None:
    """A party that the parse hangs on the thing: "gave a letter to Kim", "signed a deal with Iran"."""
    transfers = verb.lemma.lower() in fill.frames.transfer
    deals = target.lemma.lower() in fill.frames.dealing
    for child in fill.parse.dependents[target.i]:
        if child.rel != "nmod" or not (fill.kinds.actor(child) or fill.kinds.seat(child)):
            continue
        prep = marker(fill.parse, child)
        if prep == "to" and transfers and fill.kinds.actor(target) and fill.kinds.place(child):
            fill.places(roles, child, "destination", "obj>nmod:to")  # "sent an envoy to Kyiv"
        elif prep == "to" and transfers:
            roles.put(roles.to_whom, fill.phrases(child, "recipient", "obj>nmod:to"))
        elif (prep in HOSTILE and fill.governs(verb, prep)) or (prep == "with" and deals):
            role = fill.frames.actor[prep]
            roles.put(roles.to_whom, fill.phrases(child, role, f"obj>nmod:{prep}"))


HOSTILE = ("on", "against")


def _oblique_slots(fill: Filler, roles: Roles, verb: Token, child: Token) -> None:
    parse = fill.parse
    prep = marker(parse, child) or _stranded(parse, child)
    if prep in fill.frames.listing:
        _listed(fill, roles, verb, child)
        return
    agent = (
        prep == "by" and child.i > verb.i and passive(parse, verb)
    )  # not "by evening it was shut"
    if child.deprel == "obl:agent" or agent:
        if child.i not in fill.timed and not _by_means(fill, child):
            fill.doers(roles, child, "obl:agent")
        return
    if prep in fill.frames.approximate and _counted(fill, verb, child):
        fill.affected(roles, child, "obl", verb=verb)
        return
    if _term(fill, verb, child) or _outcome(fill, verb, child, prep):
        return
    if prep in fill.frames.measuring and _amount(fill, child):
        return  # "raised its target to 1.2 billion euros"
    own = fill.parse.child(child, "nmod:poss") is not None  # "pleaded for his life"
    if prep == "for" and child.lemma.lower() in fill.frames.spell and not own:
        return  # "exchanged fire for a third night"
    if prep == "on" and child.lemma.lower() in fill.frames.journey:
        return  # "signed a deal on a trip to India"
    if prep == "for" and child.lemma.lower() in fill.frames.purpose and _on_people(fill, verb):
        return  # "detained 60 people for questioning"
    head = antecedent(parse, child, verb)
    if head is not child:
        # "the house in which they met": the antecedent fills the slot
        oblique(fill, roles, verb, head, "acl:relcl>obl", prep)
        return
    oblique(fill, roles, verb, child, "obl")


def _outcome(fill: Filler, verb: Token, child: Token, prep: str) -> bool:
    """Say whether a bare noun tells what becomes of somebody: "taken into custody", "removed from office", not "sentenced to death"."""
    known, bare = fill.frames, not fill.parse.child(child, "det", "amod", "compound", "nmod")
    listed = child.lemma.lower() in known.outcome or fill.kinds.post(child)
    return (
        prep in known.outcome_under
        and listed
        and bare
        and verb.lemma.lower() not in known.sentencing
    )


def _term(fill: Filler, verb: Token, child: Token) -> bool:
    """Say whether a phrase goes with how long: "was sentenced to five years [in prison]"."""
    marked = fill.parse.child(child, "case")
    if marked is None or verb.lemma.lower() not in fill.frames.sentencing:
        return False
    return fill.parse.tokens[marked.i - 1].lemma.lower() in fill.frames.spell


def _on_people(fill: Filler, verb: Token) -> bool:
    """Say whether people are held or moved: "detained", "flown"."""
    lemma = verb.lemma.lower()
    return lemma in fill.frames.done_to_people or lemma in fill.kinds.lists.taking


def _listed(fill: Filler, roles: Roles, verb: Token, child: Token) -> None:
    """An example that the parse hangs on the verb: "twelve were arrested, including two women"."""
    if not fill.kinds.actor(child):
        slot = roles.object
    elif roles.to_whom and (_on_people(fill, verb) or not roles.who):
        slot = roles.to_whom
    else:  # the last named: "was praised by leaders, among them the king"
        slot = max((s for s in (roles.who, roles.to_whom) if s), key=_last, default=roles.who)
    if slot:
        roles.put(slot, fill.phrases(child, slot[-1].role, "obl:including"))


def _last(slot: list[Argument]) -> int:
    return slot[-1].head.i


def _among_them(fill: Filler, child: Token) -> bool:
    """Say whether a noun names some of those just named: "52 were killed, among them [a reporter]"."""
    return bool(fill.among) and noun_phrase(fill.parse, child)[0].i in fill.among


def _counted(fill: Filler, verb: Token, child: Token) -> bool:
    """Say whether a phrase is an object with a vague number: "killed over fifty", "up to ten men"."""
    if child.i < verb.i or fill.kinds.place(child) or fill.parse.child(verb, "obj") is not None:
        return False
    if child.upos == "NUM":
        return True
    number = fill.parse.child(child, "nummod")
    return number is not None and fill.parse.tokens[number.i - 1].upos == "ADP"


def _by_means(fill: Filler, child: Token) -> bool:
    """Say whether a bare noun under "by" tells how: "taken by force", but "taken by the force"."""
    return child.lemma.lower() in fill.frames.means and not any(
        c.rel in ("det", "amod", "nummod", "compound", "nmod")
        for c in fill.parse.dependents[child.i]
    )


def _stranded(parse: Parse, pronoun: Token) -> str:
    """Return the preposition left behind by a relative pronoun: "the man whom he spoke to"."""
    if pronoun.upos == "PRON":
        for child in parse.dependents[pronoun.i]:
            if child.rel == "case" and child.i > pronoun.i:
                return child.low
    return ""


def _gerund_slot(fill: Filler, roles: Roles, verb: Token, child: Token) -> None:
    """A gerund under a preposition that the verb governs: "prevented them from leaving"."""
    if "VerbForm=Fin" in child.feats or fill.parse.child(child, "aux"):
        return  # "took office after he was arrested"
    if child.upos in ("ADV", "NUM", "SYM"):
        return  # "brings the total to over 2 million"
    if child.low in fill.frames.purpose and _on_people(fill, verb):
        return  # "detained 60 people for questioning"
    for mark in fill.parse.dependents[child.i]:
        if mark.rel in ("mark", "case") and mark.upos != "PART" and mark.i < child.i:
            if fill.governs(verb, mark.low) or mark.low in fill.frames.any_thing:
                tokens = tuple(t for t in clause(fill.parse, child) if t.i != mark.i)
                roles.put(roles.object, [Argument(child, tokens, "content", f"advcl:{mark.low}")])
            return


def _shared_slots(fill: Filler, roles: Roles, verb: Token) -> None:
    """Give a conjoined verb the object behind it and the places in front of the first verb.

    "They support and mobilise the families"; "In Kyiv the minister met troops and visited a plant".
    """
    parse = fill.parse
    if verb.rel == "conj" and verb.head >= 0:
        first = parse.tokens[verb.head]
        if not roles.object and not roles.to_whom and not passive(parse, verb):
            obj = parse.child(first, "obj")
            if obj is not None and obj.i > verb.i:
                fill.affected(roles, obj, "conj>obj")
        for child in parse.dependents[first.i]:
            if child.rel == "obl" and child.i < first.i and fill.kinds.place(child):
                oblique(fill, roles, first, child, "conj>obl")
    elif (
        not roles.object
        and not roles.to_whom
        and not passive(parse, verb)
        and verb.lemma.lower() not in fill.frames.intransitive
    ):
        # the parser hung the shared object on the last verb: "condemned and rejected the attack"
        for other in parse.children(verb, "conj"):
            if (
                other.upos == "VERB"
                and 0 < other.i - verb.i <= 3
                and parse.tokens[verb.i + 1].head
                != verb.i  # "spread [quickly] and forced them out"
                and parse.child(other, "nsubj") is None
            ):
                obj = parse.child(other, "obj")
                if obj is not None:
                    fill.affected(roles, obj, "conj>obj")
