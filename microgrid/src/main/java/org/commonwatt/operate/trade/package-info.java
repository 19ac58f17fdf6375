/// Orders of members for an auction before delivery: what their devices intend, and what it is
/// worth to them.
///
/// Knows devices, tariffs and auctions; deliberately not how a policy came to its actions, nor how
/// trades are settled. Read [GateClosure], then [DeviceWorth].
@NullMarked
package org.commonwatt.operate.trade;

import org.jspecify.annotations.NullMarked;
