"""Did what: which words of a parse denote events."""

from collections.abc import Container

from attrs import frozen

from eventx.carriers import carries, eventive, light_verb, occurrence, placed, unbound
from eventx.furniture import furniture
from eventx.kinds import Kinds
from eventx.parse import Parse, Token
from eventx.phrases import marker, with_particle
from eventx.predicate_lists import Lists, lists
from eventx.records import Predicate, PredicateKind, Span
from eventx.relatives import object_of
from eventx.voice import passive

__all__ = ("Trigger", "engaged", "find_triggers", "idiom", "predicate")


@frozen
class Trigger:
    """The head word of an event, as the later steps need it.

    Attributes
    ----------
    token : Token
        The verb or the eventive noun.
    kind : str
        ``verb`` or ``noun``.
    lemma : str
        With its particle ("call off") or its light verb ("hold talks").
    light : Token or None
        The verb that carries an eventive noun ("held" of "held talks").
    """

    token: Token
    kind: PredicateKind
    lemma: str
    light: Token | None = None


# Relations under which a verb form is a modifier or a function word, not a predicate:
# "escalating tensions" (amod), "including", "according to", "based on" (case, mark).
NOT_PREDICATE = frozenset(
    {
        "amod",
        "aux",
        "case",
        "mark",
        "cc",
        "fixed",
        "compound",
        "flat",
        "advmod",
        "discourse",
        "det",
        "cop",
        "goeswith",
    }
)


def find_triggers(parse: Parse, kinds: Kinds, dated: Container[int] = frozenset()) -> list[Trigger]:
    """Return the events' head words, in text order.

    Parameters
    ----------
    parse : Parse
        The parse of the text.
    kinds : Kinds
        Tells its actors and places.
    dated : container of int
        Positions of the words that a time dates.

    Returns
    -------
    list of Trigger
        One for each event.
    """
    known = lists(parse.language)
    found = []
    for token in parse.tokens:
        if token.upos == "VERB":
            trigger = _verb(parse, token, known, kinds)
        elif token.upos in ("NOUN", "PROPN") and eventive(token, known):
            trigger = _noun(parse, token, known, kinds, dated)
        else:
            continue
        if trigger is not None and not furniture(parse, token):
            found.append(trigger)
    return found


def predicate(parse: Parse, trigger: Trigger, reach: int) -> Predicate:
    """Return the record of what was done.

    Parameters
    ----------
    parse : Parse
        The parse of the text.
    trigger : Trigger
        The head word.
    reach : int
        Offset up to which its first complement reaches, for the readable phrase.
    """
    token, start = trigger.token, trigger.token.start
    particle = parse.child(token, "compound:prt")
    end = max(token.end, reach, particle.end if particle is not None else 0)
    if trigger.light is not None and " " in trigger.lemma:
        start, end = min(start, trigger.light.start), max(end, trigger.light.end)
    if end - start > LONG:
        start, end = token.start, token.end
    span = Span(token.start, token.end, parse.text[token.start : token.end])
    phrase = " ".join(_unquoted(parse.text[start:end]).split())
    return Predicate(span, trigger.lemma, phrase, trigger.kind)


def _unquoted(text: str) -> str:
    """Return a phrase without the one mark of a quotation that ends or begins outside it."""
    if QUOTES.isdisjoint(text):
        return text
    marks = [c for c in text if c in QUOTES]
    return text.replace(marks[0], "") if len(marks) == 1 else text


QUOTES = frozenset('"“”«»')

LONG = 80  # characters of a readable phrase


def _verb(parse: Parse, token: Token, known: Lists, kinds: Kinds) -> Trigger | None:
    lemma, full = token.lemma.lower(), with_particle(parse, token)
    happens = full in known.happening or _happens_with(parse, token, known)
    dual = lemma in known.dual
    if not (happens or dual) and (lemma in known.passed_over or full in known.passed_over):
        return None
    if token.rel in NOT_PREDICATE or _modifies(parse, token) or _describes(parse, token):
        return None
    if _determined(parse, token) or _relates(parse, token, known, kinds):
        return None
    if happens:
        return Trigger(token, "verb", full)
    if dual and not _acts(parse, token):
        return None
    if token.low in known.adjectival and parse.child(token, "obj") is None:
        return None
    if carries(parse, token, known) or _idle(parse, token, lemma, known):
        return None
    if _dates(parse, token, known, kinds) or _names(parse, token, known):
        return None
    if lemma in known.stative_passive and _resting(parse, token, known):
        return None
    if full in known.presenting and _presents(parse, token):
        return None
    if lemma in known.at_fault and _holds(parse, token):
        return None
    return Trigger(token, "verb", idiom(parse, token, known) or full)


def idiom(parse: Parse, verb: Token, known: Lists) -> str:
    """Return what a verb and its object mean as one: "it [took place]", "they [took part]", or an empty string."""
    for child in parse.dependents[verb.i]:
        if child.rel == "obj":
            whole = f"{verb.lemma.lower()} {child.low}"
            if whole in known.occurring or whole in known.whole:
                return whole
    return ""


def _presents(parse: Parse, verb: Token) -> bool:
    """Say whether a verb only words what is said: "it emerged that", "as he put it".

    Also "put the toll at 40", "appeared to leave".
    """
    below = [c for c in parse.dependents[verb.i] if c.i > verb.i]
    return (
        any(
            c.rel in ("ccomp", "csubj") or "VerbForm=Inf" in c.feats
            for c in below
            if c.rel != "advcl"
        )
        or (verb.rel == "advcl" and any(c.rel == "obj" and c.low == "it" for c in below))
        or any(c.rel == "obl" and marker(parse, c) == "at" and _counts(parse, c) for c in below)
    )


def _holds(parse: Parse, verb: Token) -> bool:
    """Say whether an infinitive behind "be" tells how things stand: "the driver was to blame"."""
    return "VerbForm=Inf" in verb.feats and parse.child(verb, "obj") is None


def _counts(parse: Parse, token: Token) -> bool:
    """Say whether a phrase is a number: "put the toll at [40 people]"."""
    return token.upos == "NUM" or parse.child(token, "nummod") is not None


def _happens_with(parse: Parse, verb: Token, known: Lists) -> bool:
    """Say whether a verb that holds happens with its object: "shared intelligence"."""
    things = known.happening_with.get(verb.lemma.lower())
    if things is None:
        return False
    thing = parse.child(verb, "obj", "nsubj:pass") or object_of(parse, verb)
    return thing is not None and thing.lemma.lower() in things


def _modifies(parse: Parse, token: Token) -> bool:
    """Say whether a participle only describes the noun behind it: "amid escalating tensions"."""
    if token.rel != "advcl" or not token.low.endswith("ing"):
        return False
    mark = parse.child(token, "mark", "case")
    return mark is not None and mark.low in lists(parse.language).nominal


def _determined(parse: Parse, token: Token) -> bool:
    """Say whether an article makes a noun of a verb form: "the wounded", "a following"."""
    return parse.child(token, "det") is not None and parse.child(token, "obj", "nsubj") is None


def _relates(parse: Parse, token: Token, known: Lists, kinds: Kinds) -> bool:
    """Say whether a participle only says how a thing stands to another: "the road leading to Brest"."""
    if token.deprel != "acl" or not token.low.endswith("ing") or parse.child(token, "mark"):
        return False
    thing, lemma = parse.tokens[token.head], token.lemma.lower()
    way = lemma in known.leading and kinds.place(thing)
    return way or (lemma in known.relating and not kinds.actor(thing))


def _describes(parse: Parse, token: Token) -> bool:
    """Say whether a participle stands beside an adjective: "was irregular and prohibited"."""
    if token.rel != "conj" or not {"VerbForm=Part", "Tense=Past"} <= token.feats:
        return False
    first = parse.tokens[token.head]
    return (
        first.upos == "ADJ"
        and parse.child(first, "cop") is not None
        and not any(
            c.rel in ("aux", "nsubj", "obj", "obl", "xcomp") for c in parse.dependents[token.i]
        )
    )


def _acts(parse: Parse, verb: Token) -> bool:
    """Say whether a verb is done to a thing and takes no clause: "found a body".

    "The body they found", where the thing stands in front, counts too; so does a verdict,
    "found him guilty"; "is seen as a threat" is a judgement.
    """
    rels, known = set(), lists(parse.language)
    for child in parse.dependents[verb.i]:
        if child.rel == "xcomp" and child.low in known.verdict:
            return True
        if child.rel == "obl" and (marker(parse, child) in known.judging or _says(parse, child)):
            return False
        saying = child.rel == "advcl" and not passive(parse, child)
        if saying and parse.tokens[child.i - 1].low in known.judging:
            return False  # "was quoted by an agency as saying …"
        rels.add(child.rel)
    if rels & {"ccomp", "xcomp"}:
        return False
    if "obj" in rels:
        return True
    if "parataxis" in rels or _set_behind(parse, verb, known):
        return False  # "the statement, found on a website, reads: …"
    return "obl" in rels or passive(parse, verb) or object_of(parse, verb) is not None


def _set_behind(parse: Parse, verb: Token, known: Lists) -> bool:
    """Say whether a verb of speech follows what is said: "the bridge fell, the mayor wrote on Monday"."""
    return (
        verb.rel in ("advcl", "parataxis")
        and verb.lemma.lower() in known.reporting
        and parse.subtree(verb)[0].form == ","
        and parse.child(verb, "nsubj") is not None
        and parse.child(verb, "mark") is None
        and not passive(parse, verb)
    )


def _says(parse: Parse, noun: Token) -> bool:
    """Say whether what is said hangs on a noun in between: "wrote in a [note] that rates would fall"."""
    below = parse.children(noun, "acl", "ccomp")
    return any(c.rel == "mark" and c.low == "that" for t in below for c in parse.dependents[t.i])


def _resting(parse: Parse, verb: Token, known: Lists) -> bool:
    """Say whether a passive tells how things stand: "is dotted with trees".

    Not where it names who did it ("was funded by the bank") or tells of a change ("will be filled").
    """
    if not passive(parse, verb):
        return False
    agent = verb.rel != "acl" and parse.child(verb, "obl:agent") is not None
    return not agent and not any(
        c.rel == "aux" and c.low in known.changing for c in parse.dependents[verb.i]
    )


def _dates(parse: Parse, verb: Token, known: Lists, kinds: Kinds) -> bool:
    """Say whether a verb only dates what its subject tells: "the visit comes as they talk"."""
    marks = known.dating.get(with_particle(parse, verb))
    about = parse.child(verb, "nsubj") if marks is not None else None
    if marks is None or about is None or kinds.actor(about) or kinds.name(about):
        return False
    for child in parse.dependents[verb.i]:
        if child.rel == "obl" and marker(parse, child) in marks:
            return True
        if child.rel == "advcl" and any(c.low in marks for c in parse.children(child, "mark")):
            return True
    return False


def _names(parse: Parse, verb: Token, known: Lists) -> bool:
    """Say whether a verb only says what a thing is: "called it a crime", but "called the police"."""
    if verb.lemma.lower() not in known.calling or parse.child(verb, "obj") is None:
        return False
    if verb.rel == "acl" and parse.tokens[verb.head].low == "what":
        return True  # "in what officials called an attack"
    label = parse.child(verb, "xcomp", "iobj")
    return label is not None and label.upos in ("NOUN", "PROPN", "PRON", "ADJ")


def _idle(parse: Parse, token: Token, lemma: str, known: Lists) -> bool:
    """Say whether an aspectual verb only phases an event ("began to talk", "the war ended")."""
    if token.low in known.prospective and parse.child(token, "xcomp"):
        return True  # "is going to vote"
    if lemma not in known.aspectual:
        return False
    if parse.child(token, "xcomp", "ccomp"):
        return True
    return parse.child(token, "obj") is None and not passive(parse, token)


def _noun(
    parse: Parse, token: Token, known: Lists, kinds: Kinds, dated: Container[int]
) -> Trigger | None:
    if token.rel in ("compound", "flat", "fixed", "nmod:desc"):
        return None
    if _inside_name(parse, token, known, kinds) or _in_preposition(parse, token):
        return None
    lemma = token.lemma.lower()
    if unbound(parse, token, known) or _tallied(parse, token, known):
        return None
    verb = light_verb(parse, token, known)
    if verb is not None:
        return Trigger(token, "noun", _light_lemma(parse, token, verb), verb)
    if lemma in known.idioms:
        return None
    anchored = token.i in dated or _anchored(parse, token, known, kinds)
    verb = occurrence(parse, token, known)
    if verb is not None and (anchored or placed(parse, verb, known)):
        return Trigger(token, "noun", lemma, verb)
    if anchored or _reported(parse, token, known) or engaged(parse, token):
        return Trigger(token, "noun", lemma)
    return None


def _tallied(parse: Parse, noun: Token, known: Lists) -> bool:
    """Say whether a noun only counts: "by 144 votes to 109", but "an 80-19 vote"."""
    counted = "Number=Plur" in noun.feats and parse.child(noun, "nummod") is not None
    return counted and noun.lemma.lower() in known.tallied


def _light_lemma(parse: Parse, noun: Token, verb: Token) -> str:
    """Return the lemma of a noun with its light verb: "hold talk", "carry out attack"."""
    prep = marker(parse, noun) if noun.rel == "obl" else ""
    particle = parse.child(verb, "compound:prt")
    parts = (verb.lemma.lower(), particle.low if particle is not None else prep, noun.lemma.lower())
    return " ".join(filter(None, parts))


def _inside_name(parse: Parse, token: Token, known: Lists, kinds: Kinds) -> bool:
    """Say whether an event noun is part of a name: "Union Investment", but "the Korean War"."""
    name = kinds.name(token)
    if name not in ("ORG", "PERSON", "LOC", "GPE", "FAC"):
        return False
    following = parse.tokens[token.i + 1 : token.i + 2]
    last = all(kinds.name(t) != name for t in following)
    return not (last and token.lemma.lower() in known.named)


def _in_preposition(parse: Parse, noun: Token) -> bool:
    """Say whether a bare noun is part of a complex preposition: "in response to", "in charge of"."""
    below = parse.dependents[noun.i]
    return (
        any(c.rel == "case" and c.low in ("in", "on", "under") and c.i == noun.i - 1 for c in below)
        and any(c.rel == "nmod" and marker(parse, c) in ("to", "of") for c in below)
        and not any(
            c.rel in ("det", "amod", "nummod", "compound") or c.deprel == "nmod:poss" for c in below
        )
    )


def engaged(parse: Parse, noun: Token) -> bool:
    """Say whether a noun tells what its subject is at or undergoes: "was in talks", "is under attack"."""
    if marker(parse, noun) not in lists(parse.language).engaged:
        return False
    first = noun
    while first.rel == "conj" and first.head >= 0:
        first = parse.tokens[first.head]
    return bool(parse.child(first, "cop") and parse.child(first, "nsubj"))


def _reported(parse: Parse, noun: Token, known: Lists) -> bool:
    """Say whether a noun's place or time stands with the verb that reports it.

    "Closures are reported in the south": the verb says no more than that they are.
    """
    if noun.deprel != "nsubj:pass":
        return False
    verb = parse.tokens[noun.head]
    return verb.lemma.lower() in known.reporting and parse.child(verb, "obl") is not None


def _anchored(parse: Parse, noun: Token, known: Lists, kinds: Kinds) -> bool:
    """Say whether a participant, place or time stands in the noun's own phrase."""
    for child in parse.dependents[noun.i]:
        if child.rel == "nmod":
            return True
        name = kinds.name(child)
        if child.rel in ("amod", "compound") and name in PARTICIPANT_NAMES:
            return True
        if child.rel == "compound" and (kinds.actor(child) or _named(parse, child, kinds)):
            return True
        if child.low in known.done_by and _named(parse, child, kinds):
            return True  # "a US-led raid"
    return False


def _named(parse: Parse, modifier: Token, kinds: Kinds) -> bool:
    """Say whether a name stands in front of a modifier: "Korean War anniversary celebrations"."""
    return any(kinds.name(c) in PARTICIPANT_NAMES for c in parse.children(modifier, "compound"))


PARTICIPANT_NAMES = frozenset({"PERSON", "ORG", "NORP", "GPE", "LOC", "FAC", "DATE", "TIME"})
