package org.commonwatt.experiments.dispatch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.commonwatt.operate.dispatch.DispatchPlan;
import org.commonwatt.operate.dispatch.DispatchPlan.MemberPlan;
import org.commonwatt.operate.dispatch.Store;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The files of a planned day: `plan.csv`, `prices.csv`, `dispatch.json` and, beside them, what the
/// caller gives. Each appears whole or not at all.
public final class DispatchFiles {
    /// What the plan is called.
    public static final String PLAN = "plan.csv";

    /// What the prices are called.
    public static final String PRICES = "prices.csv";

    /// What the summary is called.
    public static final String SUMMARY = "dispatch.json";

    /// What the page is called.
    public static final String PAGE = "dispatch.html";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private DispatchFiles() {}

    /// Writes a day into a folder, which is made where there is none.
    ///
    /// @param others further files, name and text
    public static void write(Path folder, DispatchOutcome outcome, Map<String, String> others)
            throws IOException {
        Files.createDirectories(folder);
        if (outcome.result().anyPlan().isPresent()) {
            DispatchPlan plan = outcome.result().anyPlan().get();
            put(folder.resolve(PLAN), plan(outcome, plan));
            put(folder.resolve(PRICES), prices(outcome, plan));
        }
        put(folder.resolve(SUMMARY), JSON.writeValueAsString(DispatchJson.of(outcome)) + "\n");
        writeTexts(folder, others);
    }

    /// Writes texts into a folder, which is made where there is none.
    ///
    /// @param texts name and text of each
    public static void writeTexts(Path folder, Map<String, String> texts) throws IOException {
        Files.createDirectories(folder);
        for (var each : texts.entrySet()) {
            put(folder.resolve(each.getKey()), each.getValue());
        }
    }

    private static void put(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".partial");
        Files.writeString(draft, text, StandardCharsets.UTF_8);
        Files.move(
                draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String plan(DispatchOutcome outcome, DispatchPlan plan) {
        var text =
                new StringBuilder(
                        "step,time,member,net_kwh,import_kwh,export_kwh,purchase_kwh,sale_kwh,"
                                + "battery_charge_kwh,battery_discharge_kwh,battery_content_kwh,"
                                + "ev_charge_kwh,ev_discharge_kwh,heat_pump_kwh,generator_kwh,"
                                + "curtailed_kwh,unserved_kwh\n");
        for (int t = 0; t < plan.problem().steps(); t++) {
            for (int i = 0; i < plan.members().size(); i++) {
                text.append(t).append(',').append(outcome.time(t)).append(',');
                text.append(plan.member(i).id());
                for (double number : numbers(plan, i, t)) {
                    // Zeros of either sign and what is left of a subtraction are nothing.
                    text.append(',').append(Math.abs(number) < 1e-9 ? 0.0 : number);
                }
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static double[] numbers(DispatchPlan plan, int i, int t) {
        MemberPlan member = plan.member(i);
        double[] stores = new double[5];
        List<Store> devices = plan.problem().member(i).devices().stores();
        for (int s = 0; s < devices.size(); s++) {
            boolean battery = devices.get(s).kind() == Store.Kind.BATTERY;
            DispatchPlan.StorePlan does = member.stores().get(s);
            stores[battery ? 0 : 3] += does.chargeKwh()[t];
            stores[battery ? 1 : 4] += does.dischargeKwh()[t];
            stores[2] += battery ? does.contentKwh()[t] : 0;
        }
        return new double[] {
            member.meter().netKwh()[t],
            member.meter().importKwh()[t],
            member.meter().exportKwh()[t],
            member.meter().purchaseKwh()[t],
            member.meter().saleKwh()[t],
            stores[0],
            stores[1],
            stores[2],
            stores[3],
            stores[4],
            member.heat() == null ? 0 : member.heat().electricityKwh()[t],
            member.supply().generatorKwh()[t],
            member.supply().curtailedKwh()[t],
            member.supply().unservedKwh()[t]
        };
    }

    private static String prices(DispatchOutcome outcome, DispatchPlan plan) {
        var text = new StringBuilder("step,time,community_price_per_kwh,import_kwh,export_kwh\n");
        for (int t = 0; t < plan.problem().steps(); t++) {
            double price = plan.community().pricePerKwh()[t];
            text.append(t).append(',').append(outcome.time(t)).append(',');
            text.append(Double.isNaN(price) ? "" : Double.toString(price)).append(',');
            text.append(plan.community().importKwh()[t]).append(',');
            text.append(plan.community().exportKwh()[t]).append('\n');
        }
        return text.toString();
    }
}
