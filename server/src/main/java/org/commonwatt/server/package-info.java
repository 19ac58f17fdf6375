/// The service: a web server with the dashboard, the API and live communities, put together from
/// the packages below.
///
/// It deliberately does not know the command line. Reading order:
/// [org.commonwatt.server.ServiceSettings], [org.commonwatt.server.Service].
@NullMarked
package org.commonwatt.server;

import org.jspecify.annotations.NullMarked;
