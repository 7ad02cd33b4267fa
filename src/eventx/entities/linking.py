"""Which names are the same actor: equal, short, acronyms, countries and their governments."""

from collections import defaultdict
from collections.abc import Iterable

from eventx.entities.groups import Group, below
from eventx.entities.names import Name
from eventx.entities.words import Lists
from eventx.parse import Parse, Token
from eventx.places import Place, known_place, place_at
from eventx.records import EntityType

__all__ = ("group_names",)

Key = tuple[str, ...]
SHORTENED = frozenset({"PERSON", "ORG", "OTHER", "MISC"})
NATIONAL = frozenset({"country", "demonym", "capital", "metonym"})
PLACE_TYPES: dict[str, EntityType] = {"metonym": "FAC", "organisation": "ORG", "people": "NORP"}
STRONG = 5  # what a title or a company's ending says about a type, in votes of the NER


def group_names(parse: Parse, names: Iterable[Name], lists: Lists) -> dict[int, Group]:
    """Return the entity of each name, by the position of the name's first token.

    The whole text is looked at before a name is linked, so that a headline's "Kishida" is
    the "Fumio Kishida" of the text below.

    Parameters
    ----------
    parse : Parse
        The parse of the text.
    names : iterable of Name
        Its names in text order.
    lists : Lists
        The word lists of its language.
    """
    linker = _Linker(parse, lists)
    ordered = list(names)
    places = {name.tokens[0].i: linker.place(name) for name in ordered}
    linker.countries = {
        p.code: None for p in places.values() if p is not None and p.kind in ("country", "demonym")
    }
    named = {p.code for p in places.values() if p is not None and p.kind == "country"}
    by_key: dict[Key, list[Name]] = defaultdict(list)
    for name in ordered:
        place = places[name.tokens[0].i]
        if place is None or not linker.national(name, place, named):
            by_key[name.key or (name.head.low,)].append(name)
    linker.shorten(by_key)
    linker.acronyms(by_key, ordered)
    for key, same in by_key.items():
        for name in same:
            linker.add(linker.keyed(key), name, places[name.tokens[0].i])
    return linker.found


class _Linker:
    """Gathers the groups of one text."""

    def __init__(self, parse: Parse, lists: Lists) -> None:
        self.parse = parse
        self.lists = lists
        self.found: dict[int, Group] = {}
        self.countries: dict[str, Group | None] = {}
        self.peoples: dict[str, Group] = {}
        self.groups: dict[Key, Group] = {}
        self.same: dict[Key, Key] = {}
        self.evidence: dict[Key, str] = {}

    def place(self, name: Name) -> Place | None:
        """Return what the country table says of a name that is not a person's."""
        if name.type == "PERSON" and (len(name.tokens) > 1 or name.titles):
            return None
        first, last = name.tokens[0], name.tokens[-1]
        text = self.parse.text[first.start : last.end]
        place = known_place(text, self.parse.language)
        if place is not None and name.type == "NORP" and place.kind not in ("demonym", "country"):
            return None
        if place is not None and len(name.tokens) == 1:
            # "North" + "Korean": the table's longer name counts
            return place_at(self.parse, name.head)
        return place

    def national(self, name: Name, place: Place, named: set[str]) -> bool:
        """Link a country, its demonym, or its government by a capital's or seat's name."""
        if place.kind == "demonym" and self._people(name):
            people = self.peoples.get(place.code)
            if people is None:
                people = self.peoples[place.code] = Group(code=place.code, plural=True)
            people.votes["NORP"] += 1
            self.take(people, name, "name")
            return True
        if place.kind not in NATIONAL:
            return False
        if place.kind in ("capital", "metonym") and not (
            place.code in named and self._governs(name.head)
        ):
            return False
        if place.kind == "demonym" and name.head.upos not in ("ADJ", "PROPN"):
            return False
        group = self.countries.get(place.code)
        if group is None:
            group = self.countries[place.code] = Group(code=place.code, country=True)
        group.votes["GPE" if place.kind != "demonym" else "NORP"] += (
            1 if place.kind == "demonym" else STRONG
        )
        evidence = {"country": "country", "demonym": "demonym"}.get(place.kind, "metonym")
        self.take(group, name, evidence)
        if evidence == "demonym" and place.code not in named:
            group.names[" ".join(self.text(name).split())] += 1
        return True

    def _people(self, name: Name) -> bool:
        """Say whether a demonym is a noun for people: "the Palestinians", "the French"."""
        head = name.head
        return "Number=Plur" in head.feats or head.xpos in ("NNPS", "NNS")

    def _governs(self, head: Token) -> bool:
        """Say whether a capital acts: "Moscow rejected", "urge Moscow", "talks with Moscow"."""
        parse, lists = self.parse, self.lists
        while head.rel == "conj" and head.head >= 0:
            head = parse.tokens[head.head]
        above = parse.head(head)
        if above is None or head.deprel == "nsubj:pass":
            return False
        if head.rel == "nsubj":
            return above.upos == "VERB"
        if head.rel in ("obj", "iobj"):
            return above.lemma.lower() in lists.addressed
        if head.deprel == "nmod:poss":
            return above.lemma.lower() not in lists.urban
        cases = [t.low for t in below(parse, head) if t.rel == "case"]
        return head.rel in ("obl", "nmod") and bool(cases) and cases[0] in lists.toward

    def shorten(self, by_key: dict[Key, list[Name]]) -> None:
        """Find the fuller name that each short one stands for."""
        opening: dict[str, list[Key]] = defaultdict(list)
        closing: dict[str, list[Key]] = defaultdict(list)
        kinds = {key: self._kinds(same) for key, same in by_key.items()}
        for key in by_key:
            if len(key) > 1 and not self._fused(key, by_key):
                opening[key[0]].append(key)
                closing[key[-1]].append(key)
        for key, same in by_key.items():
            around = (*opening.get(key[0], ()), *closing.get(key[-1], ()))
            long = [
                other
                for other in dict.fromkeys(k for k in around if len(k) > len(key))
                if kinds[key] & kinds[other] & SHORTENED
                and self._shortens(key, other, same, by_key[other])
            ]
            target = self._longest(long) or self._main(long, same, by_key)
            if target is not None:
                self.same[key] = target
                self.evidence[key] = "short name"

    def _main(self, long: list[Key], same: list[Name], by_key: dict[Key, list[Name]]) -> Key | None:
        """Return the full name that a short one stands for, of several.

        It is the only one that the text has given before, the only one that is not told of as
        somebody's ("Daniel Kiptoo … his son, James Kiptoo … Kiptoo"), the one that is much the
        commonest, or the one near the short one's first use. "Mrs. Clinton" is not Bill.
        """
        told = {self.lists.gender.get(t.low.strip(".")) for n in same for t in n.titles} - {None}
        if len(told) == 1:
            long = [k for k in long if self.lists.gender.get(k[0]) in (*told, None)]
        first = same[0].tokens[0]
        long = [k for k in long if by_key[k][0].head.i < first.i] or long
        long = [k for k in long if not self._kin(by_key[k][0])] or long
        counts = sorted(((len(by_key[k]), k) for k in long), reverse=True)
        if len(counts) == 1 or (len(counts) > 1 and counts[0][0] >= 2 * counts[1][0]):
            return counts[0][1]
        near = [
            k
            for k in long
            if any(
                0 <= first.sentence - n.head.sentence <= 1 and n.head.i < first.i for n in by_key[k]
            )
        ]
        return near[0] if len(near) == 1 else None

    def _kin(self, name: Name) -> bool:
        """Say whether a name is told as that of somebody's relative: "his wife Claire Dubois"."""
        tokens = self.parse.tokens
        at = name.tokens[0].i - 1
        if at > 0 and tokens[at].form == ",":
            at -= 1
        noun = tokens[max(at, 0)]
        owned = any(c.deprel == "nmod:poss" for c in below(self.parse, noun))
        return owned and noun.lemma.lower() in self.lists.kin

    def _fused(self, key: Key, by_key: dict[Key, list[Name]]) -> bool:
        """Say whether NER ran two known names together: "Hillary Clinton Donald Trump"."""
        return len(key) > 2 and any(
            key[:k] in by_key and key[k:] in by_key for k in range(1, len(key))
        )

    def _kinds(self, same: list[Name]) -> frozenset[str]:
        """Return the types a name may have: NER often takes a company for a person."""
        kinds = {n.type for n in same}
        if kinds & {"PERSON", "ORG", "OTHER", "MISC"}:
            kinds |= {"PERSON", "ORG", "OTHER"}
        return frozenset(kinds)

    def _shortens(self, key: Key, other: Key, same: list[Name], others: list[Name]) -> bool:
        """Say whether `key` may stand for the fuller `other`."""
        if len("".join(key)) < 3 and not (len(key) == 1 and key[0] in other):
            return False
        person = any(n.type == "PERSON" or n.titles for n in others)
        if len(key) > 1 and key[0] == other[0] and key[-1] == other[-1]:
            # "Donald Trump" of "Donald John Trump", "Palestinian Authority" of "Palestinian National Authority"
            return True
        if other[-len(key) :] == key:
            if person or not any(n.type == "ORG" for n in others):
                return person or len(key) > 1
            return any(n.the for n in same)  # "the Bureau" of "NGO Affairs Bureau"
        if other[: len(key)] == key:
            rest = " ".join(other[len(key) :])
            if other[len(key)] in ("of", "for", "and"):
                return any(n.the for n in same)  # "the City" of "City of Windhoek"
            if known_place(rest, self.parse.language) is not None:
                return False  # "Lazada Malaysia" is a company of its own
            if not person and all(n.the for n in same):
                return False  # "the City" is not the "City Police"
            return person or any(n.type == "ORG" for n in others)
        return False

    @staticmethod
    def _longest(long: list[Key]) -> Key | None:
        """Return the fullest of several names where each holds the shorter ones, else None."""
        if not long:
            return None
        best = max(long, key=len)
        fits = all(set(k) <= set(best) and k[-1] == best[-1] for k in long)
        return best if fits else None

    def acronyms(self, by_key: dict[Key, list[Name]], ordered: list[Name]) -> None:
        """Find what acronyms stand for: "Korean Central News Agency (KCNA)", "the HC"."""
        initials: dict[str, set[Key]] = defaultdict(set)
        for key, same in by_key.items():
            if len(key) > 1 and any(n.type not in ("PERSON", "GPE", "LOC") for n in same):
                words = [t.low for t in same[0].tokens if t.low[:1].isalnum()]
                initials["".join(w[0] for w in key)].add(key)
                initials["".join(w[0] for w in words)].add(key)
        for before, name in zip([None, *ordered], ordered, strict=False):
            key = name.key
            form = "".join(c for c in name.tokens[0].form if c.isalnum())
            if len(name.tokens) != 1 or not form.isupper() or len(form) < 2 or key not in by_key:
                continue
            target = self._bracketed(before, name) if before is not None else None
            if target is None and len(initials.get(form.lower(), ())) == 1:
                target = next(iter(initials[form.lower()]))
            if target is not None and target in by_key and target != key:
                self.same[key] = target
                self.evidence[key] = "acronym"

    def _bracketed(self, before: Name, name: Name) -> Key | None:
        """Return the key of the name that an acronym in brackets follows and shortens."""
        first, last = name.tokens[0], before.tokens[-1]
        if first.i - last.i != 2 or self.parse.tokens[first.i - 1].form != "(":
            return None
        words = before.key
        rest = iter("".join(words))
        fits = words and all(letter in rest for letter in first.low.replace(".", ""))
        return words if fits and first.low[0] == words[0][0] else None

    def keyed(self, key: Key) -> Key:
        """Return the fullest key that `key` stands for."""
        for _ in range(4):
            if key not in self.same:
                break
            key = self.same[key]
        return key

    def add(self, key: Key, name: Name, place: Place | None) -> None:
        """Add a name to the group of `key`."""
        group = self.groups.get(key)
        if group is None:
            group = self.groups[key] = Group()
        own = name.key
        self._vote(group, name, place)
        self.take(group, name, "name" if own == key else self.evidence.get(own, "name"))

    def _vote(self, group: Group, name: Name, place: Place | None) -> None:
        kind: EntityType = name.type  # type: ignore[assignment]  # find_names maps to these
        tally = group.votes
        tally[kind] += len(name.tokens) if kind != "OTHER" else 0
        if name.titles:
            tally["PERSON"] += STRONG
        if name.tokens[-1].low.strip(".") in self.lists.corporate or self._organisation(name):
            tally["ORG"] += STRONG
        if place is not None and kind != "PERSON":
            tally[PLACE_TYPES.get(place.kind, "GPE")] += STRONG
            group.code = group.code or place.code

    def _organisation(self, name: Name) -> bool:
        """Say whether a noun says that it is one: "the organisation Odhikar", "Sparta is one of the charities"."""
        lists, head = self.lists, name.head
        words = name.tokens
        if words[-1].low in lists.organisation and words[-1].low not in lists.person:
            return True
        if len(words) > 2 and words[0].form == "City" and words[1].low == "of":
            return True
        beside = [
            c
            for c in below(self.parse, head)
            if c.rel in ("compound", "appos") or c.deprel == "nmod:desc"
        ]
        above = self.parse.head(head)
        if above is not None and (head.rel in ("appos", "flat") or head.deprel == "nmod:desc"):
            beside.append(above)
        if above is not None and head.rel == "nsubj" and self.parse.child(above, "cop") is not None:
            beside += [above, *(self.parse.children(above, "nmod") if above.upos == "NUM" else ())]
        return any(c.upos == "NOUN" and c.lemma.lower() in lists.any_organisation for c in beside)

    def text(self, name: Name) -> str:
        """Return the surface of a name."""
        return self.parse.text[name.tokens[0].start : name.tokens[-1].end]

    def take(self, group: Group, name: Name, evidence: str) -> None:
        """Put a name's mention into its group."""
        group.take(self.parse, name.tokens, evidence, [*name.titles, *name.tokens])
        self.found[name.tokens[0].i] = group
