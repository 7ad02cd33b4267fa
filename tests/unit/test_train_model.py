"""The parts of the training that need no training."""

import argparse
import hashlib
import lzma

import pytest
import torch
from stanza.models.common.char_model import CharacterModel
from stanza.models.common.packed_lstm import PackedLSTM
from torch import nn
from torch.nn.utils.rnn import pack_sequence, pad_packed_sequence

from tools.train_model import __main__ as cli
from tools.train_model import (
    average,
    data,
    encoder,
    evaluate,
    fast,
    inflect,
    joint,
    lemmas,
    pack,
    tokenizer,
    unpack,
)

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


def small_bert():
    """Return what is read of the library's BERT, with random weights."""

    def dense(rows, columns):
        part = nn.Module()
        part.dense, part.LayerNorm = nn.Linear(rows, columns), nn.LayerNorm(columns)
        return part

    bert = nn.Module()
    bert.embeddings = nn.Module()
    bert.embeddings.word_embeddings = nn.Embedding(9, 4)
    bert.embeddings.position_embeddings = nn.Embedding(8, 4)
    bert.embeddings.token_type_embeddings = nn.Embedding(encoder.CASES, 4)
    bert.embeddings.LayerNorm = nn.LayerNorm(4)
    layer = nn.Module()
    layer.attention = nn.Module()
    layer.attention.self = heads = nn.Module()
    heads.num_attention_heads, heads.attention_head_size = 2, 2
    heads.query, heads.key, heads.value = (nn.Linear(4, 4) for _ in range(3))
    layer.attention.output, layer.output = dense(4, 4), dense(6, 4)
    layer.intermediate = nn.Module()
    layer.intermediate.dense = nn.Linear(4, 6)
    bert.encoder = nn.Module()
    bert.encoder.layer = nn.ModuleList([layer])
    return bert


def test_an_encoder_is_unpacked_as_it_was_packed():
    packed, unpacked = small_bert(), small_bert()
    with torch.no_grad():
        shipped = dict(encoder.OneSentence(packed).named_parameters())
        shipped = {k: v.T if k.endswith("dense.weight") else v for k, v in shipped.items()}
        unpack.fill(unpacked, shipped)
    for name, weight in packed.state_dict().items():
        close(unpacked.state_dict()[name], weight)


def test_in_training_some_pieces_are_hidden_and_some_sentences_in_another_case():
    torch.manual_seed(1)
    pieces = torch.tensor([[101, *range(1000, 1098), 102]]).repeat(200, 1)
    found, cases = encoder.blurred(pieces, torch.ones_like(pieces))
    assert (found[:, [0, -1]] == pieces[:, [0, -1]]).all()
    assert (found == encoder.MASK).float().mean().item() == pytest.approx(encoder.MASKED, abs=0.01)
    assert ((found == pieces) | (found == encoder.MASK)).all()
    words = cases[:, 1:-1]
    assert (words == words[:, :1]).all()
    assert set(words[:, 0].tolist()) == {0, 1, 2}


def test_integers_of_an_encoder_are_scaled_by_column():
    stored = {
        "widen.dense.weight_Transposed_quantized": torch.tensor([[3, 5], [1, 2]], dtype=torch.int8),
        "widen.dense.weight_Transposed_scale": torch.tensor([0.5, 2.0]),
        "widen.dense.weight_Transposed_zero_point": torch.tensor([1, 0], dtype=torch.int8),
        "norm.weight": torch.ones(2),
    }
    found = unpack.exact(stored)
    assert found.keys() == {"widen.dense.weight", "norm.weight"}
    close(found["widen.dense.weight"], torch.tensor([[1.0, 10.0], [0.0, 4.0]]))


def close(ours, theirs):
    torch.testing.assert_close(ours, theirs, atol=1e-6, rtol=1e-5)


@pytest.mark.parametrize("both", [True, False])
def test_a_padded_lstm_puts_out_what_stanzas_does(both):
    torch.manual_seed(1)
    lstm = PackedLSTM(4, 5, 1, batch_first=True, bidirectional=both)
    batch = pack_sequence([torch.randn(n, 4) for n in (6, 3, 3, 1)])
    for given in (batch, pad_packed_sequence(batch, batch_first=True)[0]):
        theirs, (last, _) = fast.stanza_lstm(lstm, given, [6, 3, 3, 1])
        ours, (our_last, _) = fast.padded_lstm(lstm, given, [6, 3, 3, 1])
        close(ours.data, theirs.data)
        assert torch.equal(ours.batch_sizes, theirs.batch_sizes)
        close(our_last, last)


@pytest.mark.parametrize(("both", "attention"), [(True, False), (False, True), (True, True)])
def test_words_read_once_have_the_vectors_that_stanza_gives_them(both, attention):
    torch.manual_seed(1)
    sizes = {
        "char_emb_dim": 4, "char_hidden_dim": 5, "char_num_layers": 1, "char_rec_dropout": 0,
        "dropout": 0.5,
    }  # fmt: skip
    model = CharacterModel(sizes, {"char": range(9)}, bidirectional=both, attention=attention)
    for weight in model.parameters():
        torch.nn.init.normal_(weight)
    model.eval()
    chars = torch.tensor([[4, 5, 6], [7, 8, 0], [7, 8, 0], [5, 0, 0]])
    batch = chars, chars == 0, [1, 0, 3, 2], [3, 1], [3, 2, 2, 1]
    close(fast.distinct_words(model, *batch).data, CharacterModel.forward(model, *batch).data)


def test_batches_have_all_sentences_once_and_few_words():
    sentences = [[word] * n for n in (3, 40, 1, 7, 7) for word in "abcd"]
    found = fast.batches(sentences, len, 20)
    assert sorted(s for batch in found for s in batch) == sorted(sentences)
    assert all(sum(map(len, batch)) <= 20 or len(batch) == 1 for batch in found)


def test_a_mean_of_weights():
    one = {"weight": torch.tensor([1.0, 2.0]), "positions": torch.tensor([1, 2])}
    two = {"weight": torch.tensor([3.0, 0.0]), "positions": torch.tensor([1, 2])}
    found = average.mean([one, two])
    assert found["weight"].tolist() == [2, 1]
    assert found["positions"].tolist() == [1, 2]


def test_rates_rise_and_fall():
    budget = joint.Budget(seconds=100, peak=0.5)
    assert budget.rate(budget.share(0, 0), 0) == 0
    assert budget.rate(budget.share(50, 900), 900) == 0.25
    assert budget.rate(budget.share(100, 2000), 2000) == 0.005


def test_a_budget_of_steps_does_not_look_at_the_clock():
    assert joint.Budget(seconds=100, steps=10).share(1000, 5) == 0.5


def test_progress_is_written_down(tmp_path):
    path = tmp_path / "joint.json"
    assert joint.Progress.read(path) == joint.Progress(0, 0)
    joint.Progress(3.5, 7).write(path)
    assert joint.Progress.read(path) == joint.Progress(3.5, 7)


def test_a_tokenizer_that_goes_on_keeps_what_it_knows_of_each_character():
    new = {"embeddings.weight": torch.zeros(3, 2), "rnn.bias": torch.zeros(1)}
    old = {"embeddings.weight": torch.tensor([[1.0, 1], [2, 2]]), "rnn.bias": torch.ones(1)}
    found = tokenizer.carried(new, {"a": 0, "b": 1, "c": 2}, old, {"b": 0, "a": 1})
    assert found["embeddings.weight"].tolist() == [[2, 2], [1, 1], [0, 0]]
    assert found["rnn.bias"].tolist() == [1]


VERBS = lemmas.Rules(
    {"went": ["go"]}, frozenset({"go", "walk", "bake", "be"}), [("ing", "e"), ("ing", "")]
)


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("went", "go"), ("walk", "walk"), ("walking", "walk"), ("baking", "bake"),
        ("ing", None), ("bing", None), ("talking", None),
    ],
)  # fmt: skip
def test_rules_know_the_lemmas_of_their_list(form, lemma):
    assert VERBS.lemma(form) == lemma


def test_lemmas_are_added_where_the_treebanks_have_none():
    found = {"*": {"baking": "baking"}, "VERB": {"went": "went"}}
    lemmas.extend(found, {"VERB": VERBS}, ["baking", "walking", "walk", "went", "xyz"])
    assert found["*"] == {"baking": "baking"}
    assert found["VERB"] == {
        "went": "went", "Went": "went", "walking": "walk", "Walking": "walk", "Walk": "walk",
        "Baking": "baking",
    }  # fmt: skip


def test_forms_of_the_treebanks_are_added_with_a_capital(tmp_path):
    (tmp_path / "all.conllu").write_text(GUM, encoding="utf-8")
    words = lemmas.treebank(tmp_path / "all.conllu")
    assert words == {("n't", "PART"), ("go", "VERB")}
    found = {"*": {"go": "go", "Go": "go"}, "PART": {"n't": "not"}}
    lemmas.capitalize(found, words)
    assert found == {"*": {"go": "go", "Go": "go"}, "PART": {"n't": "not", "N't": "not"}}


def test_stages_run_in_their_order_from_the_first_that_has_not():
    assert cli.stages("pack,data") == ["data", "pack"]
    assert cli.due(["pack"], ["data", "pack"]) == ["pack"]
    assert cli.due(None, ["data", "tokenizer", "pack"])[0] == "mwt"
    assert cli.due(None, list(cli.STAGES)) == []
    with pytest.raises(argparse.ArgumentTypeError, match="no such stage: eat"):
        cli.stages("data,eat")


def test_the_command_line_has_defaults():
    options = cli.parse(["treebanks", "encoder", "out"])
    assert (options.seed, options.stages, options.resume) == (1, None, None)


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("bomb", "bombs bombed bombing"),
        ("shelve", "shelves shelved shelving"),
        ("stop", "stops stopped stopping"),
        ("visit", "visits visited visiting visitted visitting"),
        ("veto", "vetos vetoes vetoed vetoing"),
        ("decry", "decries decried decrying"),
        ("panic", "panics panicked panicking paniced panicing"),
        ("die", "dies died dying"),
        ("flee", "flees fleed fleeing"),
        ("clash", "clashes clashed clashing"),
        ("man", "mans manned manning"),
    ],
)
def test_the_regular_forms_of_a_verb(lemma, forms):
    assert list(inflect.verb_forms(lemma)) == forms.split()


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("warship", "warships"), ("embassy", "embassies"), ("gunman", "gunmen"), ("tax", "taxes"),
        ("embargo", "embargos embargoes"),
    ],
)  # fmt: skip
def test_the_regular_plurals_of_a_noun(lemma, forms):
    assert list(inflect.noun_forms(lemma)) == forms.split()


def test_irregular_verbs_keep_their_prefixes():
    verbs = inflect.irregular()["VERB"]
    assert [verbs[form] for form in ("fled", "overthrew", "withheld", "misunderstood")] == [
        "flee", "overthrow", "withhold", "misunderstand",
    ]  # fmt: skip


def test_a_lemma_that_no_list_has_gives_way_to_one_that_fits():
    found = {"VERB": {"baking": "bak", "bakd": "bakd"}}
    lemmas.correct(found, {"VERB": VERBS})
    assert (found["VERB"]["baking"], found["VERB"]["bakd"]) == ("bake", "bakd")
    assert (found["VERB"]["fled"], found["NOUN"]["wives"]) == ("flee", "wife")


def test_forms_are_made_for_verbs_and_for_nouns_in_use():
    nouns = lemmas.Rules({}, frozenset({"raid", "ship", "kidnapping"}), [])
    found = {"*": {"kidnapping": "kidnap"}, "VERB": {}}
    lemmas.inflect(found, {"VERB": VERBS, "NOUN": nouns}, ["raid", "kidnapping"])
    assert found["VERB"]["baked"] == found["VERB"]["Baked"] == "bake"
    assert found["NOUN"] == {
        "raids": "raid", "kidnappings": "kidnapping", "kidnapping": "kidnapping",
    }  # fmt: skip
