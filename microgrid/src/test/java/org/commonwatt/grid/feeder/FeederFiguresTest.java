package org.commonwatt.grid.feeder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.commonwatt.grid.feeder.FeederFigures.Worst;
import org.junit.jupiter.api.Test;

class FeederFiguresTest {
    @Test
    void add_countsLimitsLossesAndFailures() {
        // V = 0.9 at 900 kW (on the limit), below at 1600 kW: V = 0.8, current 2; 1.0844 when
        // 1000 kW are fed in; nothing at 5000 kW.
        var line = new Branch("ab", 0, 1, 0.1, 0, 0, 0, 0, 1, 0, 1500, true);
        var end = new Bus("b", 1, 0, 0, ZipShares.CONSTANT_POWER, 0, 0, 0.9, 1.05, null);
        var network =
                Network.of(
                        "two",
                        1000,
                        List.of(Bus.of("a", 1, 0, 0), end),
                        List.of(line),
                        List.of(Source.at(0)));
        FeederFlow flow = Feeders.ready(network).newFlow();
        var figures = new FeederFigures(network);
        for (double kw : new double[] {900, 1600, -1000, 5000}) {
            flow.load(new double[] {0, kw}, new double[2]);
            figures.add(flow, flow.solve(), 0.5);
        }
        assertThat(figures.cases()).isEqualTo(4);
        assertThat(figures.failed()).isEqualTo(1);
        assertThat(figures.withViolation()).isEqualTo(2);
        assertThat(figures.tooLow()).isEqualTo(1);
        assertThat(figures.tooHigh()).isEqualTo(1);
        assertThat(figures.withOverload()).isEqualTo(1);
        Worst lowest = figures.lowestVoltage();
        assertThat(lowest.value()).isCloseTo(0.8, within(1e-9));
        assertThat(lowest.index()).isEqualTo(1);
        assertThat(lowest.loadCase()).isEqualTo(1);
        assertThat(figures.highestVoltage().value())
                .isCloseTo((1 + Math.sqrt(1.4)) / 2, within(1e-9));
        assertThat(figures.highestVoltage().loadCase()).isEqualTo(2);
        assertThat(figures.highestLoading().value()).isCloseTo(2 / 1.5, within(1e-9));
        // 0.5 h · 0.1 pu · (1² + 2² + (1/1.0916)²) · 1000 kW
        double back = 2 / (1 + Math.sqrt(1.4));
        assertThat(figures.lossKwh()).isCloseTo(50 * (5 + back * back), within(1e-6));
    }

    @Test
    void figures_ofNoLoadCase_areNone() {
        var figures = new FeederFigures(Feeders.twoBuses(0.1, 0, 0, 0));
        assertThat(figures.cases()).isZero();
        assertThat(figures.lowestVoltage().value()).isNaN();
    }
}
