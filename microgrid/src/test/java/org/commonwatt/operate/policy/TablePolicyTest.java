package org.commonwatt.operate.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.Participant;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.commonwatt.operate.simulation.Simulation;
import org.commonwatt.operate.simulation.StepObserver;
import org.junit.jupiter.api.Test;

class TablePolicyTest extends PolicyContract {
    private static TablePolicy policy(Scenario scenario, HourTable table) {
        var devices = new ScenarioDevices(scenario.community(), scenario.axis().stepHours());
        return new TablePolicy(devices, RulePolicy.Settings.of(scenario), table, scenario.axis());
    }

    private static HourTable table(double buySoc, double keepSoc) {
        double[] numbers = new double[2 * HourTable.ROWS];
        Arrays.fill(numbers, 0, HourTable.ROWS, buySoc);
        Arrays.fill(numbers, HourTable.ROWS, 2 * HourTable.ROWS, keepSoc);
        return HourTable.of(numbers);
    }

    @Override
    protected Policy policy(Scenario scenario) {
        return policy(scenario, table(0.3, 0.2));
    }

    /// A loss-free battery of 10 kWh and 2 kW that begins empty, demand of 1 kWh per hour.
    private static double storedAfter(HourTable table, double demandKwh, int hours) {
        double[] demand = new double[24];
        Arrays.fill(demand, demandKwh);
        Scenario scenario =
                new ScenarioFixture()
                        .member(
                                Participant.home("home_0")
                                        .withBattery(
                                                new Battery(
                                                        10, 2, 2, 1, 1, 0, 1, 0, 0, 0.5, null,
                                                        null)),
                                demand,
                                new double[24])
                        .build();
        var run = new Simulation(scenario, policy(scenario, table));
        for (int t = 0; t < hours; t++) {
            run.advance(StepObserver.NONE);
        }
        return run.state().storedKwh(0);
    }

    @Test
    void demand_isServed_downToWhatTheTableKeeps() {
        // From 5 kWh at 1 kWh per hour: 3 kWh after two hours, 2 kWh after three and ever after.
        assertThat(storedAfter(table(0, 0.2), 1, 2)).isCloseTo(3, within(1e-9));
        assertThat(storedAfter(table(0, 0.2), 1, 9)).isCloseTo(2, within(1e-9));
    }

    @Test
    void energyIsBought_upToWhatTheTableSays() {
        // From 5 kWh at 2 kW: 7 kWh after an hour, 8 kWh and no more after two.
        assertThat(storedAfter(table(0.8, 0), 1, 1)).isCloseTo(7, within(1e-9));
        assertThat(storedAfter(table(0.8, 0), 1, 2)).isCloseTo(8, within(1e-9));
    }

    @Test
    void chart_hasACharacterForEachHour() {
        assertThat(table(1, 0).chart())
                .contains("summer  charge up to    " + "█".repeat(24))
                .contains("keep at least   " + "·".repeat(24));
    }

    @Test
    void numbersOfATable_areThoseItWasMadeOf() {
        double[] numbers = new double[2 * HourTable.ROWS];
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = k / 100.0;
        }
        assertThat(HourTable.of(numbers).numbers()).isEqualTo(numbers);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table(1.2, 0))
                .withMessageContaining("hour 0 in season 0")
                .withMessageContaining("1.2");
    }
}
