"""Which mentions are the same actor: names, short forms, descriptions, pronouns.

Every link is made by a rule that says so in the mention's `evidence`; where two
entities fit equally well, none is taken.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from attrs import Factory, define, frozen

from eventx.lexicon import words
from eventx.parse import Parse, Token
from eventx.places import country
from eventx.records import Entity, EntityType, Mention

__all__ = ("Entities", "find_entities")

TYPES: dict[str, EntityType] = {
    "PERSON": "PERSON",
    "NORP": "NORP",
    "ORG": "ORG",
    "GPE": "GPE",
    "LOC": "LOC",
    "FAC": "FAC",
    "PRODUCT": "PRODUCT",
    "EVENT": "EVENT",
    "WORK_OF_ART": "MISC",
    "LAW": "MISC",
    "MISC": "MISC",
}
PLACES = frozenset({"GPE", "LOC", "FAC"})


@frozen
class Entities:
    """The entities of a text, and which token names which.

    Attributes
    ----------
    entities : tuple of Entity
        In order of first mention.
    tokens : dict of int to Entity
        By `Token.i`: every token of a name, the head of a description, a pronoun.
    """

    entities: tuple[Entity, ...] = ()
    tokens: dict[int, Entity] = Factory(dict)

    def at(self, token_i: int) -> Entity | None:
        """Return the entity that the phrase headed by token `token_i` names, or None."""
        return self.tokens.get(token_i)


@define(eq=False)
class Group:
    """An entity while its mentions are being gathered."""

    type: EntityType
    name: tuple[str, ...]
    mentions: list[Mention]
    tokens: list[int]
    last: Token
    heads: set[str] = Factory(set)
    modifiers: set[str] = Factory(set)
    gender: str = ""
    country: str | None = None

    def add(self, mention: Mention, tokens: Iterable[Token]) -> None:
        """Take in a mention."""
        self.mentions.append(mention)
        for token in tokens:
            self.tokens.append(token.i)
            self.last = token


@frozen
class Lists:
    """Titles, generic descriptions, gendered words and pronouns of a language."""

    title: frozenset[str]
    generic: frozenset[str]
    gender: dict[str, str]
    pronoun: dict[str, str]
    person: frozenset[str]


@cache
def lists(language: str) -> Lists:
    """Return the person words of `language`, read once."""
    data, actors = words(language, "persons"), words(language, "actors")

    def by_word(table: dict[str, list[str]]) -> dict[str, str]:
        return {word: gender for gender, listed in table.items() for word in listed}

    return Lists(
        frozenset(data["title"]),
        frozenset(data["generic"]),
        by_word(data["gender"]),
        by_word(data["pronoun"]),
        frozenset(actors["person"]),
    )


def find_entities(parse: Parse) -> Entities:
    """Group the mentions of each actor and place.

    Parameters
    ----------
    parse : Parse
        The parse of the text, with the names its backend found.
    """
    finder = _Finder(parse)
    names = {tokens[0].i: (tokens, kind) for tokens, kind in _names(parse)}
    covered = {t.i for tokens, _ in names.values() for t in tokens}
    for token in parse.tokens:
        if token.i in names:
            finder.name(*names[token.i])
        elif token.i in covered:
            continue
        elif token.upos in ("PRON", "DET"):
            if token.low in finder.lists.pronoun:
                finder.pronoun(token)
        elif token.upos == "NOUN":
            finder.description(token)
    return _finished(finder.groups)


def _names(parse: Parse) -> Iterator[tuple[list[Token], EntityType]]:
    """Yield the tokens of each name and its type: what NER found, and runs of proper nouns beside."""
    used: set[int] = set()
    at, tokens = 0, parse.tokens
    for span in parse.entities:
        while at < len(tokens) and tokens[at].end <= span.start:
            at += 1
        k, inside = at, []
        while k < len(tokens) and tokens[k].start < span.end:
            inside.append(tokens[k])
            k += 1
        used.update(t.i for t in inside)
        if span.type in TYPES and (core := _core(inside)):
            yield core, TYPES[span.type]
    run: list[Token] = []
    for token in tokens:
        if token.upos == "PROPN" and token.i not in used and token.form[:1].isupper():
            if run and (token.i != run[-1].i + 1 or token.sentence != run[-1].sentence):
                yield run, "OTHER"
                run = []
            run.append(token)
        elif run:
            yield run, "OTHER"
            run = []
    if run:
        yield run, "OTHER"


def _core(tokens: list[Token]) -> list[Token]:
    """Leave out determiners in front, possessive marks and punctuation at the end of a name."""
    while tokens and tokens[0].upos in ("DET", "PUNCT"):
        tokens = tokens[1:]
    while tokens and (tokens[-1].upos in ("PUNCT", "PART") or tokens[-1].low in ("'s", "’s")):
        tokens = tokens[:-1]
    return tokens


class _Finder:
    """Links the mentions of one text in reading order."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.lists = lists(parse.language)
        self.groups: list[Group] = []
        self.by_name: dict[tuple[str, ...], Group] = {}
        self.by_word: dict[str, list[Group]] = {}
        self.persons: list[Group] = []

    def name(self, tokens: list[Token], kind: EntityType) -> None:
        """Link a name to an entity of the same or a fuller name, or begin a new one."""
        bare = self._without_titles(tokens) if kind in ("PERSON", "OTHER") else tokens
        key = tuple(t.low.strip(".") for t in bare)
        head = self._head(tokens)
        code = country(self.parse, head) if kind in ("GPE", "LOC", "NORP") else None
        if code is not None and kind == "LOC":
            kind = "GPE"
        group, evidence = self._known(key, kind, tokens)
        if group is None:
            group = Group(kind, key, [], [], head, country=code)
            self.groups.append(group)
            self.by_name[key] = group
            for word in key:
                self.by_word.setdefault(word, []).append(group)
            if kind == "PERSON":
                self.persons.append(group)
        elif len(key) > len(group.name) and evidence != "acronym":
            group.name = key
            self.by_name[key] = group
        first, last = bare[0], bare[-1]
        text = self.parse.text[first.start : last.end]
        group.add(Mention(first.start, last.end, text, evidence), [*tokens, head])
        if group.type == "PERSON":
            self._describe(group, tokens, head)

    def _without_titles(self, tokens: list[Token]) -> list[Token]:
        bare = tokens
        while len(bare) > 1 and bare[0].low.strip(".") in self.lists.title:
            bare = bare[1:]
        return bare

    def _head(self, tokens: list[Token]) -> Token:
        """Return the word of a name on which its other words hang."""
        inside = {t.i for t in tokens}
        return next((t for t in tokens if t.head not in inside), tokens[-1])

    def _known(
        self, key: tuple[str, ...], kind: EntityType, tokens: list[Token]
    ) -> tuple[Group | None, str]:
        same = self.by_name.get(key)
        if same is not None:
            return same, "name"
        acronym = self._expansion(tokens)
        if acronym is not None:
            self.by_name[key] = acronym
            return acronym, "acronym"
        if kind in ("PERSON", "OTHER", "ORG"):
            found = [
                g
                for g in self.by_word.get(key[-1], []) + self.by_word.get(key[0], [])
                if _short_form(key, g.name) and (g.type == kind or "OTHER" in (kind, g.type))
            ]
            unique = {id(g): g for g in found}
            if len(unique) == 1:
                return next(iter(unique.values())), "short name"
        return None, "name"

    def _expansion(self, tokens: list[Token]) -> Group | None:
        """Return the entity whose name an acronym in brackets shortens: "Korean Central News Agency (KCNA)"."""
        first = tokens[0]
        if len(tokens) != 1 or not first.form.isupper() or len(first.form) < 2 or not self.groups:
            return None
        if first.i == 0 or self.parse.tokens[first.i - 1].form != "(":
            return None
        before = self.groups[-1] if self.groups[-1].last.i >= first.i - 3 else None
        recent = before or max(self.groups, key=lambda g: max(g.tokens))
        initials = "".join(w[0] for w in recent.name if w[:1].isalnum()).upper()
        close = max(recent.tokens) >= first.i - 3
        return recent if close and _subsequence(first.form.rstrip("s"), initials + " ") else None

    def _describe(self, group: Group, tokens: list[Token], head: Token) -> None:
        """Remember what a name's title and apposition say: "the Russian defense minister"."""
        parse = self.parse
        inside = {t.i for t in tokens}
        around = [c for t in tokens for c in parse.dependents[t.i] if c.i not in inside]
        titles = [c for c in around if c.rel in ("compound", "appos", "flat") or c.deprel in ("nmod:desc", "nmod:unmarked")]
        above = parse.head(head)
        if above is not None and (head.rel in ("appos", "flat") or head.deprel in ("nmod:desc",)):
            titles.append(above)
        # "X is the defense minister"
        if above is not None and head.rel == "nsubj" and above.upos == "NOUN" and parse.child(above, "cop"):
            titles.append(above)
        titles += [t for t in tokens if t.low in self.lists.title]
        for noun in titles:
            if noun.lemma.lower() in self.lists.person or noun.low in self.lists.title:
                group.heads.add(noun.lemma.lower())
                group.modifiers.update(t.low for t in parse.subtree(noun) if t.upos in ("ADJ", "PROPN", "NOUN"))
                group.gender = group.gender or self.lists.gender.get(noun.lemma.lower(), "")
        group.modifiers.update(c.low for c in around if c.rel in ("amod", "compound"))
        group.modifiers.update(
            t.low for c in around if c.rel in ("amod", "compound") for t in parse.subtree(c)
        )

    def description(self, noun: Token) -> None:
        """Link a definite description to the one person it fits: "the Russian official"."""
        lemma = noun.lemma.lower()
        if lemma not in self.lists.person or not self.persons or "Number=Plur" in noun.feats:
            return
        det = self.parse.child(noun, "det")
        if det is None or det.low not in ("the", "this", "that"):
            return
        if noun.rel == "appos" or self.parse.child(noun, "appos", "flat", "acl") is not None:
            return
        modifiers = {
            t.low
            for c in self.parse.children(noun, "amod", "compound")
            for t in self.parse.subtree(c)
            if t.upos in ("ADJ", "PROPN", "NOUN")
        }
        if any(c.rel == "nmod" for c in self.parse.dependents[noun.i]):
            return
        fits = [g for g in self.persons if modifiers <= g.modifiers and (lemma in g.heads or (lemma in self.lists.generic and modifiers))]
        exact = [g for g in fits if lemma in g.heads]
        for candidates in (exact, fits):
            if len(candidates) == 1:
                text = self.parse.text[noun.start : noun.end]
                candidates[0].add(Mention(noun.start, noun.end, text, "description"), [noun])
                return

    def pronoun(self, token: Token) -> None:
        """Link "he" or "she" to the one person around, or to the last one who was a subject."""
        gender = self.lists.pronoun[token.low]
        near = [
            g
            for g in self.persons
            if 0 <= token.sentence - g.last.sentence <= 2 and g.gender in ("", gender)
        ]
        if len(near) > 1:
            last = max(g.last.sentence for g in near)
            recent = [g for g in near if g.last.sentence == last]
            near = recent if len(recent) == 1 else [g for g in recent if self._subject(g.last)]
        if len(near) == 1:
            near[0].gender = near[0].gender or gender
            text = self.parse.text[token.start : token.end]
            near[0].add(Mention(token.start, token.end, text, "pronoun"), [token])

    def _subject(self, token: Token) -> bool:
        while token.rel in ("flat", "compound") and token.head >= 0:
            token = self.parse.tokens[token.head]
        return token.rel == "nsubj"


def _short_form(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Say whether one name shortens the other: "Shoigu", "Kim" of "Kim Jong-un"."""
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if len(short) == len(long) or len("".join(short)) < 3:
        return False
    return long[-len(short) :] == short or long[: len(short)] == short


def _subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(letter in rest for letter in short)


def _finished(groups: list[Group]) -> Entities:
    entities, tokens = [], {}
    for number, group in enumerate(groups, 1):
        named = [m for m in group.mentions if m.evidence in ("name", "short name")] or group.mentions
        name = " ".join(max(named, key=lambda m: len(m.text.split())).text.split())
        entity = Entity(f"x{number}", group.type, name, tuple(sorted(group.mentions, key=lambda m: m.start)))
        entities.append(entity)
        tokens.update(dict.fromkeys(group.tokens, entity))
    return Entities(tuple(entities), tokens)
