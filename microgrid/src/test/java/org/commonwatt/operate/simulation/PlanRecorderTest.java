package org.commonwatt.operate.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PlanRecorderTest {
    @Test
    void recorder_handsOnEverythingThatAWatcherCanSee() {
        for (Method seen : StepObserver.class.getMethods()) {
            assertThat(PlanRecorder.class.getDeclaredMethods())
                    .as("the recorder hands on %s", seen.getName())
                    .anyMatch(
                            own ->
                                    own.getName().equals(seen.getName())
                                            && Arrays.equals(
                                                    own.getParameterTypes(),
                                                    seen.getParameterTypes()));
        }
    }
}
