package org.commonwatt.rl.nn.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.commonwatt.rl.nn.kernel.DoubleStore;
import org.commonwatt.rl.nn.kernel.FloatStore;
import org.commonwatt.rl.nn.kernel.Store;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The safetensors format: length of the manifest (8 bytes), manifest, numbers. The manifest names
/// each tensor's type, shape and place, and has notes under `__metadata__`, among them version and
/// check sum of the numbers.
///
/// Source: *Safetensors format*, Hugging Face.
final class SafeTensors {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String NOTES = "__metadata__";
    private static final String VERSION_KEY = "commonwatt.version";
    private static final String SUM_KEY = "commonwatt.crc32";
    private static final String VERSION = "1";
    private static final int LENGTH_BYTES = 8;

    private final byte[] bytes;

    SafeTensors(byte[] bytes) {
        this.bytes = bytes;
    }

    static byte[] write(Checkpoint checkpoint) {
        int size = 0;
        Map<String, Object> manifest = new LinkedHashMap<>();
        Map<String, String> notes = new LinkedHashMap<>(checkpoint.notes());
        manifest.put(NOTES, notes);
        for (Map.Entry<String, Checkpoint.Tensor> each : checkpoint.tensors().entrySet()) {
            Checkpoint.Tensor tensor = each.getValue();
            int end = size + tensor.numbers().size() * (tensor.isDouble() ? 8 : 4);
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("dtype", tensor.isDouble() ? "F64" : "F32");
            entry.put("shape", tensor.shape());
            entry.put("data_offsets", List.of(size, end));
            manifest.put(each.getKey(), entry);
            size = end;
        }
        ByteBuffer data = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        checkpoint.tensors().values().forEach(tensor -> append(tensor, data));
        notes.put(VERSION_KEY, VERSION);
        notes.put(SUM_KEY, sum(data.array(), 0, size));
        byte[] head = MAPPER.writeValueAsBytes(manifest);
        int padded = (head.length + 7) / 8 * 8;
        ByteBuffer all =
                ByteBuffer.allocate(LENGTH_BYTES + padded + size).order(ByteOrder.LITTLE_ENDIAN);
        all.putLong(padded).put(head);
        while (all.position() < LENGTH_BYTES + padded) {
            all.put((byte) ' ');
        }
        return all.put(data.array()).array();
    }

    private static void append(Checkpoint.Tensor tensor, ByteBuffer data) {
        Store numbers = tensor.numbers();
        for (int i = 0; i < numbers.size(); i++) {
            if (tensor.isDouble()) {
                data.putDouble(numbers.get(i));
            } else {
                data.putFloat((float) numbers.get(i));
            }
        }
    }

    private static String sum(byte[] bytes, int from, int length) {
        var sum = new CRC32();
        sum.update(bytes, from, length);
        return Long.toHexString(sum.getValue());
    }

    private static CheckpointException broken(String what) {
        return new CheckpointException(
                "The checkpoint is not whole: %s.\nMaybe it was cut off while it was written or copied."
                        .formatted(what));
    }

    Checkpoint read() {
        ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < LENGTH_BYTES) {
            throw broken("it has %d bytes".formatted(bytes.length));
        }
        long length = all.getLong();
        if (length < 2 || length > bytes.length - LENGTH_BYTES) {
            throw broken("its manifest has %d bytes of %d".formatted(length, bytes.length));
        }
        JsonNode manifest = manifest((int) length);
        int start = LENGTH_BYTES + (int) length;
        JsonNode notes = manifest.path(NOTES);
        if (!notes.path(VERSION_KEY).asString("").equals(VERSION)) {
            throw new CheckpointException(
                    "The version of a checkpoint must be %s: '%s'."
                            .formatted(VERSION, notes.path(VERSION_KEY).asString("none")));
        }
        String found = sum(bytes, start, bytes.length - start);
        if (!notes.path(SUM_KEY).asString("").equals(found)) {
            throw broken("its check sum is not that of its numbers");
        }
        var checkpoint = new Checkpoint();
        manifest.forEachEntry(
                (name, entry) -> {
                    if (!name.equals(NOTES)) {
                        checkpoint.put(name, tensor(name, entry, all, start));
                    }
                });
        notes.forEachEntry((key, text) -> addNote(checkpoint, key, text.asString()));
        return checkpoint;
    }

    private static void addNote(Checkpoint checkpoint, String key, String text) {
        if (!key.equals(VERSION_KEY) && !key.equals(SUM_KEY)) {
            checkpoint.note(key, text);
        }
    }

    private JsonNode manifest(int length) {
        try {
            String text = new String(bytes, LENGTH_BYTES, length, StandardCharsets.UTF_8);
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw broken("its manifest is not JSON (%s)".formatted(e.getOriginalMessage()));
        }
    }

    private static List<Integer> shape(JsonNode entry) {
        List<Integer> shape = new ArrayList<>();
        for (JsonNode each : entry.path("shape")) {
            shape.add(each.asInt(-1));
        }
        if (shape.stream().anyMatch(size -> size < 0)) {
            throw broken("a tensor has the shape %s".formatted(entry.path("shape")));
        }
        return shape;
    }

    private static Checkpoint.Tensor tensor(
            String name, JsonNode entry, ByteBuffer all, int start) {
        boolean isDouble = entry.path("dtype").asString("").equals("F64");
        if (!isDouble && !entry.path("dtype").asString("").equals("F32")) {
            throw new CheckpointException(
                    "The type of the tensor '%s' must be F32 or F64: %s."
                            .formatted(name, entry.path("dtype")));
        }
        List<Integer> shape = shape(entry);
        int width = isDouble ? 8 : 4;
        int from = entry.path("data_offsets").path(0).asInt(-1);
        int to = entry.path("data_offsets").path(1).asInt(-1);
        // In doubles, which no product of sizes overflows.
        double bytes =
                shape.stream().mapToDouble(Integer::doubleValue).reduce(width, (a, b) -> a * b);
        if (from < 0 || to < from || to - from != bytes || to > all.capacity() - start) {
            throw broken("the tensor '%s' of %s lies at %d to %d".formatted(name, shape, from, to));
        }
        int size = (to - from) / width;
        Store numbers = isDouble ? new DoubleStore(size) : new FloatStore(size);
        for (int i = 0; i < size; i++) {
            int at = start + from + i * width;
            numbers.set(i, isDouble ? all.getDouble(at) : all.getFloat(at));
        }
        return new Checkpoint.Tensor(shape, isDouble, numbers);
    }
}
