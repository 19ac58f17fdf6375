/// Money: tariffs, clearing mechanisms, settlement kernels, ledger and statements.
///
/// Prices set by a community or an operator arrive as arrays; nothing here decides how a device is
/// used.
@NullMarked
package org.commonwatt.market;

import org.jspecify.annotations.NullMarked;
