/// Networks as ONNX models, for other programs to run. Bytes come out; the caller writes files.
///
/// Deliberately unaware of files and of how models are run.
///
/// Reading order: [org.commonwatt.rl.nn.onnx.OnnxModels], [org.commonwatt.rl.nn.onnx.ProtoBytes].
@NullMarked
package org.commonwatt.rl.nn.onnx;

import org.jspecify.annotations.NullMarked;
