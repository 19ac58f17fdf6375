package org.commonwatt.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonwatt.experiments.evaluation.CellStore;
import org.commonwatt.experiments.pricing.PricingComparison;
import org.commonwatt.experiments.pricing.PricingSettings;
import org.commonwatt.experiments.pricing.PricingStudy;
import org.commonwatt.experiments.report.chart.Figures;
import org.commonwatt.numeric.Estimate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `commonwatt study pricing`: a learned price between members beside prices by formula.
@Command(
        name = "pricing",
        description =
                "Learn a price between members who react to prices, and compare it on weeks that"
                        + " nobody learned from with prices by formula.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  commonwatt study pricing --quick",
            "  commonwatt study pricing village --out runs/pricing",
            "  commonwatt study pricing mine.yaml --carbon-price 0.5"
        })
final class PricingCommand extends TerminalCommand {
    @Parameters(
            paramLabel = "SCENARIO",
            arity = "0..1",
            defaultValue = "village",
            description = "A name, a file or a folder (${DEFAULT-VALUE}).")
    private String scenario;

    @Option(names = "--quick", description = "Two weeks and a short search; under two minutes.")
    private boolean quick;

    @Option(
            names = "--peak-price",
            paramLabel = "P",
            description =
                    "What a kW of the highest import of a week costs the operator, currency"
                            + " (0.50).")
    private @Nullable Double peakPrice;

    @Option(
            names = "--carbon-price",
            paramLabel = "P",
            description = "What a kg of carbon dioxide costs the operator, currency (0.10).")
    private @Nullable Double carbonPrice;

    @Mixin private StudyOptions options;

    @Override
    public Integer call() {
        Path folder = options.folder("pricing-" + StudyOptions.plain(scenario));
        int threads = options.threads();
        return options.play(
                folder,
                progress -> study(folder).compare(threads, progress),
                compared -> tell(compared, folder.resolve(PricingStudy.TABLE)));
    }

    private PricingStudy study(Path folder) {
        return new PricingStudy(
                scenario, settings(), new CellStore(folder), new Version().getVersion()[0]);
    }

    private PricingSettings settings() {
        PricingSettings usual = quick ? PricingSettings.QUICK : PricingSettings.USUAL;
        return usual.paying(
                price("--peak-price", peakPrice, usual.weights().peakPerKw()),
                price("--carbon-price", carbonPrice, usual.weights().emissionsPerKg()));
    }

    private double price(String option, @Nullable Double given, double usual) {
        if (given != null && !(given >= 0 && given < Double.POSITIVE_INFINITY)) {
            throw bad(
                    "%s is %s but must be a number not below 0.\nMaybe 0 to leave it out."
                            .formatted(option, given));
        }
        return given == null ? usual : given;
    }

    private void tell(PricingComparison compared, Path file) {
        CellStore.write(file, compared.csv());
        options.say(
                "commonwatt.pricing-study",
                json(compared, file),
                out -> {
                    out.println(text(compared));
                    compared.words().forEach(out::println);
                    out.println("Table: " + file);
                });
    }

    private static String text(PricingComparison compared) {
        var table =
                new TextTable()
                        .row(
                                "price, means per week",
                                "objective",
                                "system cost",
                                "peak",
                                "deviation",
                                "emissions",
                                "traded",
                                "learned against it",
                                "95 % interval",
                                "emissions against it");
        for (PricingComparison.Row row : compared.rows()) {
            Map<String, Double> means = row.means();
            Estimate change = row.change().get("objective");
            Estimate emitted = row.change().get("emissions_kg");
            table.row(
                    row.price(),
                    money(means, "objective", compared),
                    money(means, "system_cost", compared),
                    Figures.screen(means.getOrDefault("peak_kw", Double.NaN), "kW"),
                    Figures.screen(means.getOrDefault("net_deviation_kw", Double.NaN), "kW"),
                    Figures.screen(means.getOrDefault("emissions_kg", Double.NaN), "kg"),
                    Figures.screen(means.getOrDefault("pooled_kwh", Double.NaN), "kWh"),
                    change == null ? Figures.NONE : percent(change.value()),
                    change == null
                            ? Figures.NONE
                            : "%s to %s"
                                    .formatted(
                                            percent(change.interval().low()),
                                            percent(change.interval().high())),
                    emitted == null ? Figures.NONE : percent(emitted.value()));
        }
        return table.render();
    }

    private static String money(
            Map<String, Double> means, String figure, PricingComparison compared) {
        return Figures.money(means.getOrDefault(figure, Double.NaN), compared.currency());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%+.2f %%", 100 * share);
    }

    private static Map<String, Object> json(PricingComparison compared, Path file) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("table", file.toString());
        json.put("currency", compared.currency());
        json.put("weeks", compared.weeks());
        json.put("law", compared.law());
        List<Map<String, Object>> rows = new ArrayList<>();
        for (PricingComparison.Row row : compared.rows()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("price", row.price());
            row.means().forEach((name, mean) -> one.put(name, Double.isNaN(mean) ? null : mean));
            Map<String, Object> changes = new LinkedHashMap<>();
            row.change()
                    .forEach(
                            (figure, change) ->
                                    changes.put(
                                            figure,
                                            List.of(
                                                    change.value(),
                                                    change.interval().low(),
                                                    change.interval().high())));
            one.put("learned_against_it", changes);
            one.put("members_who_pay_more", row.dearer());
            rows.add(one);
        }
        json.put("prices", rows);
        json.put("summary", compared.words());
        return json;
    }
}
