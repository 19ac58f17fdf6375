"""Spaces of Gymnasium for a game's numbers. Needs gymnasium."""

from __future__ import annotations

from typing import Sequence

import numpy as np
from gymnasium import spaces

from commonwatt._spec import Agent, Numbers


def space(numbers: Numbers) -> spaces.Space:
    """Box in float32, Discrete or MultiDiscrete."""
    if numbers.kind == "box":
        return spaces.Box(numbers.low, numbers.high, dtype=np.float32)
    counts = [len(names) for names in numbers.choices]
    return spaces.Discrete(counts[0]) if numbers.kind == "discrete" else spaces.MultiDiscrete(counts)


def joint_action_space(agents: Sequence[Agent]) -> spaces.Space:
    """One agent's own space, or one space for what all agents do at once."""
    if len(agents) == 1:
        return space(agents[0].action)
    kinds = {agent.action.kind == "box" for agent in agents}
    if kinds == {True}:
        low = np.concatenate([agent.action.low for agent in agents])
        high = np.concatenate([agent.action.high for agent in agents])
        return spaces.Box(low, high, dtype=np.float32)
    if kinds == {False}:
        return spaces.MultiDiscrete(
            [len(names) for agent in agents for names in agent.action.choices]
        )
    raise ValueError("Some agents of this game choose and others do not, so they have no joint action space.")
