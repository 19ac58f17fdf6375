"""How good a policy is; needs numpy only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Callable, Mapping

import numpy as np

from commonwatt.episodes import Episodes, Observations

Policy = Callable[[Observations], Mapping[str, Any]]


@dataclass(frozen=True)
class Evaluation:
    """What a policy earned."""

    agents: list[str]
    returns: np.ndarray
    """Sums of rewards, [episode × agent]."""
    lengths: np.ndarray
    """Steps per episode."""
    seeds: list[int]
    """The seed with which each episode began: `reset(seed=...)` plays it again."""

    def by_agent(self) -> dict[str, np.ndarray]:
        """Returns per episode, by agent."""
        return {agent: self.returns[:, k].copy() for k, agent in enumerate(self.agents)}


def run(
    policy: Policy, episodes_to_play: int, seed: int, episodes: Episodes
) -> Evaluation:
    """Plays episodes from their first step to their last."""
    seeds = episode_seeds(seed, episodes_to_play)
    names = episodes.possible_agents
    returns = np.zeros((episodes_to_play, len(names)))
    lengths = np.zeros(episodes_to_play, np.int64)
    begin = getattr(policy, "reset", None)
    for k, episode_seed in enumerate(seeds):
        if callable(begin):
            begin()
        observations, _ = episodes.reset(episode_seed)
        while episodes.agents:
            observations, rewards, _, _, _ = episodes.step(policy(observations))
            returns[k] += [rewards[name] for name in names]
            lengths[k] += 1
    return Evaluation(names[:], returns, lengths, seeds)


def episode_seeds(seed: int, episodes: int) -> list[int]:
    """Seeds that differ; more episodes do not change the first ones."""
    words = np.random.SeedSequence(seed).generate_state(max(1, episodes), np.uint64)
    return [int(word >> np.uint64(1)) for word in words[:episodes]]
