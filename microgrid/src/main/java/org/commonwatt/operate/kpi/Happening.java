package org.commonwatt.operate.kpi;

import org.commonwatt.grid.Community;
import org.commonwatt.grid.Connection;

/// What can happen at all in a community, so that the rest is not added up.
///
/// @param vehicles whether anybody has an electric vehicle
/// @param limits whether limits or outages can curtail generation or leave demand unserved
record Happening(boolean vehicles, boolean limits) {
    /// What can happen in `community`.
    static Happening in(Community community) {
        boolean open =
                Connection.UNLIMITED.equals(community.connection())
                        && community.outages().isEmpty()
                        && community.participants().stream()
                                .allMatch(p -> Connection.UNLIMITED.equals(p.connection()));
        return new Happening(
                community.participants().stream().anyMatch(p -> p.ev() != null), !open);
    }
}
