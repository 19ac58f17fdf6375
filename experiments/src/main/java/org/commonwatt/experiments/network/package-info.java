/// Networks as others publish them and as this program stores them: read, checked, turned into the
/// network that the power flow solves.
///
/// Every format ends in a [NetworkFile], which remembers where each row stands, so that one place
/// checks them all. Knows nothing of scenarios and solves nothing. Reading order: [NetworkFile],
/// [NetworkDraft], then a format: [CaseReader], [SimbenchReader], [GridFiles].
@NullMarked
package org.commonwatt.experiments.network;

import org.jspecify.annotations.NullMarked;
