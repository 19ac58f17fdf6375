"""The games that tests play, and processes that are started two at a time."""

from __future__ import annotations

import subprocess
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import commonwatt
from commonwatt._process import launcher
from commonwatt.parallel import ParallelEnv

# Beside the plain games: options, and a community for a day at a time.
VARIANTS: list[tuple[str, dict[str, Any]]] = [
    ("neighbourhoods", {"agents": 20}),
    ("simple-speaker-listener", {"steering": "continuous"}),
    ("village", {"window": 1}),
]


def names() -> list[str]:
    listed = subprocess.run([launcher(), "list", "games"], check=True, capture_output=True, text=True)
    return listed.stdout.split()


def all_games() -> list[tuple[str, dict[str, Any]]]:
    return [(name, {}) for name in names()] + VARIANTS


def pair(game: str, options: dict[str, Any]) -> list[ParallelEnv]:
    """Two environments of a game, started at the same time."""
    with ThreadPoolExecutor(2) as threads:
        starts = [threads.submit(commonwatt.parallel_env, game, **options) for _ in range(2)]
        return [start.result() for start in starts]
