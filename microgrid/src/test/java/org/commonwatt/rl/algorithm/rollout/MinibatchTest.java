package org.commonwatt.rl.algorithm.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.commonwatt.numeric.RandomStreams;
import org.junit.jupiter.api.Test;

final class MinibatchTest {
    private static List<Integer> rows(Minibatch minibatch) {
        List<Integer> rows = new ArrayList<>();
        for (int batch = 0; batch < minibatch.batches(); batch++) {
            minibatch.select(batch);
            for (int k = 0; k < minibatch.size(); k++) {
                rows.add(minibatch.row(k));
            }
        }
        return rows;
    }

    @Test
    void batches_ofAnySize_holdEveryRowOnce() {
        List<Integer> all = IntStream.range(0, 103).boxed().toList();
        for (int wanted = 1; wanted < 250; wanted++) {
            var minibatch = new Minibatch(103, wanted);
            minibatch.sort();
            assertThat(rows(minibatch)).as("wanted %d", wanted).isEqualTo(all);
            minibatch.shuffle(RandomStreams.of(wanted).stream("shuffling"));
            assertThat(rows(minibatch))
                    .as("wanted %d", wanted)
                    .isNotEqualTo(all)
                    .containsExactlyInAnyOrderElementsOf(all);
        }
    }

    @Test
    void batches_ofUnevenRows_areNearlyEqual() {
        // 103/30 = 3.4: three of 34, 34 and 35.
        var minibatch = new Minibatch(103, 30);
        assertThat(minibatch.batches()).isEqualTo(3);
        minibatch.select(0);
        assertThat(minibatch.size()).isEqualTo(34);
        minibatch.select(2);
        assertThat(minibatch.size()).isEqualTo(35);
    }

    @Test
    void batches_fewerRowsThanWanted_areOne() {
        assertThat(new Minibatch(10, 4000).batches()).isEqualTo(1);
    }
}
