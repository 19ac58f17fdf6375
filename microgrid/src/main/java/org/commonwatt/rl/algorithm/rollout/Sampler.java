package org.commonwatt.rl.algorithm.rollout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.rl.env.CandidateInfo;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.env.VectorEnv;
import org.commonwatt.rl.env.VectorStep;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.jspecify.annotations.Nullable;

/// Plays some copies of a game and writes what happened to its places in a [Rollout], including the
/// values of what was seen. Each copy has a stream of its own, so it plays the same in whichever
/// sampler it is. Nothing is allocated while playing.
public final class Sampler {
    /// What samplers of one training share.
    ///
    /// @param groups rows of all actors
    /// @param states of central critics; null where there are none
    public record Target(Rollout rollout, List<GroupRows> groups, @Nullable StateRows states) {
        /// Copies the list.
        public Target {
            groups = List.copyOf(groups);
        }
    }

    private final VectorEnv vector;
    private final EnvSpec spec;
    private final int firstCopy;
    private final int candidateAt;
    private final Target target;
    private final Rollout rollout;
    private final VectorStep out;
    private final double[] actions;
    private final RandomStream[] streams;
    private final List<GroupPlay> plays = new ArrayList<>();
    private final EpisodeTally tally = new EpisodeTally();
    private final boolean[] wanted;
    private final boolean remembers;

    /// @param vector its copies
    /// @param firstCopy number of the first of them in the rollout
    /// @param root of the streams that actions are drawn from
    public Sampler(VectorEnv vector, int firstCopy, Target target, RandomStreams root) {
        this.vector = vector;
        this.firstCopy = firstCopy;
        this.target = target;
        rollout = target.rollout();
        spec = vector.spec();
        candidateAt = CandidateInfo.place(spec);
        out = vector.newStep();
        int copies = vector.copies();
        actions = new double[copies * spec.actionSize()];
        wanted = new boolean[copies];
        streams = new RandomStream[copies];
        Arrays.setAll(streams, c -> root.stream("action", "", firstCopy + c, 0));
        for (GroupRows rows : target.groups()) {
            plays.add(new GroupPlay(rows, rollout, spec, firstCopy, copies));
        }
        remembers = plays.getFirst().remembers();
    }

    /// Begins the first episodes.
    public void reset(long seed) {
        vector.reset(seed, out);
    }

    /// Episodes that ended in the last call of [#play()].
    public EpisodeTally tally() {
        return tally;
    }

    /// Plays as many steps as the rollout has.
    public void play() {
        tally.clear();
        for (int t = 0; t < rollout.steps(); t++) {
            for (int k = 0; k < plays.size(); k++) {
                plays.get(k).act(t, out, streams, actions);
            }
            keepStates(t);
            for (int k = 0; remembers && k < plays.size(); k++) {
                plays.get(k).value(t);
            }
            vector.step(actions, out);
            keep(t);
        }
        for (int k = 0; !remembers && k < plays.size(); k++) {
            plays.get(k).valueAll();
        }
        lookAhead();
    }

    private void keepStates(int t) {
        StateRows states = target.states();
        for (int c = 0; states != null && c < vector.copies(); c++) {
            int cell = t * rollout.copies() + firstCopy + c;
            states.keep(cell, out.states(), c * states.size());
        }
    }

    private void keep(int t) {
        boolean isCut = false;
        int agents = rollout.agents();
        for (int c = 0; c < vector.copies(); c++) {
            int at = rollout.at(t, firstCopy + c);
            boolean terminated = out.terminated()[c];
            boolean truncated = out.truncated()[c];
            System.arraycopy(out.rewards(), c * agents, rollout.recorded().rewards(), at, agents);
            Arrays.fill(rollout.recorded().terminated(), at, at + agents, terminated);
            Arrays.fill(rollout.recorded().truncated(), at, at + agents, truncated);
            boolean ended = terminated || truncated;
            if (candidateAt >= 0) {
                int from = c * spec.infoNames().size() + candidateAt;
                rollout.candidates().keep(at / agents, out.info(), from, ended);
            }
            wanted[c] = truncated && !terminated;
            isCut |= wanted[c];
            if (ended) {
                count(c);
            }
        }
        if (isCut) {
            for (int k = 0; k < plays.size(); k++) {
                plays.get(k).lookAhead(t, out.lastObservations(), out.lastStates(), wanted);
            }
        }
        for (int c = 0; remembers && c < vector.copies(); c++) {
            if (out.terminated()[c] || out.truncated()[c]) {
                forget(c);
            }
        }
    }

    private void forget(int copy) {
        for (int k = 0; k < plays.size(); k++) {
            plays.get(k).forget(copy);
        }
    }

    private void count(int copy) {
        int agents = rollout.agents();
        double sum = 0;
        for (int i = 0; i < agents; i++) {
            sum += out.returns()[copy * agents + i];
        }
        tally.count(sum / agents, out.lengths()[copy]);
    }

    /// Values of what followed: the next row's, or, behind the last row, those of what is seen now.
    private void lookAhead() {
        double[] values = rollout.recorded().values();
        double[] next = rollout.recorded().nextValues();
        int agents = rollout.agents();
        int last = rollout.steps() - 1;
        for (int c = 0; c < vector.copies(); c++) {
            for (int t = 0; t < last; t++) {
                int at = rollout.at(t, firstCopy + c);
                int later = rollout.at(t + 1, firstCopy + c);
                for (int i = 0; i < agents && !rollout.recorded().truncated()[at]; i++) {
                    next[at + i] = values[later + i] - rollout.deductions()[later + i];
                }
            }
            int at = rollout.at(last, firstCopy + c);
            wanted[c] = !rollout.recorded().truncated()[at] && !rollout.recorded().terminated()[at];
        }
        for (int k = 0; k < plays.size(); k++) {
            plays.get(k).lookAhead(last, out.observations(), out.states(), wanted);
        }
    }

    private String name() {
        return "sampler." + firstCopy;
    }

    /// Puts running episodes and streams in.
    public void save(Checkpoint into) {
        into.put(name() + ".episodes", vector.memory());
        into.note(
                name() + ".streams",
                Arrays.stream(streams)
                        .map(stream -> Long.toString(stream.state()))
                        .collect(Collectors.joining(" ")));
        plays.forEach(play -> play.save(into));
    }

    /// Takes them over.
    public void restore(Checkpoint from) {
        long[] states =
                Arrays.stream(from.note(name() + ".streams").split(" "))
                        .flatMapToLong(text -> LongStream.of(Long.parseLong(text)))
                        .toArray();
        vector.restore(from.numbers(name() + ".episodes"), out);
        for (int c = 0; c < streams.length; c++) {
            streams[c].restore(states[c]);
        }
        plays.forEach(play -> play.restore(from));
    }
}
