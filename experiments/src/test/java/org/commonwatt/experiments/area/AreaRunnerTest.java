package org.commonwatt.experiments.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.commonwatt.experiments.ToyCommunity;
import org.commonwatt.experiments.audit.RunAudit;
import org.commonwatt.experiments.run.RunSettings;
import org.commonwatt.experiments.run.RunWatch;
import org.commonwatt.experiments.scenario.Area;
import org.commonwatt.experiments.store.StepsMode;
import org.commonwatt.market.UtilityTariff;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AreaRunnerTest {
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    @TempDir private Path folder;

    private static Scenario named(Scenario of, String name) {
        return new Scenario(
                name,
                of.currency(),
                of.seed(),
                of.axis(),
                of.community(),
                of.exogenous(),
                of.tariffs(),
                of.mechanism(),
                of.settings(),
                of.assumptions());
    }

    private static Area area() {
        return new Area(
                "two",
                List.of(
                        named(new ToyCommunity(4, 8, true, "a").scenario(), "one"),
                        named(new ToyCommunity(6, 8, true, "b").scenario(), "other")),
                new UtilityTariff(3, 0.01, 0.2, 5));
    }

    private AreaOutcome run(Path into, int threads, RunWatch watch) {
        return run(into, threads, watch, false);
    }

    private AreaOutcome run(Path into, int threads, RunWatch watch, boolean resume) {
        var settings =
                new RunSettings(
                        List.of("none", "rule"),
                        StepsMode.NONE,
                        false,
                        into,
                        threads,
                        "test",
                        "test 1",
                        resume,
                        null);
        return new AreaRunner((name, each) -> Policies.of(name, each, 1), CLOCK)
                .run(area(), settings, watch);
    }

    @Test
    void run_writesAFolderPerCommunityAndClosesTheSum() throws IOException {
        Path out = folder.resolve("two");
        AreaOutcome outcome = run(out, 2, RunWatch.NONE);
        assertThat(outcome.complete()).isTrue();
        assertThat(outcome.summaries())
                .extracting(AreaSummary::policy)
                .containsExactly("none", "rule");
        for (AreaSummary summary : outcome.summaries()) {
            AreaSummary.Row total = summary.total();
            assertThat(total.billUnits())
                    .isEqualTo(total.utilityUnits() + total.othersUnits() + total.communityUnits());
            assertThat(total.coincidentUnits()).isPositive();
            // Both at the common peak take what the peak is.
            assertThat(total.atPeakKw())
                    .isCloseTo(summary.peakKw(), org.assertj.core.api.Assertions.within(1e-9));
            assertThat(summary.rows()).allMatch(row -> row.billUnits() % 1000 == 0);
        }
        assertThat(RunAudit.of(out.resolve("one")).holds()).isTrue();
        assertThat(out.resolve("other").resolve("report.html")).isNotEmptyFile();
        List<String> lines = Files.readAllLines(out.resolve(AreaSummary.TABLE));
        assertThat(lines).hasSize(1 + 2 * 3);
        assertThat(lines.getLast()).startsWith("rule,all,10,");
    }

    @Test
    void threads_changeNothing() throws IOException {
        run(folder.resolve("a"), 1, RunWatch.NONE);
        run(folder.resolve("b"), 2, RunWatch.NONE);
        for (String file : List.of(AreaSummary.TABLE, "one/bills.csv", "other/kpis.csv")) {
            assertThat(folder.resolve("b").resolve(file))
                    .hasSameTextualContentAs(folder.resolve("a").resolve(file));
        }
    }

    /// Stopped in the middle of the second community, the first one whole.
    @Test
    void resume_endsAsOneThatWasNotInterrupted() throws IOException {
        run(folder.resolve("whole"), 1, RunWatch.NONE);
        Path cut = folder.resolve("cut");
        AreaOutcome stopped =
                run(cut, 1, stopAfter(2 * area().communities().getFirst().axis().days() + 1));
        assertThat(stopped.complete()).isFalse();
        assertThat(cut.resolve("one/run.json")).exists();
        assertThat(cut.resolve("other/run.json")).doesNotExist();
        String sideBySide = Files.readString(cut.resolve("area.json"));
        assertThat(run(cut, 1, RunWatch.NONE, true).complete()).isTrue();
        for (String file : List.of(AreaSummary.TABLE, "one/bills.csv", "other/kpis.csv")) {
            assertThat(cut.resolve(file))
                    .hasSameTextualContentAs(folder.resolve("whole").resolve(file));
        }
        assertThat(cut.resolve("area.json")).hasContent(sideBySide);
    }

    private static RunWatch stopAfter(int days) {
        return new RunWatch() {
            private int done;

            @Override
            public void day(int daysDone, int daysTotal) {
                done = daysDone;
            }

            @Override
            public boolean cancelled() {
                return done >= days;
            }
        };
    }

    @Test
    void interruption_leavesNoSummary() {
        RunWatch stop =
                new RunWatch() {
                    @Override
                    public boolean cancelled() {
                        return true;
                    }
                };
        AreaOutcome outcome = run(folder.resolve("c"), 1, stop);
        assertThat(outcome.complete()).isFalse();
        assertThat(folder.resolve("c").resolve(AreaSummary.TABLE)).doesNotExist();
    }
}
