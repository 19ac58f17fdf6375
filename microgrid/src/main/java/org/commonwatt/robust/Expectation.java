package org.commonwatt.robust;

/// The mean: no aversion to risk.
public record Expectation() implements RiskMeasure {

    @Override
    public String name() {
        return "expected";
    }

    @Override
    public void reweigh(double[] values, double[] weights, Outcome outcome, double[] into) {
        double total = Samples.requireWeighted(values, weights);
        for (int i = 0; i < values.length; i++) {
            into[i] = weights[i] / total;
        }
    }
}
