/// The routes and messages of a dashboard for neighbourhoods that has been published
/// (github.com/rujulch/MARL-Power-Grid), with the same names of fields and true values: flows are
/// those that were executed, figures are those of `docs/FORMULATION.md#evaluation`, and a policy is
/// called what it is.
///
/// It deliberately does not know communities with bills, runs or jobs. Reading order:
/// [org.commonwatt.server.published.GridDay], [org.commonwatt.server.published.GridPlay],
/// [org.commonwatt.server.published.GridSession], [org.commonwatt.server.published.GridComparison],
/// [org.commonwatt.server.published.PublishedRoutes].
@NullMarked
package org.commonwatt.server.published;

import org.jspecify.annotations.NullMarked;
