"""Games for Gymnasium. Needs gymnasium."""

from __future__ import annotations

from typing import Any, Mapping

import gymnasium
import numpy as np

from commonwatt._bridge import Bridge
from commonwatt.spaces import joint_action_space, space


class SingleAgentEnv(gymnasium.Env):
    """A game with one agent, or one who sees and does what all agents of a game see and do and gets
    the sum of their rewards; made by `commonwatt.gymnasium_env`."""

    metadata = {"render_modes": []}

    def __init__(self, game: str, options: Mapping[str, Any], timeout: float, start_timeout: float):
        self._bridge = Bridge(game, dict(options), 0, timeout, start_timeout)
        self.game = self._bridge.spec
        try:
            self.action_space = joint_action_space(self.game.agents)
        except ValueError:
            self._bridge.close()
            raise
        self.observation_space = space(self.game.joint_observation)
        self.render_mode = None

    def reset(
        self, *, seed: int | None = None, options: dict | None = None
    ) -> tuple[np.ndarray, dict[str, float]]:
        super().reset(seed=seed)
        self._bridge.reset(int(self.np_random.integers(1 << 63)) if seed is None else seed)
        return self._bridge.observations_view[0].copy(), self._info()

    def step(self, action: Any) -> tuple[np.ndarray, float, bool, bool, dict[str, float]]:
        bridge = self._bridge
        action = np.asarray(action, np.float64)
        if action.shape != self.action_space.shape:
            raise ValueError(f"The action must have shape {self.action_space.shape}: {action.shape}")
        bridge.actions_view[0] = action
        bridge.step()
        return (
            bridge.observations_view[0].copy(),
            sum(bridge.rewards_view[0].tolist()),
            bool(bridge.terminated_view[0]),
            bool(bridge.truncated_view[0]),
            self._info(),
        )

    def _info(self) -> dict[str, float]:
        return dict(zip(self.game.info_names, self._bridge.info_view[0].tolist()))

    def close(self) -> None:
        self._bridge.close()
