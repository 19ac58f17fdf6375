package org.commonwatt.experiments.explain;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.experiments.scenario.Spelling;
import org.commonwatt.grid.Participant;
import org.commonwatt.operate.agent.Lever;

/// Something that a device could have been asked for.
///
/// | word | device | asks for |
/// |---|---|---|
/// | charge, discharge, idle | battery | full power in, full power out, nothing |
/// | ev-charge, ev-discharge, ev-idle | vehicle | likewise |
/// | warm, coast, heat-usual | heat pump | the upper end of comfort, the lower end, as usual |
/// | start, wait | deferrable job | to start, to wait |
/// | run, off | generator set | full power, nothing |
///
/// `charge:0.5` asks for half of it.
///
/// @param word as the user wrote it
/// @param lever which device
/// @param asked what it is asked for, [−1, 1]
public record DeviceAction(String word, Lever lever, double asked) {
    private record Meaning(Lever lever, double asked) {}

    private static final Map<String, Meaning> WORDS = words();

    private static Map<String, Meaning> words() {
        Map<String, Meaning> words = new LinkedHashMap<>();
        words.put("charge", new Meaning(Lever.STORAGE, 1));
        words.put("discharge", new Meaning(Lever.STORAGE, -1));
        words.put("idle", new Meaning(Lever.STORAGE, 0));
        words.put("ev-charge", new Meaning(Lever.EV, 1));
        words.put("ev-discharge", new Meaning(Lever.EV, -1));
        words.put("ev-idle", new Meaning(Lever.EV, 0));
        words.put("warm", new Meaning(Lever.HEAT, 1));
        words.put("coast", new Meaning(Lever.HEAT, -1));
        words.put("heat-usual", new Meaning(Lever.HEAT, 0));
        words.put("start", new Meaning(Lever.JOB, 1));
        words.put("wait", new Meaning(Lever.JOB, 0));
        words.put("run", new Meaning(Lever.GENSET, 1));
        words.put("off", new Meaning(Lever.GENSET, 0));
        return words;
    }

    /// The words, without shares.
    public static List<String> vocabulary() {
        return List.copyOf(WORDS.keySet());
    }

    /// Reads an action.
    ///
    /// @throws ExplainRefusal if it is none
    public static DeviceAction of(String text) {
        String[] parts = text.split(":", 2);
        Meaning meaning = WORDS.get(parts[0]);
        if (meaning == null) {
            throw new ExplainRefusal(
                    Spelling.withHint(
                            "There is no action %s; there are %s."
                                    .formatted(text, String.join(", ", vocabulary())),
                            parts[0],
                            vocabulary()));
        }
        double share = parts.length == 1 ? 1 : share(text, parts[1]);
        return new DeviceAction(text, meaning.lever, meaning.asked * share);
    }

    private static double share(String text, String number) {
        try {
            double share = Double.parseDouble(number);
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException _) {
            // No number: what is said below holds.
        }
        throw new ExplainRefusal(
                "The share in %s is %s but must be a number from 0 to 1.\nMaybe write it like charge:0.5."
                        .formatted(text, number));
    }

    /// Refuses a member that has no such device.
    ///
    /// @throws ExplainRefusal if it has none
    public void requireOf(Participant member) {
        if (!lever.isOf(member)) {
            throw new ExplainRefusal(
                    "%s has no device that could %s; %s."
                            .formatted(member.id(), word, devices(member)));
        }
    }

    /// A device of a member by its name.
    ///
    /// @param device such as `storage`; empty for the first that it has
    static Lever lever(Participant member, String device) {
        return Arrays.stream(Lever.values())
                .filter(each -> each.isOf(member))
                .filter(each -> device.isEmpty() || each.key().equals(device))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ExplainRefusal(
                                        "%s has no device %s that a policy decides about; %s."
                                                .formatted(member.id(), device, devices(member))));
    }

    private static String devices(Participant member) {
        List<String> levers =
                Arrays.stream(Lever.values())
                        .filter(each -> each.isOf(member))
                        .map(Lever::key)
                        .toList();
        return levers.isEmpty()
                ? "it has none that can be asked for anything"
                : "it has " + String.join(", ", levers);
    }
}
