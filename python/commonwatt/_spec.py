"""What a game looks like: agents, their numbers, where these lie in flat arrays."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Numbers:
    """A set of values, each a row of named numbers.

    `kind` is "box" (float32 numbers from `low` to `high`), "discrete" or "multidiscrete" (whole
    numbers; `choices` names what they stand for, per number).
    """

    kind: str
    names: tuple[str, ...]
    low: np.ndarray | None
    high: np.ndarray | None
    choices: tuple[tuple[str, ...], ...]

    @staticmethod
    def of(json: dict[str, Any]) -> Numbers:
        box = json["kind"] == "box"
        return Numbers(
            json["kind"],
            tuple(json["names"]),
            _bounds(json["low"]) if box else None,
            _bounds(json["high"]) if box else None,
            () if box else tuple(tuple(names) for names in json["choices"]),
        )

    @property
    def size(self) -> int:
        return len(self.names)


def _bounds(words: list) -> np.ndarray:
    bounds = np.array([float(word) for word in words], np.float32)
    bounds.flags.writeable = False
    return bounds


@dataclass(frozen=True)
class Agent:
    """One agent: its name, what it sees, what it does, and where in joint arrays."""

    name: str
    observation: Numbers
    action: Numbers
    observation_slice: slice
    action_slice: slice


@dataclass(frozen=True)
class Spec:
    """A game: `agents` in the order of joint arrays, `info_names`, `state`, `max_steps`."""

    game: str
    options: dict[str, str]
    max_steps: int
    agents: tuple[Agent, ...]
    info_names: tuple[str, ...]
    own_state: Numbers | None
    observation_size: int = field(init=False)
    action_size: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "observation_size", self.agents[-1].observation_slice.stop)
        object.__setattr__(self, "action_size", self.agents[-1].action_slice.stop)

    @staticmethod
    def of(json: dict[str, Any]) -> Spec:
        agents = []
        seen = acted = 0
        for agent in json["agents"]:
            observation, action = Numbers.of(agent["observation"]), Numbers.of(agent["action"])
            sees = slice(seen, seen + observation.size)
            acts = slice(acted, acted + action.size)
            agents.append(Agent(agent["name"], observation, action, sees, acts))
            seen, acted = sees.stop, acts.stop
        return Spec(
            json["game"],
            json["options"],
            json["maxSteps"],
            tuple(agents),
            tuple(json["infoNames"]),
            Numbers.of(json["state"]) if json["state"] else None,
        )

    @property
    def names(self) -> list[str]:
        return [agent.name for agent in self.agents]

    @property
    def state(self) -> Numbers:
        """What a central critic may see; the joint observation where the game has nothing else."""
        return self.own_state or self.joint_observation

    @property
    def joint_observation(self) -> Numbers:
        return Numbers(
            "box",
            tuple(f"{a.name}/{name}" for a in self.agents for name in a.observation.names),
            np.concatenate([agent.observation.low for agent in self.agents]),
            np.concatenate([agent.observation.high for agent in self.agents]),
            (),
        )
