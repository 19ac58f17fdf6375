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
    void labelsOfLines_keepTheirOrder_andStayAboveTheLowest() {
        assertThat(LabelPlaces.stacked(new double[] {50, 20, 52, 90}, 200))
                .containsExactly(50, 20, 61, 90);
        assertThat(LabelPlaces.stacked(new double[] {99, 98, 97}, 100))
                .containsExactly(100, 89, 78);
    }

    @Test
    void labels_thatAreBesideEachOther_stay() {
        var places = new LabelPlaces();
        assertThat(places.near(50, 100, "rule")).isEqualTo(100);
        assertThat(places.near(80, 100, "mpc")).isEqualTo(100);
        assertThat(places.near(50, 120, "ippo")).isEqualTo(120);
    }
}
