package org.commonwatt.experiments.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.Equipment;
import org.commonwatt.grid.Genset;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.ParticipantKind;
import org.commonwatt.grid.wind.WindTurbine;

/// `participants`, `assume`, `sharedBattery`, `wind` and `genset`: the members with their series.
final class ParticipantsSection {
    static final String SHARED_BATTERY_ID = "shared_battery";
    static final String WIND_ID = "wind";
    static final String GENSET_ID = "genset";

    /// Numbers per series array; 1000 homes of one year in quarter hours are 35 million.
    private static final long MAX_CELLS = 60_000_000;

    private final Section root;
    private final ReadingContext context;

    ParticipantsSection(Section root, ReadingContext context) {
        this.root = root;
        this.context = context;
    }

    /// All members in the order of the file; common assets come last.
    List<Member> read(TariffSection tariffs) {
        List<Section> entries = entries();
        var members = new ArrayList<Member>();
        long cells = (long) entries.size() * context.axis().steps();
        if (cells > MAX_CELLS) {
            root.at("participants")
                    .problem(
                            "are %d with %d steps each; at most %d participant-steps fit."
                                    .formatted(entries.size(), context.axis().steps(), MAX_CELLS),
                            "a longer step or fewer days do.");
            return members;
        }
        var assume = new AssumeSection(root.at("assume"), context.streams());
        var ids = new HashSet<String>();
        for (Section entry : entries) {
            checkId(entry, ids);
            members.add(ParticipantSection.read(assume.applyTo(entry), context, tariffs));
        }
        addCommonAssets(members, tariffs);
        return members;
    }

    private void addCommonAssets(List<Member> members, TariffSection tariffs) {
        Battery battery = BatterySection.read(root.at("sharedBattery"));
        if (battery != null) {
            Equipment equipment = Equipment.NONE.withBattery(battery);
            members.add(
                    common(SHARED_BATTERY_ID, ParticipantKind.SHARED_BATTERY, equipment, tariffs));
        }
        WindTurbine turbine = WindSection.read(root.at("wind"));
        if (turbine != null) {
            Equipment equipment = Equipment.NONE.withWind(turbine.ratedKw());
            members.add(
                    common(WIND_ID, ParticipantKind.WIND, equipment, tariffs)
                            .withWind(ParticipantSection.windKwh(turbine, WIND_ID, context)));
        }
        Genset genset = GensetSection.read(root.at("genset"));
        if (genset != null) {
            Equipment equipment = Equipment.NONE.withGenset(genset);
            members.add(common(GENSET_ID, ParticipantKind.GENSET, equipment, tariffs));
        }
    }

    private List<Section> entries() {
        Section at = root.at("participants");
        if (at.isList()) {
            return at.items();
        }
        Section generate = at.at("generate");
        if (at.isObject() && !generate.isObject()) {
            at.problem("needs a list or the key generate.");
        }
        if (!generate.isObject()) {
            return List.of();
        }
        List<Section> members = new GenerateParticipants(generate, context.streams()).members();
        context.findings()
                .assumption(
                        "The %d participants, their groups, devices and incomes are drawn."
                                .formatted(members.size()));
        return members;
    }

    private static void checkId(Section entry, Set<String> ids) {
        String id = entry.text("id", "");
        if (List.of(SHARED_BATTERY_ID, WIND_ID, GENSET_ID).contains(id)) {
            entry.at("id").problem("is \"%s\", the name of a common asset.".formatted(id));
        } else if (!id.isEmpty() && !ids.add(id)) {
            entry.at("id").problem("is \"%s\", as that of another participant.".formatted(id));
        }
    }

    private Member common(
            String id, ParticipantKind kind, Equipment equipment, TariffSection tariffs) {
        double[] nothing = new double[context.axis().steps()];
        var participant = Participant.common(id, kind, equipment);
        return new Member(
                participant, nothing, nothing, tariffs.of(root.at("tariff"), participant, 0));
    }
}
