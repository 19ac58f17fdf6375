package org.commonwatt.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class JobTest {
    private static Stage washing(Job... jobs) {
        Participant home = Participant.home("a");
        return Stage.of(home.withEquipment(home.equipment().withJobs(List.of(jobs))));
    }

    private static double[] demandOver(Stage stage, int steps, double action) {
        double[] demand = new double[steps];
        for (int t = 0; t < steps; t++) {
            stage.actions.job(0, action);
            stage.step();
            demand[t] = stage.flows.servedKwh[0];
        }
        return demand;
    }

    @Test
    void asked_startsAtItsRelease_andRunsThrough() {
        Stage stage = washing(new Job(2, 5, List.of(2.0, 0.5)));
        assertThat(demandOver(stage, 6, 1)).containsExactly(0, 0, 2, 0.5, 0, 0);
    }

    @Test
    void neverAsked_startsAtItsLatestStart() {
        Stage stage = washing(new Job(2, 5, List.of(2.0, 0.5)));
        assertThat(demandOver(stage, 8, -1)).containsExactly(0, 0, 0, 0, 0, 2, 0.5, 0);
    }

    @Test
    void severalJobs_oneAfterTheOther() {
        Stage stage = washing(new Job(0, 1, List.of(1.0)), new Job(2, 4, List.of(3.0)));
        assertThat(demandOver(stage, 5, -1)).containsExactly(0, 1, 0, 0, 3);
    }

    @Test
    void energy_isTheSameWheneverItRuns() {
        for (double action : new double[] {-1, 0, 0.2, 1}) {
            Stage stage = washing(new Job(1, 6, List.of(0.4, 0.9, 0.1)));
            double sum = 0;
            for (double energy : demandOver(stage, 12, action)) {
                sum += energy;
            }
            assertThat(sum).isEqualTo(0.4 + 0.9 + 0.1);
        }
    }

    @Test
    void jobsThatOverlap_areRefused() {
        assertThatThrownBy(() -> washing(new Job(0, 3, List.of(1.0)), new Job(3, 4, List.of(1.0))))
                .hasMessage("Job 1 is released at step 3, before job 0 is over (step 4).");
    }
}
