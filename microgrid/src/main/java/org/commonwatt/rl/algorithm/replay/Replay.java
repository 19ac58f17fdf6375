package org.commonwatt.rl.algorithm.replay;

import org.commonwatt.numeric.RandomStream;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;

/// The last steps of a game, drawn from at random (Lin 1992): flat arrays in single precision, a
/// ring whose oldest step gives way to the newest.
///
/// A step holds what was seen, what was done, what each agent got, what was seen afterwards, and
/// whether that state has a future. Where an episode is cut off, what is kept is its last
/// observation, never the first of the next one (`docs/FORMULATION.md#replay`).
public final class Replay {
    /// Numbers that all arrays together may have; more would not fit into a checkpoint.
    private static final long MOST_NUMBERS = 400_000_000;

    /// What is kept of a step that ended its episode.
    private static final float ENDED = 1;

    private static final float CUT_OFF = 2;

    private final EnvSpec spec;
    private final int capacity;
    private final float[] observations;
    private final float[] nextObservations;
    private final float[] states;
    private final float[] nextStates;
    private final float[] actions;
    private final float[] rewards;
    private final float[] lasts;
    private int size;
    private int next;

    /// Steps that lie between two of one copy, that copy's own counted.
    private int copies = 1;

    /// @param capacity steps that are kept
    /// @throws IllegalArgumentException if so many steps are too many numbers
    public Replay(EnvSpec spec, int capacity) {
        boolean same = spec.stateIsObservation();
        long width =
                2L * (spec.observationSize() + (same ? 0 : spec.state().size()))
                        + spec.actionSize()
                        + spec.agents().size();
        if (capacity < 1 || capacity * width > MOST_NUMBERS) {
            throw new IllegalArgumentException(
                    "A memory of steps of %d numbers must hold 1 to %d steps: %d."
                            .formatted(width, MOST_NUMBERS / width, capacity));
        }
        this.spec = spec;
        this.capacity = capacity;
        observations = new float[capacity * spec.observationSize()];
        nextObservations = new float[observations.length];
        states = same ? observations : new float[capacity * spec.state().size()];
        nextStates = same ? nextObservations : new float[states.length];
        actions = new float[capacity * spec.actionSize()];
        rewards = new float[capacity * spec.agents().size()];
        lasts = new float[capacity];
    }

    /// Agents and shapes of the game.
    public EnvSpec spec() {
        return spec;
    }

    /// Steps that are there.
    public int size() {
        return size;
    }

    /// Keeps the last step of every copy.
    ///
    /// @param coded joint actions in terms of the policy, one per copy
    public void add(Play play, float[] coded) {
        copies = play.copies();
        for (int c = 0; c < play.copies(); c++) {
            int seen = spec.observationSize();
            copy(play.before().observations(), c, observations, seen);
            copy(play.nextObservations(c), c, nextObservations, seen);
            if (!spec.stateIsObservation()) {
                copy(play.before().states(), c, states, spec.state().size());
                copy(play.nextStates(c), c, nextStates, spec.state().size());
            }
            copy(play.now().rewards(), c, rewards, spec.agents().size());
            int done = spec.actionSize();
            System.arraycopy(coded, c * done, actions, next * done, done);
            lasts[next] = play.now().terminated()[c] ? ENDED : play.ended(c) ? CUT_OFF : 0;
            next = (next + 1) % capacity;
            size = Math.max(size, next == 0 ? capacity : next);
        }
    }

    private void copy(double[] from, int copy, float[] to, int width) {
        for (int k = 0; k < width; k++) {
            to[next * width + k] = (float) from[copy * width + k];
        }
    }

    /// Draws the numbers of steps, with repetition.
    public void draw(RandomStream stream, int[] steps) {
        for (int k = 0; k < steps.length; k++) {
            steps[k] = stream.nextInt(size);
        }
    }

    /// Joint observations, [step × number].
    public float[] observations() {
        return observations;
    }

    /// Joint observations after the steps.
    public float[] nextObservations() {
        return nextObservations;
    }

    /// States; the very array of [#observations()] where the state is the joint observation.
    public float[] states() {
        return states;
    }

    /// States after the steps.
    public float[] nextStates() {
        return nextStates;
    }

    /// An entry of a joint action, in terms of the policy.
    public float action(int step, int entry) {
        return actions[step * spec.actionSize() + entry];
    }

    /// What an agent got in a step.
    public float reward(int step, int agent) {
        return rewards[step * spec.agents().size() + agent];
    }

    /// Whether the state after a step has no future; false where it was only cut off.
    public boolean isLast(int step) {
        return lasts[step] == ENDED;
    }

    /// Whether the copy's next step is there and of the same episode.
    boolean isFollowed(int step) {
        return lasts[step] == 0 && age(step) >= copies;
    }

    /// The step of the same copy that was played `steps` later; negative for earlier.
    int later(int step, int steps) {
        return Math.floorMod(step + steps * copies, capacity);
    }

    /// How many of its episode's steps lie before a step, as far as they are kept.
    int number(int step) {
        int number = 0;
        int at = step;
        while (age(at) + copies < size && lasts[later(at, -1)] == 0) {
            at = later(at, -1);
            number++;
        }
        return number;
    }

    /// Steps of all copies that were added after a step.
    private int age(int step) {
        return Math.floorMod(next - 1 - step, capacity);
    }

    /// Puts all steps in.
    public void save(Checkpoint into) {
        into.put("replay.place", size, next);
        into.put("replay.observations", observations, size * spec.observationSize());
        into.put("replay.nextObservations", nextObservations, size * spec.observationSize());
        if (!spec.stateIsObservation()) {
            into.put("replay.states", states, size * spec.state().size());
            into.put("replay.nextStates", nextStates, size * spec.state().size());
        }
        into.put("replay.actions", actions, size * spec.actionSize());
        into.put("replay.rewards", rewards, size * spec.agents().size());
        into.put("replay.lasts", lasts, size);
    }

    /// Goes on from what [#save] put in.
    ///
    /// @throws org.commonwatt.rl.nn.checkpoint.CheckpointException if it does not fit
    public void restore(Checkpoint from) {
        double[] place = from.numbers("replay.place");
        from.read("replay.observations", observations);
        from.read("replay.nextObservations", nextObservations);
        if (!spec.stateIsObservation()) {
            from.read("replay.states", states);
            from.read("replay.nextStates", nextStates);
        }
        from.read("replay.actions", actions);
        from.read("replay.rewards", rewards);
        from.read("replay.lasts", lasts);
        size = (int) place[0];
        next = (int) place[1];
    }
}
