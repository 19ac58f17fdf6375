package org.commonwatt.operate.agent;

import java.util.Locale;
import org.commonwatt.grid.Actions;
import org.commonwatt.grid.Participant;

/// One number of an agent's action: what it moves, and how far from what the base policy would do.
public enum Lever {
    /// The battery; its base is followed exactly by half of the actions.
    STORAGE(1),
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

    /// Actions up to this size leave vehicles, heat pumps, jobs and generators to the base policy,
    /// so that the noise of exploring does.
    private static final double STILL = 0.25;

    private final double span;

    Lever(double span) {
        this.span = span;
    }

    /// How far an action of 1 moves the device from the base policy, in parts of its full range.
    public double span() {
        return span;
    }

    /// What a device is asked for where the base policy asks for `base` and the agent chooses `a`,
    /// both in [−1, 1]; with `a` = 0 the base, to the last bit.
    ///
    /// For batteries half of the actions do what the base does: where the base balances the
    /// community's net, a little more or less would cost on either side, and noise must not matter.
    /// Against the base, an action first fades it out, then moves the other way
    /// (`docs/FORMULATION.md#storage-lever`).
    public double asked(double base, double a) {
        if (this == PRICE) {
            return a;
        }
        if (this != STORAGE) {
            double beyond = Math.max(0, Math.abs(a) - STILL) / (1 - STILL);
            return Math.clamp(base + span * Math.copySign(beyond, a), -1, 1);
        }
        return base <= 0 ? discharging(base, a) : -discharging(-base, -a);
    }

    /// The action by which a device with this base is asked for `wanted`, or as nearly as there is
    /// one: the reverse of [#asked].
    public double action(double base, double wanted) {
        if (this != STORAGE) {
            double beyond = Math.clamp((wanted - base) / span, -1, 1);
            return beyond == 0 ? 0 : Math.copySign(STILL + (1 - STILL) * Math.abs(beyond), beyond);
        }
        return base <= 0 ? fromDischarging(base, wanted) : -fromDischarging(-base, -wanted);
    }

    private static double fromDischarging(double base, double wanted) {
        if (wanted < base) {
            return -0.5 - 0.5 * (base - wanted) / (1 + base);
        }
        if (wanted <= 0) {
            // The middle of those that leave the base alone, where that is meant.
            return wanted == base ? -0.25 : 0.5 * (1 - wanted / base);
        }
        return 0.5 * (1 + wanted);
    }

    private static double discharging(double base, double a) {
        if (a <= -0.5) {
            return base + (-1 - base) * (-2 * a - 1);
        }
        if (a <= 0) {
            return base;
        }
        return a <= 0.5 ? base * (1 - 2 * a) : 2 * a - 1;
    }

    /// Name in action spaces.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether a participant has what it moves.
    public boolean isOf(Participant participant) {
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
    public double read(Actions actions, int k) {
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
    public void write(Actions actions, int k, double value) {
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
