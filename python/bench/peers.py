"""Times the work of `commonwatt bench` in other programs, so that ratios can be had on one machine.

    python bench/peers.py [NAME]...      # torch, gymnasium, sb3, rllib, mpe2, citylearn; all by default

A peer that is not installed, or does not run here, says so in a line of its own. Beside `commonwatt bench nn cartpole mpe sim`, run one after the
other on an otherwise idle machine. Every figure is work per second of processor time, one thread where
the peer lets that be chosen, best of several rounds; learners run their own loops, with the settings
named here, without saving or logging anything.
"""

from __future__ import annotations

import os
import sys
import time
from importlib import metadata
from typing import Callable

for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(name, "1")

ROUNDS = 5
CARTPOLE = dict(copies=8, steps=128, epochs=4, minibatch=256, units=64)


def cpu_rate(work: Callable[[], int], rounds: int = ROUNDS) -> float:
    """Units of work per second of this process's processor time: best round, after one to warm up."""
    work()
    best = 0.0
    for _ in range(rounds):
        begin = time.process_time()
        units = work()
        best = max(best, units / (time.process_time() - begin))
    return best


def tell(bench: str, what: str, rate: float, unit: str) -> None:
    print(f"{bench:10}{what:66}{rate:14,.0f} {unit}/cpu-s")


def torch() -> None:
    """bench nn: PPO updates on one minibatch, two perceptrons of 2 × 64 tanh units."""
    import torch

    torch.set_num_threads(1)
    for rows in (4096, 256):
        for how in ("eager", "fused Adam", "compiled, fused Adam"):
            update = ppo_update(rows, fused=how != "eager")
            if how.startswith("compiled"):
                update = torch.compile(update)
            updates = max(4, 40_960 // rows)

            def work() -> int:
                for _ in range(updates):
                    update()
                return updates * rows

            try:
                rate = cpu_rate(work)
            except Exception as e:  # the compiler needs a C++ compiler beside it
                print(f"nn        torch {how}: {type(e).__name__}")
                continue
            tell("nn", f"torch {torch.__version__}, {how}, minibatch of {rows}", rate, "samples")


def ppo_update(rows: int, fused: bool) -> Callable[[], None]:
    import torch

    def network(outputs: int) -> torch.nn.Module:
        layers: list[torch.nn.Module] = []
        for inputs in (32, 64):
            layers += [torch.nn.Linear(inputs, 64), torch.nn.Tanh()]
        return torch.nn.Sequential(*layers, torch.nn.Linear(64, outputs))

    torch.manual_seed(1)
    actor, critic, log_std = network(6), network(1), torch.nn.Parameter(torch.zeros(6))
    parameters = [*actor.parameters(), *critic.parameters(), log_std]
    adam = torch.optim.Adam(parameters, lr=3e-4, eps=1e-5, fused=fused)
    seen, acted = torch.randn(rows, 32), torch.randn(rows, 6)
    old, advantage, target = torch.randn(rows) - 8.5, torch.randn(rows), torch.randn(rows)

    def update() -> None:
        policy = torch.distributions.Normal(actor(seen), log_std.exp(), validate_args=False)
        ratio = (policy.log_prob(acted).sum(-1) - old).exp()
        clipped = ratio.clamp(0.8, 1.2)
        surrogate = -torch.min(ratio * advantage, clipped * advantage).mean()
        error = (critic(seen).squeeze(-1) - target).square().mean()
        loss = surrogate + 0.5 * error - 0.01 * policy.entropy().sum(-1).mean()
        adam.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 0.5)
        adam.step()

    return update


def gymnasium() -> None:
    """bench cartpole, its environment alone: random actions."""
    import gymnasium
    import numpy as np

    env = gymnasium.make("CartPole-v1")
    actions = np.random.default_rng(0).integers(0, 2, 20_000).tolist()

    def work() -> int:
        env.reset(seed=0)
        for action in actions:
            _, _, terminated, truncated, _ = env.step(action)
            if terminated or truncated:
                env.reset()
        return len(actions)

    what = f"gymnasium {gymnasium.__version__}, CartPole alone, random actions"
    tell("cartpole", what, cpu_rate(work), "steps")


def sb3() -> None:
    """bench cartpole: PPO, sampling and learning."""
    import gymnasium
    import stable_baselines3
    import torch
    from stable_baselines3.common.env_util import make_vec_env

    torch.set_num_threads(1)
    c = CARTPOLE
    steps = 5 * c["copies"] * c["steps"]
    learner = stable_baselines3.PPO(
        "MlpPolicy",
        make_vec_env("CartPole-v1", c["copies"], seed=0),
        n_steps=c["steps"],
        n_epochs=c["epochs"],
        batch_size=c["minibatch"],
        policy_kwargs={"net_arch": [c["units"]] * 2},
        device="cpu",
    )

    def work() -> int:
        learner.learn(steps, reset_num_timesteps=False)
        return steps

    what = f"Stable-Baselines3 {stable_baselines3.__version__}, PPO"
    tell("cartpole", what, cpu_rate(work), "steps")


def rllib() -> None:
    """bench cartpole: PPO, sampling and learning in this one process."""
    import ray
    from ray.rllib.algorithms.ppo import PPOConfig
    from ray.rllib.core.rl_module.default_model_config import DefaultModelConfig

    c = CARTPOLE
    config = (
        PPOConfig()
        .environment("CartPole-v1")
        .env_runners(num_env_runners=0, num_envs_per_env_runner=c["copies"])
        .learners(num_learners=0)
        .training(
            train_batch_size_per_learner=c["copies"] * c["steps"],
            num_epochs=c["epochs"],
            minibatch_size=c["minibatch"],
        )
        .rl_module(model_config=DefaultModelConfig(fcnet_hiddens=[c["units"]] * 2))
    )
    learner = config.build_algo()

    total = 0

    def work() -> int:
        nonlocal total
        before, total = total, int(learner.train()["num_env_steps_sampled_lifetime"])
        return total - before

    what = f"RLlib {ray.__version__}, PPO, one process"
    tell("cartpole", what, cpu_rate(work), "steps")
    learner.stop()
    ray.shutdown()


def mpe2() -> None:
    """bench mpe: simple_spread with three agents under random actions."""
    import numpy as np
    from mpe2 import simple_spread_v3

    env = simple_spread_v3.parallel_env()
    rng = np.random.default_rng(0)
    drawn = rng.integers(0, 5, (2_000, 3)).tolist()

    def work() -> int:
        env.reset(seed=0)
        for actions in drawn:
            if not env.agents:
                env.reset()
            env.step(dict(zip(env.agents, actions)))
        return len(drawn)

    what = f"MPE2 {metadata.version('mpe2')}, simple_spread, 3 agents"
    tell("mpe", what, cpu_rate(work), "world-steps")


def citylearn() -> None:
    """bench sim: 17 homes with panels and batteries, hourly, idle batteries. Loads its data set from
    the network on first use."""
    from citylearn.citylearn import CityLearnEnv

    steps = 200
    env = CityLearnEnv("citylearn_challenge_2022_phase_all", central_agent=True)
    homes = len(env.buildings)
    idle = [[0.0] * env.action_space[0].shape[0]]

    def work() -> int:
        env.reset()
        for _ in range(steps):
            env.step(idle)
        return steps * homes

    what = f"CityLearn {metadata.version('citylearn')}, {homes} homes"
    tell("sim", what, cpu_rate(work, rounds=3), "home-steps")


PACKAGES = {"sb3": "stable-baselines3", "rllib": "'ray[rllib]'"}
PEERS = {peer.__name__: peer for peer in (torch, gymnasium, sb3, rllib, mpe2, citylearn)}


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in PEERS]
    if unknown:
        print(f"There is no peer {', '.join(unknown)}; there are {', '.join(PEERS)}.", file=sys.stderr)
        return 2
    for name in names or PEERS:
        try:
            PEERS[name]()
        except ModuleNotFoundError as missing:
            package = PACKAGES.get(name, name)
            print(f"{name}: not installed (no module {missing.name}): python3 -m pip install {package}")
        except Exception as failure:  # such as a data set that cannot be loaded: the others go on
            reason = (str(failure).splitlines() or [""])[0]
            print(f"{name}: does not run here ({type(failure).__name__}: {reason})")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
