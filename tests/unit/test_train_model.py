"""The parts of the training that need no training."""

import hashlib
import lzma

import pytest
import torch

from tools.train_model import data, evaluate, pack

GUM = """\
# newdoc id = GUM_news_one
# sent_id = 1
# s_type = decl
# text = Don't go!
1-2	Don't	_	_	_	_	_	_	_	_
1	Do	do	AUX	VB	_	3	aux	3:aux	Entity=(x)
2	n't	not	PART	RB	_	3	advmod	3:advmod	_
3	go	go	VERB	VB	_	0	root	0:root	Cxn=y|SpaceAfter=No
3.1	_	_	_	_	_	_	_	_	_
4	!	!	PUNCT	.	_	3	punct	3:punct	_

# newdoc id = GUM_fiction_two
# text = No.
1	No	no	INTJ	UH	_	0	root	_	_

# text = No.
1	No	no	INTJ	UH	_	0	root	_	_

"""


def test_a_treebank_keeps_what_is_free_and_what_a_training_reads():
    (sentence,) = data.clean(GUM)
    assert sentence.split("\n")[:4] == [
        "# newdoc id = GUM_news_one",
        "# sent_id = 1",
        "# text = Don't go!",
        "1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_",
    ]
    assert sentence.split("\n")[6:] == [
        "3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No",
        "4\t!\t!\tPUNCT\t.\t_\t3\tpunct\t_\t_",
    ]


def test_a_treebank_that_is_not_gum_is_taken_whole():
    assert len(list(data.clean(GUM.replace("GUM_", "weblog-")))) == 3


def test_a_file_is_read_packed_or_plain(tmp_path):
    (tmp_path / "plain.txt").write_text("é", encoding="utf-8")
    (tmp_path / "packed.txt.xz").write_bytes(lzma.compress("é".encode()))
    assert data.read(tmp_path, "plain.txt") == data.read(tmp_path, "packed.txt") == "é"


def test_gold_words_are_read_without_their_tags():
    words = [row.split("\t") for row in evaluate.bare(GUM).split("\n") if row[:1].isdigit()]
    assert words[0] == ["1-2", "Don't", *"________"]
    assert words[3] == ["3", "go", *"____", "2", "dep", "_", "Cxn=y|SpaceAfter=No"]


@pytest.mark.parametrize(
    "tags",
    [
        ["B-PER", "I-PER", "O", "B-LOC", "B-LOC"],
        ["B-PER", "E-PER", "O", "S-LOC", "S-LOC"],
        ["I-PER", "I-PER", "O", "I-LOC", "B-LOC"],
    ],
)
def test_names_are_found_in_bio_and_bioes(tags):
    assert set(evaluate.spans([["O"], tags])) == {
        (1, "PER", 0, 2),
        (1, "LOC", 3, 4),
        (1, "LOC", 4, 5),
    }


def test_a_name_of_one_class_ends_where_another_begins():
    assert set(evaluate.spans([["B-PER", "I-LOC"]])) == {(0, "PER", 0, 1), (0, "LOC", 1, 2)}


def test_f1_of_names():
    one, two = (0, "PER", 0, 1), (0, "PER", 3, 4)
    assert evaluate.f1({one, two}, {one}) == pytest.approx(200 / 3)
    assert evaluate.f1(set(), set()) == 0


def checkpoint():
    return {
        "model": {"weight": torch.arange(6.0).view(2, 3), "scale": torch.ones(1)},
        "vocab": {
            "delta": {"_id2unit": [*"abcdef"], "_unit2id": {c: ord(c) - 97 for c in "abcdef"}}
        },
        "config": {"save_dir": "/home/me/out", "hidden_dim": 3, "lang": "en", "layers": [1, 2]},
    }


def test_a_packed_model_has_half_floats_and_no_paths():
    slim = pack.slim("pos", checkpoint())
    assert slim["model"]["weight"].dtype == torch.float16
    assert slim["model"]["scale"].dtype == torch.float32  # a single number saves no room
    assert slim["config"] == {"save_dir": "out", "hidden_dim": 3, "lang": "en", "layers": [1, 2]}
    assert len(slim["vocab"]["delta"]["_id2unit"]) == 6


def test_a_packed_ner_model_has_no_words_of_its_training_data():
    words = pack.slim("ner", checkpoint())["vocab"]["delta"]
    assert words["_id2unit"] == list("abcd")
    assert words["_unit2id"] == {"a": 0, "b": 1, "c": 2, "d": 3}


def test_a_set_is_packed_in_the_layout_that_ships(tmp_path, monkeypatch):
    models, shipped = tmp_path / "models", tmp_path / "set"
    (models / "encoder").mkdir(parents=True)
    (models / "encoder" / "tokenizer.json").write_text("{}", encoding="utf-8")
    for step in pack.STEPS:
        torch.save(checkpoint(), models / f"en_{step}.pt")
    other = tmp_path / "better.pt"
    torch.save(checkpoint() | {"better": True}, other)
    monkeypatch.setattr(pack, "export", lambda _, target: target.write_bytes(b"onnx"))
    pack.pack(models, shipped, {"tokenize": other})
    files = {p.relative_to(shipped).as_posix() for p in shipped.rglob("*") if p.is_file()}
    theirs = {p.relative_to(evaluate.backend.BUNDLED) for p in evaluate.backend.BUNDLED.rglob("*")}
    assert files | {"README.md"} == {
        p.as_posix() for p in theirs if (evaluate.backend.BUNDLED / p).is_file()
    }
    assert torch.load(shipped / "en/tokenize/compact.pt")["better"]
    for line in (shipped / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((shipped / name).read_bytes()).hexdigest() == digest
