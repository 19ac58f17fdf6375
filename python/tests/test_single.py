"""Gymnasium's own test with warnings as errors, and the agent that acts for all."""

from __future__ import annotations

import unittest
import warnings

import numpy as np
from gymnasium import spaces
from gymnasium.utils.env_checker import check_env

import commonwatt

# What Gymnasium would rather not have and games have on purpose: bounds, and actions beyond −1 to 1.
INTENDED = {
    "cart-pole": [r".*Box observation space (max|min)imum value is -?infinity"],
    "pendulum": [r".*recommend using a symmetric and normalized space"],
}
ONE_AGENT = ["cart-pole", "acrobot", "pendulum", "mountain-car"]


class Checked(unittest.TestCase):
    def check(self, game, **options):
        env = commonwatt.gymnasium_env(game, **options)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                for message in INTENDED.get(game, []):
                    warnings.filterwarnings("ignore", message)
                check_env(env, skip_render_check=True, skip_close_check=True)
            return env.observation_space, env.action_space, env.step(env.action_space.sample())
        finally:
            env.close()

    def test_games_of_one_agent(self):
        for game in ONE_AGENT:
            with self.subTest(game=game):
                self.check(game)

    def test_one_agent_for_all(self):
        seen, acts, _ = self.check("neighbourhoods", agents=3)
        self.assertEqual((seen.shape, acts.shape), ((3 * 9,), (3 * 4,)))
        _, acts, _ = self.check("two-step")
        self.assertEqual(acts, spaces.MultiDiscrete([2, 2]))


class Values(unittest.TestCase):
    def test_the_reward_is_the_sum(self):
        env = commonwatt.gymnasium_env("climbing")
        self.addCleanup(env.close)
        env.reset(seed=1)
        # Both agents get the 11 of row 0, column 0.
        self.assertEqual(env.step(np.array([0, 0]))[1:4], (22.0, False, False))

    def test_wrong_shapes_are_refused(self):
        env = commonwatt.gymnasium_env("pendulum")
        self.addCleanup(env.close)
        env.reset(seed=1)
        for action in (0.0, np.zeros(2), np.zeros((1, 1))):
            with self.assertRaisesRegex(ValueError, r"must have shape \(1,\)"):
                env.step(action)
        with self.assertRaisesRegex(ValueError, "torque must be a number: NaN"):
            env.step(np.array([np.nan]))
        self.assertEqual(env.step(np.zeros(1))[0].dtype, np.float32)

    def test_unseeded_episodes_follow_from_the_seed(self):
        def starts():
            env = commonwatt.gymnasium_env("cart-pole")
            self.addCleanup(env.close)
            return [env.reset(seed=seed)[0].tolist() for seed in (5, None, None)]

        first = starts()
        self.assertEqual(first, starts())
        self.assertNotEqual(first[1], first[2])


if __name__ == "__main__":
    unittest.main()
