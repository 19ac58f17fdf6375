"""Episodes of a game in dictionaries by agent; needs numpy only."""

from __future__ import annotations

from typing import Any, Callable, Mapping

import numpy as np

from commonwatt._bridge import Bridge
from commonwatt._spec import Numbers

Observations = dict[str, np.ndarray]
Infos = dict[str, dict[str, float]]
Outcome = tuple[Observations, dict[str, float], dict[str, bool], dict[str, bool], Infos]


class Episodes:
    """One environment, its values as PettingZoo's parallel interface has them.

    Every array handed out is a fresh copy. An episode ends for all agents at once.
    """

    def __init__(self, game: str, options: Mapping[str, Any], timeout: float, start_timeout: float):
        self.bridge = Bridge(game, dict(options), 0, timeout, start_timeout)
        self.spec = self.bridge.spec
        self.possible_agents = self.spec.names
        self.agents: list[str] = []
        self._seeds = np.random.default_rng()
        self._flat_actions = self.bridge.actions_view[0]
        kinds = {agent.action.kind for agent in self.spec.agents}
        self._pack = {
            frozenset({"box"}): self._pack_boxes,
            frozenset({"discrete"}): self._pack_choices,
        }.get(frozenset(kinds), self._pack_each)
        self._action_sizes = [agent.action.size for agent in self.spec.agents]
        self._observations = self._splitter()
        self._infos = self._info_splitter()

    def _splitter(self) -> Callable[[], Observations]:
        names, view = self.possible_agents, self.bridge.observations_view
        sizes = {agent.observation.size for agent in self.spec.agents}
        if len(sizes) == 1:
            shape = (len(names), sizes.pop())
            return lambda: dict(zip(names, view.copy().reshape(shape)))
        slices = [agent.observation_slice for agent in self.spec.agents]

        def split() -> Observations:
            row = view[0].copy()
            return {name: row[part] for name, part in zip(names, slices)}

        return split

    def _info_splitter(self) -> Callable[[], Infos]:
        """Per agent its own numbers, called `name/agent` by the game, and those that name nobody."""
        own: dict[str, dict[str, int]] = {name: {} for name in self.possible_agents}
        for index, info_name in enumerate(self.spec.info_names):
            what, _, agent = info_name.rpartition("/")
            if agent in own:
                own[agent][what] = index
            else:
                for entries in own.values():
                    entries[info_name] = index
        # A display of dictionaries, compiled: they are what a step would spend most of its time on.
        displays = [
            "%r: {%s}" % (name, ", ".join("%r: values[%d]" % entry for entry in entries.items()))
            for name, entries in own.items()
        ]
        display = eval("lambda values: {%s}" % ", ".join(displays))
        view = self.bridge.info_view[0]
        return lambda: display(view.tolist())

    def reset(self, seed: int | None = None) -> tuple[Observations, Infos]:
        """Begins an episode. Without a seed the next one follows from the last seed given; before
        any it is drawn from the system."""
        if seed is None:
            seed = int(self._seeds.integers(1 << 63))
        else:
            seed = int(seed)
            self._seeds = np.random.default_rng(abs(seed))
        self.bridge.reset(seed)
        self.agents = self.possible_agents[:]
        return self._observations(), self._infos()

    def step(self, actions: Mapping[str, Any]) -> Outcome:
        """Plays one step. What is wrong with an action is a ValueError, and nothing has changed."""
        if not self.agents:
            raise ValueError("An episode that has ended or not begun takes no step: call reset().")
        if len(actions) != len(self.possible_agents):
            self._refuse_names(actions)
        try:
            self._pack(actions)
        except KeyError:
            self._refuse_names(actions)
        except (TypeError, ValueError):
            self._refuse_shapes(actions)
            raise ValueError("Actions must be numbers.") from None
        bridge = self.bridge
        bridge.step()
        names = self.possible_agents
        terminated = bool(bridge.terminated_view[0])
        truncated = bool(bridge.truncated_view[0])
        if terminated or truncated:
            self.agents = []
        return (
            self._observations(),
            dict(zip(names, bridge.rewards_view[0].tolist())),
            dict.fromkeys(names, terminated),
            dict.fromkeys(names, truncated),
            self._infos(),
        )

    def _pack_boxes(self, actions: Mapping[str, Any]) -> None:
        parts = [actions[name] for name in self.possible_agents]
        if list(map(len, parts)) != self._action_sizes:
            raise ValueError
        np.concatenate(parts, out=self._flat_actions)

    def _pack_choices(self, actions: Mapping[str, Any]) -> None:
        self._flat_actions[:] = [actions[name] for name in self.possible_agents]

    def _pack_each(self, actions: Mapping[str, Any]) -> None:
        for agent in self.spec.agents:
            action = np.asarray(actions[agent.name], np.float64)
            if action.shape != _shape(agent.action):
                raise ValueError
            self._flat_actions[agent.action_slice] = action

    def _refuse_names(self, actions: Mapping[str, Any]) -> None:
        missing = [name for name in self.possible_agents if name not in actions]
        unknown = [name for name in actions if name not in self.possible_agents]
        raise ValueError(
            f"Actions must be those of all agents and of nobody else: missing are {missing}, unknown {unknown}."
        )

    def _refuse_shapes(self, actions: Mapping[str, Any]) -> None:
        for agent in self.spec.agents:
            shape, wanted = np.shape(actions[agent.name]), _shape(agent.action)
            if shape != wanted:
                raise ValueError(f"The action of {agent.name} must have shape {wanted}: {shape}")

    def state(self) -> np.ndarray:
        """What a central critic may see now."""
        return self.bridge.states_view[0].copy()

    def close(self) -> None:
        self.agents = []
        self.bridge.close()


def _shape(numbers: Numbers) -> tuple[int, ...]:
    return () if numbers.kind == "discrete" else (numbers.size,)
