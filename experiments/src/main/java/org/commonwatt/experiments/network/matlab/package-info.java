/// The small part of the MATLAB language that power-system case files are written in: matrices,
/// named columns, element-wise arithmetic, assignments to columns.
///
/// Text goes in, named matrices come out. There are no loops, no conditions, no calls but those of
/// [Functions], no files: a file can do nothing but compute. What is not understood is refused with
/// its line. Knows nothing of networks. Reading order: [Matrix], [Tokens], [Expressions],
/// [MatlabFile].
@NullMarked
package org.commonwatt.experiments.network.matlab;

import org.jspecify.annotations.NullMarked;
