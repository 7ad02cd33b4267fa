"""The cue lists of a language and what a cue gives: a report under construction."""

from functools import cache

from attrs import frozen

from eventx.lexicon import words
from eventx.parse import Token
from eventx.records import Time

__all__ = ("Cues", "Piece", "Report", "cues")

Piece = tuple[int, int]
"""Offsets of a stretch of content."""


@frozen
class Report:
    """An attribution while it is being put together.

    Attributes
    ----------
    cue : tuple of Token
        The cue's words.
    source : Token or None
        Head of the source.
    content : tuple of (int, int)
        Offsets of the content's pieces.
    when : tuple of Time
        When it was said.
    addressee : Token or None
        Head of who was told.
    asserts : bool
        Whether the source vouches for what the content holds: true for a clause or
        for plain reporting ("stressed the importance of …"), false for an act or a
        stance towards a thing ("criticized the plan").
    """

    cue: tuple[Token, ...]
    source: Token | None
    content: tuple[Piece, ...]
    when: tuple[Time, ...] = ()
    addressee: Token | None = None
    asserts: bool = True


@frozen
class Cues:
    """The cue lists of a language, lemmas all; ``lexicon/<language>/cues.toml`` explains them.

    Attributes
    ----------
    clause, infinitive, object : frozenset of str
        Verbs whose complement of this form is reported.
    speech, quoting, telling : frozenset of str
        Verbs of plain reporting, verbs that take a quotation, verbs whose object is told.
    intention, evidential : frozenset of str
        "plans to", "appears to".
    hearsay : frozenset of str
        Verbs whose passive says what goes about: "is understood to have left".
    inserted, thinking : frozenset of str
        Verbs that may follow or interrupt what they report: "…, the court heard"; the
        second where a noun is the subject: "…, analysts believe".
    phrasing : frozenset of str
        Verbs of wording: "as the minister put it".
    question : frozenset of str
        "whether" and the like: the clause behind it is asked, not said.
    accusing : frozenset of str
        Verbs that say what the object did: "accused the army of shelling a school".
    describing : frozenset of str
        Verbs that report what they say something is: "sees him as a threat".
    labelling : frozenset of str
        Verbs that report the name they give to something: "called the raid a crime".
    duty : frozenset of str
        Verbs whose passive is a duty or a leave, not a report: "is supposed to".
    anonymity : frozenset of str
        Verbs of naming: "asked not to be named" reports nothing.
    unsaid : frozenset of str
        What opens a question that is not answered: "has not said when it will open".
    document : frozenset of str
        Texts that speak for who made them: "issued a paper welcoming the plan".
    contrast : frozenset of str
        What sets another speaker against the first: ", while the army said …".
    reason : frozenset of str
        What goes on with a clause behind an inserted cue: "…, he said, because it rained".
    circumstance : frozenset of str
        The like, where a subject of its own shows that it is no part of the saying: "after".
    felt : frozenset of str
        Verbs whose passive is a state of mind: "is convinced".
    pro_form : frozenset of str
        Objects that stand for no content: "I will say it again".
    negative : frozenset of str
        Verbs whose infinitive does not happen ("refuse"): they report no content.
    negation, negation_exempt : frozenset of str
        "not", "never"; what takes it back behind it: "not only".
    nobody : frozenset of str
        "nobody", "no", "neither": what it is that such a source says is not said.
    viewpoint, viewpoint_preposition : frozenset of str
        "in the words of", "by his account".
    factive : frozenset of str
        Cues of knowing: what they report is true for the article too.
    holder : frozenset of str
        Nouns for who has the attitude: "supporter".
    foreign : frozenset of str
        Verbs under which a noun's report is somebody else's: "denied claims that …".
    source : frozenset of str
        Nouns that may stand beside a colon as the speaker: "Poll: …", "Two die: police".
    regular : frozenset of str
        What things go according to without anybody saying so: "according to plan".
    adverb, adjective, noun, noun_clause : frozenset of str
        Cues that are no verbs; those nouns that take a that-clause.
    reporting : frozenset of str
        All nouns that may report.
    adjective_preposition : frozenset of str
        What stands between such an adjective and what it is about: "wary of the plan".
    belonging_gerund, belonging_noun : frozenset of str
        Prepositions of what belongs to the thing done to an object.
    verb_preposition, noun_preposition : dict of str to frozenset of str
        By preposition, the verbs and nouns whose phrase with it is reported.
    """

    clause: frozenset[str]
    infinitive: frozenset[str]
    object: frozenset[str]
    speech: frozenset[str]
    quoting: frozenset[str]
    telling: frozenset[str]
    intention: frozenset[str]
    evidential: frozenset[str]
    accusing: frozenset[str]
    describing: frozenset[str]
    labelling: frozenset[str]
    duty: frozenset[str]
    anonymity: frozenset[str]
    hearsay: frozenset[str]
    inserted: frozenset[str]
    thinking: frozenset[str]
    phrasing: frozenset[str]
    question: frozenset[str]
    unsaid: frozenset[str]
    document: frozenset[str]
    contrast: frozenset[str]
    reason: frozenset[str]
    circumstance: frozenset[str]
    felt: frozenset[str]
    pro_form: frozenset[str]
    negative: frozenset[str]
    negation: frozenset[str]
    negation_exempt: frozenset[str]
    nobody: frozenset[str]
    viewpoint: frozenset[str]
    viewpoint_preposition: frozenset[str]
    factive: frozenset[str]
    holder: frozenset[str]
    foreign: frozenset[str]
    source: frozenset[str]
    regular: frozenset[str]
    adverb: frozenset[str]
    adjective: frozenset[str]
    adjective_preposition: frozenset[str]
    noun: frozenset[str]
    noun_clause: frozenset[str]
    reporting: frozenset[str]
    verb: frozenset[str]
    belonging_gerund: frozenset[str]
    belonging_noun: frozenset[str]
    verb_preposition: dict[str, frozenset[str]]
    noun_preposition: dict[str, frozenset[str]]


@cache
def cues(language: str) -> Cues:
    """Return the cue lists of `language`, read once."""
    data = {k: frozenset(v) for k, v in words(language, "cues").items() if k not in TABLES}
    verbs, nouns = (
        {p: frozenset(lemmas) for p, lemmas in words(language, "cues")[table].items()}
        for table in TABLES
    )
    negation = words(language, "factuality")["negation"]
    quoting = (data["speech"] | data["act"] | data["saying"]) - data["perception"]
    infinitive = data["speech"] | data["act"] | data["attitude"]
    clause = infinitive | data["saying"] | data["perception"] | data["factive"]
    silent = (
        data["intention"]
        | data["evidential"]
        | data["stance"]
        | data["describing"]
        | data["labelling"]
    )
    return Cues(
        clause=clause,
        infinitive=infinitive,
        object=(data["speech"] | data["act"] | data["stance"] | data["regarding"])
        - data["clause_only"]
        - data["telling"],
        speech=data["speech"],
        quoting=quoting,
        telling=data["telling"],
        intention=data["intention"],
        evidential=data["evidential"],
        accusing=data["accusing"],
        describing=data["describing"],
        labelling=data["labelling"],
        duty=data["duty"],
        anonymity=data["anonymity"],
        hearsay=data["hearsay"],
        inserted=quoting | data["aside"],
        thinking=data["thinking"],
        phrasing=data["phrasing"],
        question=data["question"],
        unsaid=data["unsaid"],
        document=data["document"],
        contrast=data["contrast"],
        reason=data["reason"],
        circumstance=data["circumstance"],
        felt=data["felt"],
        pro_form=data["pro_form"],
        negative=frozenset(words(language, "factuality")["governor"]["negative"]),
        negation=frozenset(negation["adverb"]),
        negation_exempt=frozenset(negation["exempt"]),
        nobody=frozenset(negation["pronoun"] + negation["determiner"]),
        viewpoint=data["viewpoint"],
        viewpoint_preposition=data["viewpoint_preposition"],
        factive=data["factive"],
        holder=data["holder"],
        foreign=data["foreign"],
        source=data["source"] | _actors(language),
        regular=data["regular"],
        adverb=data["adverb"],
        adjective=data["adjective"],
        adjective_preposition=data["adjective_preposition"],
        noun=data["noun"].union(data["noun_infinitive"], *nouns.values()),
        reporting=data["viewpoint"].union(
            data["noun"], data["noun_infinitive"], data["document"], *nouns.values()
        ),
        noun_clause=data["noun"],
        verb=clause.union(silent, data["phrasing"], *verbs.values()),
        belonging_gerund=data["belonging_gerund"],
        belonging_noun=data["belonging_noun"],
        verb_preposition=verbs,
        noun_preposition=nouns,
    )


def _actors(language: str) -> frozenset[str]:
    actors = words(language, "actors")
    return frozenset(actors["person"] + actors["organisation"] + actors["group"])


TABLES = ("verb_preposition", "noun_preposition")
