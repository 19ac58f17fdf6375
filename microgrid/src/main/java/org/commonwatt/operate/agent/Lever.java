package org.commonwatt.operate.agent;

import java.util.Locale;
import org.commonwatt.grid.Actions;
import org.commonwatt.grid.Participant;

/// One number of an agent's action: what it moves, and how far from what the base policy would do.
public enum Lever {
    /// The battery: a part of its power.
    STORAGE(0.6),
    /// The vehicle's charger.
    EV(1),
    /// The heat pump's targets.
    HEAT(1),
    /// The start of a waiting job.
    JOB(2),
    /// The generator set.
    GENSET(1),
    /// The price between members: −1 the floor, 1 the ceiling.
    PRICE(1);

    private final double span;

    Lever(double span) {
        this.span = span;
    }

    /// How far an action of 1 moves the device from the base policy, in parts of its full range.
    public double span() {
        return span;
    }

    /// Name in action spaces.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether a participant has what it moves.
    boolean isOf(Participant participant) {
        return switch (this) {
            case STORAGE -> participant.battery() != null;
            case EV -> participant.ev() != null;
            case HEAT -> participant.heatPump() != null;
            case JOB -> !participant.jobs().isEmpty();
            case GENSET -> participant.genset() != null;
            case PRICE -> false;
        };
    }

    /// What devices are asked for at flat index `k`.
    double read(Actions actions, int k) {
        return switch (this) {
            case STORAGE -> actions.storage(k);
            case EV -> actions.ev(k);
            case HEAT -> actions.heat(k);
            case JOB -> actions.job(k);
            case GENSET -> actions.genset(k);
            case PRICE -> 0;
        };
    }

    /// Asks devices at flat index `k` for something in [−1, 1].
    void write(Actions actions, int k, double value) {
        switch (this) {
            case STORAGE -> actions.storage(k, value);
            case EV -> actions.ev(k, value);
            case HEAT -> actions.heat(k, value);
            case JOB -> actions.job(k, value);
            case GENSET -> actions.genset(k, value);
            case PRICE -> {}
        }
    }
}
