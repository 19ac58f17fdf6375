"""PettingZoo's own tests with warnings as errors, and what they do not look at."""

from __future__ import annotations

import unittest
import warnings

import numpy as np
from pettingzoo.test import api_test, parallel_api_test, parallel_seed_test
from pettingzoo.utils import parallel_to_aec

from tests.games import all_games, pair

CYCLES = 1000

# What some games are like on purpose, though PettingZoo would rather not have it.
INTENDED = {
    "unbounded": r"Agent's (max|min)imum observation space value is -?infinity",
    "uneven": r"(Agents have different observation space sizes|Observations are different shapes)",
    "blind": r"(Agent's maximum and minimum observation space values are equal|Observation is a single number)",
}
TRAITS = {
    "cart-pole": ["unbounded"],
    "simple-spread": ["unbounded"],
    "simple-adversary": ["unbounded", "uneven"],
    "simple-speaker-listener": ["unbounded", "uneven"],
    "village": ["uneven"],
    "climbing": ["blind"],
    "penalty": ["blind"],
}


def play(env, seed, steps, check=lambda *_: None):
    """Every value of a reset and of the steps after it, under actions that depend on the seed."""
    for k, agent in enumerate(env.possible_agents):
        env.action_space(agent).seed(100 * seed + k)
    observations, infos = env.reset(seed=seed)
    told = [(observations, infos, env.state())]
    check(env, observations, {}, infos)
    for _ in range(steps):
        if not env.agents:
            break
        actions = {agent: env.action_space(agent).sample() for agent in env.agents}
        outcome = env.step(actions)
        check(env, outcome[0], outcome[1], outcome[4])
        told.append((*outcome, env.state()))
    return told


def bits(value):
    """The value in a form that is equal only where type, shape and every bit are."""
    if isinstance(value, np.ndarray):
        return value.dtype.str, value.shape, value.tobytes()
    if isinstance(value, dict):
        return [(key, bits(part)) for key, part in value.items()]
    if isinstance(value, (list, tuple)):
        return [bits(part) for part in value]
    return type(value), value.hex() if isinstance(value, float) else value


class EveryGame(unittest.TestCase):
    def test_every_game(self):
        for game, options in all_games():
            with self.subTest(game=game, **options), warnings.catch_warnings():
                warnings.simplefilter("error")
                for trait in TRAITS.get(game, []):
                    warnings.filterwarnings("ignore", INTENDED[trait])
                first, second = pair(game, options)
                try:
                    self.follow_the_rules(first, second)
                    parallel_api_test(first, CYCLES)
                    api_test(parallel_to_aec(first), CYCLES)
                    made = iter([first, second])
                    parallel_seed_test(lambda: next(made), CYCLES)
                finally:
                    first.close()
                    second.close()

    def follow_the_rules(self, first, second):
        whole = play(first, 3, CYCLES, self.check)
        self.assertEqual(first.agents, [], "an episode ends within its time")
        again = bits(play(second, 3, CYCLES))
        self.assertEqual(bits(whole), again, "what was handed out first is still what it was")
        first.reset()
        play(first, 4, 5)
        self.assertEqual(bits(play(first, 3, CYCLES)), again, "whatever was played before")
        # Without a seed: another episode, the same after the same seed.
        unseeded = []
        for env in (first, second):
            env.reset(seed=8)
            env.reset()
            unseeded.append(bits(env.reset()))
        self.assertEqual(*unseeded)

    def check(self, env, observations, rewards, infos):
        self.assertEqual(list(observations), env.possible_agents)
        self.assertEqual(list(infos), env.possible_agents)
        for agent, seen in observations.items():
            self.assertTrue(env.observation_space(agent).contains(seen), (agent, seen))
            self.assertEqual(seen.dtype, np.float32)
            self.assertTrue(np.isfinite(seen).all())
        self.assertTrue(env.state_space.contains(env.state()))
        for number in rewards.values():
            self.assertIs(type(number), float)
            self.assertTrue(np.isfinite(number))
        for info in infos.values():
            self.assertTrue(all(np.isfinite(number) for number in info.values()), info)


class Values(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.env, cls.other = pair("neighbourhoods", {"agents": 3})

    @classmethod
    def tearDownClass(cls):
        cls.env.close()
        cls.other.close()

    def idle(self):
        return {agent: np.zeros(4, np.float32) for agent in self.env.possible_agents}

    def test_arrays_are_the_callers_own(self):
        observations, infos = self.env.reset(seed=1)
        state = self.env.state()
        kept = bits([observations, state])
        for _ in range(3):
            self.env.step(self.idle())
        self.assertEqual(bits([observations, state]), kept)
        for array in [state, *observations.values()]:
            array[:] = np.nan
        observations["agent_0"][:] = 7
        self.assertTrue(np.isnan(observations["agent_1"]).all())
        later = self.env.step(self.idle())
        self.other.reset(seed=1)
        for _ in range(3):
            self.other.step(self.idle())
        self.assertEqual(bits(later), bits(self.other.step(self.idle())))

    def test_infos_name_what_happened_to_whom(self):
        self.env.reset(seed=1)
        actions = self.idle()
        actions["agent_1"][3] = 1  # buys at full rate, which is 20 kWh
        *_, infos = self.env.step(actions)
        self.assertEqual([info["importKwh"] for info in infos.values()], [0, 20, 0])
        self.assertEqual(len({info["stability"] for info in infos.values()}), 1)

    def test_state_is_the_joint_observation(self):
        observations, _ = self.env.reset(seed=2)
        np.testing.assert_array_equal(self.env.state(), np.concatenate(list(observations.values())))

    def test_a_seed_is_an_episode(self):
        first = [bits(self.env.reset(seed=seed)) for seed in (1, 2, 1, -1, 2**63 - 1)]
        self.assertEqual(first[0], first[2])
        self.assertEqual(len({str(episode) for episode in first}), 4)
        with self.assertRaisesRegex(ValueError, "64 bits"):
            self.env.reset(seed=2**63)
        self.assertEqual(bits(self.env.reset(seed=1)), first[0])

    def test_bad_actions_are_refused_and_change_nothing(self):
        self.env.reset(seed=1)
        self.other.reset(seed=1)
        nan = self.idle()
        nan["agent_2"][1] = np.nan
        cases = [
            (nan, r"agent_2.*send_1 must be a number: NaN"),
            ({**self.idle(), "agent_1": np.zeros(5)}, r"agent_1 must have shape \(4,\): \(5,\)"),
            ({**self.idle(), "agent_0": np.zeros(3), "agent_1": np.zeros(5)}, "agent_0 must have"),
            ({**self.idle(), "agent_1": 0.5}, r"agent_1 must have shape \(4,\): \(\)"),
            ({**self.idle(), "agent_1": np.zeros((4, 1))}, r"agent_1 must have shape"),
            ({agent: np.zeros((4, 1)) for agent in self.idle()}, "agent_0 must have shape"),
            ({**self.idle(), "agent_1": ["a"] * 4}, "must be numbers"),
            ({**self.idle(), "agent_1": None}, "agent_1 must have shape"),
            ({"agent_0": np.zeros(4)}, r"missing are \['agent_1', 'agent_2'\]"),
            ({**self.idle(), "agent_9": np.zeros(4)}, r"unknown \['agent_9'\]"),
            ({"a": 1, "b": 1, "c": 1}, r"unknown \['a', 'b', 'c'\]"),
        ]
        for actions, rule in cases:
            with self.subTest(rule=rule), self.assertRaisesRegex(ValueError, rule):
                self.env.step(actions)
        self.assertEqual(bits(self.env.step(self.idle())), bits(self.other.step(self.idle())))

    def test_out_of_bounds_acts_as_the_bound(self):
        outcomes = []
        for env, size in ((self.env, 1), (self.other, 1e6)):
            env.reset(seed=1)
            outcomes.append(env.step({agent: np.full(4, size) for agent in env.agents}))
        self.assertEqual(*map(bits, outcomes))

    def test_no_step_before_reset_or_after_the_end(self):
        self.env.reset(seed=1)
        while self.env.agents:
            outcome = self.env.step(self.idle())
        self.assertEqual(outcome[2:4], (dict.fromkeys(self.idle(), False), dict.fromkeys(self.idle(), True)))
        for actions in ({}, self.idle()):
            with self.assertRaisesRegex(ValueError, "call reset"):
                self.env.step(actions)
        self.env.reset(seed=1)
        self.assertEqual(self.env.agents, ["agent_0", "agent_1", "agent_2"])


if __name__ == "__main__":
    unittest.main()
