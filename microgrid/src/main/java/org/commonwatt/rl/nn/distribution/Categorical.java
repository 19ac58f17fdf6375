package org.commonwatt.rl.nn.distribution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.rl.nn.Operation;
import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.Variable;

/// One choice, or several independent ones, by logits: choices of sizes n₁, n₂, … take consecutive
/// columns. Where a mask has 0, an action is not available: its probability is 0, whatever its
/// logit (`docs/FORMULATION.md#nn-distributions`).
public final class Categorical {
    private final int[] sizes;
    private final int width;

    /// What is known of the log-probabilities recorded here, by their variable.
    private final Map<Variable, LogSoftmax> recorded = new HashMap<>();

    /// @param sizes the number of actions of each choice
    public Categorical(int... sizes) {
        this.sizes = sizes.clone();
        int sum = 0;
        for (int size : sizes) {
            if (size < 1) {
                throw new IllegalArgumentException(
                        "A choice must have at least one action: " + size + ".");
            }
            sum += size;
        }
        width = sum;
    }

    /// The number of logits.
    public int width() {
        return width;
    }

    /// The number of actions of a choice.
    public int size(int choice) {
        return sizes[choice];
    }

    /// The number of choices.
    public int choices() {
        return sizes.length;
    }

    /// A mask by which every action is available.
    public Variable everything(Tape tape) {
        Variable mask = tape.input(width);
        for (int row = 0; row < tape.capacity(); row++) {
            for (int k = 0; k < width; k++) {
                mask.set(row, k, 1);
            }
        }
        return mask;
    }

    /// A matrix of log-probabilities of every action, 0 where the mask is 0; at least one action of
    /// each choice must be available.
    ///
    /// @param mask 1 for an available action, in the columns of the logits
    public Variable logProbabilities(Tape tape, Variable logits, Variable mask) {
        if (logits.width() != width || mask.width() != width) {
            throw new IllegalArgumentException(
                    "Logits and mask must have %d columns: %d and %d."
                            .formatted(width, logits.width(), mask.width()));
        }
        var softmax = new LogSoftmax(tape, logits, mask, sizes);
        recorded.put(softmax.output(), softmax);
        return tape.record(softmax);
    }

    /// A column of log-probabilities of the actions taken, summed over choices.
    ///
    /// @param logs what [#logProbabilities] returned
    /// @param actions a column for each choice: the number of its action
    public Variable logProbability(Tape tape, Variable logs, Variable actions) {
        return tape.record(new Taken(tape, logs, actions, sizes));
    }

    /// A column of entropies, summed over choices; what is not available counts nothing.
    ///
    /// @param logs what [#logProbabilities] of this object returned
    public Variable entropy(Tape tape, Variable logs, Variable mask) {
        LogSoftmax softmax = recorded.get(logs);
        if (softmax == null) {
            throw new IllegalArgumentException(
                    "An entropy is one of log-probabilities of the same choices.");
        }
        return tape.record(new Entropy(tape, logs, mask, softmax.probabilities));
    }

    /// Draws the actions of one row, one uniform number each.
    ///
    /// @param logs what [#logProbabilities] returned
    /// @param actions receives the number of each choice's action
    public void draw(RandomStream stream, Variable logs, Variable mask, int row, int[] actions) {
        int first = 0;
        for (int choice = 0; choice < sizes.length; choice++) {
            double left = stream.nextDouble();
            int chosen = -1;
            for (int k = 0; k < sizes[choice] && (chosen < 0 || left >= 0); k++) {
                if (mask.get(row, first + k) != 0) {
                    chosen = k;
                    left -= StrictMath.exp(logs.get(row, first + k));
                }
            }
            actions[choice] = chosen;
            first += sizes[choice];
        }
    }

    /// The available action of each choice with the greatest probability; the first of equal ones.
    ///
    /// @param logs what [#logProbabilities] returned
    public void best(Variable logs, Variable mask, int row, int[] actions) {
        int first = 0;
        for (int choice = 0; choice < sizes.length; choice++) {
            int best = -1;
            for (int k = 0; k < sizes[choice]; k++) {
                boolean isBetter =
                        best < 0 || logs.get(row, first + k) > logs.get(row, first + best);
                if (mask.get(row, first + k) != 0 && isBetter) {
                    best = k;
                }
            }
            actions[choice] = best;
            first += sizes[choice];
        }
    }

    /// The Kullback-Leibler divergence of two distributions from their log-probabilities.
    public static double divergence(double[] logs1, double[] logs2) {
        double sum = 0;
        for (int k = 0; k < logs1.length; k++) {
            sum += StrictMath.exp(logs1[k]) * (logs1[k] - logs2[k]);
        }
        return sum;
    }

    private static final class LogSoftmax extends Operation {
        private final Variable mask;
        private final int[] sizes;

        /// Per row and action, since an exponential costs more than a place in memory.
        private final double[] probabilities;

        LogSoftmax(Tape tape, Variable logits, Variable mask, int[] sizes) {
            super(tape.result(logits.width(), logits.wantsGradient()), List.of(logits));
            this.mask = mask;
            this.sizes = sizes;
            probabilities = new double[tape.capacity() * logits.width()];
        }

        @Override
        protected void forward(int rows) {
            for (int row = 0; row < rows; row++) {
                int first = 0;
                for (int size : sizes) {
                    softmax(row, first, first + size);
                    first += size;
                }
            }
        }

        private void softmax(int row, int from, int to) {
            double greatest = Double.NEGATIVE_INFINITY;
            for (int k = from; k < to; k++) {
                if (mask.get(row, k) != 0) {
                    greatest = Math.max(greatest, input(0).get(row, k));
                }
            }
            double sum = 0;
            int place = row * input(0).width();
            for (int k = from; k < to; k++) {
                boolean isAvailable = mask.get(row, k) != 0;
                double share = isAvailable ? StrictMath.exp(input(0).get(row, k) - greatest) : 0;
                probabilities[place + k] = share;
                sum += share;
            }
            double log = greatest + StrictMath.log(sum);
            for (int k = from; k < to; k++) {
                probabilities[place + k] /= sum;
                output().set(row, k, mask.get(row, k) != 0 ? input(0).get(row, k) - log : 0);
            }
        }

        @Override
        protected void backward(int rows) {
            for (int row = 0; row < rows; row++) {
                int first = 0;
                for (int size : sizes) {
                    softmaxBackward(row, first, first + size);
                    first += size;
                }
            }
        }

        private void softmaxBackward(int row, int from, int to) {
            double sum = 0;
            for (int k = from; k < to; k++) {
                if (mask.get(row, k) != 0) {
                    sum += output().gradient().get(row, k);
                }
            }
            for (int k = from; k < to; k++) {
                double change = 0;
                if (mask.get(row, k) != 0) {
                    double probability = probabilities[row * input(0).width() + k];
                    change = output().gradient().get(row, k) - probability * sum;
                }
                give(0, row, k, change);
            }
        }
    }

    private static final class Taken extends Operation {
        private final Variable actions;
        private final int[] sizes;

        Taken(Tape tape, Variable logs, Variable actions, int[] sizes) {
            super(tape.resultColumn(logs.wantsGradient()), List.of(logs));
            this.actions = actions;
            this.sizes = sizes;
        }

        @Override
        protected void forward(int rows) {
            for (int row = 0; row < rows; row++) {
                double sum = 0;
                int first = 0;
                for (int choice = 0; choice < sizes.length; choice++) {
                    sum += input(0).get(row, first + (int) actions.get(row, choice));
                    first += sizes[choice];
                }
                output().set(row, 0, sum);
            }
        }

        @Override
        protected void backward(int rows) {
            for (int row = 0; row < rows; row++) {
                double g = output().gradient().get(row, 0);
                int first = 0;
                for (int choice = 0; choice < sizes.length; choice++) {
                    int taken = (int) actions.get(row, choice);
                    for (int k = 0; k < sizes[choice]; k++) {
                        give(0, row, first + k, k == taken ? g : 0);
                    }
                    first += sizes[choice];
                }
            }
        }
    }

    private static final class Entropy extends Operation {
        private final Variable mask;
        private final double[] probabilities;

        Entropy(Tape tape, Variable logs, Variable mask, double[] probabilities) {
            super(tape.resultColumn(logs.wantsGradient()), List.of(logs));
            this.mask = mask;
            this.probabilities = probabilities;
        }

        @Override
        protected void forward(int rows) {
            for (int row = 0; row < rows; row++) {
                double sum = 0;
                int width = input(0).width();
                for (int k = 0; k < width; k++) {
                    double log = input(0).get(row, k);
                    sum -= mask.get(row, k) != 0 ? probabilities[row * width + k] * log : 0;
                }
                output().set(row, 0, sum);
            }
        }

        @Override
        protected void backward(int rows) {
            for (int row = 0; row < rows; row++) {
                double g = output().gradient().get(row, 0);
                int width = input(0).width();
                for (int k = 0; k < width; k++) {
                    double slope = probabilities[row * width + k] * (input(0).get(row, k) + 1);
                    give(0, row, k, mask.get(row, k) != 0 ? -g * slope : 0);
                }
            }
        }
    }
}
