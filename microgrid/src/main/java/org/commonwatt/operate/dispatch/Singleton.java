package org.commonwatt.operate.dispatch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A member alone, with its own devices, its share of common assets and its own connection. The
/// community's connection limits do not bind it, but an outage is one for it as well.
final class Singleton {
    private Singleton() {}

    static DispatchProblem of(DispatchProblem problem, int member) {
        Ownership ownership = Ownership.of(problem);
        List<DispatchMember> members = new ArrayList<>();
        members.add(problem.member(member));
        double share = ownership.share(member);
        for (DispatchMember other : problem.members()) {
            if (other.equity().commonAsset() && share > 0) {
                members.add(SharedAsset.scaled(other, share));
            }
        }
        CommunityTerms terms = problem.community();
        return new DispatchProblem(
                problem.steps(),
                problem.stepHours(),
                members,
                new CommunityTerms(
                        unlessOutage(terms.importLimitKwh()),
                        unlessOutage(terms.exportLimitKwh()),
                        true,
                        new double[problem.steps()],
                        terms.carbonKgPerKwh(),
                        terms.valueOfLostLoadPerKwh()));
    }

    private static double[] unlessOutage(double[] limitKwh) {
        return Arrays.stream(limitKwh)
                .map(limit -> limit == 0 ? 0 : Double.POSITIVE_INFINITY)
                .toArray();
    }
}
