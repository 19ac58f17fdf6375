package org.commonwatt.operate.dispatch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.numeric.GoldenFiles;
import tools.jackson.databind.JsonNode;

/// An instance of `dispatch/README.md` as a window.
record GoldenWindow(JsonNode instance) {

    /// With the instance's own prices and wear.
    DispatchProblem problem() {
        double[] buy = GoldenFiles.numbers(instance.get("buy"));
        double[] sell = GoldenFiles.numbers(instance.get("sell"));
        return problem(buy, sell, instance.get("wearPerKwhMoved").asDouble());
    }

    DispatchProblem problem(double[] buy, double[] sell, double wear) {
        int steps = instance.get("T").asInt();
        double hours = instance.get("stepHours").asDouble();
        List<DispatchMember> members = new ArrayList<>();
        for (JsonNode member : GoldenFiles.elements(instance.get("members")).toList()) {
            members.add(
                    member(
                            member,
                            new DispatchMember.Meter(
                                    buy,
                                    sell,
                                    all(steps, member.get("importLimitKw").asDouble() * hours),
                                    all(steps, member.get("exportLimitKw").asDouble() * hours)),
                            wear));
        }
        CommunityTerms terms =
                new CommunityTerms(
                        all(steps, instance.get("communityImportLimitKw").asDouble() * hours),
                        all(steps, instance.get("communityExportLimitKw").asDouble() * hours),
                        true,
                        new double[steps],
                        new double[steps],
                        instance.get("voll").asDouble());
        return new DispatchProblem(steps, hours, members, terms);
    }

    private DispatchMember member(JsonNode member, DispatchMember.Meter meter, double wear) {
        double hours = instance.get("stepHours").asDouble();
        double[] load = GoldenFiles.numbers(member.get("load"));
        boolean sheds =
                !instance.has("sheddingAllowed") || instance.get("sheddingAllowed").asBoolean();
        List<Store> stores =
                member.has("battery")
                        ? List.of(store(member.get("battery"), hours, load.length, wear))
                        : List.of();
        return new DispatchMember(
                member.get("id").asString(),
                load,
                GoldenFiles.numbers(member.get("pv")),
                sheds ? load : new double[load.length],
                meter,
                new DispatchMember.Devices(stores, List.of(), null, null),
                new DispatchMember.Equity(
                        "",
                        member.get("vulnerable").asBoolean(),
                        member.get("annualIncome").asDouble(),
                        member.get("grossBill").asDouble(),
                        1,
                        false));
    }

    private static Store store(JsonNode battery, double hours, int steps, double wear) {
        double capacity = battery.get("capacityKwh").asDouble();
        double loss = battery.get("selfDischargePerHour").asDouble();
        return new Store(
                Store.Kind.BATTERY,
                0,
                steps,
                battery.get("soc0").asDouble() * capacity,
                new Store.Window(
                        battery.get("socMin").asDouble() * capacity,
                        battery.get("socMax").asDouble() * capacity),
                new Store.Rates(
                        battery.get("chargeKw").asDouble(),
                        battery.get("dischargeKw").asDouble(),
                        battery.get("etaCharge").asDouble(),
                        battery.get("etaDischarge").asDouble(),
                        Math.pow(1 - loss, hours),
                        wear),
                new Store.End(
                        battery.get("socEndMin").asDouble() * capacity,
                        Double.POSITIVE_INFINITY,
                        0));
    }

    private static double[] all(int steps, double value) {
        double[] values = new double[steps];
        Arrays.fill(values, value);
        return values;
    }

    @Override
    public String toString() {
        return instance.get("name").asString();
    }
}
