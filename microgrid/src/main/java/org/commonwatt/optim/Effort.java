package org.commonwatt.optim;

/// What a solve took, in counts that are the same on every machine.
///
/// @param iterations of the simplex or interior point method, crossover included
/// @param nodes of the search tree; 0 without whole numbers
public record Effort(long iterations, long nodes) {}
