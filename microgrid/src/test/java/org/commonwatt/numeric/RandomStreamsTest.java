package org.commonwatt.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RandomStreamsTest {

    @Test
    void stream_sameName_givesTheSameDrawsWhateverElseWasAskedFor() {
        RandomStreams streams = RandomStreams.of(7);
        double[] first = draws(streams.stream("load", "home_0"), 20);
        for (int i = 1; i < 50; i++) {
            draws(streams.stream("load", "home_" + i), i);
        }
        assertThat(draws(streams.stream("load", "home_0"), 20)).isEqualTo(first);
    }

    @Test
    void stream_anyFieldDiffers_givesAnotherStream() {
        Set<Long> firsts = new HashSet<>();
        int streams = 0;
        for (long seed = 0; seed < 3; seed++) {
            RandomStreams root = RandomStreams.of(seed);
            for (String name : new String[] {"", "a", "ab", "abcdefgh", "abcdefgh\0", "\0", "ä"}) {
                firsts.add(root.stream(name).nextLong());
                firsts.add(root.split(name).stream(name).nextLong());
                streams += 2;
                for (String id : new String[] {"", "a", "home_0", "home_1"}) {
                    for (int copy = 0; copy < 3; copy++) {
                        for (int episode = 0; episode < 3; episode++) {
                            firsts.add(root.stream(name, id, copy, episode).nextLong());
                            streams++;
                        }
                    }
                }
            }
        }
        assertThat(firsts).hasSize(streams);
    }

    @Test
    void stream_participantWithoutCopy_isCopyZeroOfEpisodeZero() {
        RandomStreams streams = RandomStreams.of(3);
        assertThat(draws(streams.stream("ev", "home_4"), 5))
                .isEqualTo(draws(streams.stream("ev", "home_4", 0, 0), 5));
    }

    @Test
    void split_derivedSeed_isARootLikeAnyOther() {
        RandomStreams part = RandomStreams.of(11).split("training");
        assertThat(RandomStreams.of(part.seed())).isEqualTo(part);
        assertThat(part.seed()).isNotEqualTo(11);
    }

    /// The expected numbers come from a second implementation of the documented hash and of
    /// SplitMix64, written in Python. They must never change.
    @Test
    void stream_publishedNames_keepTheirBits() {
        RandomStreams streams = RandomStreams.of(42);
        RandomStream weather = streams.stream("weather");
        assertThat(weather.nextLong()).isEqualTo(0xb293937eb4997c7aL);
        assertThat(weather.nextLong()).isEqualTo(0x0a71e19198400a57L);
        RandomStream home = streams.stream("demand noise", "häusl_17", 3, 1000000);
        assertThat(home.nextLong()).isEqualTo(0xb48db6a84e0c8a0aL);
        assertThat(home.nextLong()).isEqualTo(0x9a6edb8dcb02f3c8L);
        assertThat(streams.split("evaluation").seed()).isEqualTo(0xb04c0b76215d05dcL);
        assertThat(RandomStreams.of(-1).stream("", "").nextLong()).isEqualTo(0x9c02fb1dcdeceda1L);
    }

    /// Flipping one bit of any field flips each bit of the first draw with probability 1/2: over 64
    /// · 512 comparisons of 64 bits the share of flips has standard deviation 0.5/√2097152 =
    /// 0.00035; five of them are passed by chance with probability 6e-7.
    @Test
    void stream_oneBitOfTheSeedFlips_flipsHalfTheBitsOfTheDraw() {
        long flips = 0;
        for (int i = 0; i < 512; i++) {
            long draw = RandomStreams.of(i).stream("price", "home_" + i).nextLong();
            for (int bit = 0; bit < Long.SIZE; bit++) {
                RandomStreams other = RandomStreams.of(i ^ (1L << bit));
                flips += Long.bitCount(draw ^ other.stream("price", "home_" + i).nextLong());
            }
        }
        assertThat(flips / (512.0 * 64 * 64)).isBetween(0.5 - 5 * 0.00035, 0.5 + 5 * 0.00035);
    }

    /// As above with 4096 comparisons per field: standard deviation 0.5/√262144 = 0.00098.
    @Test
    void stream_neighbouringNamesAndNumbers_areUnrelated() {
        RandomStreams root = RandomStreams.of(5);
        long[] flips = new long[4];
        for (int i = 0; i < 4096; i++) {
            long draw = root.stream("name" + i, "home_" + i, i, i).nextLong();
            flips[0] += flipped(draw, root.stream("name" + (i ^ 1), "home_" + i, i, i));
            flips[1] += flipped(draw, root.stream("name" + i, "home_" + (i ^ 1), i, i));
            flips[2] += flipped(draw, root.stream("name" + i, "home_" + i, i ^ 1, i));
            flips[3] += flipped(draw, root.stream("name" + i, "home_" + i, i, i ^ 1));
        }
        for (long count : flips) {
            assertThat(count / (4096.0 * 64)).isBetween(0.5 - 5 * 0.00098, 0.5 + 5 * 0.00098);
        }
    }

    private static int flipped(long draw, RandomStream other) {
        return Long.bitCount(draw ^ other.nextLong());
    }

    private static double[] draws(RandomStream stream, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = stream.nextDouble();
        }
        return values;
    }
}
