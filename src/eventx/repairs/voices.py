"""Who acts and who undergoes: participles read as past tenses, and the other way round."""

from eventx.parse import Parse, Token
from eventx.phrases import marker
from eventx.repairs.changes import PARTICIPLE, Changes
from eventx.repairs.words import country, verbs
from eventx.voice import passive

__all__ = ("active", "disposed", "gapped", "gapped_noun", "gerund", "nominal", "undergoing")


def active(parse: Parse, subject: Token) -> Changes:
    """The subject of a past tense taken for a participle: "the court suspended the minister"."""
    verb = parse.tokens[subject.head]
    below = parse.dependents[verb.i]
    if (
        subject.deprel == "nsubj:pass"
        and subject.i < verb.i
        and not any(c.deprel == "aux:pass" or c.rel in ("cop", "iobj") for c in below)
        and all(c.lemma == "have" for c in below if c.rel == "aux")
        and any(c.i > verb.i and _acted_on(parse, verb, c) for c in below)
    ):
        yield subject, {"deprel": "nsubj"}


def _acted_on(parse: Parse, verb: Token, child: Token) -> bool:
    """Say whether only an active verb has this: an object, or the gerund in "denied hitting it"."""
    if child.rel == "obj":
        return verb.lemma.lower() not in verbs(parse.language)["two_objects"]
    return child.rel == "xcomp" and "VerbForm=Ger" in child.feats


def undergoing(parse: Parse, subject: Token) -> Changes:
    """The subject of a headline's passive: "two reporters killed, three wounded in Gaza"."""
    verb = parse.tokens[subject.head]
    if subject.deprel != "nsubj" or verb.lemma.lower() not in verbs(parse.language)["never_alone"]:
        return
    below = [c for v in (verb, *parse.children(verb, "conj")) for c in parse.dependents[v.i]]
    if (
        "Tense=Past" in verb.feats
        and verb.deprel != "acl:relcl"
        and subject.upos in ("NOUN", "PROPN", "NUM")
        and not country(parse, subject)
        and not any(c.rel in ("obj", "iobj", "aux", "ccomp", "compound") for c in below)
        and not any(_number(parse, c) for c in below if c.rel == "obl")
    ):
        yield subject, {"deprel": "nsubj:pass"}


def _number(parse: Parse, phrase: Token) -> bool:
    """Say whether an oblique may be a counted object: "the blast killed over fifty"."""
    vague = marker(parse, phrase) in verbs(parse.language)["approximate"]
    return vague and (phrase.upos == "NUM" or parse.child(phrase, "nummod") is not None)


def gapped(parse: Parse, verb: Token) -> Changes:
    """A passive that shares its auxiliary: "he was detained and [his home searched]"."""
    first, below = parse.tokens[verb.head], parse.dependents[verb.i]
    if (
        verb.lemma.lower() in verbs(parse.language)["undergone"]
        and "Tense=Past" in verb.feats
        and any(c.deprel == "aux:pass" for c in parse.dependents[first.i])
        and not any(c.rel in NEVER_PASSIVE or c.deprel == "nsubj:pass" for c in below)
    ):
        subject = parse.child(verb, "nsubj")
        if subject is not None:
            yield subject, {"deprel": "nsubj:pass"}
        elif "VerbForm=Fin" in verb.feats:
            yield verb, {"feats": PARTICIPLE}


def gapped_noun(parse: Parse, noun: Token) -> Changes:
    """The same where the participle was given to the noun: "12 were killed and [scores injured]"."""
    first = parse.tokens[noun.head]
    if (
        noun.upos not in ("NOUN", "NUM", "PROPN")
        or not first.i < noun.i < len(parse.tokens) - 1
        or not any(c.deprel == "aux:pass" for c in parse.dependents[first.i])
    ):
        return
    verb = parse.tokens[noun.i + 1]
    lemma = _undergone(parse, verb)
    if verb.head == noun.i and verb.rel in ("acl", "amod") and lemma:
        made = {"upos": "VERB", "lemma": lemma, "feats": PARTICIPLE}
        yield verb, {"head": first.i, "deprel": "conj", **made}
        yield noun, {"head": verb.i, "deprel": "nsubj:pass"}
        for conjunction in parse.children(noun, "cc", "punct"):
            if conjunction.i < noun.i:
                yield conjunction, {"head": verb.i}


def _undergone(parse: Parse, word: Token) -> str:
    """Return the lemma of a participle that only a passive has, where it was read as an adjective, too."""
    known = verbs(parse.language)["undergone"]
    lemmas = (word.lemma.lower(), word.low[:-1], word.low[:-2])
    return next((lemma for lemma in lemmas if lemma in known), "") if word.low[-1] != "g" else ""


NEVER_PASSIVE = frozenset({"aux", "ccomp", "cop", "csubj", "expl", "iobj", "mark", "obj", "xcomp"})


def nominal(parse: Parse, article: Token) -> Changes:
    """A participle that is a noun: "[the wounded] were evacuated"."""
    token = parse.tokens[article.head]
    if (
        token.upos == "VERB"
        and article.low == "the"
        and article.i == token.i - 1
        and token.rel in ("nsubj", "obj", "iobj", "obl", "nmod")
        and {"VerbForm=Part", "Tense=Past"} <= token.feats
    ):
        yield token, {"upos": "NOUN", "lemma": token.low}


def disposed(parse: Parse, infinitive: Token) -> Changes:
    """A participle that is an adjective: "the court is [set] to rule", "party [set] to win vote"."""
    word = parse.tokens[infinitive.head]
    if (
        word.upos != "VERB"
        or word.low not in verbs(parse.language)["disposed"]
        or "VerbForm=Inf" not in infinitive.feats
        or "Tense=Past" not in word.feats
        or parse.child(word, "obj", "iobj", "obl:agent") is not None
        or any(c.rel == "aux" and c.lemma == "have" for c in parse.dependents[word.i])
    ):
        return
    if word.lemma == word.low or passive(parse, word):
        yield word, {"upos": "ADJ", "xpos": "JJ", "lemma": word.low, "feats": frozenset()}
        for child in parse.children(word, "aux:pass", "nsubj:pass"):
            yield child, {"deprel": "cop" if child.rel == "aux" else "nsubj"}


def gerund(parse: Parse, verb: Token) -> Changes:
    """A noun in "-ing" under a preposition, taken for a verb: "wounded by [shelling] in Kherson"."""
    before, known = parse.tokens[verb.i - 1], verbs(parse.language)
    phrases = parse.children(verb, "obl")
    if (
        verb.upos == "VERB"
        and before.head == verb.i
        and before.low in known["before_incident"]
        and verb.low in known["incident"]
        and all(c is before or c.rel in ("obl", "punct") for c in parse.dependents[verb.i])
        and all(marker(parse, c) in known["inside"] for c in phrases)
    ):
        above = parse.tokens[verb.head]
        yield verb, {"upos": "NOUN", "deprel": "obl" if above.upos == "VERB" else "nmod"}
        yield before, {"upos": "ADP", "deprel": "case"}
        for child in phrases:
            yield child, {"deprel": "nmod"}
