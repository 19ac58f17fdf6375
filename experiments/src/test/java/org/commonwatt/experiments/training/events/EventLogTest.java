package org.commonwatt.experiments.training.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EventLogTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000L, 500_000_000);

    @TempDir private Path folder;

    /// An event as it was read back.
    private record Event(double seconds, long step, String version, Map<String, Float> numbers) {}

    @Test
    void sum_ofTheDigits_isTheCrcOfItsDefinition_masked() {
        // CRC-32C of "123456789" is e3069283 (RFC 3720, catalogue of CRCs); turned right by 15 bits
        // 2507c60d, plus a282ead8 c78ab0e5.
        byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
        assertThat(MaskedSum.of(digits)).isEqualTo(0xc78ab0e5);
    }

    @Test
    void file_beginsAsTensorFlowsDo() throws IOException {
        Path file = folder.resolve("events");
        EventLog.open(file, 0, NOW).close();
        byte[] bytes = Files.readAllBytes(file);
        // 24 bytes follow: 9 of the time, 15 of the version; every event file of TensorFlow begins
        // with this length and its masked sum.
        assertThat(HexFormat.of().formatHex(bytes, 0, 12)).isEqualTo("1800000000000000a37f4b22");
    }

    @Test
    void events_readBack_areWhatWasAdded_andGoOnAfterACut() throws IOException {
        Path file = folder.resolve("events");
        long length;
        Map<String, Double> first = new LinkedHashMap<>();
        first.put("charts/episodic_return", -1.5);
        first.put("losses/policy_loss", 0.25);
        try (EventLog log = EventLog.open(file, 0, NOW)) {
            log.add(300, NOW, first);
            length = log.length();
            log.add(400, NOW, Map.of("charts/episodic_return", 9.0));
        }
        try (EventLog log = EventLog.open(file, length, NOW)) {
            log.add(1L << 40, NOW, Map.of("validation/return", Double.NaN));
        }
        List<Event> events = read(file);
        assertThat(events).hasSize(3);
        assertThat(events.get(0).version()).isEqualTo("brain.Event:2");
        assertThat(events.get(1).seconds()).isEqualTo(1_700_000_000.5);
        assertThat(events.get(1).step()).isEqualTo(300);
        assertThat(events.get(1).numbers())
                .containsExactly(
                        Map.entry("charts/episodic_return", -1.5f),
                        Map.entry("losses/policy_loss", 0.25f));
        assertThat(events.get(2).step()).isEqualTo(1L << 40);
        assertThat(events.get(2).numbers()).containsEntry("validation/return", Float.NaN);
    }

    private static List<Event> read(Path file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<Event> events = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] head = new byte[8];
            in.get(head);
            assertThat(in.getInt()).isEqualTo(MaskedSum.of(head));
            byte[] data = new byte[(int) ByteBuffer.wrap(head).order(in.order()).getLong()];
            in.get(data);
            assertThat(in.getInt()).isEqualTo(MaskedSum.of(data));
            events.add(event(ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN)));
        }
        return events;
    }

    private static Event event(ByteBuffer in) {
        double seconds = 0;
        long step = 0;
        String version = "";
        Map<String, Float> numbers = new LinkedHashMap<>();
        while (in.hasRemaining()) {
            int key = (int) varint(in);
            switch (key >>> 3) {
                case 1 -> seconds = in.getDouble();
                case 2 -> step = varint(in);
                case 3 -> version = text(in);
                case 5 -> {
                    ByteBuffer summary = part(in);
                    while (summary.hasRemaining()) {
                        assertThat(varint(summary)).isEqualTo((1 << 3) | 2);
                        ByteBuffer value = part(summary);
                        assertThat(varint(value)).isEqualTo((1 << 3) | 2);
                        String tag = text(value);
                        assertThat(varint(value)).isEqualTo((2 << 3) | 5);
                        numbers.put(tag, value.getFloat());
                    }
                }
                default -> throw new AssertionError(key);
            }
        }
        return new Event(seconds, step, version, numbers);
    }

    private static ByteBuffer part(ByteBuffer in) {
        int length = (int) varint(in);
        ByteBuffer part = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + length);
        return part;
    }

    private static String text(ByteBuffer in) {
        byte[] bytes = new byte[(int) varint(in)];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte part = in.get();
            value |= (long) (part & 0x7f) << shift;
            if (part >= 0) {
                return value;
            }
        }
    }
}
