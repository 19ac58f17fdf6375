"""How many steps per second Python plays: `python bench/steps.py`.

Rates are those of the best of several stretches, so that a busy machine says what it can do; the
processor time is of Python and Java together. Random actions are drawn beforehand.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Callable

import numpy as np

import commonwatt

STRETCHES = 40
STEPS = 280


def java_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def best(pid: int, reset: Callable[[int], object], step: Callable[[int], object]) -> tuple:
    """Seconds on the clock of the best stretch, and of processors on average, per step."""
    walls = []
    for k in range(STRETCHES // 2):
        reset(k)
        for t in range(STEPS):
            step(t)
    used = time.process_time() + java_seconds(pid)
    for k in range(STRETCHES):
        reset(k)
        begin = time.perf_counter()
        for t in range(STEPS):
            step(t)
        walls.append(time.perf_counter() - begin)
    used = time.process_time() + java_seconds(pid) - used
    return min(walls) / STEPS, float(np.median(walls)) / STEPS, used / STRETCHES / STEPS


def tell(what: str, copies: int, times: tuple) -> None:
    rates = [f"{copies / seconds:12,.0f}" for seconds in times]
    print(f"{what:44}{rates[0]}{rates[1]}{rates[2]}")


def parallel(agents: int) -> None:
    env = commonwatt.parallel_env("neighbourhoods", agents=agents)
    rng = np.random.default_rng(0)
    drawn = [
        {a: rng.uniform(-1, 1, agents + 1).astype(np.float32) for a in env.possible_agents}
        for _ in range(STEPS)
    ]
    times = best(
        env._episodes.bridge.pid, lambda k: env.reset(seed=k), lambda t: env.step(drawn[t])
    )
    tell(f"PettingZoo, neighbourhoods, {agents} agents", 1, times)
    env.close()


def batch(agents: int, copies: int) -> None:
    env = commonwatt.batch_env("neighbourhoods", copies, agents=agents)
    drawn = np.random.default_rng(0).uniform(-1, 1, (8, copies, env.spec.action_size))
    times = best(env._bridge.pid, env.reset, lambda t: env.step(drawn[t % 8]))
    tell(f"batch of {copies}, neighbourhoods, {agents} agents", copies, times)
    env.close()


def single(game: str) -> None:
    env = commonwatt.gymnasium_env(game)
    drawn = [np.array([k % 2]) for k in range(STEPS)]
    shape = env.action_space.shape

    def step(t: int) -> None:
        _, _, terminated, truncated, _ = env.step(drawn[t].reshape(shape))
        if terminated or truncated:
            env.reset()

    times = best(env._bridge.pid, lambda k: env.reset(seed=k), step)
    tell(f"Gymnasium, {game}", 1, times)
    env.close()


if __name__ == "__main__":
    print(f"{'steps per second':44}{'best':>12}{'median':>12}{'per cpu-s':>12}")
    for agents in (5, 20):
        parallel(agents)
    single("cart-pole")
    for copies in (16, 64):
        batch(5, copies)
    batch(20, 16)
