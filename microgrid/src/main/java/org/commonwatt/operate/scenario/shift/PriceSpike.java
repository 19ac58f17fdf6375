package org.commonwatt.operate.scenario.shift;

import org.commonwatt.numeric.RandomStream;
import org.commonwatt.operate.scenario.Scenario;

/// A scarce evening on the wholesale market, at whatever time of the day: for four hours every
/// member's import price is higher by a multiple of its mean price. It is published a day ahead
/// like any other price; what is paid for exports stays.
public record PriceSpike() implements ShiftFamily {
    private static final Scale SCALE = new Scale("price-spike", "mean prices more", 2, 9);
    private static final double HOURS = 4;

    @Override
    public Scale scale() {
        return SCALE;
    }

    @Override
    public boolean affects(Scenario scenario) {
        return Felt.price(scenario);
    }

    @Override
    public Scenario apply(Scenario scenario, Span span, double severity, RandomStream draw) {
        Paths.require(this, scenario, span, severity);
        int length = Math.min(span.steps(), Paths.steps(scenario.axis(), HOURS));
        int from = span.fromStep() + draw.nextInt(span.steps() - length + 1);
        double rise = severity * Felt.meanPrice(scenario);
        return Paths.repriced(scenario, from, from + length, price -> price + rise);
    }
}
