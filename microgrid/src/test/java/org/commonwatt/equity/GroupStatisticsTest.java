package org.commonwatt.equity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class GroupStatisticsTest {

    @Test
    void of_twoGroups_listsThemByLabel() {
        double[] x = {5, 1, 2, 3};
        List<GroupStatistics> groups = GroupStatistics.of(x, List.of("rich", "low", "low", "low"));
        assertThat(groups).extracting(GroupStatistics::group).containsExactly("low", "rich");
        GroupStatistics low = groups.getFirst();
        assertThat(low.moments().mean()).isEqualTo(2);
        assertThat(low.moments().count()).isEqualTo(3);
        assertThat(low.median()).isEqualTo(2);
        // A tenth of the way along the two gaps of {1, 2, 3}: 0.2 gaps from either end.
        assertThat(low.tenth()).isCloseTo(1.2, within(1e-12));
        assertThat(low.ninetieth()).isCloseTo(2.8, within(1e-12));
    }

    @Test
    void gapOfMeans_severalGroups_isTheLargestDifference() {
        double[] x = {1, 3, 10, 4};
        List<String> groups = List.of("a", "a", "b", "c");
        assertThat(GroupStatistics.gapOfMeans(GroupStatistics.of(x, groups))).isEqualTo(8);
        assertThat(GroupStatistics.gapOfMeans(List.of())).isNaN();
        List<String> one = List.of("a", "a", "a", "a");
        assertThat(GroupStatistics.gapOfMeans(GroupStatistics.of(x, one))).isZero();
    }
}
