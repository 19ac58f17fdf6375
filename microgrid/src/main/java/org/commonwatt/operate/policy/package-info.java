/// Policies: the contract that rules, optimisers and learned policies share, and the built-in
/// rules.
///
/// Knows what members may know, never more. Reading order: [Policy], [Observations], [RulePolicy].
@NullMarked
package org.commonwatt.operate.policy;

import org.jspecify.annotations.NullMarked;
