package org.commonwatt.rl.algorithm.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.rl.env.AgentSpec;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.env.EpisodicEnv;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.commonwatt.rl.space.Box;
import org.junit.jupiter.api.Test;

final class ReplayTest {
    /// Shows the number of steps played and pays ten times the action; three steps.
    private static final class Counting extends EpisodicEnv {
        private final boolean terminates;

        Counting(boolean terminates) {
            super(
                    EnvSpec.of(
                            "counting",
                            3,
                            List.of(
                                    new AgentSpec(
                                            "agent_0",
                                            Box.of(0, 3, List.of("steps")),
                                            Box.of(-1, 1, List.of("number")))),
                            List.of()));
            this.terminates = terminates;
        }

        @Override
        protected void begin(RandomStreams streams) {}

        @Override
        protected boolean advance(double[] actions, int from) {
            reward(0, 10 * actions[from]);
            return terminates && steps() == 2;
        }

        @Override
        protected void write(double[] observations, int from) {
            observations[from] = steps();
        }
    }

    private static Replay played(boolean terminates, int steps, int capacity) {
        var play = new Play(() -> new Counting(terminates), 1, 1);
        var replay = new Replay(play.spec(), capacity);
        for (int t = 0; t < steps; t++) {
            play.actions()[0] = t / 10.0;
            play.step();
            replay.add(play, new float[] {t / 10f});
        }
        return replay;
    }

    @Test
    void cutEpisode_isFollowedByItsOwnLastObservation_andHasAFuture() {
        Replay replay = played(false, 4, 10);
        assertThat(replay.size()).isEqualTo(4);
        assertThat(replay.observations()).startsWith(0, 1, 2, 0);
        assertThat(replay.nextObservations()).startsWith(1, 2, 3, 1);
        assertThat(replay.isLast(2)).isFalse();
        assertThat(replay.reward(2, 0)).isEqualTo(2);
        assertThat(replay.action(3, 0)).isEqualTo(0.3f);
    }

    @Test
    void endedEpisode_hasNoFuture() {
        Replay replay = played(true, 4, 10);
        assertThat(replay.isLast(1)).isFalse();
        assertThat(replay.isLast(2)).isTrue();
        assertThat(replay.isLast(3)).isFalse();
    }

    @Test
    void fullMemory_forgetsTheOldest() {
        Replay replay = played(false, 7, 4);
        assertThat(replay.size()).isEqualTo(4);
        // Steps 4, 5, 6 have taken the places of 0, 1, 2.
        assertThat(replay.action(0, 0)).isEqualTo(0.4f);
        assertThat(replay.action(2, 0)).isEqualTo(0.6f);
        assertThat(replay.action(3, 0)).isEqualTo(0.3f);
    }

    @Test
    void draws_meetAllStepsAndNoOthers() {
        Replay replay = played(false, 3, 10);
        int[] drawn = new int[200];
        replay.draw(RandomStreams.of(1).stream("memory"), drawn);
        assertThat(drawn).containsOnly(0, 1, 2).contains(0, 1, 2);
    }

    @Test
    void savedMemory_comesBack() {
        Replay replay = played(true, 7, 4);
        var checkpoint = new Checkpoint();
        replay.save(checkpoint);
        Replay other = played(true, 1, 4);
        other.restore(Checkpoint.of(checkpoint.toBytes()));
        assertThat(other.size()).isEqualTo(4);
        assertThat(other.observations()).isEqualTo(replay.observations());
        assertThat(other.nextObservations()).isEqualTo(replay.nextObservations());
        for (int k = 0; k < 4; k++) {
            assertThat(other.isLast(k)).isEqualTo(replay.isLast(k));
            assertThat(other.reward(k, 0)).isEqualTo(replay.reward(k, 0));
        }
    }

    @Test
    void memoryThatIsTooLarge_isRefused() {
        assertThatThrownBy(() -> new Replay(new Counting(true).spec(), 1_000_000_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 100000000 steps: 1000000000");
    }

    /// The place in its episode of the first step of a window, what it is made of, and how many
    /// steps it knows before.
    private static String text(Windows windows, int w) {
        Replay replay = windows.replay();
        var text = new StringBuilder();
        for (int p = 0; p < windows.size(w); p++) {
            text.append((int) replay.observations()[windows.step(w, p)]);
        }
        text.append(" after ");
        for (int back = windows.before(w); back > 0; back--) {
            text.append((int) replay.observations()[windows.stepBefore(w, back)]);
        }
        return text.toString().strip();
    }

    private static Map<String, Integer> drawn(int copies, int rounds, int capacity, int length) {
        var play = new Play(() -> new Counting(false), copies, 1);
        var replay = new Replay(play.spec(), capacity);
        for (int t = 0; t < rounds; t++) {
            play.step();
            replay.add(play, new float[copies]);
        }
        var windows = new Windows(replay, length, 3000);
        windows.draw(RandomStreams.of(1).stream("draws"));
        Map<String, Integer> counts = new TreeMap<>();
        int steps = 0;
        for (int w = 0; w < windows.count(); w++) {
            counts.merge(text(windows, w), 1, Integer::sum);
            steps += windows.size(w);
        }
        assertThat(windows.steps()).isEqualTo(steps);
        return counts;
    }

    @Test
    void windows_ofEpisodesOfThreeSteps_areTheirPartsInOrder() {
        // Every copy's steps are 0 1 2 0 1 2 0: the last episode has only begun.
        Map<String, Integer> whole = drawn(3, 7, 100, 5);
        assertThat(whole).containsOnlyKeys("012 after", "0 after");
        // Six of seven steps lie in whole episodes: 2571 of 3000, deviation 19.
        assertThat(whole.get("012 after")).isBetween(2470, 2670);
        assertThat(drawn(2, 6, 100, 2)).containsOnlyKeys("01 after", "2 after 01");
        assertThat(drawn(2, 6, 100, 1)).containsOnlyKeys("0 after", "1 after", "2 after");
    }

    @Test
    void windows_ofAFullMemory_doNotReachBackBeyondTheOldest() {
        // Two copies, 14 rounds, room for 8 steps: of each copy 1 2 0 1 are left.
        assertThat(drawn(2, 14, 8, 3)).containsOnlyKeys("12 after", "01 after");
        // Room for 7: of one copy 2 0 1, of the other 1 2 0 1.
        assertThat(drawn(2, 14, 7, 3)).containsOnlyKeys("12 after", "2 after", "01 after");
    }
}
