"""Reading CoNLL-U: offsets, multi-word tokens, names, errors with line numbers."""

import pytest

from eventx.backends.conllu import ConlluBackend, read_conllu
from eventx.errors import ConlluError


def row(i, form, head=0, *, lemma="_", deprel="dep", misc="_"):
    return f"{i}\t{form}\t{lemma}\tX\t_\t_\t{head}\t{deprel}\t_\t{misc}"


def surfaces(parse):
    return [(t.start, parse.text[t.start : t.end]) for t in parse.tokens]


def test_text_comes_from_the_comment():
    parse = read_conllu(
        "\n".join(["# text = Kim  left.", row(1, "Kim"), row(2, "left", 1), row(3, ".", 1)])
    )
    assert parse.text == "Kim  left."
    assert surfaces(parse) == [(0, "Kim"), (5, "left"), (9, ".")]


def test_text_comes_from_space_after_without_a_comment():
    parse = read_conllu(
        "\n".join([row(1, "Kim"), row(2, "left", 1, misc="SpaceAfter=No"), row(3, ".", 1)])
    )
    assert parse.text == "Kim left."


def test_sentences_are_a_space_apart_and_paragraphs_two_lines():
    text = "\n\n".join([row(1, "A"), row(1, "B"), "# newpar\n" + row(1, "C")])
    assert read_conllu(text).text == "A B\n\nC"


def test_spaces_after_of_stanza_are_kept():
    text = row(1, "A", misc="SpacesAfter=\\n\\s\\t") + "\n\n" + row(1, "B")
    assert read_conllu(text).text == "A\n \tB"


def test_start_char_places_the_sentences():
    text = row(1, "A", misc="start_char=3|end_char=4") + "\n\n" + row(1, "B", misc="start_char=9")
    assert surfaces(read_conllu(text)) == [(3, "A"), (9, "B")]


def test_parts_of_a_multi_word_token_divide_it_where_they_spell_it():
    text = "\n".join([row("1-2", "don't", "_"), row(1, "do"), row(2, "n't", 1), row(3, "go", 1)])
    assert surfaces(read_conllu(text)) == [(0, "do"), (2, "n't"), (6, "go")]


def test_parts_of_a_multi_word_token_share_it_where_they_do_not():
    text = "\n".join([row("1-2", "du", "_"), row(1, "de"), row(2, "le", 1), row(3, "roi", 1)])
    parse = read_conllu(text, language="fr")
    assert surfaces(parse) == [(0, "du"), (0, "du"), (3, "roi")]
    assert [t.form for t in parse.tokens] == ["de", "le", "roi"]
    assert parse.language == "fr"


def test_empty_nodes_are_skipped():
    text = "\n".join([row(1, "Kim"), row("1.1", "left", "_"), row(2, "too", 1)])
    assert [t.form for t in read_conllu(text).tokens] == ["Kim", "too"]


def test_missing_lemma_is_the_form_and_features_are_split():
    line = "1\tran\t_\tVERB\tVBD\tMood=Ind|Tense=Past\t0\troot\t_\t_"
    token = read_conllu(line).tokens[0]
    assert (token.lemma, token.xpos) == ("ran", "VBD")
    assert token.feats == {"Mood=Ind", "Tense=Past"}


def test_names_are_read_from_tags():
    rows = [
        row(1, "Ada", misc="NER=B-PERSON"),
        row(2, "Lovelace", 1, misc="NER=E-PERSON"),
        row(3, "London", 1, misc="ner=S-GPE"),
    ]
    found = read_conllu("\n".join(rows)).entities
    assert [(e.start, e.end, e.type) for e in found] == [(0, 12, "PERSON"), (13, 19, "GPE")]


def test_names_are_read_from_a_comment():
    text = "\n".join(["# entities = GPE: Rome | GPE: Rome", row(1, "Rome"), row(2, "Rome", 1)])
    assert [(e.start, e.end) for e in read_conllu(text).entities] == [(0, 4), (5, 9)]


def test_crlf_and_byte_order_mark_do_not_matter():
    assert read_conllu("\ufeff" + row(1, "Kim") + "\r\n\r\n").text == "Kim"


def test_nothing_gives_an_empty_parse():
    assert read_conllu("\n\n# a comment\n").tokens == ()


@pytest.mark.parametrize(
    ("lines", "line", "problem"),
    [
        (["1 Kim 0"], 1, "expected 10 columns"),
        (["", row(1, "")], 2, "a column is empty"),
        ([row("one", "Kim")], 1, "not a word id"),
        ([row(1, "Kim"), row(3, "left", 1)], 2, "expected word 2"),
        ([row("1-3", "Kim", "_"), row(1, "Kim")], 1, "covers words that do not follow"),
        ([row(1, "Kim", "x")], 1, "not a number"),
        ([row(1, "Kim", 4)], 1, "head 4"),
        ([row(1, "Kim", 2), row(2, "left", 1)], 1, "cycle"),
        (["# text = Lee left", row(1, "Kim")], 2, "not next in # text"),
        (["# text = Kim left", row(1, "Kim")], 2, "goes on after the last word"),
        ([row(1, "Kim", misc="start_char=0|end_char=9")], 1, "end_char=9"),
        ([row(1, "Kim"), "", row(1, "left", misc="start_char=1")], 3, "sentence before"),
        (["# entities = GPE: Rome", row(1, "Kim")], 2, "not in the sentence"),
        ([row("1.1", "Kim")], 1, "without words"),
    ],
)
def test_error_names_the_line(lines, line, problem):
    with pytest.raises(ConlluError, match=problem) as caught:
        read_conllu("\n".join(lines))
    assert caught.value.line == line


def test_file_is_named_in_errors(tmp_path):
    path = tmp_path / "news.conllu"
    path.write_text("nonsense\n", encoding="utf-8")
    with pytest.raises(ConlluError, match=r"news\.conllu, line 1"):
        ConlluBackend().from_file(path)


def test_backend_reads_several_documents_in_order():
    texts = [row(1, "A"), row(1, "B")]
    assert [p.text for p in ConlluBackend().annotate_many(texts)] == ["A", "B"]
    assert ConlluBackend("de").languages == {"de"}
