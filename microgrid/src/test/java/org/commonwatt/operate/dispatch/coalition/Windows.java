package org.commonwatt.operate.dispatch.coalition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.numeric.GoldenFiles;
import org.commonwatt.operate.dispatch.CommunityTerms;
import org.commonwatt.operate.dispatch.DispatchMember;
import org.commonwatt.operate.dispatch.DispatchProblem;
import org.commonwatt.operate.dispatch.Store;
import tools.jackson.databind.JsonNode;

/// Windows for tests: those of `dispatch/README.md` and the communities by formula of
/// `scale/README.md`.
final class Windows {
    private static final double[] SHAPE = {
        0, 0, 0, 0, 0, 0.02, 0.1, 0.25, 0.42, 0.58, 0.7, 0.77, 0.8, 0.77, 0.7, 0.58, 0.42, 0.25,
        0.1, 0.02, 0, 0, 0, 0
    };

    private Windows() {}

    /// What a member has.
    @SuppressWarnings("ArrayRecordComponent") // Views; never compared.
    record Home(double[] loadKwh, double[] pvKwh, List<Store> stores) {}

    /// Prices and limits that all members see.
    @SuppressWarnings("ArrayRecordComponent") // Views; never compared.
    record Street(double[] buy, double[] sell, double importKw, double exportKw, double lost) {}

    static DispatchMember member(String id, Home home, Street street, double stepHours) {
        int steps = home.loadKwh.length;
        DispatchMember.Meter meter =
                new DispatchMember.Meter(
                        street.buy,
                        street.sell,
                        filled(steps, street.importKw * stepHours),
                        filled(steps, street.exportKw * stepHours));
        return new DispatchMember(
                id,
                home.loadKwh,
                home.pvKwh,
                home.loadKwh,
                meter,
                new DispatchMember.Devices(home.stores, List.of(), null, null),
                new DispatchMember.Equity("", false, 30_000, 1, 1, false));
    }

    static double[] filled(int steps, double value) {
        double[] values = new double[steps];
        Arrays.fill(values, value);
        return values;
    }

    static CommunityTerms terms(int steps, double importKwh, double exportKwh, double voll) {
        double[] none = new double[steps];
        return new CommunityTerms(
                filled(steps, importKwh), filled(steps, exportKwh), true, none, none, voll);
    }

    static DispatchProblem ofGolden(JsonNode instance) {
        double hours = instance.get("stepHours").asDouble();
        int steps = instance.get("T").asInt();
        double wear = instance.get("wearPerKwhMoved").asDouble();
        List<DispatchMember> members = new ArrayList<>();
        for (JsonNode node : instance.get("members")) {
            List<Store> stores = new ArrayList<>();
            if (node.has("battery") && !node.get("battery").isNull()) {
                stores.add(battery(node.get("battery"), steps, hours, wear));
            }
            Home home =
                    new Home(
                            GoldenFiles.numbers(node.get("load")),
                            GoldenFiles.numbers(node.get("pv")),
                            stores);
            Street street =
                    new Street(
                            GoldenFiles.numbers(instance.get("buy")),
                            GoldenFiles.numbers(instance.get("sell")),
                            node.get("importLimitKw").asDouble(),
                            node.get("exportLimitKw").asDouble(),
                            0);
            members.add(member(node.get("id").asString(), home, street, hours));
        }
        CommunityTerms terms =
                terms(
                        steps,
                        instance.get("communityImportLimitKw").asDouble() * hours,
                        instance.get("communityExportLimitKw").asDouble() * hours,
                        instance.get("voll").asDouble());
        return new DispatchProblem(steps, hours, members, terms);
    }

    private static Store battery(JsonNode node, int steps, double hours, double wear) {
        double capacity = node.get("capacityKwh").asDouble();
        double keep = Math.pow(1 - node.get("selfDischargePerHour").asDouble(), hours);
        return battery(
                steps,
                node.get("soc0").asDouble() * capacity,
                new Store.Window(
                        node.get("socMin").asDouble() * capacity,
                        node.get("socMax").asDouble() * capacity),
                new Store.Rates(
                        node.get("chargeKw").asDouble(),
                        node.get("dischargeKw").asDouble(),
                        node.get("etaCharge").asDouble(),
                        node.get("etaDischarge").asDouble(),
                        keep,
                        wear),
                node.get("socEndMin").asDouble() * capacity);
    }

    static Store battery(
            int steps, double initialKwh, Store.Window window, Store.Rates rates, double endKwh) {
        return new Store(
                Store.Kind.BATTERY,
                0,
                steps,
                initialKwh,
                window,
                rates,
                new Store.End(endKwh, Double.POSITIVE_INFINITY, 0));
    }

    /// The community by formula with a day of 24 steps.
    static DispatchProblem byFormula(int members) {
        int steps = 24;
        double[] buy = new double[steps];
        for (int t = 0; t < steps; t++) {
            buy[t] = 0.20 + 0.15 * evening(t) + 0.01 * ((5 * t) % 7);
        }
        Street street = new Street(buy, filled(steps, 0.06), 12, 8, 5);
        List<DispatchMember> homes = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            homes.add(member("home_" + i, homeByFormula(i, steps), street, 1));
        }
        CommunityTerms terms = terms(steps, 12.0 * members, 8.0 * members, 5.0);
        return new DispatchProblem(steps, 1.0, homes, terms);
    }

    private static int evening(int t) {
        return t >= 17 && t <= 21 ? 1 : 0;
    }

    private static Home homeByFormula(int i, int steps) {
        boolean roof = i % 5 == 0 || i % 5 == 2 || i % 5 == 3;
        double kwPeak = roof ? 3.0 + 0.5 * (i % 3) : 0.0;
        double[] load = new double[steps];
        double[] pv = new double[steps];
        for (int t = 0; t < steps; t++) {
            double wave = 0.2 * ((7 * i + 3 * t) % 11) / 11;
            load[t] = 0.3 + wave + 0.6 * evening(t) * (1 + i % 4) / 4;
            pv[t] = kwPeak * SHAPE[t] * (1 - 0.3 * ((5 * i + t) % 7) / 7);
        }
        double power = 3.0 + 0.5 * (i % 2);
        double initial = (0.3 + 0.1 * (i % 4)) * 6.4;
        Store store =
                battery(
                        steps,
                        initial,
                        new Store.Window(0.64, 6.4),
                        new Store.Rates(power, power, 0.95, 0.94, 1.0, 0.01),
                        initial);
        return new Home(load, pv, i % 3 == 1 ? List.of() : List.of(store));
    }
}
