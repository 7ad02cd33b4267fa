"""Who did what to whom, a construction a row: name, trigger, and what fills each slot."""

import pytest

WHO_WHAT = [
    # construction, lemma, who, to_whom, object, where
    ("active", "visit", ["The minister"], [], [], ["Kyiv"]),
    ("passive_with_agent", "reject", ["the senate"], [], ["The bill"], []),
    ("passive_without_agent", "kill", [], ["Two soldiers"], [], ["Mosul"]),
    ("get_passive", "arrest", [], ["The reporter"], [], ["Minsk"]),
    ("reduced_passive", "make", [], [], ["weapons"], ["Iran"]),
    ("ditransitive", "give", ["Shoigu"], ["Kim"], ["a letter"], []),
    ("dative_shift", "give", ["Shoigu"], ["Kim"], ["a letter"], []),
    ("conjoined_subjects", "meet", ["Kim", "Shoigu"], [], [], ["Pyongyang"]),
    ("conjoined_verbs", "thank", ["Kim"], ["him"], [], []),
    ("conjoined_objects", "seize", ["The army"], [], ["tanks", "rifles"], []),
    ("shared_object", "support", ["They"], ["the rebels"], [], []),
    ("shared_object", "train", ["They"], ["the rebels"], [], []),
    ("subject_control", "sign", ["The president"], [], ["the treaty"], []),
    ("object_control", "withdraw", ["Russia"], ["its troops"], [], []),
    ("object_control", "urge", ["The minister"], ["Russia"], ["to withdraw its troops"], []),
    ("purpose", "commemorate", ["The envoy"], [], ["the treaty"], []),
    ("participle", "arrest", ["Police"], ["four men"], [], []),
    ("gerund", "fine", [], ["The firm"], ["dumping waste"], []),
    ("relative_subject", "visit", ["The minister"], [], [], ["Kyiv"]),
    ("relative_object", "provide", ["the hosts"], [], ["The program"], []),
    ("relative_place", "examine", ["he"], [], ["weapons"], ["the ministry"]),
    ("appositive_relative", "cover", ["Shireen Abu Akleh"], [], ["the raid"], []),
    ("particle_verb", "call off", ["The union"], [], ["the strike"], []),
    ("prepositional_verb", "call", ["The pope"], [], ["peace"], []),
    ("light_verb", "pay visit", ["The minister"], [], [], ["Kyiv"]),
    ("passive_light_verb", "carry out operation", ["the army"], [], [], []),
    ("inverse_light_verb", "face charge", [], ["The mayor"], [], []),
    ("aspectual", "begin talk", ["The two sides"], ["Iran"], [], []),
    ("aspectual_verb", "attack", ["The rebels"], [], ["the town"], []),
    ("noun_of_agent", "arrival", ["the minister"], [], [], []),
    ("noun_of_patient", "invasion", [], ["Ukraine"], [], []),
    ("noun_possessor", "attack", ["Russia"], [], ["Kyiv"], []),
    ("noun_possessor_patient", "arrest", [], ["His"], [], []),
    ("noun_demonym", "raid", ["Israeli"], [], [], []),
    ("noun_joint", "talk", ["Iran", "Russia"], [], [], []),
    ("imposed_on", "sanction", [], ["Russia"], [], []),
    ("went_to_office", "go", ["Lavrov"], [], [], ["the ministry"]),
    ("address", "attack", ["The rebels"], [], ["a market"], ["the Gaza Strip", "Gaza City"]),
    ("at_premises", "conduct search", ["Agents"], [], [], ["eight companies"]),
    ("reported_noun", "protest", [], [], [], ["the capital"]),
    ("of_phrase", "sign", ["The leaders of Japan and Ireland"], [], ["a deal"], []),
    ("said_by", "thank", ["Putin", "Xi"], ["Kim"], [], []),
    ("origin", "withdraw", ["The troops"], [], [], ["Kherson"]),
    ("including", "raid", ["The army"], [], ["several towns", "Nablus"], []),
    ("prevent", "enter", ["the crowd"], [], [], ["the square"]),
    ("cleft_subject", "sign", ["the minister"], [], ["the deal"], []),
    ("cleft_object", "reject", ["the rebels"], [], ["the treaty"], []),
    ("cleft_oblique", "meet", ["the leaders"], [], [], ["Kyiv"]),
    ("extraposed_clause", "sign", ["the minister"], [], ["the deal"], []),  # "it was clear that …"
    ("gapping", "seize", ["The army"], [], ["tanks"], []),  # "… and the rebels rifles"
    ("headline_active", "arrest", ["Police"], ["three"], [], ["Paris"]),
    ("headline_passive", "kill", [], ["Two"], [], []),
    ("headline_future", "visit", ["Minister"], [], [], ["Kyiv"]),
    ("inversion_of_motion", "march", ["the protesters"], [], [], ["the square"]),
    ("sent_to", "guard", ["troops"], [], ["the bridge"], []),
    ("were_sent_to", "guard", ["Two soldiers"], [], ["the bridge"], []),
    ("used_to", "guard", ["The general"], [], ["the bridge"], []),
    ("promised_object", "sign", ["The minister"], [], ["the treaty"], []),
    ("asked_not_to", "attend", ["the minister"], [], ["the hearing"], []),
    ("relative_in_which", "hide", ["the rebels"], [], [], ["the village"]),
    ("relative_which_bought", "take", ["the rebels"], [], ["the village"], []),
    ("relative_to_whom", "sell", ["the firm"], ["the man"], ["weapons"], []),
    ("relative_stranded", "sell", ["the firm"], ["the man"], ["weapons"], []),
    # the parse hangs "which" on the main verb
    ("pied_piped_outside", "hide", ["the rebels"], [], [], ["The village"]),
    ("extraposed_relative", "arrest", [], ["A man"], [], []),
    ("extraposed_relative", "attack", ["A man"], ["a mosque"], [], []),
    ("knew_who", "attack", ["who"], ["the mosque"], [], []),
    ("absolute", "leave", ["The minister"], [], [], []),
    ("absolute", "attack", ["the rebels"], [], ["the town"], []),
    ("absolute_with", "retreat", ["the army"], [], [], []),
    ("absolute_with", "seize", ["the rebels"], [], ["the town"], []),
    ("apposition", "visit", ["Kim"], [], [], ["Moscow"]),
    ("mediated_between", "mediate", ["The envoy"], ["Iran", "Russia"], [], []),
    ("signed_between", "sign", ["Iran", "Russia"], [], ["A treaty"], []),
    ("such_as", "raid", ["The army"], [], ["towns", "Nablus"], []),
    ("like_these", "raid", ["The army"], [], ["towns"], []),  # a likeness, not an example
    ("got_object", "get", ["The reporter"], [], ["a letter"], []),  # no passive
    ("dozens_of_people", "kill", ["The blast"], ["dozens of people"], [], []),
    ("dozens_of_houses", "destroy", ["The blast"], [], ["dozens of houses"], []),
    ("one_of", "resign", ["One of the ministers"], [], [], []),
    ("group_of", "attack", ["A group of soldiers"], [], ["the town"], []),
    ("gerund_subject", "dump", [], [], ["waste"], []),
    ("gerund_subject", "harm", ["Dumping waste"], [], ["the river"], []),
    ("as_agreed", "agree", [], [], [], []),
    ("left_dead", "leave", ["The attack"], ["four people"], [], []),
    ("gave_time", "give", ["The court"], ["them"], ["three days"], []),
    ("come_up_with", "come up", ["The ministers"], [], ["a plan"], []),
    ("came_and_took", "come", ["The rebels"], [], [], []),
    ("came_and_took", "take", ["The rebels"], [], ["the bridge"], []),
    ("was_to", "visit", ["The minister"], [], [], ["Kyiv"]),
    ("was_to_have", "visit", ["The minister"], [], [], ["Kyiv"]),
    ("aim_is_to", "visit", [], [], [], ["Kyiv"]),
    ("pronoun_possessor", "build", ["Israel"], [], ["a wall"], []),
    ("noun_possessor_shell", "build", ["Israel"], [], ["a wall"], []),
    ("need_to", "help", [], ["the refugees"], [], []),
    ("such_as_gerund", "freeze", [], [], ["the assets"], []),
    ("agreed_on_monday", "agree", ["The leaders"], [], ["to sign the treaty"], []),
    ("stopped_to", "sign", ["The leaders"], [], ["the treaty"], []),  # a purpose
    ("taken_by_force", "take", [], [], ["The town"], []),
    ("taken_by_the_force", "take", ["the force"], [], ["The town"], []),
    ("imposed_tax", "impose", ["The government"], ["banks"], ["a tax"], []),
    ("read_book_on", "read", ["The minister"], [], ["a book"], []),
    ("approval_from", "approval", ["the ministry"], [], [], []),
    ("withdrawal_from", "withdrawal", [], [], [], ["Kherson"]),
    ("piled_pressure", "put pressure", ["China"], ["Taiwan"], [], []),
    ("two_demonyms", "coordination", ["Jordanian", "Palestinian"], [], [], []),
    ("among_them", "kill", [], ["Fifty people"], [], ["Nablus"]),
    ("people_of_place", "travel", ["envoys"], [], [], ["Pyongyang"]),
    ("people_itself", "travel", ["the envoys of the president"], [], [], ["Pyongyang"]),
    ("which_he_said", "harm", ["a plan"], ["the firm"], [], []),
    ("which_he_said_they", "sign", ["they"], [], ["a plan"], []),
    ("attempt_by", "stop", ["the city"], ["the firm"], [], []),
    ("our_right", "build", ["our"], [], ["a wall"], []),
    ("gratitude_for", "express gratitude", ["The minister"], [], ["the weapons"], []),
    ("talks_for", "hold talk", ["The minister"], [], [], []),
    ("acl_facing", "face charge", [], ["The mayor"], [], []),
    ("talks_held", "hold talk", [], [], [], ["Paris"]),
    ("at_least", "die", ["At least ten soldiers"], [], [], []),
    ("up_to", "kill", ["The blast"], ["ten soldiers"], [], []),
    ("more_than", "kill", ["The blast"], ["more than ten soldiers"], [], []),
    ("killed_over", "kill", ["The blast"], ["50"], [], []),
    ("ruled_over", "rule", ["The king"], [], [], ["Egypt"]),
    ("in_court", "appear", ["The mayor"], [], [], ["the Molopo Regional Court"]),
    ("invested_in_firm", "invest", ["The mayor"], ["the firm"], [], []),
    ("prospects_of", "rebuild", ["The leaders"], [], ["the town"], []),
    ("soldiers_to", "guard", ["two soldiers"], [], ["the bridge"], []),
    ("mostly_in", "attack", ["The rebels"], [], [], ["the villages"]),
    ("raid_place", "cover", ["The reporter"], [], ["a raid"], []),  # the raid's place
    ("raid_place", "raid", [], [], [], ["Jenin"]),
    ("shop_place", "open", ["The firm"], [], ["a shop"], ["Jenin"]),
    (
        "especially",
        "discuss",
        ["The ministers"],
        [],
        ["the region", "especially the elections"],
        [],
    ),
    ("apposition_thing", "visit", ["The ministers"], [], [], ["the factory"]),
    ("title_and_name", "give", ["He"], ["party leader Kim"], ["a letter"], []),
    ("in_talks", "talk", ["The ministry"], ["the union"], [], []),
    ("under_pressure", "pressure", ["banks"], ["The minister"], [], []),
    ("on_trial", "trial", [], ["The general"], [], ["Paris"]),
    ("went_on_strike", "go on strike", ["Teachers"], [], [], ["Lagos"]),
    ("went_on_foot", "go", ["Teachers"], [], [], ["Lagos"]),
    ("came_under_attack", "come under attack", [], [], ["The base"], []),
    ("close_apposition", "visit", ["The actor Tom Hanks"], [], [], ["the capital Taipei"]),
    ("left_city", "leave", ["The minister"], [], [], ["Moscow", "Tehran"]),
    ("accused_of_failing", "protect", ["the government"], ["villagers"], [], []),
    ("killed_number", "kill", ["The blast"], ["14"], [], []),
    ("killed_number", "wound", ["The blast"], ["dozens of others"], [], []),
    ("bought_number", "buy", ["The firm"], [], ["14"], []),
    ("claimed_responsibility", "claim", ["No group"], [], ["responsibility"], []),
    ("object_and_noun", "give", ["The firm"], ["them"], ["money", "support"], []),
    ("conjunct_of_perfect", "buy", ["Vietnam"], [], ["boats"], []),
    ("fined_for", "hide", ["The firm"], [], ["a leak"], []),
    ("state_of_emergency", "declare", ["Peru"], [], ["a state of emergency"], []),
    ("number_left_dead", "leave", ["prison riot"], ["31 dead"], [], []),
    ("taken_hostage", "take", [], ["Guards"], [], []),
    ("raised_to_amount", "raise", ["The bank"], [], ["its target"], []),
    ("fell_amount", "fall", ["Its shares"], [], [], []),
    ("lost_amount", "lose", ["The bank"], [], ["two million euros"], []),
    ("place_of_person_met", "meet", ["He"], ["his U.S. counterpart"], [], ["Washington"]),
    ("collided_with", "collide", ["The ship"], [], ["a ferry"], []),
    ("ordered_to_leave", "leave", ["residents of eleven districts"], [], [], []),
    ("ordered_to_leave", "order", ["Police"], ["residents of eleven districts"], ["to leave"], []),
    ("took_office", "take", ["She"], [], ["office"], []),
    ("behind_semicolon", "ask", ["Greece"], ["the union"], ["help"], []),
    ("removed_from_office", "remove", ["Congress"], ["her"], ["office"], []),
    ("recalled", "recall", ["Bolivia"], ["its ambassador"], [], []),
    ("forces_thousands", "force", ["A fire"], ["thousands"], [], ["their homes"]),
    ("among_them_five", "treat", [], ["Sixteen people"], [], []),
    ("whose_house", "burn down", ["whose house"], [], [], []),
    ("third_released", "release", [], ["The third"], [], []),
    ("taken_to_hospital", "take", [], ["The boy"], [], ["hospital", "Sfax"]),
    ("built_hospitals", "build", ["The firm"], [], ["two hospitals"], []),
    ("struck_hospital", "strike", ["The army"], [], ["the hospital"], []),
    ("sued_hospital", "sue", ["She"], ["the hospital"], [], []),
    ("which_it_denies", "deny", ["the government"], [], [], []),
    ("trust_of_the_sick", "betray", ["The minister"], [], ["the trust of the sick"], []),
    (
        "arrested_including",
        "arrest",
        [],
        ["At least 12 people", "the secretary-general of the union"],
        [],
        [],
    ),
]


@pytest.mark.parametrize(
    ("name", "lemma", "who", "to_whom", "things", "where"),
    WHO_WHAT,
    ids=[f"{r[0]}-{r[1]}" for r in WHO_WHAT],
)
def test_participants(event, name, lemma, who, to_whom, things, where):
    found = event(name, lemma)
    assert [p.text for p in found.who] == who
    assert [p.text for p in found.to_whom] == to_whom
    assert [p.text for p in found.object] == things
    assert [p.text for p in found.where] == where


def test_nobody_is_named_for_the_purpose_of_a_passive(event):
    assert event("purpose_of_passive", "arrest").who == ()


@pytest.mark.parametrize(
    ("name", "lemma", "slot", "evidence"),
    [
        ("active", "visit", "who", "nsubj"),
        ("passive_with_agent", "reject", "who", "obl:agent"),
        ("conjoined_verbs", "thank", "who", "conj>nsubj"),
        ("object_control", "withdraw", "who", "xcomp>obj"),
        ("noun_possessor", "attack", "who", "nmod:poss"),
        ("passive_without_agent", "kill", "where", "obl:in"),
        ("prepositional_verb", "call", "object", "obl:for"),
    ],
)
def test_each_participant_says_by_which_path_it_was_found(event, name, lemma, slot, evidence):
    assert getattr(event(name, lemma), slot)[0].evidence == evidence


@pytest.mark.parametrize(
    ("name", "lemma", "role"),
    [
        ("went_to_office", "go", "destination"),
        ("origin", "withdraw", "origin"),
        ("left_city", "leave", "origin"),
        ("get_passive", "arrest", "location"),
    ],
)
def test_where_tells_destination_origin_and_location(event, name, lemma, role):
    assert event(name, lemma).where[0].role == role


def test_the_time_hangs_on_the_event_and_fills_no_other_slot(event):
    found = event("active", "visit")
    assert [(t.text, t.value) for t in found.when] == [("Monday", "2023-07-24")]
    assert found.object == ()
