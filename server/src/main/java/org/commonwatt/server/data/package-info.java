/// What is in the data folder and what comes with the product: scenarios, policies, runs,
/// comparisons, trainings, each found by a name and read from its files.
///
/// It deliberately does not know who asks, or how answers are sent. Reading order:
/// [org.commonwatt.server.data.DataFolder], [org.commonwatt.server.data.Catalogue].
@NullMarked
package org.commonwatt.server.data;

import org.jspecify.annotations.NullMarked;
