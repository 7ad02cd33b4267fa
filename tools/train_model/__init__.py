"""Train the bundled English set again: from treebanks to the files that ship.

``python -m tools.train_model --help`` says how; ``docs/howto/train-the-model.md`` says more.
"""

import os

# batches have thousands of shapes, and oneDNN prepares for each: let it remember them
os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "8192")
