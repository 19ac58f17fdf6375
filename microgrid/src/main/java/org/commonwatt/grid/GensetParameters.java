package org.commonwatt.grid;

import java.util.stream.IntStream;

/// Generator sets as flat arrays `[participant]`, energies per step.
final class GensetParameters {
    final int[] members;
    final double[] ratedKwh;
    final double[] leastKwh;

    /// Most energy of the step in which it starts.
    final double[] startingKwh;

    final double[] noLoadLitres;
    final double[] litresPerKwh;
    final double[] startLitres;

    GensetParameters(Community community, double stepHours) {
        int n = community.size();
        members =
                IntStream.range(0, n)
                        .filter(i -> community.participant(i).genset() != null)
                        .toArray();
        ratedKwh = new double[n];
        leastKwh = new double[n];
        startingKwh = new double[n];
        noLoadLitres = new double[n];
        litresPerKwh = new double[n];
        startLitres = new double[n];
        for (int i : members) {
            Genset genset = community.participant(i).genset();
            if (genset != null) {
                ratedKwh[i] = genset.ratedKw() * stepHours;
                leastKwh[i] = genset.minLoad() * ratedKwh[i];
                double ready = Math.max(0, stepHours - genset.startMinutes() / 60);
                startingKwh[i] = genset.ratedKw() * ready;
                noLoadLitres[i] = genset.noLoadLitresPerKwh() * ratedKwh[i];
                litresPerKwh[i] = genset.litresPerKwh();
                startLitres[i] = genset.startLitres();
            }
        }
    }
}
