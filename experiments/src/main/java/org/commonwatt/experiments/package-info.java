/// Scenarios in; runs, statistics and reports out.
///
/// This is where files are read and written, so that the library below does neither.
@NullMarked
package org.commonwatt.experiments;

import org.jspecify.annotations.NullMarked;
