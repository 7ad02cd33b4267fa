"""The word lists that tell which verbs and nouns are events."""

from functools import cache

from attrs import field, frozen

from eventx.lexicon import words

__all__ = ("Lists", "lists")


@frozen
class Lists:
    """The predicate lists of a language as sets of lemmas."""

    passed_over: frozenset[str]
    reporting: frozenset[str]
    aspectual: frozenset[str]
    dual: frozenset[str]
    happening: frozenset[str]
    stative_passive: frozenset[str]
    adjectival: frozenset[str]
    changing: frozenset[str]
    light: frozenset[str]
    adverbs: frozenset[str]
    inverse_light: frozenset[str]
    event_nouns: frozenset[str]
    idioms: dict[str, frozenset[str]]
    named: frozenset[str]
    bound: dict[str, frozenset[str]]
    counting: frozenset[str]
    months: frozenset[str]
    occurring: frozenset[str]
    phasing: frozenset[str]
    scheduling: frozenset[str]
    prospective: frozenset[str]
    calling: frozenset[str]
    dating: dict[str, frozenset[str]]
    nominal: frozenset[str]
    engaged: frozenset[str]
    undergoing: frozenset[str]
    carrying: dict[str, frozenset[str]]
    judging: frozenset[str]
    presenting: frozenset[str]
    at_fault: frozenset[str]
    verdict: frozenset[str]
    happening_with: dict[str, frozenset[str]]
    relating: frozenset[str]
    leading: frozenset[str]
    done_by: frozenset[str]
    tallied: frozenset[str]
    whole: frozenset[str]

    happens: frozenset[str] = field(init=False)

    @happens.default
    def _first_words(self) -> frozenset[str]:
        """Return the verbs of `occurring` and `phasing` without what may stand with them."""
        return frozenset(each.partition(" ")[0] for each in self.occurring | self.phasing)


@cache
def lists(language: str) -> Lists:
    """Return the predicate lists of `language`, read once."""
    verbs, nouns, cues = (words(language, n) for n in ("predicates", "event_nouns", "cues"))
    reporting = [w for kind in ("speech", "attitude", "perception") for w in cues[kind]]
    return Lists(
        (frozenset(verbs["state"]) | frozenset(reporting)) - frozenset(verbs["telling"]),
        frozenset(cues["speech"]),
        frozenset(verbs["aspectual"]),
        frozenset(verbs["dual"]),
        frozenset(verbs["happening"]),
        frozenset(verbs["stative_passive"]),
        frozenset(verbs["adjectival"]),
        frozenset(verbs["changing"]),
        frozenset(verbs["light"]),
        frozenset(verbs["adverbs"]),
        frozenset(verbs["inverse_light"]),
        frozenset(nouns["event"]),
        {noun: frozenset(carriers) for noun, carriers in nouns["idiom"].items()},
        frozenset(nouns["named"]),
        {noun: frozenset(preps) for noun, preps in nouns["bound"].items()},
        frozenset(nouns["counting"]),
        frozenset(words(language, "times")["month"]),
        frozenset(verbs["occurring"]),
        frozenset(verbs["phasing"]),
        frozenset(verbs["scheduling"]),
        frozenset(verbs["prospective"]),
        frozenset(verbs["calling"]),
        {verb: frozenset(marks) for verb, marks in verbs["dating"].items()},
        frozenset(verbs["nominal"]),
        frozenset(verbs["engaged"]),
        frozenset(verbs["undergoing"]),
        {prep: frozenset(those) for prep, those in verbs["carrying"].items()},
        frozenset(verbs["judging"]),
        frozenset(verbs["presenting"]),
        frozenset(verbs["at_fault"]),
        frozenset(verbs["verdict"]),
        {verb: frozenset(things) for verb, things in verbs["happening_with"].items()},
        frozenset(verbs["relating"]),
        frozenset(verbs["leading"]),
        frozenset(nouns["done_by"]),
        frozenset(nouns["tallied"]),
        frozenset(verbs["whole"]),
    )
