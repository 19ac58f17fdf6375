package org.commonwatt.server.live;

import java.io.StringWriter;
import java.util.function.IntToDoubleFunction;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.CommunityTrace;
import org.commonwatt.operate.simulation.CommunityTrace.Column;
import org.commonwatt.operate.simulation.StepQuantity;
import org.commonwatt.server.http.Json;
import org.commonwatt.server.http.Viewer;
import tools.jackson.core.JsonGenerator;

/// Writes the state of a session: once per kind of viewer, then it is text for all of them.
///
/// Flows of the last step are powers in kW; four digits after the point are kept.
final class StateJson {
    /// What a session says of itself.
    ///
    /// @param id name of the session
    /// @param sequence number of the state
    /// @param status playing, paused, finished or failed
    /// @param speed steps per second
    /// @param problem why it failed; empty otherwise
    /// @param sentAt when the state is made, milliseconds since 1970
    record Header(
            String id, long sequence, String status, double speed, String problem, long sentAt) {}

    private static final double DIGITS = 1e4;

    private final Player player;
    private final Scenario scenario;
    private final double capacityKwh;
    private final double[] capacities;
    private final double[] soFar = new double[Column.values().length];
    private int summedSteps;

    StateJson(Player player) {
        this.player = player;
        scenario = player.base();
        capacities = new double[scenario.community().size()];
        double sum = 0;
        for (int i = 0; i < capacities.length; i++) {
            Battery battery = scenario.community().participant(i).battery();
            capacities[i] = battery == null ? 0 : battery.capacityKwh();
            sum += capacities[i];
        }
        capacityKwh = sum;
    }

    /// The state for a viewer.
    String text(Header header, Viewer viewer) {
        var text = new StringWriter(4096);
        try (JsonGenerator json = Json.mapper().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringProperty("type", "state");
            header(json, header);
            community(json);
            soFar(json);
            members(json, viewer);
            events(json);
            json.writeEndObject();
        }
        return text.toString();
    }

    private void header(JsonGenerator json, Header header) {
        TimeAxis axis = scenario.axis();
        int step = player.step();
        json.writeStringProperty("session", header.id);
        json.writeNumberProperty("sequence", header.sequence);
        json.writeNumberProperty("sentAt", header.sentAt);
        json.writeStringProperty("status", header.status);
        if (!header.problem.isEmpty()) {
            json.writeStringProperty("problem", header.problem);
        }
        json.writeNumberProperty("speed", header.speed);
        json.writeStringProperty("scenario", scenario.name());
        json.writeStringProperty("policy", player.policy());
        json.writeNumberProperty("step", step);
        json.writeNumberProperty("steps", axis.steps());
        json.writeNumberProperty("day", axis.day(Math.max(0, step - 1)));
        json.writeNumberProperty("days", axis.days());
        var end = step == 0 ? axis.local(0) : axis.local(step - 1).plus(axis.step());
        json.writeStringProperty("instant", end.toInstant().toString());
        json.writeStringProperty("localTime", end.toLocalDateTime().toString());
    }

    private void community(JsonGenerator json) {
        json.writeObjectPropertyStart("community");
        power(json, "demandKw", Column.DEMAND_KWH);
        power(json, "servedKw", Column.SERVED_KWH);
        power(json, "unservedKw", Column.UNSERVED_KWH);
        power(json, "generationKw", Column.GENERATION_KWH);
        power(json, "curtailedKw", Column.CURTAILED_KWH);
        number(
                json,
                "chargeKw",
                (now(Column.CHARGE_KWH) + now(Column.EV_CHARGE_KWH)) / stepHours());
        number(
                json,
                "dischargeKw",
                (now(Column.DISCHARGE_KWH) + now(Column.EV_DISCHARGE_KWH)) / stepHours());
        power(json, "importKw", Column.COMMUNITY_IMPORT_KWH);
        power(json, "exportKw", Column.COMMUNITY_EXPORT_KWH);
        power(json, "pooledKw", Column.POOLED_KWH);
        power(json, "networkLossKw", Column.NETWORK_LOSS_KWH);
        double stored = storedKwh();
        number(json, "storedKwh", stored);
        number(json, "capacityKwh", capacityKwh);
        number(json, "soc", capacityKwh > 0 ? stored / capacityKwh : Double.NaN);
        number(json, "retailPricePerKwh", now(Column.RETAIL_PRICE_PER_KWH));
        number(json, "feedInPricePerKwh", now(Column.FEED_IN_PRICE_PER_KWH));
        number(
                json,
                "poolPricePerKwh",
                player.step() == 0 ? Double.NaN : now(Column.POOL_PRICE_PER_KWH));
        json.writeBooleanProperty("outage", now(Column.OUTAGE) > 0);
        double demand = now(Column.DEMAND_KWH);
        number(json, "stability", demand > 0 ? now(Column.SERVED_KWH) / demand : 1);
        json.writeEndObject();
    }

    private double storedKwh() {
        double stored = 0;
        for (int i = 0; i < capacities.length; i++) {
            stored += player.simulation().state().storedKwh(i);
        }
        return stored;
    }

    private double stepHours() {
        return scenario.axis().stepHours();
    }

    private double now(Column column) {
        int step = player.step();
        return step == 0 ? 0 : player.simulation().trace().value(column, step - 1);
    }

    private void power(JsonGenerator json, String name, Column column) {
        number(json, name, now(column) / stepHours());
    }

    // Ordinals index memory only; messages use names.
    @SuppressWarnings("EnumOrdinal")
    private void sumUp() {
        int step = player.step();
        if (step < summedSteps) {
            java.util.Arrays.fill(soFar, 0);
            summedSteps = 0;
        }
        CommunityTrace trace = player.simulation().trace();
        for (; summedSteps < step; summedSteps++) {
            for (Column column : Column.values()) {
                soFar[column.ordinal()] += trace.value(column, summedSteps);
            }
        }
    }

    @SuppressWarnings("EnumOrdinal")
    private double sum(Column column) {
        return soFar[column.ordinal()];
    }

    private void soFar(JsonGenerator json) {
        sumUp();
        double owed = 0;
        for (int i = 0; i < capacities.length; i++) {
            owed += player.seen().owed(i);
        }
        double used =
                sum(Column.SERVED_KWH) + sum(Column.EV_CHARGE_KWH) + sum(Column.HEAT_PUMP_KWH);
        double available = sum(Column.GENERATION_KWH) + sum(Column.CURTAILED_KWH);
        json.writeObjectPropertyStart("soFar");
        number(json, "demandKwh", sum(Column.DEMAND_KWH));
        number(json, "servedKwh", sum(Column.SERVED_KWH));
        number(json, "unservedKwh", sum(Column.UNSERVED_KWH));
        number(json, "generationKwh", sum(Column.GENERATION_KWH));
        number(json, "curtailedKwh", sum(Column.CURTAILED_KWH));
        number(json, "importKwh", sum(Column.COMMUNITY_IMPORT_KWH));
        number(json, "exportKwh", sum(Column.COMMUNITY_EXPORT_KWH));
        number(json, "pooledKwh", sum(Column.POOLED_KWH));
        number(json, "emissionsKg", sum(Column.EMISSIONS_KG));
        number(json, "bills", owed);
        json.writeNumberProperty("billedDays", player.seen().closedDays());
        number(
                json,
                "selfSufficiency",
                used > 0 ? 1 - sum(Column.COMMUNITY_IMPORT_KWH) / used : Double.NaN);
        number(
                json,
                "solarUtilisation",
                available > 0 ? sum(Column.GENERATION_KWH) / available : Double.NaN);
        double demand = sum(Column.DEMAND_KWH);
        number(
                json,
                "demandSatisfaction",
                demand > 0 ? sum(Column.SERVED_KWH) / demand : Double.NaN);
        json.writeEndObject();
    }

    private void members(JsonGenerator json, Viewer viewer) {
        json.writeObjectPropertyStart("members");
        int[] shown = shown(viewer);
        kw(json, "demandKw", shown, StepQuantity.DEMAND_KWH);
        kw(json, "unservedKw", shown, StepQuantity.UNSERVED_KWH);
        kw(json, "generationKw", shown, StepQuantity.GENERATION_KWH);
        kw(json, "curtailedKw", shown, StepQuantity.CURTAILED_KWH);
        net(json, "batteryKw", shown, StepQuantity.CHARGE_KWH, StepQuantity.DISCHARGE_KWH);
        net(json, "evKw", shown, StepQuantity.EV_CHARGE_KWH, StepQuantity.EV_DISCHARGE_KWH);
        kw(json, "heatPumpKw", shown, StepQuantity.HEAT_PUMP_KWH);
        kw(json, "importKw", shown, StepQuantity.GRID_IMPORT_KWH);
        kw(json, "exportKw", shown, StepQuantity.GRID_EXPORT_KWH);
        kw(json, "poolPurchaseKw", shown, StepQuantity.POOL_PURCHASE_KWH);
        kw(json, "poolSaleKw", shown, StepQuantity.POOL_SALE_KWH);
        column(json, "storedKwh", shown, i -> player.simulation().state().storedKwh(i));
        column(
                json,
                "soc",
                shown,
                i ->
                        capacities[i] > 0
                                ? player.simulation().state().storedKwh(i) / capacities[i]
                                : Double.NaN);
        column(
                json,
                "retailPricePerKwh",
                shown,
                i -> player.seen().last(StepQuantity.RETAIL_PRICE_PER_KWH, i));
        column(
                json,
                "poolPricePerKwh",
                shown,
                i -> player.seen().last(StepQuantity.POOL_PRICE_PER_KWH, i));
        column(json, "bill", shown, i -> player.seen().owed(i));
        json.writeEndObject();
    }

    private int[] shown(Viewer viewer) {
        return java.util.stream.IntStream.range(0, capacities.length)
                .filter(i -> viewer.sees(scenario.community().participant(i).id()))
                .toArray();
    }

    private void kw(JsonGenerator json, String name, int[] shown, StepQuantity quantity) {
        column(json, name, shown, i -> player.seen().last(quantity, i) / stepHours());
    }

    private void net(
            JsonGenerator json, String name, int[] shown, StepQuantity in, StepQuantity out) {
        Seen seen = player.seen();
        column(json, name, shown, i -> (seen.last(in, i) - seen.last(out, i)) / stepHours());
    }

    private static void column(
            JsonGenerator json, String name, int[] shown, IntToDoubleFunction value) {
        json.writeArrayPropertyStart(name);
        for (int i : shown) {
            number(json, value.applyAsDouble(i));
        }
        json.writeEndArray();
    }

    private void events(JsonGenerator json) {
        json.writeArrayPropertyStart("events");
        int step = Math.max(0, player.step() - 1);
        for (LiveEvent event : player.events()) {
            json.writeStartObject();
            json.writeStringProperty("kind", event.kind().key());
            json.writeNumberProperty("fromStep", event.fromStep());
            json.writeNumberProperty("toStep", event.toStep());
            number(json, "factor", event.factor());
            json.writeBooleanProperty("active", event.covers(step));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void number(JsonGenerator json, String name, double value) {
        json.writeName(name);
        number(json, value);
    }

    private static void number(JsonGenerator json, double value) {
        double rounded = Math.round(value * DIGITS) / DIGITS;
        if (!Double.isFinite(value)) {
            json.writeNull();
        } else if (rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15) {
            json.writeNumber((long) rounded);
        } else {
            json.writeNumber(rounded);
        }
    }
}
