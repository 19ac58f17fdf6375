package org.commonwatt.operate.dispatch.coalition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.operate.dispatch.DispatchMember;
import org.commonwatt.operate.dispatch.DispatchProblem;

/// Who plays: the members of a window that are somebody. Common assets belong to them by their
/// ownership shares, equally where nobody has any.
///
/// @param problem the window
/// @param members of the window, per player
/// @param ownership parts of the common assets per player, adding up to 1
@SuppressWarnings("ArrayRecordComponent") // Views; never compared.
public record Players(DispatchProblem problem, int[] members, double[] ownership) {

    /// The players of a window.
    public static Players of(DispatchProblem problem) {
        List<Integer> members = new ArrayList<>();
        for (int m = 0; m < problem.size(); m++) {
            if (!problem.member(m).equity().commonAsset()) {
                members.add(m);
            }
        }
        double[] parts = new double[members.size()];
        double total = 0;
        for (int i = 0; i < parts.length; i++) {
            parts[i] = problem.member(members.get(i)).equity().ownershipShare();
            total += parts[i];
        }
        for (int i = 0; i < parts.length; i++) {
            parts[i] = total > 0 ? parts[i] / total : 1.0 / parts.length;
        }
        return new Players(problem, members.stream().mapToInt(Integer::intValue).toArray(), parts);
    }

    /// One player alone, with its part of the common assets.
    Players alone(int i) {
        List<DispatchMember> some = new ArrayList<>();
        some.add(member(i));
        for (DispatchMember other : problem.members()) {
            if (other.equity().commonAsset()) {
                some.add(other);
            }
        }
        DispatchProblem reduced =
                new DispatchProblem(
                        problem.steps(), problem.stepHours(), some, problem.community());
        return new Players(reduced, new int[] {0}, new double[] {ownership[i]});
    }

    /// How many play.
    public int count() {
        return members.length;
    }

    /// The member behind player `i`.
    public DispatchMember member(int i) {
        return problem.member(members[i]);
    }

    /// The player that a member of the window is; −1 for common assets.
    int playerOf(int member) {
        return Math.max(-1, Arrays.binarySearch(members, member));
    }
}
