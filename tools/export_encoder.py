"""Make the bundled encoder's int8 ONNX model from its float32 one.

    python tools/export_encoder.py encoder.float32.onnx src/eventx/backends/stanza_en/encoder/encoder.onnx

Needs ``pip install onnx onnxruntime``. The float32 model has the inputs ``input_ids``
and ``attention_mask`` and the output ``hidden``, as ``torch.onnx.export`` writes it
for a BERT without its pooling layer. Afterwards write ``SHA256SUMS`` anew.
"""

import sys
from pathlib import Path

from onnxruntime.quantization import QuantType, quantize_dynamic


def export(source: Path, target: Path) -> None:
    """Write the int8 model.

    Weights are scaled per channel and use seven bits of their eight: on x86 CPUs
    without VNNI instructions, sums of eight-bit products can overflow.
    """
    quantize_dynamic(
        source, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
    )


if __name__ == "__main__":
    export(Path(sys.argv[1]), Path(sys.argv[2]))
