package org.commonwatt.experiments.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.commonwatt.grid.feeder.FeederFlow;
import org.commonwatt.grid.feeder.Network;
import org.junit.jupiter.api.Test;

/// The generated feeder is as hard to solve as the published one.
final class MadeFeederTest {
    @Test
    void network_isRadialAndAsLargeAsThePublishedOne() {
        Network network = MadeFeeder.network();
        assertThat(network.problems()).isEmpty();
        assertThat(network.buses()).hasSize(MadeFeeder.BUSES);
        assertThat(network.branches()).hasSize(MadeFeeder.BUSES - 1);
        assertThat(network.loadKw()).isBetween(3500.0, 4000.0);
    }

    @Test
    void feeder_losesATenthOfItsVoltage() {
        FeederFlow flow = MadeFeeder.feeder().newFlow();
        assertThat(flow.solve()).isTrue();
        double lowestPu =
                IntStream.range(0, MadeFeeder.BUSES)
                        .mapToDouble(flow::voltagePu)
                        .min()
                        .orElseThrow();
        assertThat(lowestPu).isBetween(0.89, 0.93);
    }
}
