/// Communities played before the eyes of their viewers: play, pause, speed, seek, another policy,
/// and events that somebody lets happen; each a deterministic function of what was asked.
///
/// It deliberately does not know HTTP routes or where scenarios and policies come from. Reading
/// order: [org.commonwatt.server.live.LiveEvent], [org.commonwatt.server.live.Disturbed],
/// [org.commonwatt.server.live.Player], [org.commonwatt.server.live.StateJson],
/// [org.commonwatt.server.live.LiveSession], [org.commonwatt.server.live.Mailbox],
/// [org.commonwatt.server.live.Stream].
@NullMarked
package org.commonwatt.server.live;

import org.jspecify.annotations.NullMarked;
