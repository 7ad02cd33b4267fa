"""Train Stanza's expander of multi-word tokens, such as "don't" and "Name's".

A dictionary has those of the treebanks; a small character model splits the others.
"""

from pathlib import Path

SETTINGS = """--mode train --lang en --shorthand en_all --hidden_dim 48 --emb_dim 24 --num_layers 1
--num_epoch 2 --cpu"""


def train(folder: Path, out: Path, seed: int) -> None:
    """Write ``en_mwt.pt``.

    Parameters
    ----------
    folder : Path
        What `data.prepare` wrote.
    out : Path
        Where the model goes.
    seed : int
        Chooses first weights and batches.
    """
    from stanza.models import mwt_expander
    from stanza.utils.datasets.contract_mwt import contract_mwt

    contracted = folder / "mwt.dev.conllu"
    contract_mwt(folder / "all.dev.conllu", contracted)
    mwt_expander.main([
        *SETTINGS.split(), "--seed", str(seed), "--train_file", str(folder / "all.train.conllu"),
        "--eval_file", str(contracted), "--gold_file", str(folder / "all.dev.conllu"),
        "--save_dir", str(out), "--save_name", "en_mwt.pt",
    ])  # fmt: skip
