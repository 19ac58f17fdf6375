package org.commonwatt.experiments.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.commonwatt.experiments.scenario.problem.Findings;
import org.commonwatt.experiments.scenario.problem.Problem;
import org.commonwatt.experiments.scenario.series.SeriesFiles;
import org.commonwatt.experiments.scenario.series.SeriesStore;
import org.commonwatt.grid.Community;
import org.commonwatt.grid.Exogenous;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.grid.WeatherSeries;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.scenario.BillingRules;
import org.commonwatt.operate.scenario.FeederPlan;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.days.GeneratedSeries;
import org.commonwatt.operate.scenario.days.Site;
import org.jspecify.annotations.Nullable;

/// Puts one scenario together from its text, section by section.
final class ScenarioAssembly {
    /// Stands in for a clock that cannot be read.
    private static final TimeAxis STAND_IN =
            TimeAxis.of(Instant.EPOCH, Duration.ofHours(1), 24, ZoneOffset.UTC);

    private final String file;
    private final String defaultName;
    private final SeriesFiles files;
    private final Map<String, String> changes;
    private final Findings findings = new Findings();

    ScenarioAssembly(
            String file, String defaultName, SeriesFiles files, Map<String, String> changes) {
        this.file = file;
        this.defaultName = defaultName;
        this.files = files;
        this.changes = changes;
    }

    ScenarioReading assemble(String text) {
        LocatedDocument document = YamlTree.parse(file, text, findings);
        if (document == null) {
            return new ScenarioReading.Rejected(findings.problems());
        }
        new ScenarioChanges(document, findings).apply(changes);
        ScenarioSchema schema = ScenarioSchema.current();
        schema.check(document, findings);
        Section root = Section.root(document, findings);
        schema.warnOfReserved(root);
        boolean readable = root.isObject() && root.integer("commonwatt", 0) == 1;
        if (!readable) {
            return new ScenarioReading.Rejected(findings.problems());
        }
        try {
            return assemble(root, TimeSection.read(root.at("time")));
        } catch (IllegalArgumentException invalid) {
            // The model has rules of its own; whatever the checks above let through ends here.
            findings.problem(Problem.ofFile(file, String.valueOf(invalid.getMessage()), null));
            return new ScenarioReading.Rejected(findings.problems());
        }
    }

    /// @param clock null after a problem; what does not hang on it is checked all the same
    private ScenarioReading assemble(Section root, @Nullable TimeAxis clock) {
        TimeAxis axis = clock == null ? STAND_IN : clock;
        long seed = root.wholeNumber("seed", 1);
        RandomStreams streams = RandomStreams.of(seed);
        ReadingContext context = context(root, axis, clock != null, streams);
        var tariffs = new TariffSection(root, context);
        List<Member> members = new ParticipantsSection(root, context).read(tariffs);
        checkOwners(root, members, axis);
        BillingRules billing = BillingSection.read(root, members);
        Scenario.Settings settings = SettingsSection.read(root);
        var market = new MarketSection(root.at("market"), context, members);
        market.checkAhead(root, members);
        var outages = OutageSection.read(root.at("outages"), context);
        var carbon = new CarbonSection(root.at("carbon"), context);
        FeederPlan feeder = new FeederSection(root, context, files).read(members);
        context.notes().tell(findings);
        if (!findings.isClean()) {
            return new ScenarioReading.Rejected(findings.problems());
        }
        var scenario =
                new Scenario(
                        root.text("name", defaultName),
                        root.text("currency", "EUR"),
                        seed,
                        axis,
                        new Community(
                                members.stream().map(Member::participant).toList(),
                                ParticipantSection.connection(root.at("connection")),
                                root.flag("islanding", false),
                                outages),
                        carbon.withMarginal(exogenous(members, context, carbon.averageKgPerKwh())),
                        members.stream().map(Member::tariff).toList(),
                        market.mechanism(),
                        settings,
                        findings.assumptions());
        return new ScenarioReading.Loaded(
                scenario.withFeeder(feeder)
                        .withMarket(market.mechanism(), market.terms())
                        .withBilling(billing),
                findings.warnings());
    }

    /// A common asset's bill of each month needs somebody to pay it.
    private static void checkOwners(Section root, List<Member> members, TimeAxis axis) {
        boolean[] owned = new boolean[axis.periods()];
        for (int d = 0; d < axis.days(); d++) {
            LocalDate date = axis.date(d);
            owned[axis.period(axis.firstStepOfDay(d))] |=
                    members.stream()
                            .filter(member -> !member.participant().kind().isCommonAsset())
                            .filter(member -> member.participant().ownershipShare() > 0)
                            .anyMatch(member -> member.stay().contains(date));
        }
        int unowned = 0;
        while (unowned < owned.length && owned[unowned]) {
            unowned++;
        }
        for (String asset : List.of("sharedBattery", "wind", "genset")) {
            if (root.has(asset) && !members.isEmpty() && unowned < owned.length) {
                root.at(asset).problem(noOwner(members, axis.periodName(unowned)));
            }
        }
    }

    private static String noOwner(List<Member> members, String period) {
        boolean never = members.stream().allMatch(m -> m.participant().ownershipShare() == 0);
        return never
                ? "has no owner: the ownership of every participant is 0."
                : "has no owner in %s: nobody with an ownership is a member.".formatted(period);
    }

    private ReadingContext context(
            Section root, TimeAxis axis, boolean readsFiles, RandomStreams streams) {
        var store = new SeriesStore(files, axis, findings);
        var weather = WeatherSection.read(root, axis, readsFiles ? store : null);
        Site site = weather.site();
        return new ReadingContext(
                axis,
                store,
                readsFiles,
                new GeneratedSeries(axis, site, streams),
                site,
                weather.series(),
                streams,
                findings,
                new GenerationNotes());
    }

    private static Exogenous exogenous(
            List<Member> members, ReadingContext context, double[] carbon) {
        TimeAxis axis = context.axis();
        WeatherSeries weather = context.weather();
        int n = members.size();
        double[] demand = new double[axis.steps() * n];
        double[] pv = new double[axis.steps() * n];
        for (int i = 0; i < n; i++) {
            double[] own = members.get(i).demandKwh();
            double[] sun = members.get(i).pvKwh();
            for (int t = 0; t < axis.steps(); t++) {
                demand[t * n + i] = own[t];
                pv[t * n + i] = sun[t];
            }
        }
        var paths = new Exogenous(axis.steps(), n, demand, pv, carbon);
        paths = withColumns(paths, members);
        boolean heats = members.stream().anyMatch(m -> m.participant().heatPump() != null);
        if (heats) {
            return paths.withWeather(context.weatherOrGenerated());
        }
        return weather == null ? paths : paths.withWeather(weather);
    }

    /// Wind and hot water of those who have any.
    private static Exogenous withColumns(Exogenous paths, List<Member> members) {
        double[] wind = columns(paths, members, Member::windKwh);
        double[] water = columns(paths, members, Member::hotWaterKwh);
        Exogenous blown = wind.length == 0 ? paths : paths.withWind(wind);
        return water.length == 0 ? blown : blown.withHotWater(water);
    }

    /// `[T × N]`, or empty where no member has such a column.
    private static double[] columns(
            Exogenous paths, List<Member> members, Function<Member, double[]> column) {
        int n = members.size();
        boolean any = members.stream().anyMatch(member -> column.apply(member).length > 0);
        double[] values = new double[any ? paths.steps() * n : 0];
        for (int i = 0; i < n; i++) {
            double[] own = column.apply(members.get(i));
            for (int t = 0; t < own.length; t++) {
                values[t * n + i] = own[t];
            }
        }
        return values;
    }
}
