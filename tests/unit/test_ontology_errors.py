"""What is wrong with an ontology file, said so that it can be found."""

import pytest

from eventx.errors import LexiconError
from eventx.ontology import Ontology

TYPES = '[types]\nA = "a"\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[rules]\n", "not TOML"),
        (TYPES + "[rule]\n", "unknown key 'rule'; known are rules"),
        ("[types]\nA = 1\n", r"\[types\] must give each type its definition"),
        ("types = 1\n", "'types' must be a table"),
        ("rules = 1\n", "'rules' must be an array of tables"),
        (TYPES + '[[rules]]\ntype = "A"\n', r"\[\[rules\]\] number 1 \(A\) has neither verbs"),
        (TYPES + '[[rules]]\ntype = "B"\nverbs = ["go"]\n', "number 1 .* no type 'B'; there are A"),
        (TYPES + '[[rules]]\ntype = "A"\nverbs = "go"\n', "'verbs' must be a list of strings"),
        (TYPES + '[[rules]]\nverbs = ["go"]\nwho = ["@people"]\n', "no list 'people'"),
        (TYPES + '[[rules]]\nverbs = ["go"]\nwhom = true\n', "unknown key 'whom'"),
        (TYPES + '[[rules]]\nverbs = ["go"]\npolarity = ["bad"]\n', "may hold positive, negative"),
        (TYPES + '[[shifts]]\nfrom = ["B"]\n', r"\[\[shifts\]\] number 1 .* no type 'B'"),
        (TYPES + '[[shifts]]\nreported = "yes"\n', "'reported' must be true or false"),
        ('[words]\na = ["@b"]\nb = ["x"]\n', "no list 'b'"),
    ],
)
def test_the_message_names_the_entry(text, message):
    with pytest.raises(LexiconError, match=message):
        Ontology.from_toml(text)


def test_the_message_names_a_file_that_is_missing(tmp_path):
    with pytest.raises(LexiconError, match="missing.toml can't be read"):
        Ontology.from_toml(tmp_path / "missing.toml")


def test_there_is_no_plover_for_a_language_without_words():
    with pytest.raises(LexiconError, match="no word list 'plover.toml' for language 'xx'"):
        Ontology.plover("xx")
