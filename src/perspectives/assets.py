"""Finds what ships with the program: codebooks, embedding, schemas, icons, samples."""

from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent


@cache
def resources() -> Path:
    """The folder of resources: inside an installed package, or at the top of a checkout."""
    installed = PACKAGE / "resources"
    return installed if installed.is_dir() else PACKAGE.parent.parent / "resources"


@cache
def samples() -> Path:
    """The folder of sample texts, placed like `resources()`."""
    installed = PACKAGE / "samples"
    return installed if installed.is_dir() else PACKAGE.parent.parent / "samples"


def embedding() -> tuple[bytes, str]:
    """The shipped static embedding: an .npy array and its vocabulary.

    The array is 30,522 x 256 int8 (divide by 127); the vocabulary has a word piece a line, in row
    order.
    """
    folder = resources() / "embedding"
    return (folder / "static256.npy").read_bytes(), (folder / "vocab.txt").read_text(
        encoding="utf-8"
    )


@cache
def glossary() -> str:
    """The shipped glossary: English, Serbian and Albanian words of public debate, by line."""
    return (resources() / "glossary" / "public-debate.txt").read_text(encoding="utf-8")


ONNX_FILES = (
    "model.onnx",
    "onnx/model.onnx",
    "model_quantized.onnx",
    "onnx/model_quantized.onnx",
)
"""Where a folder may hold a sentence encoder; the first there is counts."""


def model_files(folder: Path) -> dict[str, bytes]:
    """The files of a model folder a user points to, by name, as `encoders.load_model` takes them.

    Raises OSError where the folder cannot be read.
    """
    found = next((name for name in ONNX_FILES if (folder / name).is_file()), "model.safetensors")
    wanted = (found, "tokenizer.json", "1_Pooling/config.json")
    return {name: (folder / name).read_bytes() for name in wanted if (folder / name).is_file()}
