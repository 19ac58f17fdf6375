package org.commonwatt.numeric;

import java.nio.charset.StandardCharsets;

/// The 64-bit hash that turns a name into the key of a random stream. Its values are part of every
/// published result, so the function never changes.
///
/// Words are absorbed one at a time, `h' = mix64((h ^ word) + GOLDEN)`, which for a fixed `h` is a
/// bijection of the word and the other way round. A string absorbs its length in UTF-8 bytes and
/// then the bytes, eight to a little-endian word, the last padded with zeros: no two lists of
/// fields are the same sequence of words.
public final class KeyHash {

    /// 2^64 divided by the golden ratio, made odd: the increment of SplitMix64.
    static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private static final int BYTES_PER_WORD = 8;

    private KeyHash() {}

    /// Absorbs one word.
    public static long absorb(long hash, long word) {
        return mix64((hash ^ word) + GOLDEN);
    }

    /// Absorbs the length and the UTF-8 bytes of a text.
    static long absorb(long hash, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long result = absorb(hash, bytes.length);
        for (int start = 0; start < bytes.length; start += BYTES_PER_WORD) {
            long word = 0;
            int end = Math.min(start + BYTES_PER_WORD, bytes.length);
            for (int i = end - 1; i >= start; i--) {
                word = word << 8 | (bytes[i] & 0xffL);
            }
            result = absorb(result, word);
        }
        return result;
    }

    /// Stafford's variant 13 of the MurmurHash3 finaliser, the output function of SplitMix64.
    static long mix64(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }

    /// An odd increment with at least 24 changes between neighbouring bits, as section 5 of Steele,
    /// Lea and Flood asks for.
    static long gamma(long key) {
        long z = mix64(key) | 1L;
        return Long.bitCount(z ^ (z >>> 1)) < 24 ? z ^ 0xaaaaaaaaaaaaaaaaL : z;
    }
}
