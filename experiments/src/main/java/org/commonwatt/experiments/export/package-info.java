/// What commands wrote, in the formats of other programs: tables of runs, trainings and studies as
/// CSV, JSON or Parquet, networks as ONNX models, curves for TensorBoard.
///
/// Deliberately unaware of what the tables mean: columns keep their names, numbers their digits.
///
/// Reading order: [org.commonwatt.experiments.export.ExportFormat],
/// [org.commonwatt.experiments.export.Exports], then `TableFiles` and `PolicyFiles`, which write.
@NullMarked
package org.commonwatt.experiments.export;

import org.jspecify.annotations.NullMarked;
