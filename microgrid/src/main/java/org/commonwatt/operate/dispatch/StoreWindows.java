package org.commonwatt.operate.dispatch;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.BatteryCurves;
import org.commonwatt.grid.Ev;
import org.commonwatt.grid.EvSession;
import org.commonwatt.grid.Participant;
import org.commonwatt.operate.dispatch.Store.End;
import org.commonwatt.operate.dispatch.Store.Kind;
import org.commonwatt.operate.dispatch.Store.Rates;
import org.commonwatt.operate.dispatch.Store.Window;

/// Batteries and vehicles of a scenario as stores of a window (`docs/FORMULATION.md#window`).
final class StoreWindows {
    /// Places at which curves are averaged.
    private static final int CURVE_POINTS = 100;

    private final double stepHours;
    private final double evShortfallPricePerKwh;

    StoreWindows(double stepHours, double evShortfallPricePerKwh) {
        this.stepHours = stepHours;
        this.evShortfallPricePerKwh = evShortfallPricePerKwh;
    }

    /// The battery, if any, then the stays that are known, in order of time.
    ///
    /// @param reserveSoc soc that the battery keeps
    /// @param dearestPerKwh highest price of the window
    List<Store> of(
            Participant member,
            int i,
            WindowTerms terms,
            WindowState state,
            double reserveSoc,
            double dearestPerKwh) {
        List<Store> stores = new ArrayList<>();
        Battery battery = member.battery();
        if (battery != null) {
            stores.add(battery(battery, terms, state.storedKwh[i], reserveSoc, dearestPerKwh));
        }
        Ev ev = member.ev();
        if (ev != null) {
            for (EvSession stay : ev.sessions()) {
                boolean known = terms.seesAhead() || stay.arrivalStep() <= terms.firstStep();
                boolean within =
                        stay.departureStep() > terms.firstStep()
                                && stay.arrivalStep() < terms.endStep();
                if (known && within) {
                    stores.add(stay(ev, stay, terms, state.evStoredKwh[i]));
                }
            }
        }
        return stores;
    }

    private Store battery(
            Battery battery,
            WindowTerms terms,
            double storedKwh,
            double reserveSoc,
            double dearestPerKwh) {
        double capacity = battery.capacityKwh();
        double floor = Math.max(battery.minSoc(), Math.min(reserveSoc, battery.maxSoc()));
        double worth = terms.ends().worthPerKwh();
        End end =
                terms.ends().runEnds()
                        ? settled(
                                battery.initialSoc() * capacity,
                                worth,
                                battery.etaCharge(),
                                battery.etaDischarge())
                        : new End(
                                floor * capacity,
                                floor > battery.minSoc() ? dearestPerKwh / battery.etaCharge() : 0,
                                worth * battery.etaDischarge());
        return new Store(
                Kind.BATTERY,
                0,
                terms.steps(),
                storedKwh,
                new Window(floor * capacity, battery.maxSoc() * capacity),
                rates(battery),
                end);
    }

    /// A deficit is bought again, a surplus is worth what comes out of it: convex, as ηc·ηd ≤ 1.
    private static End settled(
            double startKwh, double worthPerKwh, double etaCharge, double etaDischarge) {
        double surplus = worthPerKwh * etaDischarge;
        return new End(startKwh, worthPerKwh / etaCharge - surplus, surplus);
    }

    /// Curves become their means: of the power over the soc window, of the efficiency over all
    /// powers.
    private Rates rates(Battery battery) {
        BatteryCurves curves = battery.curves();
        double power = 1;
        double etaCharge = battery.etaCharge();
        double etaDischarge = battery.etaDischarge();
        if (curves != null) {
            power = 0;
            double roundTrip = 0;
            for (int k = 0; k < CURVE_POINTS; k++) {
                double share = (k + 0.5) / CURVE_POINTS;
                double soc = battery.minSoc() + share * (battery.maxSoc() - battery.minSoc());
                power += curves.powerShareAt(soc) / CURVE_POINTS;
                roundTrip += curves.efficiencyAt(share) / CURVE_POINTS;
            }
            etaCharge = Math.sqrt(roundTrip);
            etaDischarge = etaCharge;
        }
        return new Rates(
                battery.chargeKw() * power,
                battery.dischargeKw() * power,
                etaCharge,
                etaDischarge,
                StrictMath.pow(1 - battery.standingLossPerHour(), stepHours),
                battery.wearCostPerKwh());
    }

    private Store stay(Ev ev, EvSession stay, WindowTerms terms, double evStoredKwh) {
        boolean here = stay.arrivalStep() <= terms.firstStep();
        double brought = stay.arrivalSoc() * ev.capacityKwh();
        double discharge = ev.bidirectional() ? ev.powerKw() : 0;
        return new Store(
                Kind.VEHICLE,
                Math.max(0, stay.arrivalStep() - terms.firstStep()),
                Math.min(terms.steps(), stay.departureStep() - terms.firstStep()),
                here ? evStoredKwh : brought,
                new Window(
                        ev.bidirectional() ? ev.minSoc() * ev.capacityKwh() : 0, ev.capacityKwh()),
                new Rates(ev.powerKw(), discharge, ev.etaCharge(), ev.etaDischarge(), 1, 0),
                end(ev, stay, terms, brought));
    }

    /// Who leaves within the run misses its target at its price. Who stays longer than the run is
    /// compared with what it brought; longer than the window, it may as well charge later, at what
    /// energy is worth then.
    private End end(Ev ev, EvSession stay, WindowTerms terms, double brought) {
        double target = stay.targetSoc() * ev.capacityKwh();
        double worth = terms.ends().worthPerKwh();
        if (terms.ends().runEnds() && stay.departureStep() >= terms.endStep()) {
            return settled(brought, worth, ev.etaCharge(), ev.etaDischarge());
        }
        return stay.departureStep() > terms.endStep()
                ? new End(target, worth / ev.etaCharge(), 0)
                : new End(target, evShortfallPricePerKwh, 0);
    }
}
