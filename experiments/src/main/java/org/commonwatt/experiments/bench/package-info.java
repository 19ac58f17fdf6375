/// Benchmarks: programs that measure how fast Commonwatt is here and now, beside a bound or a peer
/// that the same run measures on the same machine.
///
/// What they find depends on the machine and its load, so they are no tests, and nothing else in
/// the product depends on them. They know nothing of the command line and print nothing.
///
/// Start reading at [org.commonwatt.experiments.bench.Benchmarks], then
/// [org.commonwatt.experiments.bench.Figure].
@NullMarked
package org.commonwatt.experiments.bench;

import org.jspecify.annotations.NullMarked;
