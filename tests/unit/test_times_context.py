"""What the sentence around a time decides: past or future, month or verb, which verb it dates."""

from datetime import date

import pytest

from eventx.extractor import read
from eventx.testing import FakeBackend, parse_from_conllu
from eventx.times import anchor, find_times

THURSDAY = date(2023, 7, 27)

MET_ON_FRIDAY = """
    # text = He met them on Friday.
    1  He      he      PRON   PRP  _           2  nsubj
    2  met     meet    VERB   VBD  Tense=Past  0  root
    3  them    they    PRON   PRP  _           2  obj
    4  on      on      ADP    IN   _           5  case
    5  Friday  Friday  PROPN  NNP  _           2  obl
    6  .       .       PUNCT  .    _           2  punct
"""
WILL_MEET_ON_FRIDAY = """
    # text = He will meet them on Friday.
    1  He      he      PRON   PRP  _              3  nsubj
    2  will    will    AUX    MD   VerbForm=Fin   3  aux
    3  meet    meet    VERB   VB   VerbForm=Inf   0  root
    4  them    they    PRON   PRP  _              3  obj
    5  on      on      ADP    IN   _              6  case
    6  Friday  Friday  PROPN  NNP  _              3  obl
    7  .       .       PUNCT  .    _              3  punct
"""
SAID_MONDAY_WILL_VISIT_FRIDAY = """
    # text = The minister said on Monday that he will visit Kyiv on Friday.
    1   The       the       DET    DT   _             2   det
    2   minister  minister  NOUN   NN   _             3   nsubj
    3   said      say       VERB   VBD  Tense=Past    0   root
    4   on        on        ADP    IN   _             5   case
    5   Monday    Monday    PROPN  NNP  _             3   obl
    6   that      that      SCONJ  IN   _             9   mark
    7   he        he        PRON   PRP  _             9   nsubj
    8   will      will      AUX    MD   VerbForm=Fin  9   aux
    9   visit     visit     VERB   VB   VerbForm=Inf  3   ccomp
    10  Kyiv      Kyiv      PROPN  NNP  _             9   obj
    11  on        on        ADP    IN   _             12  case
    12  Friday    Friday    PROPN  NNP  _             9   obl
    13  .         .         PUNCT  .    _             3   punct
"""
LASTED_FROM_TO = """
    # text = The war lasted from 1950 to 1953.
    1  The     the   DET    DT   _             2  det
    2  war     war   NOUN   NN   _             3  nsubj
    3  lasted  last  VERB   VBD  Tense=Past    0  root
    4  from    from  ADP    IN   _             5  case
    5  1950    1950  NUM    CD   NumType=Card  3  obl
    6  to      to    ADP    IN   _             7  case
    7  1953    1953  NUM    CD   NumType=Card  {head}
    8  .       .     PUNCT  .    _             3  punct
"""
BUREAU_ON_JUNE_5_CANCELLED = """
    # text = The bureau on June 5 cancelled it.
    1  The        the     DET    DT   _           2  det
    2  bureau     bureau  NOUN   NN   _           6  nsubj
    3  on         on      ADP    IN   _           4  case
    4  June       June    PROPN  NNP  _           2  nmod
    5  5          5       NUM    CD   _           4  nummod
    6  cancelled  cancel  VERB   VBD  Tense=Past  0  root
    7  it         it      PRON   PRP  _           6  obj
    8  .          .       PUNCT  .    _           6  punct
"""
AT_THE_END_OF_LAST_WEEK = """
    # text = Police arrested him at the end of last week and charged him yesterday.
    1   Police     police     NOUN   NNS  _           2   nsubj
    2   arrested   arrest     VERB   VBD  Tense=Past  0   root
    3   him        he         PRON   PRP  _           2   obj
    4   at         at         ADP    IN   _           6   case
    5   the        the        DET    DT   _           6   det
    6   end        end        NOUN   NN   _           2   obl
    7   of         of         ADP    IN   _           9   case
    8   last       last       ADJ    JJ   _           9   amod
    9   week       week       NOUN   NN   _           6   nmod
    10  and        and        CCONJ  CC   _           11  cc
    11  charged    charge     VERB   VBD  Tense=Past  2   conj
    12  him        he         PRON   PRP  _           11  obj
    13  yesterday  yesterday  NOUN   NN   _           11  obl:unmarked
    14  .          .          PUNCT  .    _           2   punct
"""
SEPTEMBER_11_MUSEUM = """
    # text = The September 11 Museum reopened.
    # entities = ORG: September 11 Museum
    1  The        the        DET    DT   _           4  det
    2  September  September  PROPN  NNP  _           3  nmod:unmarked
    3  11         11         NUM    CD   _           4  compound
    4  Museum     Museum     PROPN  NNP  _           5  nsubj
    5  reopened   reopen     VERB   VBD  Tense=Past  0  root
    6  .          .          PUNCT  .    _           5  punct
"""
MAY_LEAVE_IN_MAY = """
    # text = They may leave in May.
    1  They   they   PRON   PRP  _             3  nsubj
    2  may    may    AUX    MD   VerbForm=Fin  3  aux
    3  leave  leave  VERB   VB   VerbForm=Inf  0  root
    4  in     in     ADP    IN   _             5  case
    5  May    May    PROPN  NNP  _             3  obl
    6  .      .      PUNCT  .    _             3  punct
"""
PROTESTS_OF_JUNE_2019 = """
    # text = He was arrested after the protests of June 2019.
    1   He        he       PRON   PRP  _           3  nsubj:pass
    2   was       be       AUX    VBD  Tense=Past  3  aux:pass
    3   arrested  arrest   VERB   VBN  Tense=Past  0  root
    4   after     after    ADP    IN   _           6  case
    5   the       the      DET    DT   _           6  det
    6   protests  protest  NOUN   NNS  _           3  obl
    7   of        of       ADP    IN   _           8  case
    8   June      June     PROPN  NNP  _           6  nmod
    9   2019      2019     NUM    CD   _           8  nmod:unmarked
    10  .         .        PUNCT  .    _           3  punct
"""


def dated(conllu, reference=THURSDAY):
    """Return each dated word with the values of its times."""
    parse = parse_from_conllu(conllu)
    anchored = anchor(parse, find_times(parse, reference))
    return {parse.tokens[i].form: [t.value for t in times] for i, times in anchored.items()}


STORMED_WHEN = """
    # text = Many have died since June 18, when crowds stormed parliament.
    1   Many        many        NOUN   NNS  _           3   nsubj
    2   have        have        AUX    VBP  Tense=Pres  3   aux
    3   died        die         VERB   VBN  Tense=Past  0   root
    4   since       since       ADP    IN   _           5   case
    5   June        June        PROPN  NNP  _           3   obl
    6   18          18          NUM    CD   _           5   nummod
    7   ,           ,           PUNCT  ,    _           10  punct
    8   when        when        ADV    WRB  _           10  {when}
    9   crowds      crowd       NOUN   NNS  _           10  nsubj
    10  stormed     storm       VERB   VBD  Tense=Past  {clause}
    11  parliament  parliament  NOUN   NN   _           10  obj
    12  .           .           PUNCT  .    _           3   punct
"""


def test_a_time_dates_the_clause_about_it():
    about = dated(STORMED_WHEN.format(when="advmod", clause="5   acl:relcl"))
    assert about == {"died": ["2023-06-18"], "stormed": ["2023-06-18"]}
    beside = dated(STORMED_WHEN.format(when="mark", clause="3   advcl"))
    assert beside == {"died": ["2023-06-18"]}


ORDERED_DAYS = """
    # text = The king ordered three days of mourning.
    1  The       the       DET    DT   _             2  det
    2  king      king      NOUN   NN   _             3  nsubj
    3  ordered   order     VERB   VBD  VerbForm=Fin  0  root
    4  three     three     NUM    CD   _             5  nummod
    5  days      day       NOUN   NNS  Number=Plur   3  obj
    6  of        of        ADP    IN   _             7  case
    7  mourning  mourning  NOUN   NN   _             {under}
    8  .         .         PUNCT  .    _             3  punct
"""


def test_a_length_of_time_may_be_what_is_done():
    mourning = ORDERED_DAYS.format(under="5  nmod")
    assert dated(mourning) == {}
    event = read(parse_from_conllu(mourning)).events[0]
    assert ([p.text for p in event.object], event.when) == (["three days of mourning"], ())
    assert dated(ORDERED_DAYS.format(under="3  obl")) == {"ordered": ["P3D"]}


def test_a_weekday_under_a_past_verb_is_the_last_one():
    assert dated(MET_ON_FRIDAY) == {"met": ["2023-07-21"]}


def test_a_weekday_under_a_future_verb_is_the_next_one():
    assert dated(WILL_MEET_ON_FRIDAY) == {"meet": ["2023-07-28"]}


def test_the_weekday_of_the_publication_is_that_day_whatever_the_tense():
    friday = date(2023, 7, 28)
    assert dated(MET_ON_FRIDAY, friday) == {"met": ["2023-07-28"]}
    assert dated(WILL_MEET_ON_FRIDAY, friday) == {"meet": ["2023-07-28"]}


def test_the_time_of_a_report_stays_on_the_report():
    assert dated(SAID_MONDAY_WILL_VISIT_FRIDAY) == {"said": ["2023-07-24"], "visit": ["2023-07-28"]}


BOTH_ENDS = {"lasted": ["1950", "1953"], "war": ["1950", "1953"]}


def test_both_ends_of_a_range_date_the_verb_and_what_lasted():
    assert dated(LASTED_FROM_TO.format(head="3  obl")) == BOTH_ENDS
    assert dated(LASTED_FROM_TO.format(head="5  nmod")) == BOTH_ENDS


def test_a_time_within_a_noun_phrase_dates_the_noun():
    assert dated(PROTESTS_OF_JUNE_2019) == {"protests": ["2019-06"]}


def test_a_time_between_subject_and_verb_dates_the_verb():
    assert dated(BUREAU_ON_JUNE_5_CANCELLED) == {"cancelled": ["2023-06-05"]}


def test_the_end_of_a_week_is_one_time_and_each_verb_keeps_its_own():
    assert dated(AT_THE_END_OF_LAST_WEEK) == {"arrested": ["2023-W29"], "charged": ["2023-07-26"]}


def test_a_date_within_a_name_dates_nothing():
    assert dated(SEPTEMBER_11_MUSEUM) == {}


def test_the_verb_may_is_no_month():
    parse = parse_from_conllu(MAY_LEAVE_IN_MAY)
    assert [t.start for t in find_times(parse, THURSDAY)] == [18]


def test_a_word_of_time_in_a_name_is_no_time():
    parse = parse_from_conllu("""
        # text = Theresa May told the Daily Mail.
        # entities = PERSON: Theresa May | ORG: Daily Mail
        1  Theresa  Theresa  PROPN  NNP  _           3  nsubj
        2  May      May      PROPN  NNP  _           1  flat
        3  told     tell     VERB   VBD  Tense=Past  0  root
        4  the      the      DET    DT   _           6  det
        5  Daily    Daily    PROPN  NNP  _           6  compound
        6  Mail     Mail     PROPN  NNP  _           3  obj
        7  .        .        PUNCT  .    _           3  punct
    """)
    assert find_times(parse, THURSDAY) == ()


def test_the_verb_last_is_no_modifier():
    parse = parse_from_conllu("""
        # text = It was to last 10 minutes.
        1  It       it      PRON  PRP  _             4  nsubj
        2  was      be      AUX   VBD  Tense=Past    0  root
        3  to       to      PART  TO   _             4  mark
        4  last     last    VERB  VB   VerbForm=Inf  2  xcomp
        5  10       10      NUM   CD   _             6  nummod
        6  minutes  minute  NOUN  NNS  Number=Plur   4  obj
        7  .        .       PUNCT  .   _             2  punct
    """)
    assert [(t.text, t.value) for t in find_times(parse, THURSDAY)] == [("10 minutes", "PT10M")]


def test_the_future_of_a_text_about_history_is_the_readers():
    parse = parse_from_conllu("""
        # text = Lincoln died in 1865.
        1  Lincoln  Lincoln  PROPN  NNP  _           2  nsubj
        2  died     die      VERB   VBD  Tense=Past  0  root
        3  in       in       ADP    IN   _           4  case
        4  1865     1865     NUM    CD   _           2  obl
        5  .        .        PUNCT  .    _           2  punct

        # text = They will vote in November.
        1  They      they      PRON   PRP  _             3  nsubj
        2  will      will      AUX    MD   VerbForm=Fin  3  aux
        3  vote      vote      VERB   VB   VerbForm=Inf  0  root
        4  in        in        ADP    IN   _             5  case
        5  November  November  PROPN  NNP  _             3  obl
        6  .         .         PUNCT  .    _             3  punct
    """)
    assert [t.value for t in find_times(parse, THURSDAY)] == ["1865", "2023-11"]


def test_the_fall_of_a_tower_is_no_season():
    flat = FakeBackend()
    assert find_times(flat.annotate("they saw the fall of the tower"), THURSDAY) == ()
    assert len(find_times(flat.annotate("they met in the fall"), THURSDAY)) == 1


def test_a_war_which_began_in_may_is_dated_by_its_relative_clause():
    conllu = """
        # text = They opposed the war, which began in May 2020.
        1   They     they    PRON   PRP  _             2   nsubj
        2   opposed  oppose  VERB   VBD  Tense=Past    0   root
        3   the      the     DET    DT   _             4   det
        4   war      war     NOUN   NN   _             2   obj
        5   ,        ,       PUNCT  ,    _             7   punct
        6   which    which   PRON   WDT  PronType=Rel  7   nsubj
        7   began    begin   VERB   VBD  Tense=Past    4   acl:relcl
        8   in       in      ADP    IN   _             9   case
        9   May      May     PROPN  NNP  _             7   obl
        10  2020     2020    NUM    CD   _             9   nmod:unmarked
        11  .        .       PUNCT  .    _             2   punct
    """
    assert dated(conllu) == {"began": ["2020-05"], "war": ["2020-05"]}


def test_a_time_after_according_to_belongs_to_the_source():
    conllu = """
        # text = According to KCNA on Wednesday, Kim left.
        1  According  accord     VERB   VBG  _           3  case
        2  to         to         ADP    IN   _           1  fixed
        3  KCNA       KCNA       PROPN  NNP  _           8  obl
        4  on         on         ADP    IN   _           5  case
        5  Wednesday  Wednesday  PROPN  NNP  _           8  obl
        6  ,          ,          PUNCT  ,    _           8  punct
        7  Kim        Kim        PROPN  NNP  _           8  nsubj
        8  left       leave      VERB   VBD  Tense=Past  0  root
        9  .          .          PUNCT  .    _           8  punct
    """
    assert dated(conllu) == {"KCNA": ["2023-07-26"]}


def test_a_spate_of_attacks_in_june_dates_the_attacks():
    conllu = """
        # text = It followed a spate of attacks in June.
        1  It        it      PRON   PRP  _           2  nsubj
        2  followed  follow  VERB   VBD  Tense=Past  0  root
        3  a         a       DET    DT   _           4  det
        4  spate     spate   NOUN   NN   _           2  obj
        5  of        of      ADP    IN   _           6  case
        6  attacks   attack  NOUN   NNS  _           4  nmod
        7  in        in      ADP    IN   _           8  case
        8  June      June    PROPN  NNP  _           4  nmod
        9  .         .       PUNCT  .    _           2  punct
    """
    assert dated(conllu) == {"spate": ["2023-06"], "attacks": ["2023-06"]}


SCHEDULED = """
    # text = The vote {aux} {verb} {case} Monday.
    1  The     the     DET    DT     _       2  det
    2  vote    vote    NOUN   NN     _       4  nsubj:pass
    3  {aux}   be      AUX    {tag}  {feats}  4  aux:pass
    4  {verb}  {lemma}  VERB   VBN    _       0  root
    5  {case}  {case}  ADP    IN     _       6  case
    6  Monday  Monday  PROPN  NNP    _       4  obl
    7  .       .       PUNCT  .      _       4  punct
"""
LAST_MONDAY, NEXT_MONDAY = "2023-07-24", "2023-07-31"


@pytest.mark.parametrize(
    ("aux", "verb", "lemma", "case", "monday"),
    [
        ("is", "scheduled", "schedule", "on", NEXT_MONDAY),
        ("was", "scheduled", "schedule", "for", NEXT_MONDAY),
        ("was", "postponed", "postpone", "until", NEXT_MONDAY),
        ("was", "postponed", "postpone", "on", LAST_MONDAY),
        ("is", "postponed", "postpone", "from", LAST_MONDAY),
        ("had", "scheduled", "schedule", "for", LAST_MONDAY),
        ("was", "held", "hold", "on", LAST_MONDAY),
    ],
)
def test_what_is_planned_for_a_day_is_to_come(aux, verb, lemma, case, monday):
    tag, feats = ("VBZ", "Tense=Pres") if aux == "is" else ("VBD", "Tense=Past")
    conllu = SCHEDULED.format(aux=aux, verb=verb, lemma=lemma, case=case, tag=tag, feats=feats)
    assert [*dated(conllu).values()] == [[monday]]


def test_what_was_done_is_past_under_a_future_verb():
    conllu = """
        # text = They will discuss the pact signed Monday.
        1  They     they     PRON   PRP  _             3  nsubj
        2  will     will     AUX    MD   VerbForm=Fin  3  aux
        3  discuss  discuss  VERB   VB   VerbForm=Inf  0  root
        4  the      the      DET    DT   _             5  det
        5  pact     pact     NOUN   NN   _             3  obj
        6  signed   sign     VERB   VBN  Tense=Past|VerbForm=Part  5  acl
        7  Monday   Monday   PROPN  NNP  _             6  obl:unmarked
        8  .        .        PUNCT  .    _             3  punct
    """
    assert dated(conllu) == {"signed": [LAST_MONDAY]}


COULD_REACH = """
    # text = They could {adverb} reach him Monday.
    1  They      they      PRON   PRP  _             4  nsubj
    2  could     could     AUX    MD   VerbForm=Fin  4  aux
    3  {adverb}  {adverb}  PART   RB   _             4  advmod
    4  reach     reach     VERB   VB   VerbForm=Inf  0  root
    5  him       he        PRON   PRP  _             4  obj
    6  Monday    Monday    PROPN  NNP  _             4  obl:unmarked
    7  .         .         PUNCT  .    _             4  punct
"""


def test_what_could_not_be_done_is_past():
    assert dated(COULD_REACH.format(adverb="not")) == {"reach": [LAST_MONDAY]}
    assert dated(COULD_REACH.format(adverb="still")) == {"reach": [NEXT_MONDAY]}


def test_a_week_later_is_a_length_where_its_start_is_not_known():
    conllu = """
        # text = A week later he left.
        1  A      a      DET    DT   _           2  det
        2  week   week   NOUN   NN   _           3  obl:unmarked
        3  later  later  ADV    RBR  _           5  advmod
        4  he     he     PRON   PRP  _           5  nsubj
        5  left   leave  VERB   VBD  Tense=Past  0  root
        6  .      .      PUNCT  .    _           5  punct
    """
    assert [(t.text, t.value) for t in find_times(parse_from_conllu(conllu), THURSDAY)] == [
        ("A week", "P1W")
    ]
    few = conllu.replace("A week", "Many weeks").replace("A      a      DET", "Many   many   ADJ")
    few = few.replace("2  week ", "2  weeks")
    assert [t.value for t in find_times(parse_from_conllu(few), THURSDAY)] == ["PXW"]


def test_days_after_an_attack_date_what_was_done_then():
    conllu = """
        # text = Three days after the attack, police arrested him.
        1   Three     three   NUM    CD   _           2  nummod
        2   days      day     NOUN   NNS  _           5  obl:unmarked
        3   after     after   ADP    IN   _           5  case
        4   the       the     DET    DT   _           5  det
        5   attack    attack  NOUN   NN   _           8  obl
        6   ,         ,       PUNCT  ,    _           8  punct
        7   police    police  NOUN   NNS  _           8  nsubj
        8   arrested  arrest  VERB   VBD  Tense=Past  0  root
        9   him       he      PRON   PRP  _           8  obj
        10  .         .       PUNCT  .    _           8  punct
    """
    assert dated(conllu) == {"arrested": ["P3D"]}


def test_the_first_attack_in_years_did_not_last_for_years():
    conllu = """
        # text = They saw the {which} attack in ten years.
        1  They     they     PRON   PRP    _           2  nsubj
        2  saw      see      VERB   VBD    Tense=Past  0  root
        3  the      the      DET    DT     _           5  det
        4  {which}  {which}  ADJ    {tag}  _           5  amod
        5  attack   attack   NOUN   NN     _           2  obj
        6  in       in       ADP    IN     _           8  case
        7  ten      ten      NUM    CD     _           8  nummod
        8  years    year     NOUN   NNS    _           5  nmod
        9  .        .        PUNCT  .      _           2  punct
    """
    assert dated(conllu.format(which="first", tag="JJ")) == {}
    assert dated(conllu.format(which="worst", tag="JJS")) == {}
    assert dated(conllu.format(which="long", tag="JJ")) == {"attack": ["P10Y"]}


def test_the_time_of_a_season_dates_what_was_done_in_it():
    conllu = """
        # text = They won it in the 2021 season.
        1  They    they    PRON   PRP  _           2  nsubj
        2  won     win     VERB   VBD  Tense=Past  0  root
        3  it      it      PRON   PRP  _           2  obj
        4  in      in      ADP    IN   _           7  case
        5  the     the     DET    DT   _           7  det
        6  2021    2021    NUM    CD   _           7  compound
        7  season  season  NOUN   NN   _           2  obl
        8  .       .       PUNCT  .    _           2  punct
    """
    assert dated(conllu) == {"won": ["2021"]}


def test_the_number_of_a_quarter_behind_a_name_is_a_model():
    conllu = """
        # text = He drove an Audi Q3.
        1  He     he     PRON   PRP  _           2  nsubj
        2  drove  drive  VERB   VBD  Tense=Past  0  root
        3  an     a      DET    DT   _           5  det
        4  Audi   Audi   PROPN  NNP  _           5  compound
        5  Q3     Q3     PROPN  NNP  _           2  obj
        6  .      .      PUNCT  .    _           2  punct
    """
    assert find_times(parse_from_conllu(conllu), THURSDAY) == ()


REFUSED_TO_MEET = """
    # text = They {form} to meet on Monday.
    1  They    they     PRON   PRP  _             2  nsubj
    2  {form}  {lemma}  VERB   VBD  Tense=Past    0  root
    3  to      to       PART   TO   _             4  mark
    4  meet    meet     VERB   VB   VerbForm=Inf  2  xcomp
    5  on      on       ADP    IN   _             6  case
    6  Monday  Monday   PROPN  NNP  _             4  obl
    7  .       .        PUNCT  .    _             2  punct
"""


def test_what_was_refused_is_past_and_what_was_agreed_to_come():
    assert dated(REFUSED_TO_MEET.format(form="refused", lemma="refuse")) == {"meet": [LAST_MONDAY]}
    assert dated(REFUSED_TO_MEET.format(form="agreed", lemma="agree")) == {"meet": [NEXT_MONDAY]}


SAID_THEY_WOULD = """
    # text = He {form} {case} Monday they would leave.
    1  He      he      PRON   PRP  _             2  nsubj
    2  {form}  say     VERB   VBD  Tense=Past    0  root
    3  {case}  {case}  ADP    IN   _             4  case
    4  Monday  Monday  PROPN  NNP  _             7  obl
    5  they    they    PRON   PRP  _             7  nsubj
    6  would   would   AUX    MD   VerbForm=Fin  7  aux
    7  leave   leave   VERB   VB   VerbForm=Inf  2  ccomp
    8  .       .       PUNCT  .    _             2  punct
"""


def test_a_time_right_behind_a_past_verb_is_past_whatever_is_told():
    said = parse_from_conllu(SAID_THEY_WOULD.format(form="said", case="on"))
    assert [t.value for t in find_times(said, THURSDAY)] == [LAST_MONDAY]
    assert set(anchor(said, find_times(said, THURSDAY))) == {1}
    planned = parse_from_conllu(SAID_THEY_WOULD.format(form="hoped", case="until"))
    assert [t.value for t in find_times(planned, THURSDAY)] == [NEXT_MONDAY]


def test_following_a_day_is_after_it():
    conllu = """
        # text = Following Monday's raid they left.
        1  Following  follow  VERB   VBG  _           4  case
        2  Monday     Monday  PROPN  NNP  _           4  nmod:poss
        3  's         's      PART   POS  _           2  case
        4  raid       raid    NOUN   NN   _           6  obl
        5  they       they    PRON   PRP  _           6  nsubj
        6  left       leave   VERB   VBD  Tense=Past  0  root
        7  .          .       PUNCT  .    _           6  punct
    """
    assert dated(conllu) == {"raid": [LAST_MONDAY]}
