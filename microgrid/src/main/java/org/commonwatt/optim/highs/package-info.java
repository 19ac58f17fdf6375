/// The solver of the product: HiGHS (Huangfu and Hall, *Parallelizing the dual revised simplex
/// method*, Mathematical Programming Computation 10, 2018), called through `java.lang.foreign`.
///
/// The only package of the library that touches the machine: it unpacks one native library into a
/// folder of the user and loads it. It writes nothing else, prints nothing and starts no thread.
/// Deliberately unaware of what the columns mean.
///
/// Reading order: [org.commonwatt.optim.highs.HighsSolver], then HighsSession (what a solve does),
/// HighsCalls (the C functions), HighsLibrary and NativeFile (where the library comes from).
@NullMarked
package org.commonwatt.optim.highs;

import org.jspecify.annotations.NullMarked;
