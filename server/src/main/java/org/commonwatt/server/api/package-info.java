/// The routes of `/api/v1`: what the OpenAPI document says, and nothing else.
///
/// It deliberately does not know sockets, tokens or the published dashboard. Reading order:
/// [org.commonwatt.server.api.StatusRoutes], [org.commonwatt.server.api.ScenarioRoutes],
/// [org.commonwatt.server.api.LiveRoutes].
@NullMarked
package org.commonwatt.server.api;

import org.jspecify.annotations.NullMarked;
