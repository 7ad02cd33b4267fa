"""According to whom: one test for each construction that reports, and for those that do not."""

import pytest

from eventx.attribution import covering, find_attributions
from eventx.entities import find_entities
from eventx.quotes import find_quotes


@pytest.fixture
def reports(document):
    """Return who, cue and content of the reports of a construction, in text order."""

    def read(name):
        return [
            (
                a.source and a.source.text,
                a.cue and a.cue.text,
                " … ".join(span.text for span in a.content),
            )
            for a in document(name).attributions
        ]

    return read


FERRY = "Ten people died and dozens drowned when a ferry sank"


@pytest.mark.parametrize(
    ("name", "who", "cue", "content"),
    [
        ("indirect", "Officials", "said", "troops had crossed the border"),
        ("postposed", "officials", "said", "Troops crossed the border"),
        ("in_the_middle", "the king", "said", "The war … is over"),
        ("as_report", "the king", "said", "the army left the town"),
        ("according_to", "KCNA", "According to", "Kim thanked Putin"),
        ("according_to_end", "KCNA", "according to", "Kim thanked Putin"),
        ("inverted", "Smith", "said", "We lost the election,"),
        ("conjoined_sources", "The king and his brother", "said", "the army had left"),
        ("document", "The document", "shows", "the army burned the town"),
        ("noun_cue", "His", "claim", "the army fled"),
        ("confident", "The minister", "confident", "the talks will succeed"),
        ("urged_to", "The pope", "urged", "Russia to stop the war"),
        ("called_on", "The pope", "called", "leaders to stop the war"),
        ("passive_expected", None, "is expected", "The king … to visit Rome"),
        ("did_not_say", "The king", "did not say", "who attacked the town"),
        ("colon", "The king", "wrote", "The army has burned the houses in the valley."),
        ("speaker_colon", "Ann Smith", ":", "The army left the town"),
        ("poll_colon", "Poll", ":", "The king leads the mayor"),
        ("speaker_dash", "Ann Smith", "—", "The army left the town at night."),
        ("it_was_reported", None, "was reported", "the army had left"),
        ("protest_reported", None, "was reported", "A protest … in Lagos"),
        ("convinced", "Voters", "are convinced", "the army left"),
        ("close_to", "Sources close to the king", "said", "the army had left"),
        ("by_author", "a report by the ministry", "According to", "the army left"),
        ("two_subjects", "the king", "said", "The attack on the town was a mistake"),
        ("set_behind", "two officials", "told", "The army left the town"),
        ("after_hearing", "The judge", "said", "the army had left"),
        ("note_friday", "The king", "said", "the army had left"),
        ("but_that", "The king", "said", "the army had left, but that the war was going on"),
        ("on_monday_it", "The king", "said", "it had bombed the town"),
        ("remark_behind", "The king", "said", "the army had left"),
        ("killing_according", "KCNA", "according to", "Soldiers opened fire, killing four"),
        ("killing_own_subject", "KCNA", "according to", "a guard killed four"),
        ("no_more", "An aide", "said", "the army had left"),
        ("court_heard", "the court", "heard", "The soldier stole a car"),
        ("saying_colon", "The king", "saying", "We left the town."),
        ("on_social_media", "The king", "wrote", "The army left the town."),
        ("allegedly_while", None, "allegedly", "The soldier … stole a car"),
        ("denied_claims", None, "claims", "the army had left"),
        ("warned_not", "The king", "warned", "Smith not to leave"),
        ("age", "Smith", "said", "We left,"),
        ("surveyed", "Half of those surveyed", "said", "the army had left"),
        ("shared_quotation", "The king", "said", 'he was ill and was "deeply ashamed" of it'),
        ("major_blow", "the king", "said", "The army has left"),
        ("agency_quoted", "the king", "saying", "the army had left"),
        ("quoted_behind", "the king", "was quoted as saying", "We left the town,"),
        ("plans_according", "two aides", "according to", "The king plans to visit Rome"),
        ("said_according", "KCNA", "according to", "The king said the army had left"),
        ("said_according", "The king", "said", "the army had left"),
        (
            "accused_according",
            "two aides",
            "according to",
            "The mayor is accused of stealing a car",
        ),
        ("marched_and_called", "The union", "called", "peace"),
        ("headline_police", "police", ":", "Two killed in blast at bank"),
        ("headline_media", "Gazprom", ":", "Soldiers killed in the valley"),
        ("headline_say", "officials", "say", "Blast at bank kills two"),
        ("ferry_sank", "the coast guard", "said", FERRY),
        ("charge_he_denies", "The king", "accused", "the mayor of plotting a coup"),
        ("claim_rejected", "Officials", "said", "the army had bombed a school"),
        (
            "plant_complex",
            "Officials",
            "said",
            "a rocket hit the plant, a complex that makes steel",
        ),
        ("as_he_put_it", "the king", "put", "The raid was a failure"),
        ("chanted", "The crowd", "chanted", "Stop the war!"),
        ("showed_entering", "The footage", "showed", "the man entering the bank"),
        ("judge_friday", "A judge", "ordered", "the bank to pay"),
        ("judge_friday", "A judge", "ruling", "it had lied"),
        ("enough", "the letter", "says", "Enough,"),
        ("times_report", "New York Times", "report", "the army had left"),
        ("told_a_briefing", "The spokesman", "told", "the army had left"),
        ("mayor_wrote", "the mayor, Ann Smith", "wrote", "A bomb fell on a school in Riga"),
        ("after_a_bus", "an official", "said", "The road was closed … after a bus hit a wall"),
        ("said_on_friday_after", "the king", "said", "The war is over"),
        ("had_it_come", "they", "say", "Had a doctor come … the king would have survived"),
        ("after_the_match", "Smith", "said", "We left the town early."),
        ("described_it_as", "The ministry", "describing", "it as a crime"),
        ("no_longer_expects", "it", "no longer expects", "the king to leave"),
        ("hours_after", "The king", "said", "he would stay"),
        ("as_he_left", "the king", "said", "The war is over"),
        ("and_nobody", "Smith", "said", "he had not slept and nobody had helped him"),
        ("analyst_believes", "the analyst", "believes", "The plan will fail"),
        ("own_quotation", "Smith", "said", "I regret it, … and I will resign."),
        ("barred_ruling", "The court", "ruling", "it had lied"),
        ("calling_it_absurd", "The union", "denied", "it had attacked the mayor"),
        ("calling_it_absurd", "The union", "calling", "the claim absurd"),
        ("statement_citing", "The bank", "said", "it had sold the plant"),
        ("statement_citing", "The bank", "citing", "a fall in sales"),
        ("move_hostile", "Moscow", "called", "the speech about the move “hostile”"),
        ("remarks_provocative", "Tokyo", "called", "the king's “provocative” remarks a crime"),
        ("ruling_in_the_middle", "he", "said", "the ruling … was a mistake"),
        (
            "outside_quote",
            "lawyer Ann Smith",
            "said",
            "The raid, your first thought is that it failed,",
        ),
    ],
)
def test_a_reported_clause(reports, name, who, cue, content):
    assert (who, cue, content) in reports(name)


@pytest.mark.parametrize(
    ("name", "who", "cue", "content"),
    [
        ("criticized", "The union", "criticized", "the plan"),
        ("criticized_for", "The senate", "criticized", "the minister for the delay"),
        ("called_for", "The pope", "called", "an end to the attacks"),
        ("plans_to", "The king", "plans", "to visit Rome"),
        ("appears", None, "appears", "The army … to have left the town"),
        ("criticism_noun", "Her", "criticism", "the raid"),
        ("voiced", "The envoy", "concern", "the raid"),
        ("opponent", "Smith", "opponent", "the treaty"),
        ("supporters", "Supporters", "Supporters", "the treaty"),
        ("mention", "The king", "mention", "the raid"),
        ("background", "The mayor", "criticized", "Kim"),
        ("sees_as", "The king", "sees", "the mayor as a threat"),
        ("bragged_about", "The king", "bragged", "the raid"),
        ("criticized_monday", "The union", "criticized", "the plan"),
        ("refused", "The president", "refused", "to sign the bill"),
        ("accused_charge", "The king", "accused", "the mayor of lying"),
        ("disgrace", "The king", "called", 'the raid "a disgrace"'),
    ],
)
def test_a_thing_that_an_act_stance_or_feeling_is_about(document, reports, name, who, cue, content):
    assert reports(name) == [(who, cue, content)]
    assert all(e.according_to is None for e in document(name).events)


def test_whoever_accuses_says_what_was_done(reports, event):
    assert reports("accused") == [("The mayor", "accused", "Kim of attacking the town")]
    assert event("accused", "attack").according_to.source.text == "The mayor"
    assert event("whom_she_accuses", "steal").according_to.source.text == "she"
    assert event("accused_passive", "attack").according_to is None


def test_whoever_calls_for_a_deed_asks_for_it(event):
    assert event("called_for_him", "sack").according_to.source.text == "The union"


def test_what_is_only_understood_somebody_says(event):
    report = event("understood_to_have", "leave").according_to
    assert (report.source, report.cue.text) == (None, "is understood")


def test_a_description_is_part_of_the_content(reports):
    content = "the raid as an attack on the town"
    assert reports("described_as") == [("The mayor", "described", content)]


def test_what_seems_to_be_suggested_is_suggested_by_the_subject(reports):
    assert reports("seemed_to") == [("The king", "suggest", "the army had left")]


def test_a_noun_right_before_a_finite_cue_speaks_where_the_parse_has_no_subject(reports):
    assert [(who, cue) for who, cue, _ in reports("subject_lost")] == [
        ("The king", "said"),
        ("officials", "claim"),
    ]


def test_whoever_uses_a_word_to_describe_something_describes_it(reports):
    assert reports("used_a_word") == [("Smith", "describe", "the king")]


def test_what_somebody_knows_the_article_says_too(event):
    assert event("aware", "leave").according_to is None


def test_plain_reporting_of_a_noun_phrase_asserts_what_is_in_it(document):
    (report,) = document("stressed_noun").attributions
    assert report.content[0].text == "the importance of the visit to Paris"
    assert all(e.according_to == report for e in document("stressed_noun").events)


def test_what_is_reported_somebody_says(event):
    assert event("protest_reported", "protest").according_to.source is None


def test_an_adverb_reports_without_a_source(event):
    report = event("reportedly", "shoot").according_to
    assert (report.source, report.cue.text) == (None, "reportedly")


def test_the_addressee_is_who_was_told(document):
    (report,) = document("told").attributions
    assert (report.source.text, report.addressee.text) == ("The mayor", "reporters")


def test_the_time_of_the_report_is_not_that_of_the_event(document):
    (report,) = document("indirect").attributions
    assert [t.text for t in report.when] == ["Monday"]


def test_a_time_of_the_report_that_the_parse_gives_to_the_event_does_not_date_it(event):
    assert event("on_monday_it", "bomb").when == ()


def test_a_time_beside_the_source_dates_the_report(document):
    (report,) = document("according_thursday").attributions
    assert [t.text for t in report.when] == ["Thursday"]
    assert all(not e.when for e in document("according_thursday").events)


@pytest.mark.parametrize(
    ("name", "when"),
    [
        ("on_monday_it", ["Monday"]),
        ("note_friday", ["Friday"]),
        ("hours_after", ["late on Monday"]),
        ("quoted_monday", ["Monday"]),
        ("not_now", []),
    ],
)
def test_a_time_of_the_cue_dates_the_report_and_one_in_the_content_does_not(document, name, when):
    (report,) = document(name).attributions
    assert [t.text for t in report.when] == when


@pytest.mark.parametrize(
    "name", ["dateline_colon", "title_colon", "dash_clause", "headline_person"]
)
def test_a_place_a_title_a_clause_and_who_it_is_about_are_no_speakers(reports, name):
    assert reports(name) == []


def test_a_speaker_whose_subject_the_parse_gave_away_is_told_from_the_addressee(document):
    (report,) = document("lent_subject").attributions
    assert report.source.text == "two people with knowledge of the plan"
    assert report.addressee.text == "a newspaper"
    (report,) = document("director_told").attributions
    assert report.source.text == "the bank's director, Ann Smith"


def test_a_report_between_commas_is_read_where_the_parse_lost_it(reports):
    assert reports("runs_it_said") == [
        ("the company that runs it", "said", "A dam broke on Monday … killing two")
    ]


@pytest.mark.parametrize("name", ["over_and_over", "according_to_plan", "intended"])
def test_what_is_done_again_by_plan_or_to_an_end_is_no_report(reports, name):
    assert reports(name) == []


def test_who_is_quoted_is_not_an_event(document):
    assert [e.what.lemma for e in document("quoted_monday").events] == ["leave"]


def test_a_report_within_a_report_has_it_as_parent(event):
    inner = event("two_reports", "leave").according_to
    assert (inner.source.text, inner.parent.source.text) == ("the ministry", "KCNA")


def test_a_participle_behind_the_report_goes_on_reporting(reports):
    assert reports("participle_adds") == [
        ("The king", "said", "the army had left"),
        ("The king", "adding", "the war was over"),
    ]


def test_as_of_time_reports_nothing(event):
    assert event("as_time", "arrive").according_to is None
    assert event("as_they_continue", "leave").according_to is None


def test_who_is_quoted_as_saying_says_it(reports):
    assert reports("quoted_as_saying") == [
        ("The king", "was quoted as saying", "the talks had failed")
    ]


def test_an_interrupted_quotation_is_one_report(document):
    (report,) = document("interrupted").attributions
    assert report.kind == "direct"
    assert [s.text for s in report.content] == ["The raid,", "killed two men."]


def test_a_quotation_that_goes_on_in_the_paragraph_belongs_to_the_same_report(document):
    (report,) = document("continued").attributions
    assert report.source.text == "Smith"
    assert len(report.content) == 2


def test_a_quotation_in_a_paragraph_of_its_own_goes_on_with_the_report(document):
    (report,) = document("next_paragraph").attributions
    assert report.source.text == "Smith"
    assert len(report.content) == 2


@pytest.mark.parametrize(("name", "pieces"), [("said_then_quotes", 3), ("opening_repeated", 2)])
def test_a_mark_that_opens_each_paragraph_and_closes_the_last_is_one_quotation(
    document, name, pieces
):
    (report,) = document(name).attributions
    assert (report.source.text, len(report.content)) == ("Smith", pieces)
    assert all(e.according_to == report for e in document(name).events)


def test_scare_quotes_are_no_report(reports):
    assert reports("scare") == []


def test_an_unbalanced_mark_does_not_hand_the_rest_to_the_speaker(event):
    assert event("unbalanced", "attack").according_to.source.text == "Smith"
    assert event("unbalanced", "arrest").according_to is None


@pytest.mark.parametrize("name", ["declined", "declined_on"])
def test_declining_to_comment_reports_nothing(reports, name):
    assert reports(name) == []


def test_what_nobody_said_is_according_to_nobody(event):
    assert event("nobody_told", "leave").according_to is None


def test_what_is_no_longer_expected_is_not_according_to_who_expected_it(document):
    assert all(
        e.according_to.source.text == "The bank" for e in document("no_longer_expects").events
    )


def test_a_filler_reports_nothing(reports):
    assert reports("you_know") == []


def test_a_suspicion_is_no_source(document):
    assert all(a.source.text == "The king" for a in document("suspicion_of").attributions)


def test_a_lie_that_is_told_is_no_addressee(reports, document):
    assert [who for who, _, _ in reports("told_the_lie")] == ["The king"]
    (report,) = document("told_a_briefing").attributions
    assert report.addressee.text == "a briefing"


def test_a_verb_of_speech_behind_what_is_said_is_no_event(document):
    assert [e.what.lemma for e in document("mayor_wrote").events] == ["fall"]


@pytest.mark.parametrize("name", ["did_not_say", "refused_to_say"])
def test_what_was_not_said_is_according_to_nobody(event, name):
    assert event(name, "attack").according_to is None


def test_asking_for_no_name_reports_nothing(reports):
    assert reports("not_named") == []


def test_a_passive_does_not_report_what_announces_it(reports):
    content = "The soldier was charged by the court"
    assert reports("charged_announced") == [(None, "was announced", content)]


def test_what_is_only_asked_is_according_to_nobody(event):
    assert event("asked_whether", "leave").according_to is None


def test_what_was_not_only_said_was_said(event):
    assert event("not_only_said", "attack").according_to.source.text == "The king"


def test_who_refuses_to_say_it_reports_what_would_be_said(reports):
    assert reports("refused_to_say") == [("The king", "say", "who attacked the town")]


@pytest.mark.parametrize(
    "name",
    [
        "sees",
        "found_coin",
        "told_friend",
        "supposed_to",
        "in_other_words",
        "advises",
        "felt_betrayed",
        "not_authorised",
        "will_say_it",
        "as_court_heard",
    ],
)
def test_an_object_or_a_duty_that_is_not_reported(reports, name):
    assert reports(name) == []


def test_the_article_vouches_for_evidence(event):
    assert event("evidence", "leave").according_to is None


def test_a_part_quotation_makes_the_report_mixed(document):
    (report,) = document("said_later").attributions
    assert (report.source.text, report.kind) == ("Smith", "mixed")


def test_covering_knows_every_offset_even_those_outside_the_words(parsed):
    parse = parsed("indirect")
    found = find_attributions(parse, find_quotes(parse), {}, find_entities(parse))
    assert covering(found, parse.text.index("troops")) == found.all[0]
    assert covering(found, 0) is None
    assert covering(found, -1) is None


def test_whom_footage_shows_doing_something_does_it(event):
    assert [p.text for p in event("showed_entering", "enter").who] == ["the man"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("denied_which", "it had killed ten rebels"),
        ("denied_something", "the march was paid from abroad"),
        ("dash_claim", "his men had left the town"),
        ("which_it_did", "it had found a bunker, which it destroyed"),
    ],
)
def test_who_denies_or_checks_it_speaks_outside_the_content(reports, name, content):
    assert [text for _, _, text in reports(name)] == [content]


@pytest.mark.parametrize(
    ("name", "both"),
    [
        ("two_speakers", [("The army", "it had left"), ("the king", "the raid went on")]),
        ("reject_they_say", [("The rebels", "the charge"), ("they", "the army bombed the town")]),
        ("headline_both", [("Kenya", "talks close"), ("Uganda", "deal dead")]),
        (
            "each_blaming",
            [("officials", "Two armies exchanged fire overnight"), ("each", "the other")],
        ),
        (
            "while_other",
            [
                ("The army", "its drones hit a depot"),
                ("the ministry", "all drones had been shot down"),
            ],
        ),
    ],
)
def test_two_speakers_in_a_sentence_report_each_their_own(reports, name, both):
    assert [(who, content) for who, _, content in reports(name)] == both


def test_a_speaker_who_goes_on_with_although_says_it_all(reports):
    said = "the army had left, although he said it might return"
    assert reports("while_he")[0] == ("The king", "said", said)


@pytest.mark.parametrize(
    ("name", "inner", "outer"),
    [
        ("denies_comma", "the charge", "The mayor rejects the charge"),
        ("called_for_said", "talks", "He called for talks"),
        ("plans_told", "to reopen the border", "The king plans to reopen the border"),
    ],
)
def test_who_reports_the_whole_sentence_is_no_content_of_it(reports, name, inner, outer):
    assert [content for _, _, content in reports(name)] == [inner, outer]


@pytest.mark.parametrize(
    ("name", "who", "content"),
    [
        ("called_crime", "The king", "the raid a crime"),
        ("what_called", "the king", "a camp"),
        ("which_described", "the mayor", "as a disgrace"),
    ],
)
def test_the_name_that_somebody_gives_to_a_thing_is_theirs(reports, name, who, content):
    assert [(source, text) for source, _, text in reports(name)] == [(who, content)]


@pytest.mark.parametrize(
    "name",
    [
        "called_meeting",
        "put_bag",
        "as_promised",
        "opposing",
        "imagine",
        "plan_criticized",
        "law_changed",
    ],
)
def test_an_act_and_a_cue_that_nobody_voices_report_nothing(reports, name):
    assert reports(name) == []


def test_quitting_over_a_plan_makes_it_nobodys(reports):
    assert reports("quit_over_plan") == []


@pytest.mark.parametrize(
    ("name", "who", "cue", "content"),
    [
        ("not_said_when", "The police", "have not said", "when the road will open"),
        ("put_toll", "Officials", "put", "the toll at 40"),
        ("goes_on_behind", "the king", "said", "The raid failed … and two soldiers died"),
        ("goes_away", "the king", "said", "The raid failed"),
        ("husband_cut_in", "the mayor", "said", "We lost,"),
        (
            "because_behind",
            "economists",
            "say",
            "The effects are hard to predict … because there is little data",
        ),
        ("helps_nobody", "he", "said", "I am sorry, … but it helps nobody."),
        ("what_we_want", "she", "said", "What we want, … is for this to stop."),
        ("her_book", "she", "wrote", "We lost,"),
        ("shrugged", "The mayor", "shrugged", "The army left the town last night."),
        ("was_blunt", "The mayor", "blunt", "The army left the town last night."),
        (
            "lawyers_announced",
            "his lawyers and a son",
            "announced",
            "The mayor will appeal before a court",
        ),
        ("so_behind", "he", "noted", "The road is closed … so it may take hours"),
        (
            "say_experts",
            "experts in Lagos",
            "say",
            "Part of the problem in the valley … is the ground",
        ),
        ("paper_welcoming", "Seoul", "welcoming", "the plan"),
        ("headline_cites", "Bank", "cites", "inflation"),
        ("headline_dash", "officials", "-", "Ferry sinks off Java, dozens missing"),
        ("headline_nouns", "Police", ":", "Two dead in blast at bank"),
        ("following_comment", "The king", "comment", "We left the town last night."),
        ("denied_hitting", "The soldier", "denied", "hitting the boy"),
        ("note_that", "The bank", "wrote", "prices would fall"),
    ],
)
def test_the_only_report_of_a_sentence(reports, name, who, cue, content):
    assert reports(name) == [(who, cue, content)]


def test_what_somebody_is_asked_first_is_not_said(reports):
    assert ("the king", "said", "the talks went on") in reports("asked_said")


def test_a_cue_set_into_a_reported_clause_reports_all_of_it(reports):
    assert ("the aide", "said", "He believes … that the king left") in reports("believes_that")


def test_calling_for_something_meanwhile_reports_only_that(reports):
    assert reports("as_he_called") == [("he", "called", "peace")]


@pytest.mark.parametrize(
    ("name", "events"),
    [
        ("emerged_that", ["leave"]),
        ("put_toll", []),
        ("as_he_put_it", []),
        ("note_that", ["fall"]),
        ("put_bag", ["put"]),
    ],
)
def test_a_verb_that_only_words_what_is_said_is_no_event(document, name, events):
    assert [e.what.lemma for e in document(name).events] == events
