"""Where sentences end with the bundled model: datelines, titles, tables."""

import time

import pytest

pytest.importorskip("stanza")

from stanza.models.common.doc import Document

from eventx.backends.stanza import StanzaBackend
from eventx.backends.stanza_pipeline import split_long
from eventx.backends.stanza_rows import Piece, Sentence
from eventx.backends.stanza_sentences import DATELINE, REACH, contracted, mended


def test_multi_word_token_is_not_cut_apart():
    rows = [
        {"id": (1, 2), "text": "can't", "start_char": 0, "end_char": 5},
        {"id": (1,), "text": "ca"},
        {"id": (2,), "text": "n't"},
        {"id": (3,), "text": "go", "start_char": 6, "end_char": 8},
        {"id": (4,), "text": "on", "start_char": 9, "end_char": 11},
    ]
    cut = split_long(Document([rows], text="can't go on"), 2)
    assert [[w.text for w in s.words] for s in cut.sentences] == [["ca", "n't"], ["go", "on"]]
    assert [[w.id for w in s.words] for s in cut.sentences] == [[1, 2], [1, 2]]
    assert cut.sentences[1].tokens[0].start_char == 6


def test_token_of_three_words_stays_one_token():
    rows = [
        {"id": (1,), "text": "So", "start_char": 0, "end_char": 2},
        {"id": (2, 4), "text": "I'd've", "start_char": 3, "end_char": 9},
        {"id": (2,), "text": "I"},
        {"id": (3,), "text": "'d"},
        {"id": (4,), "text": "'ve"},
        {"id": (5,), "text": "gone", "start_char": 10, "end_char": 14},
    ]
    cut = split_long(Document([rows], text="So I'd've gone"), 3)
    assert [[w.text for w in s.words] for s in cut.sentences] == [
        ["So"],
        ["I", "'d", "'ve"],
        ["gone"],
    ]
    assert cut.sentences[1].tokens[0].id == (1, 3)


def mend(*sentences, longest=250, between=" "):
    """Return the texts of sentences, whose words are apart, when they have been mended."""
    text, at, cut = between.join(sentences), 0, []
    for sentence in sentences:
        pieces = []
        for word in sentence.split():
            pieces.append(Piece(word, text.index(word, at), text.index(word, at) + len(word)))
            at = pieces[-1].end
        cut.append(Sentence(pieces, [[piece] for piece in pieces]))
    return [" ".join(w.text for w in s.words) for s in mended(text, cut, longest)]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["said Rep.", "Bobby Scott"], ["said Rep. Bobby Scott"]),
        (["it passed on Sept.", "5"], ["it passed on Sept. 5"]),
        (
            ["Sen.", "Mark Kirk and Sen.", "Susan Collins"],
            ["Sen. Mark Kirk and Sen. Susan Collins"],
        ),
        (["he met Donald Trump.", "Sen. Cruz left"], ["he met Donald Trump.", "Sen. Cruz left"]),
        (["it passed in the House No.", "they left"], ["it passed in the House No.", "they left"]),
        (["he said No.", "Kim left"], ["he said No.", "Kim left"]),
    ],
)
def test_an_abbreviation_in_front_of_its_name_or_number_ends_no_sentence(given, expected):
    assert mend(*given) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["Kim Jong", "Un left"], ["Kim Jong Un left"]),
        (["he told CBC", "News that he left"], ["he told CBC News that he left"]),
        (["Thanks, Kevin", "The file is here"], ["Thanks, Kevin", "The file is here"]),
        (["Regards, Kevin", "I'm away"], ["Regards, Kevin", "I'm away"]),
        (["sent at 11:21 AM", "Vince left"], ["sent at 11:21 AM", "Vince left"]),
        (["she likes it", "Kevin does not"], ["she likes it", "Kevin does not"]),
    ],
)
def test_a_sentence_does_not_end_amid_a_name(given, expected):
    assert mend(*given) == expected


def test_a_name_at_the_end_of_a_line_ends_a_sentence():
    lines = ["A letter from Kevin", "Kim Jong Un left"]
    assert mend(*lines, between="\n") == lines


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (
            "Two held over fraud\nThe court sent two men to prison on Monday",
            ["Two held over fraud", "The court sent two men to prison on Monday"],
        ),
        # wrapped: "Kenya" had no room
        ("The foreign minister of\nKenya said he would stay", None),
        ("Two held\nover fraud and sent to prison", None),
    ],
)
def test_a_line_that_had_room_for_the_next_word_ends_a_sentence(given, expected):
    assert mend(given) == (expected or [" ".join(given.split())])


def test_a_long_sentence_is_cut_with_the_words_of_its_tokens():
    rows = ["I'd've", "gone", ",", "so", "they", "say"]
    pieces = [Piece(text, 10 * k, 10 * k + 5) for k, text in enumerate(rows)]
    groups = [[Piece(w, 0, 5, part=True) for w in ("I", "'d", "'ve")], *([p] for p in pieces[1:])]
    cut = mended("." * 60, [Sentence(pieces, groups)], 6)
    assert [[w.text for w in s.words] for s in cut] == [
        ["I", "'d", "'ve", "gone", ","],
        ["so", "they", "say"],
    ]


@pytest.mark.parametrize(
    "dateline",
    [
        "WASHINGTON (AP) — ",
        "NEW YORK — ",
        "GOMA, Democratic Republic of Congo (AP) — ",
        "WASHINGTON, June 10 (UPI) — ",
        "DES MOINES, Iowa, Aug. 10 (UPI) — ",
        "PYONGYANG, July 27, 2023 (KCNA) -- ",
        "MACAU (Reuters) – ",
        "Beijing, July 27 (Xinhua) -- ",
        "Port-au-Prince (AFP) - ",
    ],
)
def test_a_dateline_is_a_sentence_by_itself(dateline):
    match = DATELINE.match(dateline + "Kim met Putin")
    assert match is not None
    assert match.group() == dateline
    assert mend(dateline + "Kim met Putin .", "They talked .") == [
        dateline.strip(),
        "Kim met Putin .",
        "They talked .",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "NATO – the alliance – agreed",
        "The White House (Washington) said",
        "Kim - a general - left",
        "COVID-19 cases rose",
        "PENCE: We will win",
    ],
)
def test_a_dash_alone_makes_no_dateline(text):
    assert DATELINE.match(text) is None


def test_a_dateline_stands_at_the_head_of_a_line():
    assert len(mend("They met in ROME (AP) — Kim left .")) == 1


def test_a_word_without_an_apostrophe_is_cut_only_where_the_dictionary_says_so():
    parse = StanzaBackend().annotate("They fired water cannon, but they cannot stay.")
    assert [t.form for t in parse.tokens[2:4]] == ["water", "cannon"]
    assert [t.form for t in parse.tokens[7:9]] == ["can", "not"]


def test_the_subject_behind_a_dateline_is_one():
    parse = StanzaBackend().annotate(
        "MACAU (Reuters) – Wealthy Liberal Party donor Martin Keller said on Friday he met Trump."
    )
    said = next(t for t in parse.tokens if t.form == "said")
    subject = parse.child(said, "nsubj")
    assert subject is not None
    assert "Keller" in {t.form for t in parse.subtree(subject)}


@pytest.mark.parametrize(
    ("token", "wrong", "right"),
    [
        ("Sudan's", ["Suda", "n", "'s"], ["Sudan", "'s"]),
        ("Clinton’s", ["Clinto", "n’s"], ["Clinton", "’s"]),
        ("didn't", ["did", "n't"], ["did", "n't"]),
        ("can't", ["can", "'t"], ["ca", "n't"]),
        ("Iran's", ["Iran", "'s"], ["Iran", "'s"]),
        ("ministers'", ["minister", "s'"], ["ministers", "'"]),
        ("cannot", ["can", "not"], ["can", "not"]),
        ("Let's", ["Let's"], ["Let's"]),
    ],
)
def test_a_contraction_falls_apart_at_its_apostrophe(token, wrong, right):
    assert contracted(token, wrong) == right


def test_possessives_of_names_in_n_keep_their_offsets():
    text = "Sudan's army left Jordan’s border."
    parse = StanzaBackend().annotate(text)
    words = [(t.form, text[t.start : t.end]) for t in parse.tokens]
    assert words[:2] == [("Sudan", "Sudan"), ("'s", "'s")]
    assert words[4:6] == [("Jordan", "Jordan"), ("’s", "’s")]


@pytest.mark.parametrize(
    "text", ["A" * 120, "ABCD " * 24, "A.B.C." * 20, "Aa Bb Cc " * 14, "AB-CD " * 20]
)
def test_a_line_of_capitals_takes_no_time(text):
    start = time.perf_counter()
    assert DATELINE.match(text, 0, REACH) is None
    assert time.perf_counter() - start < 0.5


@pytest.mark.parametrize(
    ("words", "right"),
    [
        (["It/s", "shares", "fell"], "Its shares fell"),
        (["with", "it/s", "allies"], "with its allies"),
        (["it/s", "not", "easy"], "it s not easy"),
    ],
)
def test_its_is_a_possessive_but_where_it_stands_for_it_is(words, right):
    pieces, groups, at = [], [], 0
    for word in words:
        parts = word.split("/")
        text = "".join(parts)
        pieces.append(Piece(text, at, at + len(text)))
        ends = [at + len("".join(parts[: k + 1])) for k in range(len(parts))]
        groups.append([Piece(p, end - len(p), end) for p, end in zip(parts, ends, strict=True)])
        at += len(text) + 1
    text = " ".join(word.replace("/", "") for word in words)
    (sentence,) = mended(text, [Sentence(pieces, groups)], 100)
    assert " ".join(word.text for word in sentence.words) == right
