"""ClearNLP trees as spaCy writes them, and the UD trees they become; one construction each."""

import pytest

from eventx.backends.clear_to_ud import Node, convert


def ud(tree):
    """Convert rows of "form/tag/pos/label/head"; return "form/relation>head form"."""
    rows = [row.split("/") for row in tree.split()]
    lemmas = {"is": "be", "was": "be", "being": "be"}
    nodes = [
        Node(form.lower(), lemmas.get(form.lower(), form.lower()), tag, pos, int(head), label)
        for form, tag, pos, label, head in rows
    ]
    convert(nodes)
    forms = [row[0] for row in rows]
    return " ".join(
        f"{form}/{n.rel}>{forms[n.head] if n.head >= 0 else 0}"
        for form, n in zip(forms, nodes, strict=True)
    )


@pytest.mark.parametrize(
    ("construction", "tree", "expected"),
    [
        (
            "agent of a passive",
            (
                "He/PRP/PRON/nsubjpass/2 was/VBD/AUX/auxpass/2 hit/VBN/VERB/ROOT/-1 by/IN/ADP/agent/2 "
                "police/NNS/NOUN/pobj/3"
            ),
            "He/nsubj:pass>hit was/aux:pass>hit hit/root>0 by/case>police police/obl:agent>hit",
        ),
        (
            "prepositional phrase under a verb and under a noun",
            (
                "Read/VB/VERB/ROOT/-1 books/NNS/NOUN/dobj/0 on/IN/ADP/prep/1 war/NN/NOUN/pobj/2 "
                "in/IN/ADP/prep/0 Cairo/NNP/PROPN/pobj/4"
            ),
            "Read/root>0 books/obj>Read on/case>war war/nmod>books in/case>Cairo Cairo/obl>Read",
        ),
        (
            "dative with and without a preposition",
            "Give/VB/VERB/ROOT/-1 it/PRP/PRON/dobj/0 to/IN/ADP/dative/0 him/PRP/PRON/pobj/2",
            "Give/root>0 it/obj>Give to/case>him him/obl>Give",
        ),
        (
            "object of a verb that is the subject of a clause",
            ("made/VBD/VERB/ROOT/-1 him/PRP/PRON/nsubj/2 look/VB/VERB/ccomp/0 weak/JJ/ADJ/acomp/2"),
            "made/root>0 him/obj>made look/xcomp>made weak/xcomp>look",
        ),
        (
            "subject of a finite clause",
            "said/VBD/VERB/ROOT/-1 he/PRP/PRON/nsubj/2 left/VBD/VERB/ccomp/0",
            "said/root>0 he/nsubj>left left/ccomp>said",
        ),
        (
            "it that stands for a clause",
            (
                "made/VBD/VERB/ROOT/-1 it/PRP/PRON/nsubj/2 clear/JJ/ADJ/ccomp/0 he/PRP/PRON/nsubj/4 "
                "left/VBD/VERB/ccomp/2"
            ),
            "made/root>0 it/expl>made clear/xcomp>made he/nsubj>left left/ccomp>clear",
        ),
        (
            "infinitive under a noun",
            "plans/NNS/NOUN/ROOT/-1 to/TO/PART/aux/2 leave/VB/VERB/relcl/0",
            "plans/root>0 to/mark>leave leave/acl>plans",
        ),
        (
            "infinitive with a relative pronoun",
            (
                "house/NN/NOUN/ROOT/-1 where/WRB/SCONJ/advmod/3 to/TO/PART/aux/3 stay/VB/VERB/relcl/0"
            ),
            "house/root>0 where/advmod>stay to/mark>stay stay/acl:relcl>house",
        ),
        (
            "conjunct with a prepositional phrase",
            (
                "fear/NN/NOUN/ROOT/-1 and/CC/CCONJ/cc/0 hope/NN/NOUN/conj/0 of/IN/ADP/prep/2 "
                "peace/NN/NOUN/pobj/3"
            ),
            "fear/root>0 and/cc>hope hope/conj>fear of/case>peace peace/nmod>hope",
        ),
        (
            "clause behind a preposition",
            "left/VBD/VERB/ROOT/-1 without/IN/ADP/prep/0 paying/VBG/VERB/pcomp/1",
            "left/root>0 without/mark>paying paying/advcl>left",
        ),
        (
            "preposition of two words",
            "left/VBD/VERB/ROOT/-1 because/IN/SCONJ/prep/0 of/IN/ADP/pcomp/1 rain/NN/NOUN/pobj/1",
            "left/root>0 because/case>rain of/fixed>because rain/obl>left",
        ),
        (
            "according to",
            "died/VBD/VERB/ROOT/-1 according/VBG/VERB/prep/0 to/IN/ADP/prep/1 him/PRP/PRON/pobj/2",
            "died/root>0 according/case>him to/fixed>according him/obl>died",
        ),
        (
            "two prepositions that are no fixed expression",
            "came/VBD/VERB/ROOT/-1 from/IN/ADP/prep/0 behind/IN/ADP/pcomp/1 it/PRP/PRON/pobj/2",
            "came/root>0 from/case>it behind/case>it it/obl>came",
        ),
        (
            "coordinated prepositional phrases",
            (
                "died/VBD/VERB/ROOT/-1 in/IN/ADP/prep/0 Rome/NNP/PROPN/pobj/1 and/CC/CCONJ/cc/1 "
                "in/IN/ADP/conj/1 Cairo/NNP/PROPN/pobj/4"
            ),
            "died/root>0 in/case>Rome Rome/obl>died and/cc>Cairo in/case>Cairo Cairo/conj>Rome",
        ),
        (
            "copula with a noun",
            "He/PRP/PRON/nsubj/1 is/VBZ/AUX/ROOT/-1 a/DT/DET/det/3 doctor/NN/NOUN/attr/1",
            "He/nsubj>doctor is/cop>doctor a/det>doctor doctor/root>0",
        ),
        (
            "copula with a place",
            "She/PRP/PRON/nsubj/1 is/VBZ/AUX/ROOT/-1 in/IN/ADP/prep/1 Rome/NNP/PROPN/pobj/2",
            "She/nsubj>Rome is/cop>Rome in/case>Rome Rome/root>0",
        ),
        (
            "existential there",
            "there/EX/PRON/expl/1 was/VBD/VERB/ROOT/-1 war/NN/NOUN/attr/1",
            "there/expl>was was/root>0 war/nsubj>was",
        ),
        (
            "it with a clause behind the predicate",
            (
                "it/PRP/PRON/nsubj/1 is/VBZ/AUX/ROOT/-1 clear/JJ/ADJ/acomp/1 he/PRP/PRON/nsubj/4 "
                "left/VBD/VERB/ccomp/1"
            ),
            "it/expl>clear is/cop>clear clear/root>0 he/nsubj>left left/csubj>clear",
        ),
        (
            "become is no copula in UD",
            "He/PRP/PRON/nsubj/1 became/VBD/VERB/ROOT/-1 rich/JJ/ADJ/acomp/1",
            "He/nsubj>became became/root>0 rich/xcomp>became",
        ),
        (
            "chain of three conjuncts",
            (
                "Kim/NNP/PROPN/ROOT/-1 ,/,/PUNCT/punct/0 Lee/NNP/PROPN/conj/0 and/CC/CCONJ/cc/2 "
                "Moon/NNP/PROPN/conj/2"
            ),
            "Kim/root>0 ,/punct>Kim Lee/conj>Kim and/cc>Moon Moon/conj>Kim",
        ),
        (
            "currency sign before a number of two words",
            "paid/VBD/VERB/ROOT/-1 $/$/SYM/quantmod/3 5/CD/NUM/compound/3 million/CD/NUM/dobj/0",
            "paid/root>0 $/obj>paid 5/compound>million million/nummod>$",
        ),
        (
            "relative clause, particle, infinitive, negation, possessive",
            (
                "his/PRP$/PRON/poss/1 men/NNS/NOUN/ROOT/-1 who/WP/PRON/nsubj/4 not/RB/PART/neg/4 "
                "gave/VBD/VERB/relcl/1 up/RP/ADP/prt/4 to/TO/PART/aux/7 live/VB/VERB/xcomp/4"
            ),
            (
                "his/nmod:poss>men men/root>0 who/nsubj>gave not/advmod>gave gave/acl:relcl>men "
                "up/compound:prt>gave to/mark>live live/xcomp>gave"
            ),
        ),
        (
            "stranded preposition",
            "house/NN/NOUN/ROOT/-1 he/PRP/PRON/nsubj/2 lives/VBZ/VERB/relcl/0 in/IN/ADP/prep/2",
            "house/root>0 he/nsubj>lives lives/acl:relcl>house in/advmod>lives",
        ),
    ],
)
def test_construction(construction, tree, expected):
    assert ud(tree) == expected, construction
