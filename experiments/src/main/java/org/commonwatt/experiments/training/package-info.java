/// Training: a game, an algorithm and a seed become a policy, with progress, checkpoints that a
/// killed training goes on from, and the best policy by validation kept apart.
///
/// Deliberately unaware of how algorithms learn and of what games are about.
///
/// Reading order: [org.commonwatt.experiments.training.TrainingRequest],
/// [org.commonwatt.experiments.training.Trainer] (what can be trained by name is in
/// [org.commonwatt.experiments.training.Trainers]),
/// [org.commonwatt.experiments.training.TrainingGame],
/// [org.commonwatt.experiments.training.Validation], then the loop itself, `TrainingLoop`, and what
/// it keeps: [org.commonwatt.experiments.training.TrainingFolder],
/// [org.commonwatt.experiments.training.PolicyFolder].
@NullMarked
package org.commonwatt.experiments.training;

import org.jspecify.annotations.NullMarked;
