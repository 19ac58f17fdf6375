package org.commonwatt.grid.feeder;

/// A switch between two buses of one nominal voltage. Closed it makes them one bus; open it is as
/// good as none.
///
/// @param id name, for messages
/// @param from index of one bus
/// @param to index of the other
/// @param closed whether the buses are joined
public record Coupler(String id, int from, int to, boolean closed) {}
