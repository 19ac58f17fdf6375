package org.commonwatt.market;

import org.commonwatt.grid.StepFlows;

/// Everyone deals with the retailer only.
public final class NoMarket implements ClearingMechanism {
    @Override
    public String name() {
        return "none";
    }

    @Override
    public boolean pools() {
        return false;
    }

    @Override
    public void clear(Prices prices, int t, StepFlows flows, int copy, Clearing out) {
        out.clear(copy, prices.participants());
    }
}
