/// A game for a program in another language, stepped through a Unix domain socket.
///
/// The client asks, the bridge answers, one frame each. A frame is two little-endian 32-bit
/// integers, the length of its payload in bytes and its [Kind], and the payload; numbers in it are
/// little-endian and lie without gaps in the order of this table. `copies`, `actions` and so on are
/// the sizes of [org.commonwatt.rl.env.EnvSpec].
///
/// | client | payload | answer |
/// |---|---|---|
/// | 1 `OPEN` | protocol version (int32), copies (int32) | 4 `SPEC`: UTF-8 JSON, see [SpecJson] |
/// | 2 `RESET` | seed (int64) | 5 `SEEN` |
/// | 3 `STEP` | actions (float64, copies × actions) | 5 `SEEN` or 6 `SEEN_ENDED` |
///
/// `SEEN` is rewards (float64, copies × agents), info (float64, copies × names of info),
/// observations (float32, copies × observations), states (float32, copies × state; none where the
/// state is the joint observation), terminated (1 byte per copy), truncated (1 byte per copy), and
/// zeros up to a multiple of 8 bytes. `SEEN_ENDED` goes on with returns (float64, copies × agents),
/// last observations, last states (as above) and lengths of episodes in steps (int32, per copy),
/// all of them valid where a copy's episode has just ended.
///
/// With 0 copies there is one environment whose episodes the client begins, and a step after the
/// end is refused. With more a copy begins its next episode within the step that ends one
/// ([org.commonwatt.rl.env.VectorEnv]).
///
/// Whatever cannot be done is answered with 7 `REFUSED` and a sentence, and nothing has changed;
/// with 8 `BROKEN` and a sentence if the conversation cannot go on. The bridge ends with its
/// client.
///
/// Knows nothing of what is played. Reading order: [Bridge], [Session], [Play], [SeenFrame].
@NullMarked
package org.commonwatt.server.bridge;

import org.jspecify.annotations.NullMarked;
