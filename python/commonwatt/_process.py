"""The Java process behind an environment: found, started, watched, stopped."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import weakref
from pathlib import Path

from commonwatt._errors import BridgeError

_LOG_LINES = 20
_POLL_SECONDS = 0.005
_BAD_INPUT = 2
_PATIENCE_SECONDS = 5
# A socket's path has about a hundred letters at the most.
_LONGEST_PARENT = 70

_running: weakref.WeakSet[JavaProcess] = weakref.WeakSet()


def launcher() -> Path:
    """The `commonwatt` command: in the folder that COMMONWATT_HOME names, beside this package's
    folder, or on the PATH."""
    home = os.environ.get("COMMONWATT_HOME")
    if home:
        named = Path(home) / "commonwatt"
        if not named.is_file():
            raise BridgeError(f"COMMONWATT_HOME is {home}, but there is no command {named}.")
        return named
    beside = Path(__file__).resolve().parents[2] / "commonwatt"
    if beside.is_file():
        return beside
    on_path = shutil.which("commonwatt")
    if on_path:
        return Path(on_path)
    raise BridgeError(
        "The commonwatt command was not found. Set COMMONWATT_HOME to the folder of the Commonwatt repository."
    )


class JavaProcess:
    """`commonwatt bridge` with a socket that is connected to it.

    It ends with this process, however that ends: its standard input closes then.
    """

    def __init__(self, arguments: list[str], start_timeout: float):
        command = [str(launcher()), "bridge", *arguments]
        parent = tempfile.gettempdir()
        if len(parent) > _LONGEST_PARENT:
            parent = "/tmp"
        folder = Path(tempfile.mkdtemp(prefix="commonwatt-", dir=parent))
        path = folder / "socket"
        self._log = folder / "log"
        try:
            with open(self._log, "wb") as log:
                # A session of its own: Ctrl-C is for Python, which decides what becomes of Java.
                self._java = subprocess.Popen(
                    [*command, "--socket", str(path), "--end-with-input"],
                    stdin=subprocess.PIPE,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                )
        except OSError as e:
            shutil.rmtree(folder, True)
            raise BridgeError(f"{command[0]} could not be started: {e}") from e
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        # Runs when this object goes, or Python ends.
        self._finalizer = weakref.finalize(self, _stop, self._java, self.socket, folder)
        _running.add(self)
        try:
            self._connect(path, start_timeout)
        except BaseException:
            self.stop()
            raise

    def _connect(self, path: Path, timeout: float) -> None:
        end = time.monotonic() + timeout
        while True:
            try:
                self.socket.connect(str(path))
                return
            except (FileNotFoundError, ConnectionRefusedError):
                pass
            if self._java.poll() is not None:
                if self._java.returncode == _BAD_INPUT:
                    raise ValueError(self.log_tail())
                raise self.failure("did not start")
            if time.monotonic() > end:
                raise self.failure(f"did not start within {timeout:g} s")
            time.sleep(_POLL_SECONDS)

    def failure(self, what: str) -> BridgeError:
        """An exception that says what happened, with what Java said last."""
        try:
            # Where it is dying, its end says more.
            code = self._java.wait(0.5)
        except subprocess.TimeoutExpired:
            code = None
        ended = "" if code is None else f" (it ended with code {code})"
        log = self.log_tail()
        said = f" It said last:\n{log}" if log else " It said nothing."
        return BridgeError(f"The Java side of Commonwatt {what}{ended}.{said}")

    def log_tail(self) -> str:
        try:
            text = self._log.read_text(errors="replace")
        except OSError:
            return ""
        return "\n".join(text.strip().splitlines()[-_LOG_LINES:])

    @property
    def pid(self) -> int:
        return self._java.pid

    def stop(self) -> None:
        """Ends it; a second call does nothing."""
        self._finalizer()

    def abandon(self) -> None:
        """Lets go of it in a forked process, which shares it with its parent and must not."""
        self._finalizer.detach()
        self.socket.close()
        self._java.stdin.close()
        self._java.returncode = 0  # not this process's child: nothing to wait for


def _stop(java: subprocess.Popen, connection: socket.socket, folder: Path) -> None:
    connection.close()
    java.stdin.close()
    try:
        java.wait(_PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(java.pid, signal.SIGKILL)  # with a build that it may have begun
        java.wait()
    shutil.rmtree(folder, True)


def _abandon_all() -> None:
    for process in list(_running):
        process.abandon()


os.register_at_fork(after_in_child=_abandon_all)
