package org.commonwatt.robust;

import java.util.Arrays;

/// The worst outcome that has any weight; the first of them where several are equally bad.
public record WorstCase() implements RiskMeasure {

    @Override
    public String name() {
        return "worst";
    }

    @Override
    public void reweigh(double[] values, double[] weights, Outcome outcome, double[] into) {
        Samples.requireWeighted(values, weights);
        int worst = -1;
        for (int i = 0; i < values.length; i++) {
            boolean worse =
                    worst < 0 || outcome.sign() * values[i] < outcome.sign() * values[worst];
            worst = weights[i] > 0.0 && worse ? i : worst;
        }
        Arrays.fill(into, 0.0);
        into[worst] = 1.0;
    }
}
