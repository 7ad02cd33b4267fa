"""Train the bundled English set again: from treebanks to the files that ship.

``python -m tools.train_model --help`` says how; ``docs/howto/train-the-model.md`` says more.
"""
