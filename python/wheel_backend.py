"""Builds the wheel of the package with nothing but the standard library (PEP 517, PEP 427)."""

from __future__ import annotations

import base64
import hashlib
import re
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
NAME = "commonwatt"
EPOCH = (2026, 1, 1, 0, 0, 0)


def version() -> str:
    text = (HERE / NAME / "__init__.py").read_text()
    return re.search(r'^__version__ = "(.+)"$', text, re.MULTILINE).group(1)


def _metadata() -> str:
    return f"""\
Metadata-Version: 2.1
Name: {NAME}
Version: {version()}
Summary: The games of Commonwatt, energy communities among them, for PettingZoo and Gymnasium
License: Apache-2.0
Requires-Python: >=3.10
Requires-Dist: numpy>=1.26
Provides-Extra: pettingzoo
Requires-Dist: pettingzoo>=1.24; extra == "pettingzoo"
Provides-Extra: gymnasium
Requires-Dist: gymnasium>=1.0; extra == "gymnasium"
"""


_WHEEL = """\
Wheel-Version: 1.0
Generator: commonwatt
Root-Is-Purelib: true
Tag: py3-none-any
"""


def _write(folder: str, files: dict[str, bytes]) -> str:
    """Writes a wheel of these files; the same files give the same bytes."""
    info = f"{NAME}-{version()}.dist-info"
    files = {
        **files,
        f"{info}/METADATA": _metadata().encode(),
        f"{info}/WHEEL": _WHEEL.encode(),
        f"{info}/LICENSE": (HERE.parent / "LICENSE").read_bytes(),
    }
    record = f"{info}/RECORD"
    lines = [f"{name},sha256={_digest(data)},{len(data)}" for name, data in files.items()]
    files[record] = "\n".join([*lines, f"{record},,", ""]).encode()
    wheel = f"{NAME}-{version()}-py3-none-any.whl"
    Path(folder).mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(Path(folder) / wheel, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return wheel


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    sources = sorted((HERE / NAME).glob("*.py"))
    return _write(wheel_directory, {f"{NAME}/{file.name}": file.read_bytes() for file in sources})


def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    return _write(wheel_directory, {f"{NAME}.pth": f"{HERE}\n".encode()})
