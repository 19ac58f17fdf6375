package org.commonwatt.operate.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import org.commonwatt.grid.Actions;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.commonwatt.operate.simulation.Simulation;
import org.commonwatt.operate.simulation.StepObserver;
import org.junit.jupiter.api.Test;

class ObservationLayoutTest {
    private final Scenario scenario = ScenarioFixture.random(8, 3, 72, "mid-market-rate");
    private final ObservationLayout layout = new ObservationLayout(scenario.axis());

    private int feature(String name) {
        for (int f = 0; f < layout.features().size(); f++) {
            if (layout.features().get(f).name().equals(name)) {
                return f;
            }
        }
        throw new AssertionError("No feature " + name);
    }

    @Test
    void names_areUnique_andKnowTheirGroup() {
        var names = new HashSet<String>();
        for (ObservationLayout.Feature feature : layout.features()) {
            assertThat(names.add(feature.name())).as(feature.name()).isTrue();
            assertThat(feature.group()).isNotBlank();
            assertThat(feature.scale()).isPositive();
        }
    }

    @Test
    void rows_areFinite_limited_andCarryTheScaledValue() {
        double[] row = new double[layout.features().size()];
        var inner = Policies.of("rule", scenario, 1);
        Policy reader =
                new Policy() {
                    @Override
                    public String name() {
                        return "reader";
                    }

                    @Override
                    public void act(Observations o, Actions actions) {
                        inner.act(o, actions);
                        for (int i = 0; i < o.participants(); i++) {
                            layout.write(o, 0, i, row, 0);
                            for (double value : row) {
                                assertThat(value).isBetween(-4.0, 4.0);
                            }
                            assertThat(row[feature("demandKw")])
                                    .isCloseTo(o.demandKwh(i) / 2, within(1e-12));
                            assertThat(row[feature("soc")])
                                    .isCloseTo((o.soc(i) - 0.5) / 0.5, within(1e-12));
                            assertThat(row[feature("hourCos")])
                                    .isCloseTo(
                                            Math.cos(
                                                    Math.PI
                                                            * scenario.axis().hourOfDay(o.step(0))
                                                            / 12),
                                            within(1e-12));
                        }
                    }
                };
        new Simulation(scenario, reader).finish(StepObserver.NONE);
    }
}
