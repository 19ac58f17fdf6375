package org.commonwatt.rl.env;

import org.commonwatt.rl.space.Box;
import org.commonwatt.rl.space.Space;

/// One agent: what it is called, what it sees, what it may do.
///
/// @param name a word and a number, `agent_0`
/// @param observation the numbers it sees
/// @param action the numbers it chooses
public record AgentSpec(String name, Box observation, Space action) {}
