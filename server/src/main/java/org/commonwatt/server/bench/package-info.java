/// How many viewers the service carries: `commonwatt bench serve`.
///
/// It deliberately does not know the service's insides: it starts one as a process of its own and
/// watches it through sockets.
@NullMarked
package org.commonwatt.server.bench;

import org.jspecify.annotations.NullMarked;
