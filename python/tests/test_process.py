"""The Java process: found, started, ended, missed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path
from unittest import mock

import numpy as np

import commonwatt
from commonwatt._process import launcher

STEP = np.zeros((1, 1))


def states(pid: int) -> set[str]:
    """States of a process's threads, in the kernel's letters; none where it is gone."""
    try:
        stats = [task.read_text() for task in Path(f"/proc/{pid}/task").glob("*/stat")]
    except (FileNotFoundError, ProcessLookupError):
        return set()
    return {stat.rpartition(")")[2].split()[0] for stat in stats}


def in_time(pid: int, wanted: set[str], seconds: float = 60) -> bool:
    end = time.monotonic() + seconds
    while not states(pid) <= wanted and time.monotonic() < end:
        time.sleep(0.02)
    return states(pid) <= wanted


def gone(pid: int) -> bool:
    """Whether a process ends in time. One that its dead parent cannot wait for is gone too."""
    return in_time(pid, {"Z"})


def python(code: str, **environment: str) -> subprocess.Popen:
    """Another Python that runs this code and whose output can be read."""
    return subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **environment},
    )


class JavaSide(unittest.TestCase):
    def open(self, **options):
        env = commonwatt.batch_env("cart-pole", 1, **options)
        self.addCleanup(env.close)
        env.reset(0)
        return env

    def pid(self, env):
        return env._bridge.pid

    def test_killed_is_an_exception_with_its_log(self):
        env = self.open()
        log = Path(env._bridge._process._log)
        log.write_text("".join(f"line {k}\n" for k in range(99)))
        os.kill(self.pid(env), signal.SIGKILL)
        with self.assertRaisesRegex(commonwatt.BridgeError, r"code -9\).*\nline 79\n(.*\n)*line 98$"):
            env.step(STEP)
        with self.assertRaisesRegex(commonwatt.BridgeError, "closed"):
            env.step(STEP)
        env.close()

    def test_silent_is_an_exception_in_time(self):
        env = self.open(timeout=90)
        env._bridge._socket.settimeout(0.5)  # only now: Java may take its time to start
        os.kill(self.pid(env), signal.SIGSTOP)
        self.assertTrue(in_time(self.pid(env), {"T"}))
        with mock.patch("commonwatt._process._PATIENCE_SECONDS", 0.2):
            with self.assertRaisesRegex(commonwatt.BridgeError, "did not answer within 90 s"):
                env.step(STEP)
        self.assertTrue(gone(self.pid(env)))

    def test_close_ends_it_and_leaves_nothing(self):
        env = self.open()
        folder = env._bridge._process._log.parent
        env.close()
        env.close()
        self.assertTrue(gone(self.pid(env)))
        self.assertFalse(folder.exists())
        with self.assertRaisesRegex(commonwatt.BridgeError, "closed"):
            env.reset(0)

    def test_an_environment_that_is_dropped_ends_it(self):
        env = commonwatt.batch_env("cart-pole", 1)
        pid = self.pid(env)
        del env
        self.assertTrue(gone(pid))

    def test_it_ends_with_python_however_that_ends(self):
        code = (
            "import commonwatt, time\n"
            "env = commonwatt.batch_env('cart-pole', 1)\n"
            "print(env._bridge.pid, flush=True)\n"
        )
        with python(code) as ending:
            self.assertTrue(gone(int(ending.stdout.readline())))
        with python(code + "time.sleep(999)") as killed:
            pid = int(killed.stdout.readline())
            killed.kill()
            self.assertTrue(gone(pid))

    def test_it_ends_where_python_dies_before_it_has_connected(self):
        code = (
            "import commonwatt._process as p, os\n"
            "p.JavaProcess._connect = lambda self, *_: (print(self.pid, flush=True), os._exit(1))\n"
            "p.JavaProcess(['cart-pole'], 60)\n"
        )
        with python(code) as dying:
            self.assertTrue(gone(int(dying.stdout.readline())))

    def test_ctrl_c_is_for_python(self):
        env = self.open()
        os.killpg(os.getpgid(self.pid(env)), 0)
        self.assertNotEqual(os.getpgid(self.pid(env)), os.getpgid(0))

    def test_an_interrupted_step_does_not_mix_up_answers(self):
        env = self.open()

        def interrupt(*_):
            raise KeyboardInterrupt

        with mock.patch.object(env._bridge, "_more", interrupt):
            with mock.patch.object(env._bridge, "_socket", Slow(env._bridge._socket)):
                with self.assertRaises(KeyboardInterrupt):
                    env.step(STEP)
        with self.assertRaisesRegex(commonwatt.BridgeError, "closed"):
            env.step(STEP)

    def test_a_forked_process_leaves_it_alone(self):
        env = self.open()
        child = os.fork()
        if child == 0:
            try:
                env.step(STEP)
            except commonwatt.BridgeError:
                env.close()
                os._exit(42)
            os._exit(1)
        self.assertEqual(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), 42)
        self.assertEqual(env.step(STEP).rewards.tolist(), [[1]])


class Slow:
    """A socket that has nothing yet."""

    def __init__(self, socket):
        self.sendall, self.fileno = socket.sendall, socket.fileno

    def recv_into(self, _):
        return 0


class Found(unittest.TestCase):
    def test_unknown_games_and_options_name_the_known_ones(self):
        with self.assertRaisesRegex(ValueError, r"chess: (.*\n)+Maybe a game was meant: there are neighbourhoods, "):
            commonwatt.parallel_env("chess")
        with self.assertRaisesRegex(ValueError, "no option agent; it has agents, demand"):
            commonwatt.parallel_env("neighbourhoods", agent=3)
        with self.assertRaisesRegex(ValueError, "lost-load must be a number that is not negative: x"):
            commonwatt.parallel_env("neighbourhoods", lost_load="x")

    def test_home_is_beside_the_package_unless_it_is_named(self):
        beside = Path(commonwatt.__file__).resolve().parents[2] / "commonwatt"
        self.assertEqual(launcher(), beside)
        with tempfile.TemporaryDirectory() as home:
            with mock.patch.dict(os.environ, COMMONWATT_HOME=home):
                with self.assertRaisesRegex(commonwatt.BridgeError, "COMMONWATT_HOME is"):
                    commonwatt.batch_env("cart-pole", 1)
                fake = Path(home, "commonwatt")
                fake.write_text("#!/bin/sh\necho no Java today\nexit 7\n")
                with self.assertRaisesRegex(commonwatt.BridgeError, "could not be started"):
                    commonwatt.batch_env("cart-pole", 1)
                fake.chmod(0o755)
                with self.assertRaisesRegex(
                    commonwatt.BridgeError, r"did not start \(it ended with code 7\).*\nno Java today"
                ):
                    commonwatt.batch_env("cart-pole", 1)
                fake.write_text("#!/bin/sh\nexec sleep 99\n")
                with mock.patch("commonwatt._process._PATIENCE_SECONDS", 0.2):
                    with self.assertRaisesRegex(commonwatt.BridgeError, "within 0.3 s"):
                        commonwatt.batch_env("cart-pole", 1, start_timeout=0.3)


if __name__ == "__main__":
    unittest.main()
