/// Scenario files: from a YAML file and the CSV series beside it to a checked
/// [org.commonwatt.operate.scenario.Scenario], or to the list of everything that is wrong with it.
///
/// Knows nothing of policies, settlement or reports. Reading order: [ScenarioReader], then the
/// sections in the order of the file ([TimeSection], [TariffSection], [ParticipantsSection], …).
@NullMarked
package org.commonwatt.experiments.scenario;

import org.jspecify.annotations.NullMarked;
