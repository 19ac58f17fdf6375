package org.commonwatt.experiments.network;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which nodes closed switches make one. A node of another type than `auxiliary` stands for the
/// others, the first one of the file where there are several.
final class JoinedNodes {
    private final Map<String, Integer> rows = new HashMap<>();
    private final int[] parent;
    private final boolean[] auxiliary;

    JoinedNodes(TextRows nodes) {
        parent = new int[nodes.size()];
        auxiliary = new boolean[nodes.size()];
        for (int row = 0; row < parent.length; row++) {
            parent[row] = row;
            auxiliary[row] = nodes.text(row, "type").equalsIgnoreCase("auxiliary");
            String id = nodes.name(row, "id");
            Integer first = rows.putIfAbsent(id, row);
            if (first != null) {
                nodes.problem(
                        row,
                        "id",
                        "is \"%s\", as that of line %d already."
                                .formatted(id, nodes.spot(first).line()));
            }
        }
    }

    /// Row of a node by its id, or null.
    @Nullable Integer rowOf(String id) {
        return rows.get(id);
    }

    void join(TextRows switches, int row) {
        Integer a = rows.get(switches.name(row, "nodeA"));
        Integer b = rows.get(switches.name(row, "nodeB"));
        if (a == null || b == null) {
            String column = a == null ? "nodeA" : "nodeB";
            switches.problem(
                    row,
                    column,
                    "is \"%s\", which is no node.".formatted(switches.text(row, column)));
            return;
        }
        int first = rootOf(a);
        int second = rootOf(b);
        boolean firstStands =
                auxiliary[first] == auxiliary[second] ? first < second : !auxiliary[first];
        parent[firstStands ? second : first] = firstStands ? first : second;
    }

    /// Row of the node that stands for this one.
    int rootOf(int row) {
        int at = row;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
