"""Copies in lock-step: the same numbers as one environment, and what happens where episodes end."""

from __future__ import annotations

import unittest

import numpy as np

import commonwatt

COPIES = 5


class Batches(unittest.TestCase):
    def open(self, game, copies=COPIES, **options):
        env = commonwatt.batch_env(game, copies, **options)
        self.addCleanup(env.close)
        return env

    def test_shapes_and_types(self):
        env = self.open("neighbourhoods", agents=3)
        for batch in (env.reset(0), env.step(np.zeros((COPIES, 12), np.float32))):
            shapes = [array.shape for array in batch[:-1]]
            self.assertEqual(shapes, [(5, 27), (5, 3), (5,), (5,), (5, 27), (5, 19)])
            types = [array.dtype.str for array in batch[:-1]]
            self.assertEqual(types, ["<f4", "<f8", "|b1", "|b1", "<f4", "<f8"])
            self.assertIsNone(batch.ended)
        self.assertEqual(env.spec.agents[1].observation_slice, slice(9, 18))

    def test_copies_differ_and_the_seed_decides_them(self):
        env = self.open("neighbourhoods")
        first = env.reset(0).observations
        self.assertEqual(len({row.tobytes() for row in first}), COPIES)
        env.step(np.ones((COPIES, env.spec.action_size)))
        self.assertFalse((env.reset(1).observations == first).all())
        np.testing.assert_array_equal(env.reset(0).observations, first)

    def test_more_copies_do_not_change_the_first(self):
        few, many = self.open("cart-pole", 2), self.open("cart-pole", 7)
        rng = np.random.default_rng(0)
        few.reset(3), many.reset(3)
        for _ in range(200):
            actions = rng.integers(0, 2, (7, 1))
            a, b = few.step(actions[:2]), many.step(actions)
            for x, y in zip(a[:-1], b[:-1]):
                np.testing.assert_array_equal(x, y[:2])

    def test_ended_episodes_are_told_and_the_next_begun(self):
        env = self.open("cart-pole", 64)
        rng = np.random.default_rng(0)
        env.reset(3)
        lengths, returns, ended = np.zeros(64, int), np.zeros(64), 0
        for _ in range(150):
            batch = env.step(rng.integers(0, 2, (64, 1)))
            lengths += 1
            returns += batch.rewards[:, 0]
            done = np.flatnonzero(batch.terminated | batch.truncated)
            self.assertEqual(batch.ended is None, done.size == 0)
            if batch.ended is not None:
                np.testing.assert_array_equal(batch.ended.copies, done)
                np.testing.assert_array_equal(batch.ended.lengths, lengths[done])
                np.testing.assert_array_equal(batch.ended.returns[:, 0], returns[done])
                # The pole has fallen, or the cart has left the track; a new one stands near 0.
                x, lean = np.abs(batch.ended.observations[:, [0, 2]]).T
                self.assertTrue(((x > 2.4) | (lean > 0.2094)).all())
                self.assertTrue((np.abs(batch.observations[done]) <= 0.05).all())
                lengths[done] = returns[done] = 0
                ended += done.size
        self.assertGreater(ended, 200)  # random play lasts 20 to 25 steps

    def test_a_state_of_its_own(self):
        env = self.open("two-step", 2)
        self.assertEqual(env.reset(0).states.tolist(), [[1, 0, 0]] * 2)
        batch = env.step([[0, 0], [1, 0]])
        self.assertEqual(batch.states.tolist(), [[0, 1, 0], [0, 0, 1]])
        batch = env.step([[0, 0], [1, 1]])
        self.assertEqual(batch.ended.states.tolist(), [[0, 1, 0], [0, 0, 1]])
        self.assertEqual(batch.ended.returns.tolist(), [[7, 7], [8, 8]])
        self.assertEqual(batch.states.tolist(), [[1, 0, 0]] * 2)

    def test_arrays_are_the_callers_own(self):
        env = self.open("neighbourhoods")
        batch = env.reset(0)
        kept = [array.copy() for array in batch[:-1]]
        env.step(np.ones((COPIES, env.spec.action_size)))
        for array, before in zip(batch[:-1], kept):
            np.testing.assert_array_equal(array, before)
            array[:] = 1

    def test_bad_actions_move_no_copy(self):
        env, other = self.open("neighbourhoods"), self.open("neighbourhoods")
        right = np.zeros((COPIES, env.spec.action_size))
        with self.assertRaisesRegex(ValueError, "needs a reset"):
            env.step(right)
        env.reset(0), other.reset(0)
        wrong = right.copy()
        wrong[-1, -1] = np.inf
        for actions in (right[0], right[:-1], right[:, :-1]):
            with self.assertRaisesRegex(ValueError, r"must have shape \(5, 30\)"):
                env.step(actions)
        with self.assertRaisesRegex(ValueError, "agent_4: grid must be a number: Infinity"):
            env.step(wrong)
        np.testing.assert_array_equal(env.step(right).info, other.step(right).info)
        for copies in (0, -1):
            with self.assertRaisesRegex(ValueError, "There must be a copy"):
                commonwatt.batch_env("two-step", copies)


class Evaluations(unittest.TestCase):
    def test_returns_by_episode_and_agent(self):
        # Row 0 with column 0 pays 11 in each of 25 steps; row 1 with column 1 pays 7.
        result = commonwatt.evaluate(lambda seen: {a: 0 for a in seen}, "climbing", 2, seed=0)
        self.assertEqual(result.returns.tolist(), [[275, 275]] * 2)
        self.assertEqual(result.lengths.tolist(), [25, 25])
        result = commonwatt.evaluate(lambda seen: {a: 1 for a in seen}, "climbing", 1, seed=0)
        self.assertEqual(result.by_agent()["agent_1"].tolist(), [175])

    def test_the_seed_decides_the_episodes_and_more_do_not_change_them(self):
        class Push:
            begun = 0

            def reset(self):
                self.begun += 1

            def __call__(self, seen):
                return {"agent_0": int(seen["agent_0"][2] > 0)}

        policy = Push()
        few = commonwatt.evaluate(policy, "cart-pole", 3, seed=5)
        self.assertEqual(policy.begun, 3)
        many = commonwatt.evaluate(policy, "cart-pole", 6, seed=5)
        self.assertEqual(many.returns[:3].tolist(), few.returns.tolist())
        self.assertEqual(len(set(many.seeds)), 6)
        self.assertGreater(len(set(many.lengths.tolist())), 1)

    def test_a_policy_that_acts_wrongly_is_told(self):
        with self.assertRaisesRegex(ValueError, "missing are"):
            commonwatt.evaluate(lambda seen: {}, "climbing", 1, seed=0)


if __name__ == "__main__":
    unittest.main()
