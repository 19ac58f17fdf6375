package org.commonwatt.equity.sharing;

final class WeightedShapleyTest extends AllocationContract {
    @Override
    GainSharing method() {
        return new WeightedShapley();
    }
}
