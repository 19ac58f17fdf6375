package org.commonwatt.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class FleetStateTest {
    /// One change for every column.
    private static final List<Consumer<FleetState>> CHANGES =
            List.of(
                    s -> s.step[1] = 1,
                    s -> s.storedKwh[2] = 1,
                    s -> s.storedKwh[2] = Double.MIN_VALUE,
                    s -> s.storedKwh[2] = -0.0,
                    s -> s.storedKwh[3] = 1,
                    s -> s.capacityKwh[2] = 1,
                    s -> s.evStoredKwh[2] = 1,
                    s -> s.evSession[2] = 1,
                    s -> s.evSession[2] = -1,
                    s -> s.evConnected[2] = 1,
                    s -> s.roomTemperatureC[2] = 1,
                    s -> s.tankKwh[2] = 1,
                    s -> s.gensetOn[2] = 1,
                    s -> s.ageing.calendarLoss[1] = 1,
                    s -> s.ageing.cycleLoss[1] = 1,
                    s -> s.ageing.soc[7] = 1,
                    s -> s.ageing.outdoorSumC[1] = 1,
                    s -> s.ageing.steps[1] = 1,
                    s -> s.jobIndex[2] = 1,
                    s -> s.jobOffset[2] = 1);

    /// With one battery that ages by days of three steps.
    private static FleetState state(int copies, int participants) {
        return new FleetState(copies, participants, new AgeingState(copies, 1, 3));
    }

    @Test
    void hash_seesEveryBitOfEveryColumn() {
        Set<Long> hashes = new HashSet<>();
        hashes.add(state(2, 2).hash());
        for (Consumer<FleetState> change : CHANGES) {
            FleetState state = state(2, 2);
            change.accept(state);
            assertThat(hashes.add(state.hash())).as("change %s", hashes.size()).isTrue();
        }
    }

    @Test
    void copy_hasTheSameBitsAndALifeOfItsOwn() {
        for (Consumer<FleetState> change : CHANGES) {
            FleetState state = state(2, 2);
            change.accept(state);
            FleetState copy = state.copy();
            assertThat(copy).isEqualTo(state).hasSameHashCodeAs(state);
            assertThat(copy.hash()).isEqualTo(state.hash());
            assertThat(state(2, 2)).isNotEqualTo(state);
            FleetState untouched = state(2, 2);
            copy.copyFrom(untouched);
            assertThat(copy).isEqualTo(untouched);
            assertThat(state).isNotEqualTo(untouched);
        }
    }

    @Test
    void copyFrom_anotherShape_isRefused() {
        FleetState state = state(2, 3);
        assertThatThrownBy(() -> state.copyFrom(state(3, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A state of 2 × 3 cannot take one of 3 × 2.");
    }

    @Test
    void copyFrom_otherAgeingBatteries_isRefused() {
        FleetState none = new FleetState(1, 1, new AgeingState(1, 0, 3));
        assertThatThrownBy(() -> state(1, 1).copyFrom(none))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "A state of 1 ageing batteries and 3 steps a day cannot take one of 0 and 3.");
    }

    @Test
    void index_isCopyMajor() {
        FleetState state = state(4, 3);
        assertThat(state.index(2, 1)).isEqualTo(7);
        assertThat(state.copies()).isEqualTo(4);
        assertThat(state.participants()).isEqualTo(3);
    }

    @Test
    void accessors_readTheColumnsOfTheirNames() {
        FleetState state = state(1, 1);
        state.storedKwh[0] = 1;
        state.capacityKwh[0] = 2;
        state.evStoredKwh[0] = 3;
        state.evSession[0] = 4;
        state.step[0] = 5;
        assertThat(state.storedKwh(0)).isEqualTo(1);
        assertThat(state.capacityKwh(0)).isEqualTo(2);
        assertThat(state.evStoredKwh(0)).isEqualTo(3);
        assertThat(state.evSession(0)).isEqualTo(4);
        assertThat(state.step(0)).isEqualTo(5);
        assertThat(state.evConnected(0)).isFalse();
        state.evConnected[0] = 1;
        assertThat(state.evConnected(0)).isTrue();
    }
}
