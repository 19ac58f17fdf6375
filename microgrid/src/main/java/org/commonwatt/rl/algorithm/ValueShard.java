package org.commonwatt.rl.algorithm;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.rl.algorithm.replay.Replay;
import org.commonwatt.rl.algorithm.team.ActionCode;
import org.commonwatt.rl.algorithm.team.Actor;
import org.commonwatt.rl.algorithm.team.NetworkTeam;
import org.commonwatt.rl.algorithm.value.Mixer;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.nn.Shard;
import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.Variable;
import org.commonwatt.rl.nn.layer.Operations;
import org.commonwatt.rl.nn.loss.ErrorLoss;
import org.commonwatt.rl.nn.loss.ValueLoss;

/// One place at which part of a batch of joint steps is computed: the team's value of what was
/// done, and its target.
final class ValueShard extends Shard {
    /// The networks that learn and those that follow.
    record Nets(NetworkTeam team, NetworkTeam target, Mixer mixer, Mixer targetMixer) {}

    /// Networks of all agents on one tape: a row of observations in, values of choices out.
    private static final class Board {
        final Tape tape;
        final List<Variable> inputs = new ArrayList<>();
        final List<Variable> values = new ArrayList<>();

        Board(Tape tape, List<Actor> actors) {
            this.tape = tape;
            for (Actor actor : actors) {
                Variable input = tape.input(actor.inputSize());
                inputs.add(input);
                values.add(actor.network().on(tape, input));
            }
        }

        /// The best choice of one number of an agent's action.
        int best(int row, int agent, int first, int choices) {
            Variable value = values.get(agent);
            int best = 0;
            for (int j = 1; j < choices; j++) {
                if (value.get(row, first + j) > value.get(row, first + best)) {
                    best = j;
                }
            }
            return best;
        }
    }

    /// A mixture of the values of marked choices.
    private static final class Mixture {
        final List<Variable> marks = new ArrayList<>();
        final Variable state;
        final Variable total;

        Mixture(Board board, EnvSpec spec, Mixer mixer) {
            state = board.tape.input(spec.state().size());
            List<Variable> chosen = new ArrayList<>();
            for (Variable value : board.values) {
                Variable mark = board.tape.input(value.width());
                marks.add(mark);
                chosen.add(Operations.rowProduct(board.tape, mark, value));
            }
            total = mixer.on(board.tape, chosen, state);
        }

        /// Marks a choice.
        ///
        /// @param weight of its number among those of the action; 0 for a choice not taken
        void mark(int row, int agent, int column, double weight) {
            marks.get(agent).set(row, column, weight);
        }
    }

    private final Senses senses;
    private final Replay replay;
    private final Vdn.Settings settings;
    private final int[] drawn;
    private final EnvSpec spec;
    private final Board now;
    private final Board choosing;
    private final Board future;
    private final Mixture mixture;
    private final Mixture futureMixture;
    private final Variable target;
    private final Variable loss;
    private final float[] row;
    private double lossSum;
    private double valueSum;

    ValueShard(
            Nets nets,
            Senses senses,
            Replay replay,
            Vdn.Settings settings,
            int[] drawn,
            int capacity) {
        super(new Tape(nets.team().actors().getFirst().parameters().backend(), capacity));
        this.senses = senses;
        this.replay = replay;
        this.settings = settings;
        this.drawn = drawn;
        spec = replay.spec();
        List<Actor> online = new ArrayList<>();
        List<Actor> following = new ArrayList<>();
        for (int i = 0; i < spec.agents().size(); i++) {
            online.add(senses.actor(i));
            following.add(
                    nets.target().actors().get(nets.team().actors().indexOf(senses.actor(i))));
        }
        now = new Board(tape(), online);
        choosing = new Board(new Tape(tape().backend(), capacity), online);
        future = new Board(new Tape(tape().backend(), capacity), following);
        mixture = new Mixture(now, spec, nets.mixer());
        futureMixture = new Mixture(future, spec, nets.targetMixer());
        target = tape().inputColumn();
        loss = ValueLoss.of(tape(), new ErrorLoss.Squared(), mixture.total, target);
        tape().minimise(loss);
        row = new float[Math.max(senses.widest(), spec.state().size())];
    }

    @Override
    protected void load(int first, int rows) {
        for (int r = 0; r < rows; r++) {
            int step = drawn[first + r];
            see(now, replay.observations(), step, r);
            see(choosing, replay.nextObservations(), step, r);
            see(future, replay.nextObservations(), step, r);
            senses.state(replay.states(), step, row, 0);
            mixture.state.setRow(r, row, 0);
            senses.state(replay.nextStates(), step, row, 0);
            futureMixture.state.setRow(r, row, 0);
        }
        choosing.tape.forward(rows);
        for (int r = 0; r < rows; r++) {
            choose(r, drawn[first + r]);
        }
        future.tape.forward(rows);
        for (int r = 0; r < rows; r++) {
            int step = drawn[first + r];
            double later =
                    replay.isLast(step) ? 0 : settings.gamma() * futureMixture.total.get(r, 0);
            target.set(r, 0, reward(step) + later);
        }
    }

    private void see(Board board, float[] observations, int step, int r) {
        for (int i = 0; i < board.inputs.size(); i++) {
            senses.observation(i, observations, step, row, 0);
            board.inputs.get(i).setRow(r, row, 0);
        }
    }

    private void choose(int r, int step) {
        for (int i = 0; i < spec.agents().size(); i++) {
            ActionCode code = senses.actor(i).code();
            double weight = 1.0 / code.size();
            int first = 0;
            for (int k = 0; k < code.size(); k++) {
                int choices = code.choices(k);
                int done = (int) replay.action(step, spec.actionAt(i) + k);
                int best = choosing.best(r, i, first, choices);
                for (int j = 0; j < choices; j++) {
                    mixture.mark(r, i, first + j, j == done ? weight : 0);
                    futureMixture.mark(r, i, first + j, j == best ? weight : 0);
                }
                first += choices;
            }
        }
    }

    private double reward(int step) {
        double sum = 0;
        int agents = spec.agents().size();
        for (int i = 0; i < agents; i++) {
            sum += replay.reward(step, i);
        }
        return senses.reward(settings.teamReward().of(sum, agents));
    }

    @Override
    protected void start() {
        lossSum = 0;
        valueSum = 0;
    }

    @Override
    protected void collect(int rows) {
        lossSum += tape().sum(loss);
        valueSum += tape().sum(mixture.total);
    }

    /// Sum of losses of the last batch's rows here.
    double loss() {
        return lossSum;
    }

    /// Sum of the team's values of the last batch's rows here.
    double value() {
        return valueSum;
    }
}
