package org.commonwatt.grid.feeder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkLimitsTest {
    /// V = 0.9 at 900 kW (on the limit), below at 1600 kW: V = 0.8, current 2; 1.0844 when 1000 kW
    /// are fed in. The line is rated for a current of 1.5.
    @Test
    void limits_atTheLimitAreKept_beyondAreNot() {
        var line = new Branch("ab", 0, 1, 0.1, 0, 0, 0, 0, 1, 0, 1500, true);
        var end = new Bus("b", 1, 0, 0, ZipShares.CONSTANT_POWER, 0, 0, 0.9, 1.05, null);
        var network =
                Network.of(
                        "two",
                        1000,
                        List.of(Bus.of("a", 1, 0, 0), end),
                        List.of(line),
                        List.of(Source.at(0)));
        var limits = new NetworkLimits(network);
        FeederFlow flow = Feeders.ready(network).newFlow();
        double[] kw = {900, 1600, -1000};
        boolean[] outside = {false, true, true};
        boolean[] overloaded = {false, true, false};
        for (int k = 0; k < kw.length; k++) {
            flow.load(new double[] {0, kw[k]}, new double[2]);
            assertThat(flow.solve()).isTrue();
            assertThat(limits.isOutside(1, flow.voltagePu(1))).isEqualTo(outside[k]);
            assertThat(NetworkLimits.isOverloaded(flow.loading(0))).isEqualTo(overloaded[k]);
        }
    }
}
