package org.commonwatt.rl.nn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonwatt.rl.nn.kernel.Backend;
import org.commonwatt.rl.nn.kernel.Panels;
import org.commonwatt.rl.nn.kernel.Store;
import org.jspecify.annotations.Nullable;

/// A computation on rows, recorded once: inputs, operations, and a column of losses, one per row.
/// [#forward(int)] computes everything, [#backward(double)] the gradient of the weighted sum of the
/// losses with regard to all parameters (reverse accumulation; Griewank and Walther 2008, chapter
/// 3).
///
/// Rows never meet on a tape, so any number of rows up to the capacity can be played, and a
/// minibatch may be cut into pieces. Playing allocates nothing. A tape has one owner; several tapes
/// may share parameters.
public final class Tape {
    private final Backend backend;
    private final int capacity;
    private final List<Operation> operations = new ArrayList<>();
    private final Map<Parameters, Store> gradients = new HashMap<>();
    private final List<Parameters> parameters = new ArrayList<>();
    private @Nullable Variable loss;
    private Operation[] played = {};
    private Parameters[] read = {};
    private int rows;

    /// An empty tape for up to `capacity` rows.
    public Tape(Backend backend, int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException(
                    "The rows of a tape must be positive: " + capacity + ".");
        }
        this.backend = backend;
        this.capacity = capacity;
    }

    /// What computes.
    public Backend backend() {
        return backend;
    }

    /// The most rows.
    public int capacity() {
        return capacity;
    }

    /// A matrix that is filled from outside.
    public Variable input(int width) {
        return new Variable(Panels.matrix(backend, capacity, width), null);
    }

    /// A column that is filled from outside.
    public Variable inputColumn() {
        return new Variable(Panels.column(backend, capacity), null);
    }

    /// A matrix that is filled from outside and whose gradient is wanted.
    public Variable differentiableInput(int width) {
        return new Variable(
                Panels.matrix(backend, capacity, width), Panels.matrix(backend, capacity, width));
    }

    /// A matrix for an operation's result.
    ///
    /// @param wantsGradient whether something it depends on has a gradient
    public Variable result(int width, boolean wantsGradient) {
        return new Variable(
                Panels.matrix(backend, capacity, width),
                wantsGradient ? Panels.matrix(backend, capacity, width) : null);
    }

    /// A column for an operation's result.
    public Variable resultColumn(boolean wantsGradient) {
        return new Variable(
                Panels.column(backend, capacity),
                wantsGradient ? Panels.column(backend, capacity) : null);
    }

    /// A matrix in the layout of another variable.
    public Variable resultLike(Variable shape, boolean wantsGradient) {
        return shape.value().stride() == 1
                ? resultColumn(wantsGradient)
                : result(shape.width(), wantsGradient);
    }

    /// The gradient of parameters that operations read; reading them is hereby announced.
    public Store gradient(Parameters of) {
        Store known = gradients.get(of);
        if (known == null) {
            known = backend.store(of.values().size());
            gradients.put(of, known);
            parameters.add(of);
            read = parameters.toArray(Parameters[]::new);
        }
        return known;
    }

    /// The parameters that operations read, in the order of their announcement.
    public List<Parameters> parameters() {
        return List.copyOf(parameters);
    }

    /// Appends an operation and returns its output.
    public Variable record(Operation operation) {
        operations.add(operation);
        played = operations.toArray(Operation[]::new);
        return operation.output();
    }

    /// Says which column [#backward(double)] starts from. Nothing may be recorded afterwards.
    public void minimise(Variable losses) {
        if (losses.width() != 1 || !losses.wantsGradient()) {
            throw new IllegalArgumentException(
                    "A loss must be one column that depends on parameters.");
        }
        loss = losses;
        Set<Variable> given = new HashSet<>();
        given.add(losses);
        for (int k = operations.size() - 1; k >= 0; k--) {
            Operation operation = operations.get(k);
            operation.live(given.contains(operation.output()));
            for (int i = 0; operation.isLive() && i < operation.inputs().size(); i++) {
                operation.adds(i, !given.add(operation.inputs().get(i)));
            }
        }
    }

    /// Computes all variables in the first `newRows` rows.
    public void forward(int newRows) {
        if (newRows < 0 || newRows > capacity) {
            throw new IllegalArgumentException(
                    "The rows of this tape must lie in 0 to %d: %d.".formatted(capacity, newRows));
        }
        rows = newRows;
        for (Parameters each : read) {
            each.refresh();
        }
        for (Operation operation : played) {
            operation.forward(rows);
        }
    }

    /// Adds the gradient of `weight · Σ losses` of the last way forwards to the parameters'
    /// gradients.
    public void backward(double weight) {
        if (loss == null) {
            throw new IllegalStateException("A tape goes backwards from a loss: say which one.");
        }
        Panels seed = loss.gradient();
        for (int row = 0; row < rows; row++) {
            seed.set(row, 0, weight);
        }
        for (int k = played.length - 1; k >= 0; k--) {
            if (played[k].isLive()) {
                played[k].backward(rows);
            }
        }
    }

    /// Sets the gradients of all parameters to 0.
    public void clearGradients() {
        for (Parameters each : read) {
            gradient(each).fill(0);
        }
    }

    /// The sum of a column over the rows of the last way forwards.
    public double sum(Variable column) {
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            sum += column.get(row, 0);
        }
        return sum;
    }
}
