"""Games for PettingZoo. Needs pettingzoo, which brings gymnasium."""

from __future__ import annotations

from typing import Any, Mapping

import numpy as np
import pettingzoo
from gymnasium import spaces

from commonwatt.episodes import Episodes, Infos, Observations, Outcome
from commonwatt.spaces import space


class ParallelEnv(pettingzoo.ParallelEnv):
    """A game in which all agents act at once; made by `commonwatt.parallel_env`."""

    def __init__(self, game: str, options: Mapping[str, Any], timeout: float, start_timeout: float):
        self._episodes = Episodes(game, options, timeout, start_timeout)
        self.spec = self._episodes.spec
        self.metadata = {"name": game, "render_modes": [], "is_parallelizable": True}
        self.render_mode = None
        self.possible_agents = self._episodes.possible_agents[:]
        # Kept, not made anew: they hold the seeds of their samples.
        self.observation_spaces = {a.name: space(a.observation) for a in self.spec.agents}
        self.action_spaces = {a.name: space(a.action) for a in self.spec.agents}
        self.state_space = space(self.spec.state)

    @property
    def agents(self) -> list[str]:
        """Those who act next; nobody after the end of an episode."""
        return self._episodes.agents

    def observation_space(self, agent: str) -> spaces.Space:
        return self.observation_spaces[agent]

    def action_space(self, agent: str) -> spaces.Space:
        return self.action_spaces[agent]

    def reset(
        self, seed: int | None = None, options: dict | None = None
    ) -> tuple[Observations, Infos]:
        return self._episodes.reset(seed)

    def step(self, actions: Mapping[str, Any]) -> Outcome:
        return self._episodes.step(actions)

    def state(self) -> np.ndarray:
        return self._episodes.state()

    def render(self) -> None:
        return None

    def close(self) -> None:
        self._episodes.close()
