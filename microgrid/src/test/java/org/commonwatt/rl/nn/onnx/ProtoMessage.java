package org.commonwatt.rl.nn.onnx;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A protocol-buffers message as read: the fields in order, whole numbers or bytes.
record ProtoMessage(List<Field> fields) {
    /// A field; `bytes` is empty where it is a number.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Field(int number, long value, byte[] bytes) {}

    static ProtoMessage of(byte[] bytes) {
        List<Field> fields = new ArrayList<>();
        int[] at = {0};
        while (at[0] < bytes.length) {
            long key = varint(bytes, at);
            int number = (int) (key >>> 3);
            switch ((int) (key & 7)) {
                case 0 -> fields.add(new Field(number, varint(bytes, at), new byte[0]));
                case 2 -> {
                    int length = (int) varint(bytes, at);
                    fields.add(
                            new Field(number, 0, Arrays.copyOfRange(bytes, at[0], at[0] + length)));
                    at[0] += length;
                }
                case 5 -> at[0] += 4;
                default -> throw new AssertionError("No such type of field: " + key);
            }
        }
        return new ProtoMessage(fields);
    }

    private static long varint(byte[] bytes, int[] at) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes[at[0]++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private List<ProtoMessage> messages(int number) {
        return fields.stream()
                .filter(field -> field.number() == number)
                .map(field -> of(field.bytes()))
                .toList();
    }

    ProtoMessage message(int number) {
        return messages(number).getFirst();
    }

    private String text(int number) {
        return fields.stream()
                .filter(field -> field.number() == number)
                .map(field -> new String(field.bytes(), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    /// Of a graph: the operators of its nodes.
    List<String> operators() {
        return messages(1).stream().map(node -> node.text(4)).toList();
    }

    /// Of a graph: the shapes of its initializers.
    List<List<Long>> initializerShapes() {
        return messages(5).stream()
                .map(
                        tensor ->
                                tensor.fields.stream()
                                        .filter(field -> field.number() == 1)
                                        .map(Field::value)
                                        .toList())
                .toList();
    }
}
