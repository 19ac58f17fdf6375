package org.commonwatt.rl.algorithm.robust;

import java.util.List;

/// The ways in which every episode of a game can turn out: the same candidates for each of its
/// groups, which are its nominal days. Candidate 0 is the group as it was.
///
/// @param groups number of groups N
/// @param families name of each candidate's family, K of them; that of candidate 0 is not looked at
/// @param costs of moving mass to each candidate, K of them; the first 0, the others above
public record CandidateSet(int groups, List<String> families, List<Double> costs) {
    public CandidateSet {
        families = List.copyOf(families);
        costs = List.copyOf(costs);
        boolean rises = costs.stream().skip(1).allMatch(cost -> cost > 0);
        if (groups < 1 || families.size() != costs.size() || costs.isEmpty() || costs.get(0) != 0) {
            throw new IllegalArgumentException(
                    "Candidates need a group, a family and a cost each, the first none: %d, %d, %s."
                            .formatted(groups, families.size(), costs));
        }
        if (!rises) {
            throw new IllegalArgumentException(
                    "Moving mass must cost something: %s.".formatted(costs));
        }
    }

    /// Number of candidates K.
    public int candidates() {
        return costs.size();
    }

    /// Names of the families, each once, in the order of the candidates.
    public List<String> names() {
        return families.stream().skip(1).distinct().toList();
    }

    /// Mass of each candidate where a dose is spread evenly over families, and within a family over
    /// its candidates; the rest is the nominal one's.
    ///
    /// @param dose 0 to 1
    public double[] spread(double dose) {
        double[] mass = new double[candidates()];
        List<String> names = names();
        double left = names.isEmpty() ? 0 : dose;
        mass[0] = 1 - left;
        for (int k = 1; k < mass.length; k++) {
            String family = families.get(k);
            long same = families.stream().skip(1).filter(family::equals).count();
            mass[k] = left / names.size() / same;
        }
        return mass;
    }

    /// Mass per family, of masses per candidate.
    public double[] byFamily(double[] mass) {
        List<String> names = names();
        double[] sums = new double[names.size()];
        for (int k = 1; k < mass.length; k++) {
            sums[names.indexOf(families.get(k))] += mass[k];
        }
        return sums;
    }
}
