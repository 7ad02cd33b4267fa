"""Whom a pronoun stands for, by the subjects above and in front of it."""

from collections.abc import Callable, Iterator
from itertools import islice

from eventx.entities.groups import Group, below
from eventx.entities.words import lists
from eventx.lexicon import words
from eventx.parse import Parse, Token

__all__ = ("Discourse",)

BACK = 3  # sentences to look back
HIGH = 40  # words to climb in a tree; parses of run-on text can be very deep
FAR = 60  # words between an organisation and "they"
RECENT = 60  # mentions of a sentence to weigh


class Discourse:
    """The actors mentioned so far, by the token that mentions them.

    Parameters
    ----------
    parse : Parse
        The parse of the text.
    quoted : callable
        Says whether a token stands inside quotation marks.
    ahead : callable
        Returns the entity of a name anywhere in the text, by token position.
    """

    def __init__(
        self, parse: Parse, quoted: Callable[[int], bool], ahead: Callable[[int], Group | None]
    ) -> None:
        self.parse = parse
        self.ahead = ahead
        self.quoted = quoted
        self.lists = lists(parse.language)
        self.speech = frozenset(words(parse.language, "cues")["speech"])
        self.groups: dict[int, Group] = {}
        self.sentences: dict[int, list[tuple[Token, Group]]] = {}

    def mention(self, token: Token, group: Group) -> None:
        """Note that `token` mentions an actor."""
        self.groups[token.i] = group
        self.sentences.setdefault(token.sentence, []).append((token, group))

    def antecedent(self, pronoun: Token, kind: str) -> Group | None:
        """Return the actor that a pronoun stands for; None where the text leaves it open.

        Parameters
        ----------
        pronoun : Token
            A third-person pronoun.
        kind : str
            ``male``, ``female``, ``thing`` or ``plural``.
        """
        if kind == "thing" and self._expletive(pronoun):
            return None
        first = self._joined(pronoun)
        if first is not None and self._fits(first, kind):
            return first
        barred = self._barred(pronoun)
        others = self._others(pronoun, barred)
        fronted = self._fronted(pronoun)
        if fronted is not None and self._fits(fronted, kind):
            return fronted
        for subject in self._subjects_above(pronoun):
            group = self.groups.get(subject.i)
            if subject.i in barred or (group is not None and id(group) in others):
                continue
            joined = any(c.rel == "conj" for c in below(self.parse, subject))
            if joined and kind == "plural":
                return None
            if group is not None and self._fits(group, kind):
                if joined or self._rival(pronoun, subject, group, kind):
                    return None
                if self._owned(pronoun, subject, group, kind):
                    return None
                return None if self._things(subject, pronoun, group, kind) else group
            if (group is None or not group.named) and self._blocks(subject, kind):
                return None
        return self._in_front(pronoun, kind, others)

    def _joined(self, pronoun: Token) -> Group | None:
        """Return the first conjunct in "Kishida and his counterpart", "the United States and its allies"."""
        owned = self.parse.head(pronoun)
        if pronoun.deprel != "nmod:poss" or owned is None or owned.rel != "conj":
            return None
        return self.groups.get(owned.head)

    def _fronted(self, pronoun: Token) -> Group | None:
        """Return the subject of the clause that a participle in front hangs on: "Justifying their acts, the City said"."""
        for above in islice(self.parse.ancestors(pronoun), HIGH):
            if above.rel == "advcl" and above.head > above.i:
                if any(c.rel in ("nsubj", "mark") for c in below(self.parse, above)):
                    return None
                subject = self._subject(self.parse.tokens[above.head])
                return (
                    self.ahead(subject.i) if subject is not None and subject.i > pronoun.i else None
                )
            if above.rel in ("nsubj", "ccomp", "conj"):
                return None
        return None

    def _expletive(self, pronoun: Token) -> bool:
        """Say whether "it" stands for nothing: "it was announced that", "it is clear that"."""
        if pronoun.rel == "expl":
            return True
        above = self.parse.head(pronoun)
        if above is not None and pronoun.rel == "obj" and above.lemma in self.lists.told:
            return True  # "Russia denies it"
        if above is None or pronoun.rel != "nsubj":
            return False
        clausal = any(
            c.rel in ("csubj", "ccomp") or c.deprel == "advcl:relcl"
            for c in below(self.parse, above)
        )
        return (pronoun.deprel == "nsubj:pass" and clausal) or (
            above.upos in ("ADJ", "NOUN")
            and any(
                c.rel in ("csubj", "ccomp", "xcomp", "advcl") and c.i > above.i
                for c in below(self.parse, above)
            )
        )

    def _barred(self, pronoun: Token) -> set[int]:
        """Return the tokens that the grammar keeps a pronoun from: "Kim saw him" is not Kim."""
        barred = {pronoun.i}
        owned = self.parse.head(pronoun)
        if pronoun.deprel == "nmod:poss" and owned is not None:
            # in "Weber, her close friend" and "her close friend, Weber" she is not Weber
            barred.update(c.i for c in (owned, *below(self.parse, owned)) if c.rel == "appos")
            if owned.rel == "appos":
                barred.add(owned.head)
        if pronoun.deprel != "nmod:poss" and "Reflex=Yes" not in pronoun.feats:
            above = self.parse.head(pronoun)
            if above is not None:
                barred.update(
                    t.i for t in below(self.parse, above) if t.rel in ("nsubj", "obj", "iobj")
                )
                if above.rel == "xcomp" or (above.rel == "conj" and not self._subject(above)):
                    top = self.parse.head(above)
                    if top is not None and pronoun.rel != "nsubj":
                        barred.update(t.i for t in below(self.parse, top) if t.rel == "nsubj")
        return barred

    def _others(self, pronoun: Token, barred: set[int]) -> set[int]:
        """Return the ids of the actors that a pronoun is not: of barred tokens; who speaks of "she" in a quotation."""
        others = {id(self.groups[i]) for i in barred if i in self.groups}
        if not self.quoted(pronoun.i):
            return others
        for above in islice(self.parse.ancestors(pronoun), HIGH):
            for verb in (above, *(c for c in below(self.parse, above) if c.rel == "parataxis")):
                subject = self._subject(verb) if verb.lemma in self.speech else None
                if subject is not None and not self.quoted(subject.i):
                    speaker = self.groups.get(subject.i) or self.ahead(subject.i)
                    others.update(() if speaker is None else (id(speaker),))
        return others

    def _subject(self, verb: Token) -> Token | None:
        return next((t for t in below(self.parse, verb) if t.rel in ("nsubj", "csubj")), None)

    def _subjects_above(self, pronoun: Token) -> Iterator[Token]:
        """Yield the subjects of the clauses around a pronoun, inmost first, that precede it."""
        under = pronoun
        for above in islice(self.parse.ancestors(pronoun), HIGH):
            for subject in below(self.parse, above):
                if subject.rel != "nsubj" or subject.i >= pronoun.i or subject.i == under.i:
                    continue
                # a quoted "he" is not the one who says it
                if self.quoted(pronoun.i) and not self.quoted(subject.i):
                    continue
                yield subject
            under = above

    def _rival(self, pronoun: Token, subject: Token, group: Group, kind: str) -> bool:
        """Say whether another fitting actor stands in the subject's clause, nearer: "Kim thanked Putin for his letter"."""
        verb = subject.head
        return any(
            subject.i < token.i < pronoun.i
            and other is not group
            and token.head == verb
            and token.rel in ("obj", "iobj")
            and self._fits(other, kind)
            for token, other in self.sentences.get(pronoun.sentence, ())[-RECENT:]
        )

    def _only_quoted(self, mention: Token, pronoun: Token) -> bool:
        return self.quoted(mention.i) and not self.quoted(pronoun.i)

    def _owned(self, pronoun: Token, subject: Token, group: Group, kind: str) -> bool:
        """Say whether a pronoun may be whose somebody is: "Weber's lawyer, Kim Costa, said she was ill".

        So it is for relatives of one sex, or where one is not known: "Costa's brother said he was ill".
        """
        if pronoun.rel != "nsubj":
            return False
        either = ("", kind) if subject.lemma.lower() in self.lists.kin else (kind,)
        owners = [
            self.groups.get(c.i) for c in below(self.parse, subject) if c.deprel == "nmod:poss"
        ]
        fits = any(o is not None and o.person and o.gender in either for o in owners)
        return fits and (len(either) > 1 or not group.gender)

    def _things(self, mention: Token, pronoun: Token, group: Group, kind: str) -> bool:
        """Say whether "they" may be things rather than an organisation: "Kia recalled cars as they leaked"."""
        if kind != "plural" or group.plural:
            return False
        between = self.parse.tokens[mention.i + 1 : pronoun.i][:FAR]
        return any(t.upos == "NOUN" and "Number=Plur" in t.feats for t in between)

    def _blocks(self, subject: Token, kind: str) -> bool:
        """Say whether an unlinked subject may be what the pronoun means."""
        plural = "Number=Plur" in subject.feats
        if subject.upos not in ("NOUN", "PROPN"):
            return False
        if kind == "plural":
            return plural
        return kind == "thing" and not plural

    def _in_front(self, pronoun: Token, kind: str, others: set[int]) -> Group | None:
        """Look at the sentence itself, then back: the subject first, then whoever is alone."""
        first = True
        for number in range(pronoun.sentence, max(-1, pronoun.sentence - BACK - 1), -1):
            here = [
                (t, g)
                for t, g in self.sentences.get(number, ())[-RECENT:]
                if t.i < pronoun.i
                and id(g) not in others
                and self._fits(g, kind)
                # “He left,” he said: two, perhaps
                and (number < pronoun.sentence or not self._only_quoted(t, pronoun))
            ]
            if kind in ("thing", "plural") and number < pronoun.sentence - 1:
                return None
            found = self._one([t for t in here if t[0].rel == "nsubj"], kind)
            known = any(g.gender == kind and g is not found for _, g in here)
            if found is not None and kind != found.gender and known:
                return None  # "Poland's president met Olena. She …"
            if kind == "plural":
                here = [(t, g) for t, g in here if g.plural]
            if found is None and (kind not in ("thing", "plural") or first):
                groups = {id(g): g for t, g in here if t.rel == pronoun.rel} or {
                    id(g): g for _, g in here
                }
                sure = [g for g in groups.values() if len(groups) == 1 or g.gender == kind]
                found = sure[0] if len(sure) == 1 else None
                if found is None and here:
                    return None
            if found is not None:
                last = next(t for t, g in reversed(self.sentences[number]) if g is found)
                return None if self._things(last, pronoun, found, kind) else found
            first = False
        return None

    def _one(self, subjects: list[tuple[Token, Group]], kind: str) -> Group | None:
        """Return the only subject, or the main clause's."""
        groups = {id(g): g for _, g in subjects}
        if len(groups) > 1:
            groups = {id(g): g for t, g in subjects if self.parse.tokens[t.head].rel == "root"}
        if len(groups) != 1:
            return None
        token = subjects[0][0]
        if kind == "plural" and any(c.rel == "conj" for c in below(self.parse, token)):
            return None
        return next(iter(groups.values()))

    def _fits(self, group: Group, kind: str) -> bool:
        """Say whether an actor has the number and gender of a pronoun."""
        if kind in ("male", "female"):
            return group.person and group.gender in ("", kind)
        if kind == "plural":
            return group.plural or (group.named and group.type == "ORG")
        return not group.plural and group.type in ("ORG", "GPE") and not group.gender
