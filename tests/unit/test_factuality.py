"""Did it happen: polarity and factuality, a construction a row."""

import pytest

JUDGED = [
    ("active", "visit", "positive", "actual"),
    ("negated", "attend", "negative", "actual"),
    ("no_subject", "attend", "negative", "actual"),
    ("negative_nobody", "attend", "negative", "actual"),
    ("refused", "sign", "negative", "actual"),
    ("refused", "refuse", "positive", "actual"),
    ("did_not_refuse", "sign", "positive", "actual"),
    ("without", "consult", "negative", "actual"),
    ("not_only", "meet", "positive", "actual"),
    ("prevent", "enter", "negative", "actual"),
    ("future", "meet", "positive", "future"),
    ("future_shared", "visit", "positive", "future"),
    ("possible", "reject", "positive", "possible"),
    ("must", "release", "positive", "requested"),
    ("conditional", "attack", "positive", "hypothetical"),
    ("conditional", "respond", "positive", "future"),
    ("planned", "build", "positive", "future"),
    ("planned", "plan", "positive", "actual"),
    ("subject_control", "sign", "positive", "future"),
    ("purpose", "commemorate", "positive", "future"),
    ("purpose_of_passive", "arrest", "positive", "future"),
    ("reported_would", "answer", "positive", "future"),
    ("allowed", "search", "positive", "possible"),
    ("object_control", "withdraw", "positive", "requested"),
    ("told_to_withdraw", "withdraw", "positive", "requested"),
    ("insisted_that_subjunctive", "withdraw", "positive", "requested"),
    ("insisted_that_indicative", "withdraw", "positive", "actual"),
    ("called_on_friday_to_thank", "thank", "positive", "future"),
    ("noun_wished", "investigation", "positive", "requested"),
    ("noun_future", "visit", "positive", "future"),
    ("believed", "flee", "positive", "possible"),
    ("indirect", "cross", "positive", "actual"),
    ("aspectual_verb", "attack", "positive", "actual"),
    ("was_to", "visit", "positive", "future"),
    ("was_to_have", "visit", "positive", "future"),
    ("cleft_subject", "sign", "positive", "actual"),  # a copula without "to"
    ("headline_future", "visit", "positive", "future"),
    ("would_have", "attack", "positive", "hypothetical"),
    ("could_have", "stop", "positive", "possible"),
    ("should_have", "stop", "positive", "requested"),
    ("had_they", "stop", "positive", "hypothetical"),
    ("had_they", "survive", "positive", "hypothetical"),
    ("unless", "withdraw", "positive", "hypothetical"),
    ("unless", "attack", "positive", "future"),
    ("asked_not_to", "attend", "negative", "requested"),
    ("failed_to_prevent", "prevent", "negative", "actual"),
    ("failed_to_prevent", "enter", "positive", "actual"),
    ("may_have_refused", "refuse", "positive", "possible"),
    ("may_have_refused", "sign", "negative", "possible"),
    ("plans_to_stop", "export", "negative", "future"),
    ("denied_having", "attack", "negative", "actual"),
    ("denied_having", "deny", "positive", "actual"),
    ("avoided", "attack", "negative", "actual"),
    ("never_agreed", "sign", "negative", "future"),
    ("sent_to", "guard", "positive", "future"),
    ("absolute", "leave", "positive", "actual"),
    ("postponed", "visit", "positive", "future"),
    ("cancelled", "visit", "negative", "actual"),
]


@pytest.mark.parametrize(
    ("name", "lemma", "polarity", "factuality"), JUDGED, ids=[f"{r[0]}-{r[1]}" for r in JUDGED]
)
def test_judgement(event, name, lemma, polarity, factuality):
    found = event(name, lemma)
    assert (found.polarity, found.factuality) == (polarity, factuality)
