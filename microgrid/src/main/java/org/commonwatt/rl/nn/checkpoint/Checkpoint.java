package org.commonwatt.rl.nn.checkpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.commonwatt.rl.nn.Parameter;
import org.commonwatt.rl.nn.Parameters;
import org.commonwatt.rl.nn.kernel.DoubleStore;
import org.commonwatt.rl.nn.kernel.FloatStore;
import org.commonwatt.rl.nn.kernel.Store;
import org.commonwatt.rl.nn.optimiser.Optimiser;

/// Named tensors and notes: everything that a training goes on from. [#toBytes()] and [#of(byte[])]
/// write and read them as safetensors (a manifest in JSON, then the numbers, little-endian) with a
/// check sum.
public final class Checkpoint {
    /// Numbers of one name.
    ///
    /// @param shape sizes, the slowest first
    /// @param isDouble whether they are kept in 64 bits
    record Tensor(List<Integer> shape, boolean isDouble, Store numbers) {}

    private static final String STEPS = ".steps";

    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final Map<String, String> notes = new LinkedHashMap<>();

    /// Reads what [#toBytes()] wrote.
    ///
    /// @throws CheckpointException if the bytes are not whole
    public static Checkpoint of(byte[] bytes) {
        return new SafeTensors(bytes).read();
    }

    /// The bytes of all tensors and notes.
    public byte[] toBytes() {
        return SafeTensors.write(this);
    }

    Map<String, Tensor> tensors() {
        return tensors;
    }

    Map<String, String> notes() {
        return notes;
    }

    /// Adds a note, such as the version of the game.
    public Checkpoint note(String key, String text) {
        notes.put(key, text);
        return this;
    }

    /// A note.
    ///
    /// @throws CheckpointException if there is none
    public String note(String key) {
        String text = notes.get(key);
        if (text == null) {
            throw new CheckpointException("The checkpoint has no note '%s'.".formatted(key));
        }
        return text;
    }

    /// A note, or what stands for it in checkpoints that are older than it.
    public String noteOr(String key, String otherwise) {
        return notes.getOrDefault(key, otherwise);
    }

    /// Adds numbers in 64 bits.
    public Checkpoint put(String name, double... numbers) {
        Store store = new DoubleStore(numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            store.set(i, numbers[i]);
        }
        return put(name, new Tensor(List.of(numbers.length), true, store));
    }

    /// Adds the first `count` numbers in 32 bits.
    public Checkpoint put(String name, float[] numbers, int count) {
        Store store = new FloatStore(count);
        store.put(numbers, 0, 0, count);
        return put(name, new Tensor(List.of(count), false, store));
    }

    Checkpoint put(String name, Tensor tensor) {
        tensors.put(name, tensor);
        return this;
    }

    /// Adds all arrays under `prefix.` and their names.
    public Checkpoint put(String prefix, Parameters parameters) {
        for (Parameter each : parameters.list()) {
            put(
                    prefix + "." + each.name(),
                    slice(parameters, parameters.values(), each.offset(), each));
        }
        return this;
    }

    /// Adds steps and memory, not the parameters.
    public Checkpoint put(String prefix, Optimiser optimiser) {
        note(prefix + STEPS, Long.toString(optimiser.steps()));
        for (int k = 0; k < optimiser.memory().size(); k++) {
            Store memory = optimiser.memory().get(k);
            put(
                    prefix + ".memory." + k,
                    new Tensor(List.of(memory.size()), memory instanceof DoubleStore, memory));
        }
        return this;
    }

    /// Adds everything of another checkpoint under `prefix.` and its names; [#part] finds it again.
    public Checkpoint put(String prefix, Checkpoint part) {
        part.tensors.forEach((name, tensor) -> put(prefix + "." + name, tensor));
        part.notes.forEach((key, text) -> note(prefix + "." + key, text));
        return this;
    }

    /// What was put in under a prefix; empty where nothing was.
    public Checkpoint part(String prefix) {
        String start = prefix + ".";
        var part = new Checkpoint();
        tensors.forEach(
                (name, tensor) -> {
                    if (name.startsWith(start)) {
                        part.put(name.substring(start.length()), tensor);
                    }
                });
        notes.forEach(
                (key, text) -> {
                    if (key.startsWith(start)) {
                        part.note(key.substring(start.length()), text);
                    }
                });
        return part;
    }

    /// The name of the first tensor that holds something else than finite numbers.
    public Optional<String> notFinite() {
        return tensors.entrySet().stream()
                .filter(each -> !isFinite(each.getValue().numbers()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean isFinite(Store numbers) {
        for (int i = 0; i < numbers.size(); i++) {
            if (!Double.isFinite(numbers.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static Tensor slice(Parameters owner, Store from, int offset, Parameter shape) {
        Store copy = owner.backend().store(shape.size());
        copy.copy(from, offset, 0, shape.size());
        return new Tensor(shape.shape(), copy instanceof DoubleStore, copy);
    }

    /// Numbers that [#put(String, double...)] added.
    ///
    /// @throws CheckpointException if there are none
    public double[] numbers(String name) {
        Store store = tensor(name).numbers();
        double[] numbers = new double[store.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = store.get(i);
        }
        return numbers;
    }

    /// Reads numbers that [#put(String, float[], int)] added, into the start of an array.
    ///
    /// @throws CheckpointException if there are none, or more than the array holds
    public void read(String name, float[] into) {
        Store store = tensor(name).numbers();
        if (store.size() > into.length) {
            throw new CheckpointException(
                    "The tensor '%s' of the checkpoint must have at most %d numbers: %d."
                            .formatted(name, into.length, store.size()));
        }
        for (int i = 0; i < store.size(); i++) {
            into[i] = (float) store.get(i);
        }
    }

    private Tensor tensor(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new CheckpointException(
                    "The checkpoint has no tensor '%s'; it has %s.\nMaybe it is one of another network."
                            .formatted(name, tensors.keySet()));
        }
        return tensor;
    }

    /// Sets all arrays to those under `prefix.`; nothing is changed if one does not fit.
    ///
    /// @throws CheckpointException if one is absent or has another shape
    public void restore(String prefix, Parameters parameters) {
        for (Parameter each : parameters.list()) {
            String name = prefix + "." + each.name();
            if (!Objects.equals(tensor(name).shape(), each.shape())) {
                throw new CheckpointException(
                        "The tensor '%s' of the checkpoint must have the shape %s of the network: %s.\nMaybe the network had other sizes."
                                .formatted(name, each.shape(), tensor(name).shape()));
            }
        }
        for (Parameter each : parameters.list()) {
            Store numbers = tensor(prefix + "." + each.name()).numbers();
            for (int i = 0; i < numbers.size(); i++) {
                parameters.values().set(each.offset() + i, numbers.get(i));
            }
        }
        parameters.changed();
    }

    /// Sets steps and memory to those under `prefix.`.
    ///
    /// @throws CheckpointException if one is absent or has another size
    public void restore(String prefix, Optimiser optimiser) {
        List<Store> memory = optimiser.memory();
        for (int k = 0; k < memory.size(); k++) {
            Store saved = tensor(prefix + ".memory." + k).numbers();
            if (saved.size() != memory.get(k).size()) {
                throw new CheckpointException(
                        "The memory '%s' of the checkpoint must have %d numbers: %d."
                                .formatted(prefix, memory.get(k).size(), saved.size()));
            }
            for (int i = 0; i < saved.size(); i++) {
                memory.get(k).set(i, saved.get(i));
            }
        }
        optimiser.restoreSteps(Long.parseLong(note(prefix + STEPS)));
    }
}
