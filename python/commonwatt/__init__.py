"""The games of Commonwatt for Python.

`parallel_env` is PettingZoo's interface, `gymnasium_env` that of Gymnasium, `batch_env` steps many
copies on flat arrays, `evaluate` plays episodes with a policy. The games run in a Java process,
which is found through COMMONWATT_HOME, beside this package or on the PATH, started and stopped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commonwatt._errors import BridgeError

if TYPE_CHECKING:
    from commonwatt.batch import BatchEnv
    from commonwatt.evaluation import Evaluation, Policy
    from commonwatt.parallel import ParallelEnv
    from commonwatt.single import SingleAgentEnv

__version__ = "0.1.0"
__all__ = ["BridgeError", "batch_env", "evaluate", "gymnasium_env", "parallel_env"]

# Seconds. The first start on a machine builds Commonwatt.
_TIMEOUT = 300.0
_START_TIMEOUT = 900.0


def parallel_env(
    game: str,
    *,
    timeout: float = _TIMEOUT,
    start_timeout: float = _START_TIMEOUT,
    **options: Any,
) -> ParallelEnv:
    """A game as a PettingZoo ParallelEnv; needs pettingzoo.

    game: one of the names that `commonwatt list games` prints, or a community as `run` takes it
    timeout: longest wait for an answer, in seconds
    start_timeout: longest wait for the Java side to start, in seconds
    options: how it differs from the plain game, such as agents=20
    """
    from commonwatt.parallel import ParallelEnv

    return ParallelEnv(game, options, timeout, start_timeout)


def gymnasium_env(
    game: str,
    *,
    timeout: float = _TIMEOUT,
    start_timeout: float = _START_TIMEOUT,
    **options: Any,
) -> SingleAgentEnv:
    """A game as a gymnasium.Env; needs gymnasium. Where it has several agents, one acts for all and
    gets the sum of their rewards. Parameters as of `parallel_env`."""
    from commonwatt.single import SingleAgentEnv

    return SingleAgentEnv(game, options, timeout, start_timeout)


def batch_env(
    game: str,
    copies: int,
    *,
    timeout: float = _TIMEOUT,
    start_timeout: float = _START_TIMEOUT,
    **options: Any,
) -> BatchEnv:
    """Copies of a game in lock-step on flat arrays. Other parameters as of `parallel_env`."""
    from commonwatt.batch import BatchEnv

    return BatchEnv(game, copies, options, timeout, start_timeout)


def evaluate(
    policy: Policy,
    game: str,
    episodes: int,
    seed: int,
    *,
    timeout: float = _TIMEOUT,
    start_timeout: float = _START_TIMEOUT,
    **options: Any,
) -> Evaluation:
    """Plays whole episodes with a policy and returns what each agent earned in each.

    policy: takes the observations and returns the actions, both dictionaries by agent; its method
        `reset()`, if it has one, is called before every episode
    seed: the same seed plays the same episodes, whatever the policy
    Other parameters as of `parallel_env`.
    """
    from commonwatt.episodes import Episodes
    from commonwatt.evaluation import run

    player = Episodes(game, options, timeout, start_timeout)
    try:
        return run(policy, episodes, seed, player)
    finally:
        player.close()
