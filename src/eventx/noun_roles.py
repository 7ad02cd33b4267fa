"""The participants of an event whose trigger is a noun: "Russia's attack on Kyiv"."""

from functools import cache

from attrs import evolve, fields, frozen

from eventx.fillers import Argument, Filler, Roles, in_text_order
from eventx.lexicon import words
from eventx.obliques import oblique
from eventx.parse import Token
from eventx.phrases import marker
from eventx.predicate_lists import lists
from eventx.predicates import Trigger, engaged
from eventx.subjects import subject
from eventx.voice import passive

__all__ = ("noun_roles", "places_of_occasion")


@frozen
class Valency:
    """What a possessor or an of-phrase is to an event noun."""

    of_agent: frozenset[str]
    of_patient: frozenset[str]
    joint: frozenset[str]
    for_thing: frozenset[str]
    hostile: frozenset[str]
    occurring: frozenset[str]
    issued: frozenset[str]
    done_to: frozenset[str]
    swapping: frozenset[str]
    nowhere: frozenset[str]
    tallied: frozenset[str]
    local: frozenset[str]
    leaving: frozenset[str]


@cache
def valency(language: str) -> Valency:
    """Return the nouns' valency lists of `language`, read once."""
    data = words(language, "event_nouns")
    return Valency(*(frozenset(data[field.name]) for field in fields(Valency)))


def noun_roles(fill: Filler, trigger: Trigger) -> Roles:
    """Fill the slots of an event whose trigger is a noun."""
    roles, noun = Roles(), trigger.token
    known = valency(fill.parse.language)
    if trigger.light is not None:
        _light_slots(fill, roles, trigger.light, noun, known)
    elif noun.rel == "nsubj":
        _clause_places(fill, roles, noun, known)
    elif engaged(fill.parse, noun):
        _engaged_slots(fill, roles, noun, known)
    elif noun.rel == "obl" and noun.lemma.lower() in known.joint:
        _travellers(fill, roles, noun)
    for child in fill.parse.dependents[noun.i]:
        if child.i in fill.timed:
            continue
        if child.deprel == "nmod:poss":
            if child.upos == "PRON" and roles.who:
                continue  # "Shoigu expressed his gratitude": the possessor is the subject again
            _possessor(fill, roles, noun, child, known)
        elif child.rel in ("compound", "amod"):
            _modifier(fill, roles, noun, child, known)
        elif child.rel == "nmod":
            _nominal(fill, roles, noun, child, known)
    if not roles.who:
        _doer_below(fill, roles, noun, known)
    if not roles.who:
        _goer(fill, roles, noun)
    if not roles.where:
        _places_of_participants(fill, roles, noun, known)
    roles.where.sort(key=in_text_order)
    return roles


def _doer_below(fill: Filler, roles: Roles, noun: Token, known: Valency) -> None:
    """Who did it, where the parse hangs it on whom: "the killing of a man [by police]".

    Also "an exchange of fire [between the two armies]", but not "the invasion of the land between …".
    """
    roles_of = {"by": "agent"}
    if noun.lemma.lower() in known.joint:
        roles_of["between"] = "partner"
    for argument in [*roles.to_whom, *roles.object]:
        if argument.evidence.startswith("nmod:"):
            for child in fill.parse.children(argument.head, "nmod"):
                prep = marker(fill.parse, child)
                if prep in roles_of and fill.kinds.actor(child):
                    fill.doers(roles, child, f"{argument.evidence}>nmod:{prep}", roles_of[prep])


def _goer(fill: Filler, roles: Roles, noun: Token) -> None:
    """The subject of what something is done for or on: "flew to Rome for talks", "on a visit to Kyiv"."""
    if noun.rel != "obl":
        return
    verb, prep = fill.parse.tokens[noun.head], marker(fill.parse, noun)
    meant = (prep == "for" and verb.lemma.lower() in fill.frames.gathering) or (
        prep == "with" and verb.lemma.lower() in fill.frames.answering
    )
    if meant or (prep in ("during", "on") and noun.lemma.lower() in fill.frames.journey):
        found = subject(fill.parse, verb)
        if found is not None and found.token.rel != "expl" and not found.undergoes:
            fill.doers(roles, found.token, f"obl:{prep}>{found.evidence}")


def _places_of_participants(fill: Filler, roles: Roles, noun: Token, known: Valency) -> None:
    """A place that the parse hangs on who or what took part: "an attack on a base in Iraq".

    People are where it happens, and so is who meets: "talks between the two countries in Rome"; what else takes part is only
    if something is done to it on the spot, not in "sanctions on banks in Iran".
    """
    lemma = noun.lemma.lower()
    on_the_spot = lemma in known.hostile or lemma in known.of_patient
    for argument in [*roles.who, *roles.to_whom, *roles.object]:
        moves = argument.evidence == "nmod:of" and not fill.kinds.actor(argument.head)
        met = lemma in known.joint and "nmod:between" in argument.evidence
        there = on_the_spot or moves or met or fill.kinds.people(argument.head)
        if there and argument.evidence.startswith("nmod:"):
            fill.places_below(roles, argument)
        if lemma in known.leaving and argument.evidence == "nmod:of":
            _way_below(fill, roles, argument)


def _way_below(fill: Filler, roles: Roles, argument: Argument) -> None:
    """Where those go who move: "the withdrawal of troops [from Mali]", "the return of refugees [to Syria]"."""
    for child in fill.parse.children(argument.head, "nmod"):
        prep = marker(fill.parse, child)
        if prep in fill.kinds.lists.goal and fill.kinds.place(child):
            _way(fill, roles, child, prep, "nmod:of>nmod")


def _way(fill: Filler, roles: Roles, child: Token, prep: str, path: str) -> None:
    """Where somebody goes or what they leave: "the exodus [to Chad]", "its withdrawal [from the deal]"."""
    evidence = f"{path}:{prep}"
    if fill.kinds.place(child):
        fill.places(roles, child, fill.kinds.lists.place_role(prep), evidence)
    else:
        fill.affected(roles, child, evidence, fill.frames.actor.get(prep, "patient"))


def _possessor(fill: Filler, roles: Roles, noun: Token, child: Token, known: Valency) -> None:
    """ "Russia's attack" acts, "his arrest" undergoes."""
    has_of = any(marker(fill.parse, c) == "of" for c in fill.parse.children(noun, "nmod"))
    if noun.lemma.lower() in known.of_patient and not has_of:
        fill.affected(roles, child, "nmod:poss")
    else:
        fill.doers(roles, child, "nmod:poss")


def _modifier(fill: Filler, roles: Roles, noun: Token, child: Token, known: Valency) -> None:
    """ "US sanctions", "Israeli raid", "police investigation" act; "drug trafficking" undergoes."""
    name = fill.kinds.name(child)
    if _paired(fill, roles, child) or _led(fill, roles, child):
        return
    if name in ("NORP", "GPE", "ORG", "PERSON") or (name == "LOC" and child.rel == "amod"):
        lemma, before = noun.lemma.lower(), child.rel == "compound"
        if before and lemma in known.of_patient:
            fill.affected(roles, child, child.rel)
        elif before and lemma in known.local and name == "GPE" and not child.form.isupper():
            fill.places(roles, child, "location", "compound")  # "the Turkey earthquake"
        else:
            fill.doers(roles, child, child.rel)
    elif name in ("LOC", "FAC"):
        if fill.kinds.actor(child):
            fill.doers(roles, child, child.rel)
        else:
            fill.places(roles, child, "location", child.rel)
    elif child.rel == "compound" and child.upos == "NOUN":
        _compound(fill, roles, noun, child, known)


def _compound(fill: Filler, roles: Roles, noun: Token, child: Token, known: Valency) -> None:
    """ "police raid", "court ruling" act; "embassy bombing", "prisoner swap" undergo, "court appearance" says where."""
    lemma, kinds = noun.lemma.lower(), fill.kinds
    before = child.lemma.lower()
    if before in known.nowhere and lemma not in known.issued:
        return  # "a state visit"
    housed = before in kinds.lists.housed
    built = housed or kinds.place(child)
    done = lemma in known.of_patient or lemma in known.done_to  # "hospital closure"
    person = kinds.person(child) and (done or lemma in known.swapping)
    if (built and done) or (housed and lemma in known.hostile) or person:
        fill.affected(roles, child, "compound", verb=noun)
    elif built and lemma not in known.issued:
        fill.places(roles, child, "location", "compound")
    elif kinds.actor(child):
        fill.doers(roles, child, "compound")


def _paired(fill: Filler, roles: Roles, child: Token) -> bool:
    """Put in two that a hyphen joins: "Jordanian-Palestinian coordination", but "US-backed"."""
    for other in fill.parse.children(child, "amod", "compound"):
        hyphen = other.i == child.i - 2 and fill.parse.tokens[child.i - 1].form in HYPHENS
        if hyphen and fill.kinds.name(other) in NATIONS and child.form[:1].isupper():
            for token in (other, child):
                roles.put(roles.who, [Argument(token, (token,), "agent", child.rel)])
            return True
    return False


def _led(fill: Filler, roles: Roles, child: Token) -> bool:
    """Put in who leads or imposes it: "a US-led raid", but "a US-backed raid"."""
    known = lists(fill.parse.language).done_by
    doer = fill.parse.child(child, "compound") if child.low in known else None
    if doer is None or not (fill.kinds.actor(doer) or fill.kinds.name(doer)):
        return False
    roles.put(roles.who, [Argument(doer, (doer,), "agent", f"{child.rel}>{doer.rel}")])
    return True


def _nominal(fill: Filler, roles: Roles, noun: Token, child: Token, known: Valency) -> None:
    """ "the arrival of the minister" acts, "the invasion of Ukraine" undergoes, "talks with Iran"."""
    prep, lemma = marker(fill.parse, child), noun.lemma.lower()
    if lemma in known.tallied and child.upos == "NUM":
        return  # "a vote of 52 to 48"
    if prep == "from" and _comes_from(fill, lemma, child, known):
        fill.doers(roles, child, "nmod:from")
    elif prep in fill.kinds.lists.goal and _moves(fill, lemma, known):
        _way(fill, roles, child, prep, "nmod")
    elif prep == "of":
        if lemma in known.of_agent or _together(fill, noun, child, known):
            fill.doers(roles, child, "nmod:of")
        else:
            fill.affected(roles, child, "nmod:of")
    elif prep == "by":
        fill.doers(roles, child, "nmod:by")
    elif prep == "to" and _addressed(fill, lemma, child, known):
        fill.affected(roles, child, "nmod:to", "recipient")
    elif prep == "with":
        if lemma in known.joint or fill.kinds.actor(child) or fill.kinds.seat(child):
            fill.affected(roles, child, "nmod:with", "partner")  # no "quake with a magnitude of 6"
    elif prep == "for" and not fill.kinds.place(child):
        if fill.kinds.actor(child) or lemma in known.for_thing:
            fill.affected(roles, child, "nmod:for")
    elif _about(fill, noun, prep, known):
        fill.affected(roles, child, f"nmod:{prep}")
    elif prep in TARGETING and _hit(fill, lemma, child, known):
        fill.affected(roles, child, f"nmod:{prep}", verb=noun)
    else:
        oblique(fill, roles, noun, child, "nmod")


def _together(fill: Filler, noun: Token, child: Token, known: Valency) -> bool:
    """Say whether an of-phrase names partners: "a meeting of ministers", not "Ann's interview of Kim"."""
    lemma = noun.lemma.lower()
    joint = lemma in known.joint and lemma not in known.swapping
    return joint and fill.kinds.actor(child) and not fill.parse.child(noun, "nmod:poss")


def _about(fill: Filler, noun: Token, prep: str, known: Valency) -> bool:
    """Say whether a place is acted on: "an inquiry into a mosque", "a win over Lyon", but "a raid into Chad"."""
    if prep == "over":
        return fill.governs(noun, prep)
    lemma = noun.lemma.lower()
    return prep == "into" and not (_moves(fill, lemma, known) or lemma in known.hostile)


def _comes_from(fill: Filler, lemma: str, child: Token, known: Valency) -> bool:
    """Say whether who stands under "from" does it: "an apology from Poland", but "his return from Poland"."""
    kinds = fill.kinds
    left = lemma in known.leaving and (kinds.state(child) or kinds.organisation(child))
    return not left and (kinds.state(child) or kinds.actor(child))


def _addressed(fill: Filler, lemma: str, child: Token, known: Valency) -> bool:
    """Say whether a country gets what the noun says: "support to Kyiv", but "a visit to Kyiv"."""
    return fill.kinds.state(child) and not _moves(fill, lemma, known)


def _moves(fill: Filler, lemma: str, known: Valency) -> bool:
    """Say whether a noun tells that somebody or something goes somewhere: "return", "voyage"."""
    return lemma in known.leaving or lemma in fill.frames.journey


def _hit(fill: Filler, lemma: str, child: Token, known: Valency) -> bool:
    """Say whether it is done to what stands under "on": "an attack on a base", no "concert on the beach"."""
    named = fill.kinds.name(child) in ("GPE", "LOC")
    return named or lemma in known.hostile or not fill.kinds.place(child)


TARGETING = ("on", "against")
HYPHENS = frozenset("-‐‑–")
PLACES = frozenset({"GPE", "LOC", "FAC"})
NATIONS = frozenset({"NORP", "GPE", "LOC"})


def _clause_places(fill: Filler, roles: Roles, noun: Token, known: Valency) -> None:
    """The places of what is only said to happen: "the trial began in Lima", "was reported in Cali"."""
    verb, verbs = fill.parse.tokens[noun.head], lists(fill.parse.language)
    lemma, obj = verb.lemma.lower(), fill.parse.child(verb, "obj", "xcomp")
    reported = noun.deprel == "nsubj:pass" and lemma in verbs.reporting
    happens = lemma in verbs.aspectual or lemma in known.occurring
    if reported or (happens and (obj is None or obj.low == "place")):
        for child in fill.parse.children(verb, "obl"):
            if fill.kinds.place(child):
                oblique(fill, roles, verb, child, f"{noun.deprel}<obl")


def _engaged_slots(fill: Filler, roles: Roles, noun: Token, known: Valency) -> None:
    """The subject of "was in talks", which acts, and of "is under attack", "is on trial", which does not."""
    found = subject(fill.parse, noun)
    if found is None or found.token.rel == "expl":
        return
    if _undergone(fill, noun, known):
        fill.affected(roles, found.token, found.evidence)
    else:
        fill.doers(roles, found.token, found.evidence)


def _travellers(fill: Filler, roles: Roles, noun: Token) -> None:
    """Who goes somewhere for what is done together: "will travel to Oslo for talks with"."""
    verb = fill.parse.tokens[noun.head]
    going = fill.kinds.lists.motion | fill.kinds.lists.going
    if marker(fill.parse, noun) == "for" and verb.lemma.lower() in going:
        found = subject(fill.parse, verb)
        if found is not None and found.token.rel != "expl":
            fill.doers(roles, found.token, found.evidence)


def _sends(fill: Filler, verb: Token, child: Token) -> bool:
    """Say whether it comes from who stands under "from": "drew condemnation [from Moscow]"."""
    inverse = verb.lemma.lower() in lists(fill.parse.language).inverse_light
    return inverse and (fill.kinds.state(child) or fill.kinds.actor(child))


def _undergone(fill: Filler, noun: Token, known: Valency) -> bool:
    """Say whether the subject of "be" or "go" undergoes it: "under attack", "on trial"."""
    prep = marker(fill.parse, noun)
    undergoing = lists(fill.parse.language).undergoing
    return prep in undergoing or (bool(prep) and noun.lemma.lower() in known.of_patient)


def _light_slots(fill: Filler, roles: Roles, verb: Token, noun: Token, known: Valency) -> None:
    """The subject and the prepositional phrases of "held talks with", "faces charges of"."""
    parse = fill.parse
    # "talks held in Paris", "the talks began", but "the mayor facing charges"
    modifies = verb.rel == "acl" and verb.head == noun.i
    carried = noun.rel == "nsubj" or modifies or passive(parse, verb)
    found = None if carried or _ends(fill, verb, noun, known) else subject(parse, verb)
    if found is not None and found.token.rel != "expl":
        inverse = verb.lemma.lower() in lists(parse.language).inverse_light
        if inverse or _undergone(fill, noun, known):
            fill.affected(roles, found.token, found.evidence)
        else:
            fill.doers(roles, found.token, found.evidence)
    fill.recipients(roles, verb)
    for child in parse.dependents[verb.i]:
        if child.rel == "obl" and child is not noun and child.i not in fill.timed:
            if carried and marker(parse, child) == "by":
                fill.doers(roles, child, "obl:agent")
            else:
                _light_oblique(fill, roles, verb, noun, child, known)
        elif child.rel == "advmod" and child.low in fill.kinds.lists.place_adverbs:
            fill.places(roles, child, "location", "advmod")
    if not roles.where:
        places_of_occasion(fill, roles, verb)


def _ends(fill: Filler, verb: Token, noun: Token, known: Valency) -> bool:
    """Say whether somebody only stops what others do: "the ban stopped the work [of aid groups]"."""
    of = any(marker(fill.parse, c) == "of" for c in fill.parse.children(noun, "nmod"))
    aspectual = verb.lemma.lower() in lists(fill.parse.language).aspectual
    return aspectual and of and noun.lemma.lower() in known.of_agent


def places_of_occasion(fill: Filler, roles: Roles, verb: Token) -> None:
    """The place of what it was done in: "was shot during a speech in Nara", "signed at a summit in Rome"."""
    for child in fill.parse.children(verb, "obl"):
        prep, occasion = marker(fill.parse, child), child
        if child.lemma.lower() in fill.frames.beside:
            occasion = fill.parse.child(child, "nmod") or child  # "on the sidelines of a summit"
        elif child.i in roles.heads or prep not in fill.frames.occasion:
            continue  # "resulted in an accident" acts on it
        lemma = occasion.lemma.lower()
        if occasion is not child or lemma in lists(fill.parse.language).event_nouns:
            for place in noun_roles(fill, Trigger(occasion, "noun", lemma)).where:
                evidence = f"obl:{prep}>{place.evidence}"
                roles.put(roles.where, [evolve(place, evidence=evidence)])
        elif occasion.upos == "NOUN" and not fill.kinds.actor(occasion):
            fill.places_below(roles, Argument(occasion, (occasion,), "location", f"obl:{prep}"))


def _light_oblique(
    fill: Filler, roles: Roles, verb: Token, noun: Token, child: Token, known: Valency
) -> None:
    """ "piled pressure on Iran", "expressed gratitude for the help", "held talks with Iran"."""
    prep = marker(fill.parse, child)
    if prep == "for" and child.lemma.lower() in fill.frames.spell:
        return  # "exchanged fire for a third night"
    target = prep in TARGETING and (
        fill.kinds.name(child) in PLACES or noun.lemma.lower() in known.hostile
    )
    thing = prep in ("for", "over") and noun.lemma.lower() in known.for_thing
    if child.deprel == "obl:agent":
        fill.doers(roles, child, "obl:agent")
    elif prep == "from" and _sends(fill, verb, child):
        fill.doers(roles, child, "obl:from")
    elif prep == "to" and _addressed(fill, noun.lemma.lower(), child, known):
        fill.affected(roles, child, "obl:to", "recipient")
    elif target or thing:
        fill.affected(roles, child, f"obl:{prep}")
    else:
        oblique(fill, roles, verb, child, "obl")
