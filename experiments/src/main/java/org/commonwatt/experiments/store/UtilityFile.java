package org.commonwatt.experiments.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.operate.simulation.UtilityBill;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `utility.json` of a community's run folder: what the utility of an area charged it for the load
/// of all (`docs/FORMULATION.md#coupling`), by policy. With it the run is played again alone, to
/// the same bits. Numbers are written so that they are read as the same.
public final class UtilityFile {
    /// Name in the run folder.
    public static final String FILE = "utility.json";

    private static final String SCHEMA = "commonwatt.utility";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private UtilityFile() {}

    /// Writes the file.
    ///
    /// @param bills by policy; no file where there is none
    public static void write(RunFolder folder, Map<String, UtilityBill> bills, TimeAxis axis) {
        if (bills.isEmpty()) {
            return;
        }
        Map<String, Object> policies = new LinkedHashMap<>();
        bills.forEach((policy, bill) -> policies.put(policy, json(bill, axis)));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", SCHEMA);
        json.put("version", 1);
        json.put("policies", policies);
        folder.write(FILE, out -> out.write(JSON.writeValueAsString(json)));
    }

    /// Reads the file.
    ///
    /// @return by policy; empty where there is no file
    /// @throws RunFolderException if it is none of a run of this clock
    public static Map<String, UtilityBill> read(Path folder, TimeAxis axis) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        try {
            Map<String, UtilityBill> bills = new LinkedHashMap<>();
            JSON.readTree(Files.readString(file))
                    .path("policies")
                    .forEachEntry((policy, node) -> bills.put(policy, bill(node, axis)));
            return bills;
        } catch (IOException | JacksonException | IllegalArgumentException failure) {
            throw new RunFolderException(
                    "%s cannot be read: %s".formatted(file, failure.getMessage()), failure);
        }
    }

    /// What a utility charged: `surchargePerKwh` by step, `peaks` by billing period, `announced` by
    /// day.
    public static Map<String, Object> json(UtilityBill bill, TimeAxis axis) {
        double[] surcharge = new double[axis.steps()];
        java.util.Arrays.setAll(surcharge, bill::surchargePerKwh);
        List<Map<String, Object>> peaks = new ArrayList<>();
        for (int period = 0; period < bill.periods(); period++) {
            Map<String, Object> peak = new LinkedHashMap<>();
            peak.put("step", bill.peakStep(period));
            peak.put("units", bill.peakUnits(period));
            peaks.add(peak);
        }
        List<Map<String, Object>> announced = new ArrayList<>();
        for (int day = 0; day < axis.days(); day++) {
            Map<String, Object> said = new LinkedHashMap<>();
            said.put("perKw", bill.announcedPerKw(day));
            said.put("perKwh", bill.announcedPerKwh(day));
            announced.add(said);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("surchargePerKwh", surcharge);
        json.put("peaks", peaks);
        json.put("announced", announced);
        return json;
    }

    /// The bill that [#json] wrote.
    ///
    /// @throws IllegalArgumentException if it is of another clock
    public static UtilityBill bill(JsonNode json, TimeAxis axis) {
        JsonNode surcharge = json.path("surchargePerKwh");
        JsonNode peaks = json.path("peaks");
        JsonNode announced = json.path("announced");
        if (surcharge.size() != axis.steps()
                || peaks.size() != axis.periods()
                || announced.size() != axis.days()) {
            throw new IllegalArgumentException(
                    "It has charges of %d steps and %d days, the run has %d and %d."
                            .formatted(
                                    surcharge.size(), announced.size(), axis.steps(), axis.days()));
        }
        var bill = new UtilityBill(axis);
        for (int t = 0; t < axis.steps(); t++) {
            bill.surcharge(t, surcharge.path(t).asDouble());
        }
        for (int period = 0; period < axis.periods(); period++) {
            bill.peak(period, peaks.path(period).path("step").asInt());
            bill.peakCharge(period, peaks.path(period).path("units").asLong());
        }
        for (int day = 0; day < axis.days(); day++) {
            JsonNode said = announced.path(day);
            double[] perKwh = new double[said.path("perKwh").size()];
            for (int slot = 0; slot < perKwh.length; slot++) {
                perKwh[slot] = said.path("perKwh").path(slot).asDouble();
            }
            bill.announce(day, perKwh, said.path("perKw").asDouble());
        }
        return bill;
    }
}
