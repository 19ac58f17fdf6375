package org.commonwatt.numeric;

/// The root of all randomness of a run: a seed from which every stream is found by name.
///
/// A stream depends on its own name and on nothing else, neither on the order in which streams are
/// asked for nor on how many there are. Adding a home therefore changes no other home's draws, and
/// two policies evaluated on the same seed meet the same days.
///
/// The key of a stream is a hash of (seed, name, participant id, copy, episode) that is stable for
/// ever: the same five values give the same draws in every version and on every platform.
///
/// ```java
/// RandomStreams streams = RandomStreams.of(7);
/// RandomStream weather = streams.stream("weather");
/// RandomStream load = streams.stream("load", "home_0", copy, episode);
/// RandomStreams evaluation = streams.split("evaluation");
/// ```
///
/// @param seed the seed of the run; [#split(String)] yields roots whose seed is derived
public record RandomStreams(long seed) {

    private static final long COMMUNITY = -1L;
    private static final long SPLIT = -2L;

    /// The root for a seed.
    public static RandomStreams of(long seed) {
        return new RandomStreams(seed);
    }

    /// A stream that belongs to nobody in particular. It differs from every participant's stream of
    /// the same name.
    public RandomStream stream(String name) {
        return new RandomStream(KeyHash.absorb(named(name), COMMUNITY));
    }

    /// The stream of one participant in copy 0 and episode 0.
    public RandomStream stream(String name, String participantId) {
        return stream(name, participantId, 0, 0);
    }

    /// The stream of one participant in one copy of the environment and one episode.
    public RandomStream stream(String name, String participantId, int copy, int episode) {
        long place = ((long) copy << 32) | Integer.toUnsignedLong(episode);
        return new RandomStream(KeyHash.absorb(KeyHash.absorb(named(name), participantId), place));
    }

    /// A root of its own, for a part of the program that names its streams freely.
    public RandomStreams split(String name) {
        return new RandomStreams(KeyHash.absorb(named(name), SPLIT));
    }

    private long named(String name) {
        return KeyHash.absorb(KeyHash.mix64(seed), name);
    }
}
