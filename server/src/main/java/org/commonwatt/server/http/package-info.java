/// What every route needs: who asks, what may be asked, how failures are told, pages and figures
/// about the service itself.
///
/// It deliberately does not know what is asked about: no communities, runs or jobs. Reading order:
/// [org.commonwatt.server.http.Refusal], [org.commonwatt.server.http.Access],
/// [org.commonwatt.server.http.Exchange], [org.commonwatt.server.http.Body],
/// [org.commonwatt.server.http.Doors].
@NullMarked
package org.commonwatt.server.http;

import org.jspecify.annotations.NullMarked;
