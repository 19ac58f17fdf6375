"""Many copies of a game in lock-step on flat arrays; needs numpy only."""

from __future__ import annotations

from typing import Any, Mapping, NamedTuple

import numpy as np

from commonwatt._bridge import Bridge


class Ended(NamedTuple):
    """Of the copies in which an episode has just ended, in the order of `copies`."""

    copies: np.ndarray
    """Which they are."""
    observations: np.ndarray
    """Their last joint observations: what a truncated episode goes on from."""
    states: np.ndarray
    """Their last states."""
    returns: np.ndarray
    """Sums of rewards, [copy × agent]."""
    lengths: np.ndarray
    """Steps."""


class Batch(NamedTuple):
    """What a step of all copies led to; fresh arrays, a row per copy."""

    observations: np.ndarray
    """Joint observations, float32; where an episode has ended, the first of the next one."""
    rewards: np.ndarray
    """Rewards, [copy × agent], float64."""
    terminated: np.ndarray
    """Whether an episode ended in a state without a future."""
    truncated: np.ndarray
    """Whether an episode was cut off."""
    states: np.ndarray
    """What a central critic may see, float32."""
    info: np.ndarray
    """Numbers of the step, [copy × name of info], float64."""
    ended: Ended | None
    """What is known of episodes that have ended; None where none has."""


class BatchEnv:
    """Copies of a game that step together; made by `commonwatt.batch_env`.

    A copy whose episode ends begins its next one within the same step. Joint arrays hold the
    agents' numbers one behind the other, as the slices in `spec.agents` say.
    """

    def __init__(
        self,
        game: str,
        copies: int,
        options: Mapping[str, Any],
        timeout: float,
        start_timeout: float,
    ):
        if copies < 1:
            raise ValueError(f"There must be a copy: {copies}")
        self._bridge = Bridge(game, dict(options), copies, timeout, start_timeout)
        self.spec = self._bridge.spec
        self.copies = copies

    def reset(self, seed: int) -> Batch:
        """Begins the first episode of every copy; the seed decides all episodes of all copies."""
        self._bridge.reset(seed)
        return self._batch(None)

    def step(self, actions: Any) -> Batch:
        """Plays one step of every copy.

        What is wrong with an action is a ValueError, and no copy has moved.

        actions: joint actions, [copy × entry]; choices are whole numbers.
        """
        view = self._bridge.actions_view
        actions = np.asarray(actions)
        if actions.shape != view.shape:
            raise ValueError(f"Actions must have shape {view.shape}: {actions.shape}")
        view[:] = actions
        return self._batch(self._ended() if self._bridge.step() else None)

    def _ended(self) -> Ended:
        bridge = self._bridge
        copies = np.flatnonzero(bridge.terminated_view | bridge.truncated_view)
        return Ended(
            copies,
            bridge.last_observations_view[copies],
            bridge.last_states_view[copies],
            bridge.returns_view[copies],
            bridge.lengths_view[copies],
        )

    def _batch(self, ended: Ended | None) -> Batch:
        bridge = self._bridge
        return Batch(
            bridge.observations_view.copy(),
            bridge.rewards_view.copy(),
            bridge.terminated_view.copy(),
            bridge.truncated_view.copy(),
            bridge.states_view.copy(),
            bridge.info_view.copy(),
            ended,
        )

    def close(self) -> None:
        """Ends the Java process; a second call does nothing."""
        self._bridge.close()

    def __enter__(self) -> BatchEnv:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
