"""The package as users get it: its wheel, its dependencies, its guide."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import io
import os
import re
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

import commonwatt

PYTHON = Path(commonwatt.__file__).resolve().parents[1]
ROOT = PYTHON.parent


class Wheel(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        built = subprocess.run(
            [PYTHON / "build-wheel", folder.name], check=True, capture_output=True, text=True
        )
        self.wheel = Path(built.stdout.strip())

    def test_holds_the_whole_package_and_its_record(self):
        with zipfile.ZipFile(self.wheel) as archive:
            names = archive.namelist()
            sources = {f"commonwatt/{file.name}" for file in (PYTHON / "commonwatt").glob("*.py")}
            self.assertLessEqual(sources, set(names))
            (record,) = [name for name in names if name.endswith("/RECORD")]
            lines = archive.read(record).decode().splitlines()
            self.assertEqual([line.split(",")[0] for line in lines], names)
            for line in lines[:-1]:
                name, digest, size = line.split(",")
                data = archive.read(name)
                whole = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode()
                self.assertEqual((digest, size), ("sha256=" + whole.rstrip("="), str(len(data))))

    def test_is_the_same_each_time(self):
        first = self.wheel.read_bytes()
        subprocess.run([PYTHON / "build-wheel", self.folder], check=True, capture_output=True)
        self.assertEqual(self.wheel.read_bytes(), first)

    def test_installed_it_plays_with_numpy_alone(self):
        target = self.folder / "site"
        install = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index"]
        subprocess.run([*install, "--target", target, self.wheel], check=True)
        code = (
            "import sys\n"
            "sys.modules['gymnasium'] = sys.modules['pettingzoo'] = None\n"
            "import commonwatt\n"
            "assert commonwatt.__file__.startswith(sys.argv[1]), commonwatt.__file__\n"
            "act = lambda seen: {agent: 0 for agent in seen}\n"
            "print(commonwatt.evaluate(act, 'climbing', 1, 0).returns.tolist())\n"
        )
        environment = {**os.environ, "PYTHONPATH": str(target), "COMMONWATT_HOME": str(ROOT)}
        played = subprocess.run(
            [sys.executable, "-c", code, target],
            check=True,
            capture_output=True,
            text=True,
            env=environment,
            cwd=self.folder,
        )
        self.assertEqual(played.stdout, "[[275.0, 275.0]]\n")

    def test_versions_agree(self):
        pom = (ROOT / "pom.xml").read_text()
        self.assertIn(f"<version>{commonwatt.__version__}</version>\n  <packaging>pom", pom)
        self.assertIn(f"commonwatt-{commonwatt.__version__}-py3", self.wheel.name)


class Guide(unittest.TestCase):
    def test_examples_run(self):
        guide = (ROOT / "docs/guide/python.md").read_text()
        examples = re.findall(r"^```python\n(.*?)^```$", guide, re.MULTILINE | re.DOTALL)
        self.assertGreaterEqual(len(examples), 4)
        for k, example in enumerate(examples):
            with self.subTest(example=k), contextlib.redirect_stdout(io.StringIO()) as said:
                exec(compile(example, f"python.md, example {k}", "exec"), {})
            self.assertEqual("print" in example, bool(said.getvalue()))


ABSENT = "rllib: not installed (no module ray): python3 -m pip install 'ray[rllib]'\n"


class Peers(unittest.TestCase):
    def time(self, name):
        script = [sys.executable, PYTHON / "bench" / "peers.py", name]
        return subprocess.run(script, capture_output=True, text=True)

    def test_what_is_absent_is_said(self):
        timed = self.time("rllib")
        self.assertEqual((timed.returncode, timed.stdout), (0, ABSENT))

    def test_unknown_names_are_refused_with_the_known_ones(self):
        timed = self.time("chess")
        self.assertEqual(timed.returncode, 2)
        self.assertIn("There is no peer chess; there are torch, gymnasium, sb3", timed.stderr)

    def test_what_is_there_is_timed(self):
        timed = self.time("gymnasium")
        self.assertRegex(timed.stdout, r"^cartpole +gymnasium .* [0-9,]+ steps/cpu-s\n$")


if __name__ == "__main__":
    unittest.main()
