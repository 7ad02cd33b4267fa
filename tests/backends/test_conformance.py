"""The three engines, the fake one and the sample package pass the conformance suite."""

import pytest

from eventx.backends.conllu import ConlluBackend
from eventx.parse import Parse
from eventx.testing import TRICKY_TEXTS, FakeBackend, check_backend


def test_fake_backend():
    check_backend(FakeBackend())


def test_stanza(stanza_backend):
    check_backend(stanza_backend)


def test_spacy(spacy_backend):
    check_backend(spacy_backend)


def test_conllu():
    printable = [t for t in TRICKY_TEXTS if t == t.strip() and "\x00" not in t]
    written = {to_conllu(FakeBackend().annotate(text)): text for text in printable}
    check_backend(ConlluBackend(), list(written), plain=written.__getitem__)


@pytest.mark.parametrize(
    ("text", "problem"),
    [("One two", "no token covers"), ("Kim met Putin", "holds another|is of")],
)
def test_a_backend_that_drops_words_or_changes_the_text_is_caught(text, problem):
    shorter = FakeBackend().annotate(text[:-2] if "Kim" in text else text)
    words = shorter.tokens[:1]
    broken = Parse(shorter.text, "en", words, shorter.sentences)
    with pytest.raises(AssertionError, match=problem):
        check_backend(FakeBackend({text: broken}), [text])


def to_conllu(parse):
    """Write a parse as CoNLL-U with Stanza's start_char and end_char."""
    lines = []
    for sentence in parse.sentences:
        for k, t in enumerate(parse.words(sentence), 1):
            head = t.head - sentence.first + 1 if t.head >= 0 else 0
            misc = f"start_char={t.start}|end_char={t.end}"
            columns = [k, t.form, t.lemma, t.upos, "_", "_", head, t.deprel, "_"]
            lines.append("\t".join(map(str, [*columns, spaces(parse.text, t.end) + misc])))
        lines.append("")
    return "\n".join(lines)


def spaces(text, end):
    """Return SpacesAfter for what stands behind a word."""
    after = ""
    while text[end : end + 1].isspace():
        after += text[end]
        end += 1
    if not after:
        return "SpaceAfter=No|"
    names = {" ": "\\s", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
    return "SpacesAfter=" + "".join(names.get(c, c) for c in after) + "|"
