"""The conversation with the Java process: frames over a Unix domain socket.

The protocol is described in the package `org.commonwatt.server.bridge`. One round trip per step;
buffers are made once, and numbers are read through numpy views of them.
"""

from __future__ import annotations

import json
import socket
import struct

import numpy as np

from commonwatt._errors import BridgeError
from commonwatt._process import JavaProcess
from commonwatt._spec import Spec

_PROTOCOL = 1
_HEADER = struct.Struct("<ii")
_OPEN, _RESET, _STEP, _SPEC, _SEEN, _SEEN_ENDED, _REFUSED, _BROKEN = range(1, 9)


class Bridge:
    """A game in a Java process. Attributes ending in `_view` change with every step: copy them.

    With 0 copies episodes begin with `reset` only; with more every copy begins its next one itself.
    """

    def __init__(self, game: str, options: dict, copies: int, timeout: float, start_timeout: float):
        arguments = [game]
        for name, value in options.items():
            arguments += ["--game", f"{name.replace('_', '-')}={value}"]
        self._timeout = timeout
        self._reply = bytearray(1 << 16)
        self._process = JavaProcess(arguments, start_timeout)
        self._socket = self._process.socket
        self._socket.settimeout(timeout)
        try:
            self._send(_HEADER.pack(8, _OPEN) + struct.pack("<ii", _PROTOCOL, copies))
            kind, length = self._receive()
            self._require(kind == _SPEC, kind, length)
            self.spec = Spec.of(json.loads(self._reply[8 : 8 + length]))
            self._lay_out(max(1, copies))
        except BaseException:
            self.close()
            raise

    def _lay_out(self, copies: int) -> None:
        spec = self.spec
        self._request = bytearray(8 + 8 * copies * spec.action_size)
        _HEADER.pack_into(self._request, 0, len(self._request) - 8, _STEP)
        self.actions_view = np.frombuffer(self._request, "<f8", offset=8).reshape(copies, -1)
        state = spec.own_state.size if spec.own_state else 0
        agents, infos = len(spec.agents), len(spec.info_names)
        seen = copies * (8 * (agents + infos) + 4 * (spec.observation_size + state) + 2)
        seen = (seen + 7) // 8 * 8
        ended = seen + copies * (8 * agents + 4 * (spec.observation_size + state) + 4)
        self._reply = bytearray(8 + max(ended, 1 << 16))
        at = 8

        def view(kind: str, size: int) -> np.ndarray:
            nonlocal at
            numbers = np.frombuffer(self._reply, kind, copies * size, at).reshape(copies, size)
            at += numbers.nbytes
            return numbers

        self.rewards_view = view("<f8", agents)
        self.info_view = view("<f8", infos)
        self.observations_view = view("<f4", spec.observation_size)
        self.states_view = view("<f4", state) if state else self.observations_view
        self.terminated_view = view("?", 1).reshape(copies)
        self.truncated_view = view("?", 1).reshape(copies)
        at = 8 + seen
        self.returns_view = view("<f8", agents)
        self.last_observations_view = view("<f4", spec.observation_size)
        self.last_states_view = view("<f4", state) if state else self.last_observations_view
        self.lengths_view = view("<i4", 1).reshape(copies)

    def reset(self, seed: int) -> None:
        """Begins anew."""
        try:
            payload = struct.pack("<q", seed)
        except struct.error:
            raise ValueError(f"A seed is a whole number of 64 bits: {seed!r}") from None
        self._send(_HEADER.pack(8, _RESET) + payload)
        self._seen()

    def step(self) -> bool:
        """Plays what `actions_view` holds; tells whether copies have ended and begun anew."""
        self._send(self._request)
        return self._seen()

    def _seen(self) -> bool:
        kind, length = self._receive()
        if kind == _SEEN:
            return False
        self._require(kind == _SEEN_ENDED, kind, length)
        return True

    def _require(self, wanted: bool, kind: int, length: int) -> None:
        if wanted:
            return
        message = bytes(self._reply[8 : 8 + length]).decode(errors="replace")
        if kind == _REFUSED:
            raise ValueError(message)
        failure = self._process.failure(f"gave up: {message}")
        self.close()
        raise failure

    def _send(self, frame: bytes | bytearray) -> None:
        try:
            self._socket.sendall(frame)
        except OSError as e:
            raise self._lost(e) from None
        except BaseException:
            self.close()  # half a frame: Java would take the next one for its end
            raise

    def _receive(self) -> tuple[int, int]:
        """Kind and length of the next frame, which lies in the reply from byte 8 on."""
        try:
            got = self._socket.recv_into(self._reply)
            while got < 8:
                got += self._more(got)
            length, kind = _HEADER.unpack_from(self._reply)
            if got < 8 + length:
                if len(self._reply) < 8 + length:
                    self._reply.extend(bytes(8 + length - len(self._reply)))
                while got < 8 + length:
                    got += self._more(got)
            return kind, length
        except OSError as e:
            raise self._lost(e) from None
        except BaseException:
            self.close()  # the answer would be taken for that to the next request
            raise

    def _more(self, got: int) -> int:
        more = self._socket.recv_into(memoryview(self._reply)[got:])
        if more == 0:
            raise ConnectionResetError
        return more

    def _lost(self, why: OSError) -> BridgeError:
        if self.closed:
            return BridgeError("The environment is closed.")
        what = "is gone"
        if isinstance(why, (socket.timeout, TimeoutError)):
            what = f"did not answer within {self._timeout:g} s"
        failure = self._process.failure(what)
        self.close()
        return failure

    @property
    def closed(self) -> bool:
        return self._socket.fileno() < 0

    @property
    def pid(self) -> int:
        """Number of the Java process."""
        return self._process.pid

    def close(self) -> None:
        """Ends the Java process; a second call does nothing."""
        self._process.stop()
