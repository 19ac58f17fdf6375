package org.commonwatt.rl.nn.kernel;

/// A value and what a loss changes by per unit of it, in the same shape.
public record Dual(Panels value, Panels gradient) {}
