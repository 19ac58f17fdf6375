package org.commonwatt.rl.algorithm.rollout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.rl.algorithm.team.ActorFunction;
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
    private static final int PIECE = 128;

    /// One actor and its critic at work.
    private record Play(GroupRows rows, ActorFunction actor, CriticFunction critic) {}

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
    private final List<Play> plays = new ArrayList<>();
    private final EpisodeTally tally = new EpisodeTally();
    private final boolean[] wanted;
    private final float[] row;

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
        int widest = spec.state().size();
        for (GroupRows rows : target.groups()) {
            int most = copies * rows.agents.length;
            plays.add(
                    new Play(
                            rows,
                            new ActorFunction(rows.actor, most),
                            new CriticFunction(rows.critic, PIECE)));
            widest = Math.max(widest, rows.actor.inputSize());
        }
        row = new float[widest];
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
                act(plays.get(k), t);
            }
            keepStates(t);
            vector.step(actions, out);
            keep(t);
        }
        for (int k = 0; k < plays.size(); k++) {
            value(plays.get(k));
        }
        lookAhead();
    }

    private void act(Play play, int t) {
        GroupRows rows = play.rows();
        int members = rows.agents.length;
        int count = vector.copies() * members;
        int first = (t * rollout.copies() + firstCopy) * members;
        for (int r = 0; r < count; r++) {
            rows.keep(first + r, out.observations(), observationAt(r / members, rows, r % members));
        }
        play.actor().apply(rows.inputs, first * rows.actor.inputSize(), count);
        int size = rows.actor.code().size();
        for (int r = 0; r < count; r++) {
            int copy = r / members;
            int drawn = (first + r) * size;
            play.actor().draw(r, streams[copy], rows.actions, drawn);
            rows.logs[first + r] = (float) play.actor().logProbability(r, rows.actions, drawn);
            int at = copy * spec.actionSize() + spec.actionAt(rows.agents[r % members]);
            play.actor().decode(rows.actions, drawn, actions, at);
        }
    }

    private int observationAt(int copy, GroupRows rows, int member) {
        return copy * spec.observationSize() + spec.observationAt(rows.agents[member]);
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
                lookAhead(plays.get(k), t, out.lastObservations(), out.lastStates());
            }
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

    /// Values of all rows of its copies.
    private void value(Play play) {
        GroupRows rows = play.rows();
        CriticFunction critic = play.critic();
        int perStep = vector.copies() * rows.agents.length;
        int all = rollout.steps() * perStep;
        for (int first = 0; first < all; first += critic.capacity()) {
            int count = Math.min(critic.capacity(), all - first);
            for (int r = 0; r < count; r++) {
                int at = place(rows, first + r, perStep);
                int member = at % rows.agents.length;
                critic.load(r, rows.criticSource(), rows.criticAt(at), member);
            }
            critic.apply(count);
            for (int r = 0; r < count; r++) {
                int at = place(rows, first + r, perStep);
                rows.said[at] = critic.said(r);
                int joint = rows.joint(at, rollout.agents());
                rollout.recorded().values()[joint] = critic.value(r);
            }
        }
    }

    /// The row in the rollout of the sampler's own row.
    private int place(GroupRows rows, int own, int perStep) {
        int step = own / perStep;
        int first = (step * rollout.copies() + firstCopy) * rows.agents.length;
        return first + own % perStep;
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
                if (!rollout.recorded().truncated()[at]) {
                    System.arraycopy(values, rollout.at(t + 1, firstCopy + c), next, at, agents);
                }
            }
            int at = rollout.at(last, firstCopy + c);
            wanted[c] = !rollout.recorded().truncated()[at] && !rollout.recorded().terminated()[at];
        }
        for (int k = 0; k < plays.size(); k++) {
            lookAhead(plays.get(k), last, out.observations(), out.states());
        }
    }

    /// Values, behind a step, of what the wanted copies saw.
    private void lookAhead(Play play, int t, double[] observations, double[] states) {
        GroupRows rows = play.rows();
        int members = rows.agents.length;
        int all = vector.copies() * members;
        int loaded = 0;
        int from = 0;
        for (int r = 0; r < all; r++) {
            if (wanted[r / members]) {
                load(play, loaded++, r, observations, states);
            }
            if (loaded == play.critic().capacity() || (r == all - 1 && loaded > 0)) {
                play.critic().apply(loaded);
                write(play, t, from, r + 1);
                from = r + 1;
                loaded = 0;
            }
        }
    }

    private void load(Play play, int at, int r, double[] observations, double[] states) {
        GroupRows rows = play.rows();
        int members = rows.agents.length;
        int member = r % members;
        int copy = r / members;
        if (rows.states == null) {
            int from = observationAt(copy, rows, member);
            rows.actor.input(observations, from, member, row, 0);
        } else {
            rows.states.write(states, copy * rows.states.size(), row, 0);
        }
        play.critic().load(at, row, 0, member);
    }

    private void write(Play play, int t, int from, int to) {
        int members = play.rows().agents.length;
        int loaded = 0;
        for (int r = from; r < to; r++) {
            int copy = r / members;
            if (wanted[copy]) {
                int at = rollout.at(t, firstCopy + copy) + play.rows().agents[r % members];
                rollout.recorded().nextValues()[at] = play.critic().value(loaded++);
            }
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
    }
}
