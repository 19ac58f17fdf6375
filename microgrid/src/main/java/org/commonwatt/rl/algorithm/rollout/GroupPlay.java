package org.commonwatt.rl.algorithm.rollout;

import java.util.Arrays;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.rl.algorithm.team.ActorFunction;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.env.VectorStep;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;

/// One actor and its critic at work in the copies of a [Sampler]: draws actions, values what is
/// seen, and remembers running episodes where the networks do.
///
/// Its own row r is agent `r mod members` in copy `r / members`.
final class GroupPlay {
    private static final int PIECE = 128;

    private final GroupRows rows;
    private final Rollout rollout;
    private final EnvSpec spec;
    private final int firstCopy;
    private final int members;
    private final int perStep;
    private final int units;
    private final ActorFunction actor;
    private final CriticFunction critic;
    private final float[] actorMemory;
    private final float[] criticMemory;
    private final float[] row;

    /// @param copies of the sampler
    /// @param firstCopy number of the first of them in the rollout
    GroupPlay(GroupRows rows, Rollout rollout, EnvSpec spec, int firstCopy, int copies) {
        this.rows = rows;
        this.rollout = rollout;
        this.spec = spec;
        this.firstCopy = firstCopy;
        members = rows.agents.length;
        perStep = copies * members;
        units = rows.units();
        actor = new ActorFunction(rows.actor, perStep);
        critic = new CriticFunction(rows.critic, PIECE);
        actorMemory = new float[perStep * units];
        criticMemory = new float[perStep * units];
        row = new float[Math.max(spec.state().size(), rows.actor.inputSize())];
    }

    boolean remembers() {
        return units > 0;
    }

    /// The row in the rollout of the own row `own mod perStep` in step `own / perStep`.
    private int place(int own) {
        int first = (own / perStep * rollout.copies() + firstCopy) * members;
        return first + own % perStep;
    }

    /// Draws actions of a step.
    ///
    /// @param out what is seen
    /// @param streams one per copy
    /// @param actions joint actions of the sampler's copies
    void act(int t, VectorStep out, RandomStream[] streams, double[] actions) {
        int first = place(t * perStep);
        for (int r = 0; r < perStep; r++) {
            rows.keep(first + r, out.observations(), observationAt(r));
        }
        rows.begin(t, first, actorMemory, criticMemory);
        actor.apply(rows.inputs, first * rows.actor.inputSize(), perStep, actorMemory, 0);
        int size = rows.actor.code().size();
        for (int r = 0; r < perStep; r++) {
            int copy = r / members;
            int drawn = (first + r) * size;
            actor.draw(r, streams[copy], rows.actions, drawn);
            rows.logs[first + r] = (float) actor.logProbability(r, rows.actions, drawn);
            int at = copy * spec.actionSize() + spec.actionAt(rows.agents[r % members]);
            actor.decode(rows.actions, drawn, actions, at);
        }
    }

    private int observationAt(int own) {
        int agent = rows.agents[own % members];
        return own / members * spec.observationSize() + spec.observationAt(agent);
    }

    /// Values of all steps; for critics without a memory.
    void valueAll() {
        value(0, rollout.steps() * perStep);
    }

    /// Values of one step; for critics with a memory, step after step.
    void value(int t) {
        value(t * perStep, (t + 1) * perStep);
    }

    private void value(int from, int to) {
        for (int first = from; first < to; first += critic.capacity()) {
            int count = Math.min(critic.capacity(), to - first);
            for (int r = 0; r < count; r++) {
                int at = place(first + r);
                rows.heads[at] = head(at / members);
                critic.load(r, rows.criticSource(), rows.criticAt(at), at % members);
                critic.head(r, rows.heads[at]);
                critic.recall(r, criticMemory, (first + r) % perStep * units);
            }
            critic.apply(count);
            for (int r = 0; r < count; r++) {
                int at = place(first + r);
                rows.said[at] = critic.said(r);
                critic.retain(r, criticMemory, (first + r) % perStep * units);
                int joint = rows.joint(at, rollout.agents());
                rollout.recorded().values()[joint] = critic.value(r);
                rollout.deductions()[joint] = critic.deduction(r);
            }
        }
    }

    /// Which head speaks for a cell: the first for episodes as they were.
    private int head(int cell) {
        boolean isStruck = rollout.candidates().number(cell) > 0;
        return isStruck ? rows.critic.how().heads() - 1 : 0;
    }

    /// Values, behind a step, of what the wanted copies saw; what is remembered stays.
    void lookAhead(int t, double[] observations, double[] states, boolean[] wanted) {
        int loaded = 0;
        int from = 0;
        for (int r = 0; r < perStep; r++) {
            if (wanted[r / members]) {
                critic.head(loaded, head(t * rollout.copies() + firstCopy + r / members));
                load(loaded++, r, observations, states);
            }
            if (loaded == critic.capacity() || (r == perStep - 1 && loaded > 0)) {
                critic.apply(loaded);
                write(t, from, r + 1, wanted);
                from = r + 1;
                loaded = 0;
            }
        }
    }

    private void load(int at, int own, double[] observations, double[] states) {
        int member = own % members;
        if (rows.states == null) {
            rows.actor.input(observations, observationAt(own), member, row, 0);
        } else {
            rows.states.write(states, own / members * rows.states.size(), row, 0);
        }
        critic.load(at, row, 0, member);
        critic.recall(at, criticMemory, own * units);
    }

    private void write(int t, int from, int to, boolean[] wanted) {
        int loaded = 0;
        for (int r = from; r < to; r++) {
            int copy = r / members;
            if (wanted[copy]) {
                int at = rollout.at(t, firstCopy + copy) + rows.agents[r % members];
                rollout.recorded().nextValues()[at] =
                        critic.value(loaded) - critic.deduction(loaded);
                loaded++;
            }
        }
    }

    /// Forgets the episode of a copy.
    void forget(int copy) {
        int size = members * units;
        Arrays.fill(actorMemory, copy * size, (copy + 1) * size, 0);
        Arrays.fill(criticMemory, copy * size, (copy + 1) * size, 0);
    }

    private String name() {
        return "sampler.%d.%s".formatted(firstCopy, rows.actor.name());
    }

    /// Puts in what is remembered.
    void save(Checkpoint into) {
        if (remembers()) {
            into.put(name() + ".actor", actorMemory, actorMemory.length);
            into.put(name() + ".critic", criticMemory, criticMemory.length);
        }
    }

    /// Takes it over.
    void restore(Checkpoint from) {
        if (remembers()) {
            from.read(name() + ".actor", actorMemory);
            from.read(name() + ".critic", criticMemory);
        }
    }
}
