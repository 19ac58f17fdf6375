package org.commonwatt.equity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which entries of an array belong together.
///
/// @param label name of the group
/// @param members indices of its entries, ascending
record Group(String label, List<Integer> members) {

    /// The groups in the order of their labels, from one label per entry.
    static List<Group> of(List<String> labels, int entries) {
        if (labels.size() != entries) {
            throw new IllegalArgumentException(
                    "Every value needs a group: %d values, %d groups"
                            .formatted(entries, labels.size()));
        }
        Map<String, List<Integer>> members = new TreeMap<>();
        for (int i = 0; i < entries; i++) {
            members.computeIfAbsent(labels.get(i), label -> new ArrayList<>()).add(i);
        }
        return members.entrySet().stream()
                .map(entry -> new Group(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }

    /// The numbers of its members.
    double[] pick(double[] values) {
        return members.stream().mapToDouble(i -> values[i]).toArray();
    }
}
