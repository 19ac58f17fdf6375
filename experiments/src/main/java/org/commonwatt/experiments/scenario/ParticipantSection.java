package org.commonwatt.experiments.scenario;

import java.util.Arrays;
import java.util.Set;
import org.commonwatt.experiments.scenario.problem.Figures;
import org.commonwatt.experiments.scenario.series.Series;
import org.commonwatt.experiments.scenario.series.SeriesUnit.Quantity;
import org.commonwatt.grid.Connection;
import org.commonwatt.grid.Equipment;
import org.commonwatt.grid.HeatPump;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.ParticipantKind;
import org.commonwatt.grid.Place;
import org.commonwatt.grid.WeatherSeries;
import org.commonwatt.grid.solar.PvSystem;
import org.commonwatt.grid.wind.WindTurbine;
import org.commonwatt.operate.scenario.Stay;
import org.commonwatt.operate.scenario.days.DemandProfile;
import org.commonwatt.operate.scenario.days.HouseholdProfile;
import org.jspecify.annotations.Nullable;

/// One entry of `participants`.
final class ParticipantSection {
    /// Mean power that no home's connection carries for long, kW.
    private static final double IMPOSSIBLE_HOME_KW = 200;

    /// Mean power below which a home is empty or its unit wrong, kW.
    private static final double ODD_HOME_KW = 1e-4;

    /// Yield that no panel reaches, kW per kW peak.
    private static final double IMPOSSIBLE_YIELD = 5;

    private static final double DEFAULT_TILT = 35;

    /// Median demand of a year is 1200 kWh + 600 kWh per person: 1,800, 2,700 and 4,100 kWh for 1,
    /// 2.5 and 4.8 people, the regulator Ofgem's low, medium and high typical consumption.
    private static final double BASE_KWH = 1200;

    private static final double KWH_PER_PERSON = 600;

    private static final int MOST_HOMES = 200;

    private final Section at;
    private final ReadingContext context;
    private final String id;
    private final ParticipantKind kind;

    private ParticipantSection(Section at, ReadingContext context) {
        this.at = at;
        this.context = context;
        id = at.text("id", at.path());
        kind =
                switch (at.text("kind", "home")) {
                    case "shop" -> ParticipantKind.SHOP;
                    case "workshop" -> ParticipantKind.WORKSHOP;
                    default -> ParticipantKind.HOME;
                };
    }

    static Member read(Section at, ReadingContext context, TariffSection tariffs) {
        return new ParticipantSection(at, context).read(tariffs);
    }

    private Member read(TariffSection tariffs) {
        double[] demand = demand(at.at("load"));
        double nameplate = Math.max(0, at.at("pv").number("kWp", 0));
        double[] pv = pv(at.at("pv"), nameplate);
        if (nameplate == 0) {
            nameplate = Arrays.stream(pv).max().orElse(0) / context.axis().stepHours();
        }
        if (kind != ParticipantKind.HOME && at.has("income")) {
            at.at("income").warning("has no effect: only homes have an income.", null);
        }
        WindTurbine turbine = WindSection.read(at.at("wind"));
        double criticalKw = Math.max(0, at.number("criticalKw", 0));
        var participant =
                new Participant(
                        id.isBlank() ? at.path() : id,
                        kind,
                        at.text("group", ""),
                        kind == ParticipantKind.HOME ? at.number("income", Double.NaN) : Double.NaN,
                        Math.clamp(at.integer("priority", 0), 0, 9),
                        criticalKw,
                        connection(at.at("connection")),
                        equipment(nameplate, turbine),
                        at.flag("lendsBattery", false),
                        Math.max(0, at.number("ownership", 1)));
        Member member =
                new Member(
                        participant,
                        demand,
                        pv,
                        tariffs.of(at.at("tariff"), participant, occupants()));
        if (turbine != null) {
            member = member.withWind(windKwh(turbine, id, context));
        }
        HeatPump pump = participant.heatPump();
        if (pump != null && pump.tank() != null) {
            Section tank = at.at("heatPump").at("tank");
            member = member.withHotWater(HeatPumpSection.hotWaterKwh(tank, id, people(), context));
        }
        Stay stay = StaySection.read(at, context.axis());
        return stay.equals(Stay.ALWAYS) ? member : StaySection.within(member, stay, context.axis());
    }

    private Equipment equipment(double pvKw, @Nullable WindTurbine turbine) {
        return new Equipment(
                pvKw,
                turbine == null ? 0 : turbine.ratedKw(),
                BatterySection.read(at.at("battery")),
                EvSection.read(at.at("ev"), id, context),
                HeatPumpSection.read(at.at("heatPump")),
                GensetSection.read(at.at("genset")),
                FlexibleSection.read(at.at("flexible"), id, household(), context));
    }

    /// Available generation of a turbine, kWh per step.
    static double[] windKwh(WindTurbine turbine, String id, ReadingContext context) {
        context.notes().note("Wind generation is computed from the weather", id);
        var place = new Place(context.site().latitudeDeg(), context.site().longitudeDeg(), 0);
        return turbine.acEnergyKwh(context.weatherOrGenerated(), place, context.axis().stepHours());
    }

    /// People of a generated household; the mean where nothing is said.
    private double people() {
        Section generate = at.at("load").at("generate");
        double annual = generate.number("annualKwh", 0);
        return annual > 0
                ? Math.max(1, (annual - BASE_KWH) / KWH_PER_PERSON)
                : occupants() > 0 ? occupants() : HeatPumpSection.USUAL_PEOPLE;
    }

    /// People in the household; 0 where unknown.
    private int occupants() {
        int ofLoad = at.at("load").at("generate").integer("occupants", 0);
        return Math.clamp(at.integer("occupants", ofLoad), 0, 20);
    }

    static Connection connection(Section at) {
        double imports = at.number("importLimitKw", Double.POSITIVE_INFINITY);
        double exports = at.number("exportLimitKw", Double.POSITIVE_INFINITY);
        return new Connection(Math.max(0, imports), Math.max(0, exports));
    }

    /// The household whose own washing and dishes may wait; null where there is none.
    private @Nullable HouseholdProfile household() {
        Section generate = at.at("load").at("generate");
        return FlexibleSection.takesOwn(at.at("flexible"))
                        && generate.isObject()
                        && generate.integer("homes", 1) == 1
                        && profile(generate, 1) instanceof HouseholdProfile home
                ? home
                : null;
    }

    private double[] demand(Section load) {
        double[] none = new double[context.axis().steps()];
        boolean file = load.has("series");
        boolean generate = load.at("generate").isObject();
        if (load.isObject() && file == generate) {
            load.problem("needs one of series and generate.");
        }
        if (file) {
            Series series = context.series(load, Set.of(Quantity.ENERGY, Quantity.POWER));
            return series == null
                    ? none
                    : plausible(load, series.energyKwh(context.axis().stepHours()));
        }
        if (!generate) {
            return none;
        }
        context.notes().add("Demand", id);
        return generated(load.at("generate"));
    }

    /// Demand of one member, or of the homes behind one meter, each with days of its own.
    private double[] generated(Section generate) {
        int homes = Math.clamp(generate.integer("homes", 1), 1, MOST_HOMES);
        DemandProfile profile = profile(generate, homes);
        HouseholdProfile own = homes == 1 ? household() : null;
        double[] sum =
                own == null
                        ? context.generated().demandKwh(profile, id)
                        : context.generated().demandWithoutJobsKwh(own, id);
        for (int k = 1; k < homes; k++) {
            double[] other = context.generated().demandKwh(profile, id + "/" + k);
            for (int t = 0; t < sum.length; t++) {
                sum[t] += other[t];
            }
        }
        return sum;
    }

    /// @param homes among how many the energy of a year is split
    private DemandProfile profile(Section generate, int homes) {
        DemandProfile profile =
                kind == ParticipantKind.HOME && generate.text("profile", "").equals("californian")
                        ? HouseholdProfile.CALIFORNIAN
                        : DemandProfile.of(kind);
        double annual = generate.number("annualKwh", 0) / homes;
        if (annual > 0) {
            return profile.withAnnualKwh(annual).withoutSpread();
        }
        return occupants() > 0 && kind == ParticipantKind.HOME
                ? profile.withAnnualKwh(BASE_KWH + KWH_PER_PERSON * occupants())
                : profile;
    }

    private double[] plausible(Section load, double[] energyKwh) {
        double meanKw = Arrays.stream(energyKwh).average().orElse(0) / context.axis().stepHours();
        if (kind == ParticipantKind.HOME && meanKw > IMPOSSIBLE_HOME_KW) {
            load.at("series")
                    .problem(
                            "gives a mean of %s kWh per hour, impossible for a home."
                                    .formatted(Figures.of(meanKw)),
                            "the column is in Wh.");
        } else if (meanKw < ODD_HOME_KW) {
            load.at("series")
                    .warning(
                            "gives a mean of %s kWh per hour, next to nothing."
                                    .formatted(Figures.of(meanKw)),
                            "the home is empty, or the column is in MWh.");
        }
        return energyKwh;
    }

    private double[] pv(Section pv, double nameplate) {
        double[] none = new double[context.axis().steps()];
        boolean file = pv.has("series");
        boolean generate = pv.at("generate").isObject() || (!file && nameplate > 0);
        if (file && pv.has("generate")) {
            pv.at("series").problem("stands beside generate; give one of them.");
        }
        if (pv.isObject() && !file && nameplate == 0) {
            pv.at("kWp").problem("is missing; generated photovoltaics need it.");
        }
        if (file) {
            return measuredPv(pv, nameplate);
        }
        if (!generate || nameplate == 0) {
            return none;
        }
        Section generated = pv.at("generate");
        double tilt = generated.number("tilt", DEFAULT_TILT);
        double azimuth = generated.number("azimuth", context.towardsEquatorDeg());
        WeatherSeries weather = context.weather();
        if (weather != null) {
            context.notes()
                    .note(
                            "Photovoltaic generation is computed from the sun and the weather file",
                            id);
            return context.generated().pvKwh(PvSystem.of(nameplate, tilt, azimuth), weather);
        }
        context.notes().add("Photovoltaic generation", id);
        return scaled(context.generated().pvKwhPerKw(tilt, azimuth, id), nameplate);
    }

    private double[] measuredPv(Section pv, double nameplate) {
        Series series =
                context.series(
                        pv,
                        Set.of(
                                Quantity.ENERGY,
                                Quantity.POWER,
                                Quantity.ENERGY_PER_KWP,
                                Quantity.POWER_PER_KWP));
        if (series == null) {
            return new double[context.axis().steps()];
        }
        boolean perKwp =
                series.quantity() == Quantity.ENERGY_PER_KWP
                        || series.quantity() == Quantity.POWER_PER_KWP
                        || pv.flag(AssumeSection.PER_KWP, false);
        if (perKwp && nameplate == 0) {
            pv.at("kWp").problem("is missing; the series is per kW peak.");
        }
        double stepHours = context.axis().stepHours();
        double[] energy = scaled(series.energyKwh(stepHours), perKwp ? nameplate : 1);
        double peakKw = Arrays.stream(energy).max().orElse(0) / stepHours;
        if (nameplate > 0 && peakKw > IMPOSSIBLE_YIELD * nameplate) {
            pv.at("series")
                    .problem(
                            "reaches %s kW, impossible for %s kW peak."
                                    .formatted(Figures.of(peakKw), Figures.of(nameplate)),
                            "the column is in W or Wh.");
        }
        return energy;
    }

    private static double[] scaled(double[] values, double factor) {
        double[] scaled = new double[values.length];
        for (int t = 0; t < values.length; t++) {
            scaled[t] = values[t] * factor;
        }
        return scaled;
    }
}
