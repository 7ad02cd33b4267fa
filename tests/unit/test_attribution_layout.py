"""Reports told by their layout or by whose words a clause is: transcripts, short quotations, "in the words of"."""

import pytest

from eventx.extractor import read
from eventx.testing import parse_from_conllu

WORDS = """
    # text = In the {noun} of the king, the raid failed.
    1   In      in       ADP    _  _              3   case
    2   the     the      DET    _  _              3   det
    3   {noun}  {lemma}  NOUN   _  _              10  obl
    4   of      of       ADP    _  _              6   case
    5   the     the      DET    _  _              6   det
    6   king    king     NOUN   _  _              3   nmod
    7   ,       ,        PUNCT  _  _              3   punct
    8   the     the      DET    _  _              9   det
    9   raid    raid     NOUN   _  _              10  nsubj
    10  failed  fail     VERB   _  VerbForm=Fin   0   root
    11  .       .        PUNCT  _  _              10  punct
"""
QUOTED = """
    # text = “They left,” he said.
    1  “      “      PUNCT  _  _              3  punct
    2  They   they   PRON   _  _              3  nsubj
    3  left   leave  VERB   _  VerbForm=Fin   7  ccomp
    4  ,      ,      PUNCT  _  _              3  punct
    5  ”      ”      PUNCT  _  _              3  punct
    6  he     he     PRON   _  _              7  nsubj
    7  said   say    VERB   _  VerbForm=Fin   0  root
    8  .      .      PUNCT  _  _              7  punct
"""
STAYED = """
    # text = “Nobody stayed.”
    1  “       “       PUNCT  _  _             3  punct
    2  Nobody  nobody  PRON   _  _             3  nsubj
    3  stayed  stay    VERB   _  VerbForm=Fin  0  root
    4  .       .       PUNCT  _  _             3  punct
    5  ”       ”       PUNCT  _  _             3  punct
"""
BORDER = """
    # text = A “green border” remained.
    1  A         a       DET    _  _             4  det
    2  “         “       PUNCT  _  _             4  punct
    3  green     green   ADJ    _  _             4  amod
    4  border    border  NOUN   _  _             6  nsubj
    5  ”         ”       PUNCT  _  _             4  punct
    6  remained  remain  VERB   _  VerbForm=Fin  0  root
    7  .         .       PUNCT  _  _             6  punct
"""
SAYS = """
    # newpar
    # text = {name}: They left.
    {entities}
    1  {name}  {name}  PROPN  _  _             4  parataxis
    2  :       :       PUNCT  _  _             1  punct
    3  They    they    PRON   _  _             4  nsubj
    4  left    leave   VERB   _  VerbForm=Fin  0  root
    5  .       .       PUNCT  _  _             4  punct
"""


def contents(conllu):
    return [
        (a.source and a.source.text, " … ".join(span.text for span in a.content))
        for a in read(parse_from_conllu(conllu)).attributions
    ]


@pytest.mark.parametrize(("noun", "lemma"), [("words", "word"), ("view", "view")])
def test_a_clause_is_in_the_words_of_its_source(noun, lemma):
    assert contents(WORDS.format(noun=noun, lemma=lemma)) == [("the king", "the raid failed")]


def test_a_clause_in_the_house_of_somebody_is_not_theirs():
    assert contents(WORDS.format(noun="house", lemma="house")) == []


def test_a_short_sentence_in_quotation_marks_goes_on_with_the_speaker():
    assert contents(QUOTED + STAYED) == [("he", "They left, … Nobody stayed.")]


def test_a_fragment_in_quotation_marks_does_not():
    assert contents(QUOTED + BORDER) == [("he", "They left,")]


def test_a_transcript_has_speakers_that_names_alone_do_not_tell():
    known = SAYS.format(name="CLINTON", entities="# entities = PERSON: CLINTON")
    unknown = SAYS.format(name="PENCE", entities="")
    assert contents(known + unknown) == [("CLINTON", "They left"), ("PENCE", "They left")]
    assert contents(unknown) == []


def test_a_turn_of_a_transcript_may_open_with_a_quotation_mark():
    opened = """
    # newpar
    # text = "PENCE: They left.
    # entities = PERSON: PENCE
    1  "      "      PUNCT  _  _              2  punct
    2  PENCE  PENCE  PROPN  _  _              5  parataxis
    3  :      :      PUNCT  _  _              2  punct
    4  They   they   PRON   _  _              5  nsubj
    5  left   leave  VERB   _  VerbForm=Fin   0  root
    6  .      .      PUNCT  _  _              5  punct
    """
    assert contents(opened) == [("PENCE", "They left")]
