package org.commonwatt.experiments.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LabelPlacesTest {
    @Test
    void labels_thatWouldCoverEachOther_getTheNextFreeLines_belowBeforeAbove() {
        var places = new LabelPlaces();
        assertThat(places.near(50, 100, "rule")).isEqualTo(100);
        assertThat(places.near(52, 101, "randomised")).isEqualTo(112);
        assertThat(places.near(54, 99, "table")).isEqualTo(88);
    }

    @Test
    void labels_thatAreBesideEachOther_stay() {
        var places = new LabelPlaces();
        assertThat(places.near(50, 100, "rule")).isEqualTo(100);
        assertThat(places.near(80, 100, "mpc")).isEqualTo(100);
        assertThat(places.near(50, 120, "ippo")).isEqualTo(120);
    }
}
