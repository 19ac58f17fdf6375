/// Algorithms that learn to act in a [org.commonwatt.rl.env.ParallelEnv]: the contract, their
/// parameters, and how they are found by name. What they make are teams,
/// [org.commonwatt.rl.algorithm.team.TeamPolicy].
///
/// Deliberately unaware of energy, of files and of clocks: an outer loop calls
/// [org.commonwatt.rl.algorithm.Algorithm#iterate()] as often as it likes and keeps checkpoints.
///
/// Reading order: [org.commonwatt.rl.algorithm.Algorithm],
/// [org.commonwatt.rl.algorithm.AlgorithmProvider], [org.commonwatt.rl.algorithm.TrainingSetup],
/// [org.commonwatt.rl.algorithm.Hyperparameters], then the algorithms. Formulas:
/// `docs/FORMULATION.md#learning`.
@NullMarked
package org.commonwatt.rl.algorithm;

import org.jspecify.annotations.NullMarked;
