package org.commonwatt.grid;

import java.util.List;
import java.util.stream.IntStream;

/// Deferrable jobs as arrays `[participant][job]`.
final class JobParameters {
    final int[] members;
    final int[][] releaseStep;
    final int[][] latestStartStep;
    final double[][][] profileKwh;

    JobParameters(Community community) {
        int n = community.size();
        members =
                IntStream.range(0, n)
                        .filter(i -> !community.participant(i).jobs().isEmpty())
                        .toArray();
        releaseStep = new int[n][0];
        latestStartStep = new int[n][0];
        profileKwh = new double[n][0][];
        for (int i : members) {
            List<Job> jobs = community.participant(i).jobs();
            releaseStep[i] = jobs.stream().mapToInt(Job::releaseStep).toArray();
            latestStartStep[i] = jobs.stream().mapToInt(Job::latestStartStep).toArray();
            profileKwh[i] = new double[jobs.size()][];
            for (int j = 0; j < jobs.size(); j++) {
                profileKwh[i][j] =
                        jobs.get(j).profileKwh().stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray();
            }
        }
    }
}
