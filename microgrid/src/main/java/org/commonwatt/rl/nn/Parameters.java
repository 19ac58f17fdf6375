package org.commonwatt.rl.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.rl.nn.kernel.Backend;
import org.commonwatt.rl.nn.kernel.Store;

/// All that one optimiser changes: named arrays, one behind the other in one flat store. Layers add
/// their arrays; with the first use of the values or of a layer the list is closed.
///
/// Kernels read weights in another order than they are kept in. After values changed, [#changed()]
/// must be called, which optimisers and the setters here do; tapes then see the new values. Nobody
/// may change values while a tape plays on another thread.
public final class Parameters {
    private final Backend backend;
    private final List<Parameter> list = new ArrayList<>();
    private final List<Runnable> derived = new ArrayList<>();
    private final List<Store> values = new ArrayList<>(1);
    private int size;
    private boolean stale = true;

    /// None yet.
    public Parameters(Backend backend) {
        this.backend = backend;
    }

    /// What computes with them.
    public Backend backend() {
        return backend;
    }

    /// Adds an array of zeros.
    ///
    /// @throws IllegalArgumentException if the name is taken
    /// @throws IllegalStateException if values have been used
    public Parameter add(String name, Integer... shape) {
        if (!values.isEmpty()) {
            throw new IllegalStateException(
                    "Parameters are added before values are used: " + name + ".");
        }
        if (list.stream().anyMatch(other -> other.name().equals(name))) {
            throw new IllegalArgumentException(
                    "The name of a parameter must be new: " + name + ".");
        }
        var parameter = new Parameter(name, Arrays.asList(shape), size);
        size += parameter.size();
        list.add(parameter);
        return parameter;
    }

    /// All arrays in the order of their addition.
    public List<Parameter> list() {
        return List.copyOf(list);
    }

    /// The number of elements of all arrays.
    public int size() {
        return size;
    }

    /// All elements. After writing to them call [#changed()].
    public Store values() {
        if (values.isEmpty()) {
            values.add(backend.store(size));
        }
        return values.getFirst();
    }

    /// One array, flat.
    public double[] copyOf(Parameter parameter) {
        double[] copy = new double[parameter.size()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = values().get(parameter.offset() + i);
        }
        return copy;
    }

    /// Sets one array.
    public void set(Parameter parameter, double... elements) {
        if (elements.length != parameter.size()) {
            throw new IllegalArgumentException(
                    "Parameter %s has %d elements: %d."
                            .formatted(parameter.name(), parameter.size(), elements.length));
        }
        for (int i = 0; i < elements.length; i++) {
            values().set(parameter.offset() + i, elements[i]);
        }
        changed();
    }

    /// Moves each value towards that of `online`: `tau·online + (1 − tau)·own`; with `tau` 1 a
    /// copy.
    public void follow(Parameters online, double tau) {
        if (online.size != size) {
            throw new IllegalArgumentException(
                    "Parameters that follow others must be as many: %d and %d."
                            .formatted(size, online.size));
        }
        for (int i = 0; i < size; i++) {
            double own = values().get(i);
            values().set(
                            i,
                            tau == 1
                                    ? online.values().get(i)
                                    : own + tau * (online.values().get(i) - own));
        }
        changed();
    }

    /// Says that values changed.
    public void changed() {
        stale = true;
    }

    /// Brings what is derived from the values up to date. Tapes call it; beside other threads it
    /// must have been called before.
    public void refresh() {
        if (stale) {
            for (int k = 0; k < derived.size(); k++) {
                derived.get(k).run();
            }
            stale = false;
        }
    }

    /// Registers what must be computed anew after each change.
    public void derive(Runnable update) {
        derived.add(update);
        stale = true;
    }
}
