/// The `commonwatt` command: thin picocli classes over the experiments, with no logic of their own.
///
/// Start reading at [org.commonwatt.cli.Main].
@NullMarked
package org.commonwatt.cli;

import org.jspecify.annotations.NullMarked;
