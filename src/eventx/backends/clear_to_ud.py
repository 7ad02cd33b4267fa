"""ClearNLP's dependency labels, as spaCy's English pipelines write them, turned into UD.

The trees differ in what is the head: in ClearNLP a preposition heads its object
and a copula its predicate, a conjunct hangs on the one before it, and a
conjunction on the conjunct before it. All changes are made of one step, `promote`,
which keeps a tree a tree.
"""

from collections.abc import Sequence

from attrs import define, field

__all__ = ("Node", "convert")

RENAMED = {
    "ROOT": "root",
    "acomp": "xcomp",
    "agent": "obl:agent",
    "attr": "xcomp",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "dep",
    "neg": "advmod",
    "nmod": "compound",
    "npadvmod": "obl:unmarked",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "pobj": "obl",
    "poss": "nmod:poss",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "relcl": "acl:relcl",
}

FIXED = frozenset(
    {
        ("according", "to"),
        ("as", "of"),
        ("because", "of"),
        ("due", "to"),
        ("instead", "of"),
        ("prior", "to"),
        ("rather", "than"),
        ("such", "as"),
    }
)
"""Prepositions of two words that UD joins with ``fixed``."""

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "DET"})

PREPOSITIONS = frozenset({"prep", "agent", "dative", "pcomp", "conj", "ROOT", "advcl", "acomp"})
"""What a preposition with an object may be to its head."""


RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})

FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})


@define
class Node:
    """A word while its sentence is being rebuilt.

    Attributes
    ----------
    form, lemma : str
        In lower case.
    tag, pos : str
        Penn Treebank tag; universal part of speech.
    head : int
        Position of the head in the sentence, -1 for the root.
    rel : str
        ClearNLP's label before, UD's after `convert`.
    clausal : bool
        It heads the clause behind a preposition (*without paying*).
    """

    form: str
    lemma: str
    tag: str
    pos: str
    head: int
    rel: str
    clausal: bool = field(default=False, init=False)


def convert(nodes: Sequence[Node]) -> None:
    """Turn a sentence into UD, in place.

    Parameters
    ----------
    nodes : sequence of Node
        The words, a tree.
    """
    tree = _Tree(nodes)
    order = tree.bottom_up()
    for i in order:
        tree.preposition(i)
    for i in order:
        tree.copula(i)
    for i in order:
        tree.currency(i)
        tree.complement(i)
    tree.coordinations()
    tree.rename()


class _Tree:
    """A sentence with the children of each word."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.nodes = nodes
        self.children: list[list[int]] = [[] for _ in nodes]
        for i, node in enumerate(nodes):
            if node.head >= 0:
                self.children[node.head].append(i)

    def bottom_up(self) -> list[int]:
        """Return the words so that each stands before its head."""
        order = [i for i, node in enumerate(self.nodes) if node.head < 0]
        for i in order:
            order.extend(self.children[i])
        return order[::-1]

    def child(self, i: int, *relations: str) -> int | None:
        """Return the first child under one of the relations."""
        return next((k for k in self.children[i] if self.nodes[k].rel in relations), None)

    def move(self, i: int, head: int) -> None:
        """Hang a word on another head."""
        if self.nodes[i].head >= 0:
            self.children[self.nodes[i].head].remove(i)
        self.nodes[i].head = head
        if head >= 0:
            self.children[head] = sorted([*self.children[head], i])

    def promote(self, i: int, relation: str) -> None:
        """Let a word change places with its head, which stays below it as `relation`.

        The head's other children go along, and the word takes over the head's relation.
        """
        over = self.nodes[i].head
        above = self.nodes[over]
        self.nodes[i].rel, above.rel = above.rel, relation
        self.move(i, above.head)
        for k in [over, *self.children[over]]:
            self.move(k, i)

    def preposition(self, i: int) -> None:
        """Hang a preposition on its object: *died in Cairo*, *without paying*, *because of it*."""
        node = self.nodes[i]
        verb = node.pos in {"VERB", "AUX"} and node.rel != "prep"  # not so "including children"
        if node.rel not in PREPOSITIONS or verb:
            return
        below = self._object(i)
        if below is None or not self._governs(i, below):
            return
        for k in self.children[i]:
            if k != below and self.nodes[k].rel == "pcomp" and self.nodes[k].pos == "ADP":
                self.nodes[k].rel = "fixed"
        clausal = self.nodes[below].rel == "pcomp" and self.nodes[below].pos in {"VERB", "AUX"}
        self.nodes[below].clausal = clausal
        if self.nodes[below].rel == "nested":
            second = self.child(below, "case")
            if second is not None and (node.form, self.nodes[second].form) in FIXED:
                self.nodes[second].rel = "fixed"
                self.move(second, i)
        fixed = [k for k in self.children[i] if self.nodes[k].rel == "fixed"]
        self.promote(below, "mark" if clausal else "case")
        for k in fixed:
            self.move(k, i)
        if self.nodes[below].rel == "pcomp":
            self.nodes[below].rel = "nested"
        elif self.nodes[below].rel == "dative":
            self.nodes[below].rel = "prep"

    def _object(self, i: int) -> int | None:
        """Return what a preposition governs, also through a second one: *according to him*."""
        for k in [self.child(i, "pobj"), self.child(i, "pcomp")]:
            if k is not None:
                return k
        for k in self.children[i]:
            node = self.nodes[k]
            if node.rel in {"nested", "prep"} and self.child(k, "case") is not None:
                node.rel = "nested"
                return k
        return None

    def _governs(self, i: int, below: int) -> bool:
        """Say whether a word has an object as a preposition has: not so *hope in peace*."""
        node = self.nodes[i]
        if node.rel in {"prep", "agent", "pcomp"} or node.pos in {"ADP", "SCONJ"}:
            return True
        second = self.child(below, "case")
        return second is not None and (node.form, self.nodes[second].form) in FIXED

    def copula(self, i: int) -> None:
        """Hang *be* on its predicate: *he is a doctor*, *it was late*, *she is in Paris*."""
        node = self.nodes[i]
        if node.lemma != "be" or node.rel in {"aux", "auxpass", "cop"}:
            return
        predicate = self.child(i, "attr", "acomp")
        expletive = self.child(i, "expl")
        if expletive is not None and self.nodes[expletive].form == "there":
            if predicate is not None:  # there is a man
                self.nodes[predicate].rel = "nsubj"
            return
        if predicate is None and self.child(i, "ccomp", "xcomp", "advmod", "oprd") is None:
            predicate = self._place(i)
        if predicate is None:
            return
        self.nodes[predicate].clausal = node.clausal
        self.promote(predicate, "cop")
        subject, clause = self.child(predicate, "nsubj"), self.child(predicate, "ccomp")
        if subject is not None and clause is not None and self.nodes[subject].form == "it":
            # it is clear that he left
            self.nodes[subject].rel, self.nodes[clause].rel = "expl", "csubj"

    def _place(self, i: int) -> int | None:
        """Return a phrase with a preposition behind *be* that can be its predicate."""
        if self.child(i, "nsubj") is None:
            return None
        for k in self.children[i]:
            if k > i and self.nodes[k].rel == "prep" and not self.nodes[k].clausal:
                return k
        return None

    def currency(self, i: int) -> None:
        """Let the currency sign head the number: *$5 million*."""
        node = self.nodes[i]
        if node.rel in {"quantmod", "nmod"} and node.tag == "$" and node.head > i:
            number = node.head
            self.promote(i, "nummod")
            for k in list(self.children[i]):
                if self.nodes[k].rel in {"compound", "quantmod", "advmod"} and i < k < number:
                    self.move(k, number)

    def complement(self, i: int) -> None:
        """Give the verb above the subject of a clause that is not finite: *made him look weak*."""
        node = self.nodes[i]
        if node.rel != "ccomp" or node.head < 0 or node.tag in FINITE or node.tag == "VBG":
            return
        subject = self.child(i, "nsubj")
        if subject is None or not node.head < subject < i or self._finite(i):
            return
        clause = self.child(i, "ccomp", "xcomp", "csubj")
        empty = self.nodes[subject].form == "it" and clause is not None  # made it clear that
        self.nodes[subject].rel, node.rel = "expl" if empty else "dobj", "xcomp"
        self.move(subject, node.head)

    def _finite(self, i: int) -> bool:
        """Say whether a clause has a finite auxiliary or a conjunction."""
        return any(
            self.nodes[k].rel == "mark"
            or (self.nodes[k].rel in {"aux", "auxpass", "cop"} and self.nodes[k].tag in FINITE)
            for k in self.children[i]
        )

    def coordinations(self) -> None:
        """Hang conjuncts on the first one, conjunctions on the conjunct behind them."""
        for i, node in enumerate(self.nodes):
            if node.rel != "cc" or node.head < 0:
                continue
            behind = [k for k in self.children[node.head] if k > i and self.nodes[k].rel == "conj"]
            if behind:
                self.move(i, behind[0])
        for i, node in enumerate(self.nodes):
            if node.rel == "conj" and node.head >= 0:
                first = node.head
                while self.nodes[first].rel == "conj" and self.nodes[first].head >= 0:
                    first = self.nodes[first].head
                self.move(i, first)

    def rename(self) -> None:
        """Give every word its UD relation and part of speech."""
        for i, node in enumerate(self.nodes):
            if node.rel in {"prep", "nested", "pcomp"}:
                node.rel = self._modifier(node)
            elif node.rel == "relcl" and self._infinitive(i):
                node.rel = "acl"
            elif node.rel == "aux" and node.tag == "TO":
                node.rel = "mark"
            else:
                node.rel = RENAMED.get(node.rel, node.rel) or "dep"
            if node.pos == "AUX" and node.rel not in {"aux", "aux:pass", "cop"}:
                node.pos = "VERB"

    def _infinitive(self, i: int) -> bool:
        """Say whether a relative clause is an infinitive alone: *a right to leave*."""
        below = [self.nodes[k] for k in self.children[i]]
        return (
            self.nodes[i].tag == "VB"
            and any(node.tag == "TO" for node in below)
            and all(node.tag not in RELATIVE for node in below)
            and self.child(i, "nsubj") is None
        )

    def _modifier(self, node: Node) -> str:
        """Return what a phrase with a preposition is to its head."""
        nominal = node.head >= 0 and self.nodes[node.head].pos in NOMINAL
        if nominal and self.child(node.head, "cop") is not None:
            nominal = False
        if node.clausal or node.rel == "pcomp":
            return "acl" if nominal else "advcl"
        if node.pos == "ADP":  # the house he lives in
            return "advmod"
        return "nmod" if nominal else "obl"
