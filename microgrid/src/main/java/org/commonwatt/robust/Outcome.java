package org.commonwatt.robust;

/// Which direction of a number is bad.
public enum Outcome {
    /// Higher is better; the worst distribution has the lowest mean.
    RETURN(1.0),
    /// Higher is worse; the worst distribution has the highest mean.
    COST(-1.0);

    private final double sign;

    Outcome(double sign) {
        this.sign = sign;
    }

    /// What makes a number a return, and a return a number again: +1 or −1.
    double sign() {
        return sign;
    }
}
