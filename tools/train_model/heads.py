"""Stanza's tagger, parser and NER model around one encoder, and what they are trained on.

Stanza trains one model at a time, each with an encoder of its own or a frozen one. Here
the three share one that learns: each is an ordinary Stanza model that is saved without
its encoder, as with any frozen transformer, and the encoder is saved once beside them.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import stanza.models.depparse.trainer as parser_module
import stanza.models.ner.trainer as namer_module
import stanza.models.pos.trainer as tagger_module
import torch
from stanza.models import ner_tagger, parser, tagger
from stanza.models.common.doc import Document
from stanza.models.depparse.data import DataLoader as TreeBatch
from stanza.models.depparse.data import Dataset as Trees
from stanza.models.ner.data import DataLoader as Names
from stanza.models.pos.data import Dataset as Tags
from stanza.utils.conll import CoNLL
from torch import Tensor

from tools.train_model.encoder import NAME, SharedEncoder
from tools.train_model.evaluate import f1, spans
from tools.train_model.fast import batches

BOTH = f"""--mode train --bert_model {NAME} --bert_hidden_layers 1 --cpu --train_file x --eval_file x
--word_emb_dim 0 --char_emb_dim 32"""

TREEBANK = f"""{BOTH} --lang en --shorthand en_all --no_pretrain --char_hidden_dim 64 --transformed_dim 64
--num_layers 1 --word_dropout 0.1 --dropout 0.3 --augment_nopunct 0"""

TAGGER = f"{TREEBANK} --hidden_dim 128 --share_hid --deep_biaff_hidden_dim 150"

PARSER = f"""{TREEBANK} --hidden_dim 256 --deep_biaff_hidden_dim 128 --tag_emb_dim 0 --no_upos --no_xpos
--no_ufeats --no_linearization --no_distance"""
"""The parser reads no tags, so that the tagger's errors do not reach it."""

NAMER = f"""{BOTH} --shorthand en_names --char_hidden_dim 48 --hidden_dim 160 --word_dropout 0.05
--dropout 0.4"""

TREEBANK_PIECES, NEWSWIRE_PIECES = 875, 1000
"""Pieces of a batch, some 700 and 830 words.

Sentences of similar length are read together, and it is pieces that have to be similar:
among 300 headings of three words one web address pads them all to 80 pieces.
"""

AT_ONCE = 10
"""Sentences parsed at once in a check: Stanza scores all labels between all their words."""

EVERY = 12
"""Of the development sets every so many-th sentence is read while training."""


class Heads:
    """The three models with their data.

    Parameters
    ----------
    folder : Path
        What `data.prepare` wrote.
    encoder : SharedEncoder
        The encoder.
    """

    def __init__(self, folder: Path, encoder: SharedEncoder) -> None:
        self.encoder = encoder
        for module in (tagger_module, parser_module, namer_module):
            module.load_bert = lambda *_, **__: (encoder, encoder.pieces)
        self._treebank(folder)
        self._newswire(folder)
        self.models = {"pos": self.tagger, "depparse": self.parser, "ner": self.namer}
        encoder.requires_grad_(requires_grad=True)
        self._learning(True)

    def _treebank(self, folder: Path) -> None:
        """Make tagger and parser, and have each sentence at one place in the data of both."""
        train, dev = (CoNLL.conll2doc(folder / f"all.{s}.conllu") for s in ("train", "dev"))
        dev.sentences = dev.sentences[::EVERY]
        args = tagger.parse_args(TAGGER.split())
        vocabulary = Tags.init_vocab([train], args)
        self.tags = Tags(train, args, None, vocab=vocabulary)
        self.dev_tags = Tags(dev, args, None, vocab=vocabulary, evaluation=True)
        self.tagger = tagger_module.Trainer(args=args, vocab=vocabulary, device="cpu")

        args = parser.parse_args(PARSER.split())
        self.trees = Trees(train, args, None)
        vocabulary = self.trees.vocab
        self.trees.data = self.trees.preprocess(  # in order again: the data set shuffles itself
            self.trees.load_doc(train), vocabulary, None, args
        )
        self.lengths = [len(sentence[0]) for sentence in self.trees.data]
        self.pieces = self.encoder.lengths([sentence.text for sentence in self.tags.data])
        self.dev_trees = Trees(dev, args, None, vocab=vocabulary, evaluation=True)
        self.dev = [[(w.upos, w.head, w.deprel) for w in s.words] for s in dev.sentences]
        self.parser = parser_module.GraphTrainer(args=args, vocab=vocabulary, device="cpu")

    def _newswire(self, folder: Path) -> None:
        """Make the NER model."""
        train, dev = (
            json.loads((folder / f"names.{s}.json").read_bytes()) for s in ("train", "dev")
        )
        dev = dev[::EVERY]
        args = ner_tagger.parse_args(NAMER.split()) | {"pretrain": False}
        args["emb_finetune_known_only"] = False
        self.names = Names(Document(train), 1, args)
        self.sentences = [sentence for batch in self.names.data for sentence in batch]
        self.name_pieces = self.encoder.lengths([sentence[0] for sentence in self.sentences])
        vocabulary = self.names.vocab
        self.dev_names = Names(Document(dev), 32, args, vocab=vocabulary, evaluation=True)
        self.dev_spans = set(spans([word["ner"] for word in sentence] for sentence in dev))
        self.namer = namer_module.Trainer(args=args, vocab=vocabulary, device="cpu")

    def _learning(self, on: bool) -> None:
        """Let gradients flow into the encoder, or have the models saved without it."""
        for model in self.models.values():
            model.args["bert_finetune"] = model.model.args["bert_finetune"] = on
            model.model.bert_finetuning = on

    def parameters(self) -> list[Tensor]:
        """Return the weights of the three models without the encoder."""
        shared = {id(weight) for weight in self.encoder.parameters()}
        every = (w for model in self.models.values() for w in model.model.parameters())
        return [w for w in every if id(w) not in shared and w.requires_grad]

    def treebank_losses(self) -> Iterator[dict[str, Tensor]]:
        """Yield losses of tagger and parser on batches, without end."""
        while True:
            every = range(len(self.pieces))
            for numbers in batches(every, self.pieces.__getitem__, TREEBANK_PIECES):
                yield self._treebank_loss(sorted(numbers, key=lambda n: -self.lengths[n]))

    def _treebank_loss(self, numbers: list[int]) -> dict[str, Tensor]:
        """Return the losses on sentences, longest first; one pass of the encoder serves both."""
        self.encoder.forget()
        tags = self.tags.collate_fn([self.tags[n] for n in numbers])
        inputs, _, *rest = tagger_module.unpack_batch(tags, "cpu")
        self.tagger.model.train()
        of_tags, _ = self.tagger.model(*inputs, *rest[:3], list(rest[3]))
        trees = TreeBatch.collate([self.trees[n] for n in numbers])
        inputs, _, *rest = parser_module.unpack_batch(trees, "cpu")
        self.parser.model.train()
        of_trees, _ = self.parser.model.loss(*inputs, *rest)
        return {"pos": of_tags, "depparse": of_trees}

    def newswire_losses(self) -> Iterator[dict[str, Tensor]]:
        """Yield losses of the NER model on batches, without end."""
        while True:
            every = range(len(self.sentences))
            chosen = batches(every, self.name_pieces.__getitem__, NEWSWIRE_PIECES)
            self.names.data = [[self.sentences[n] for n in batch] for batch in chosen]
            for number in range(len(self.names.data)):
                self.encoder.forget()
                inputs, _, order, places, *rest = namer_module.unpack_batch(
                    self.names[number], "cpu"
                )
                words, chars, mask, letters, tags = inputs
                lengths, wordlens, charlens, offsets = rest
                self.namer.model.train()
                loss, _, _ = self.namer.model(
                    words, chars, mask, tags, order, lengths, wordlens, letters, offsets, charlens,
                    places,
                )  # fmt: skip
                yield {"ner": loss}

    @torch.no_grad()  # type: ignore[untyped-decorator]  # mypy skips torch
    def check(self) -> dict[str, float]:
        """Return figures on a part of the development sets, in per cent."""
        words = tags = arcs = labels = 0
        order = sorted(range(len(self.dev)), key=lambda n: len(self.dev[n]))
        for at in range(0, len(order), AT_ONCE):
            numbers = order[at : at + AT_ONCE]
            self.encoder.forget()
            tagged = self.tagger.predict(
                self.dev_tags.collate_fn([self.dev_tags[n] for n in numbers])
            )
            parsed = self.parser.predict(TreeBatch.collate([self.dev_trees[n] for n in numbers]))
            for n, row, tree in zip(numbers, tagged, parsed, strict=True):
                for gold, tag, (head, label) in zip(self.dev[n], row, tree, strict=True):
                    words += 1
                    tags += tag[0] == gold[0]
                    arcs += head == gold[1]
                    labels += (head, label) == gold[1:]
        self.encoder.forget()
        found = set(spans(row for batch in self.dev_names for row in self.namer.predict(batch)))
        shares = {"UPOS": tags, "UAS": arcs, "LAS": labels}
        figures = {name: 100 * right / words for name, right in shares.items()}
        return figures | {"names": f1(self.dev_spans, found)}

    def weights(self) -> dict[str, dict[str, Tensor]]:
        """Return a copy of all weights."""
        states = {"encoder": self.encoder.bert.state_dict()}
        for name, model in self.models.items():
            state = model.model.state_dict()
            states[name] = {k: v for k, v in state.items() if not k.startswith("bert_model.")}
        return {n: {k: v.clone() for k, v in state.items()} for n, state in states.items()}

    def set_weights(self, states: dict[str, dict[str, Tensor]]) -> None:
        """Put weights into the models; those of a step that is not given stay as they are."""
        if "encoder" in states:
            self.encoder.bert.load_state_dict(states["encoder"])
        for name in self.models.keys() & states:
            keys = self.models[name].model.load_state_dict(states[name], strict=False)
            if keys.unexpected_keys or any(
                not k.startswith("bert_model.") for k in keys.missing_keys
            ):
                raise SystemExit(f"the weights of {name!r} are not of this model: {keys}")

    def resume(self, directory: Path) -> None:
        """Take the weights of the three models from an earlier training."""
        files = {name: directory / f"en_{name}.pt" for name in self.models}
        self.set_weights(
            {name: torch.load(file, weights_only=True)["model"] for name, file in files.items()}
        )

    def save(self, directory: Path) -> None:
        """Write the three models and the encoder."""
        self._learning(False)
        for name, model in self.models.items():
            model.save(str(directory / f"en_{name}.pt"))
        self._learning(True)
        self.encoder.save(directory / "encoder")
