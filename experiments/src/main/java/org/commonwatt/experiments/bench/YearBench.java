package org.commonwatt.experiments.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One year from the scenario file to the report, as a user runs it: in a process of its own, with
/// nothing compiled before; then how time grows with homes and steps, and whether large runs fit
/// into little memory.
final class YearBench implements Benchmark {
    private static final String NAME = "year";
    private static final double GOAL_SECONDS = 2;
    private static final double CITYLEARN_SECONDS = 48;
    private static final String CITYLEARN =
            "CityLearn 3.0.2, 17 homes, stepping alone, another machine: 48 s";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String work() {
        return "100 homes, hourly, a year, one policy: from the file to bills and report";
    }

    @Override
    public List<Figure> measure(BenchSettings settings) {
        Effort effort = settings.effort();
        List<Figure> figures = new ArrayList<>();
        wholeProcess(settings, effort.pick(3, 100, 100), figures);
        figures.addAll(Growth.measure(NAME, settings));
        settings.progress().accept("year: the village in 512 MB");
        figures.add(memory(settings, "village, Java heap 512 MB", "512m", "village"));
        int many = effort.pick(4, 300, 1000);
        settings.progress().accept("year: %d homes in 2 GB".formatted(many));
        figures.add(
                memory(
                        settings,
                        "%d homes, Java heap 2 GB".formatted(many),
                        "2g",
                        file(settings, many)));
        return figures;
    }

    private static void wholeProcess(BenchSettings settings, int homes, List<Figure> figures) {
        String scenario = file(settings, homes);
        Path log = settings.scratch().resolve("year.log");
        double startUp = Double.POSITIVE_INFINITY;
        double whole = Double.POSITIVE_INFINITY;
        double cpu = Double.POSITIVE_INFINITY;
        settings.progress().accept("year: %d homes, process by process".formatted(homes));
        for (int round = 0; round < settings.effort().rounds(); round++) {
            Child version = Child.run(settings.program(), List.of(), List.of("--version"), log);
            Child run = Child.run(settings.program(), List.of(), run(settings, scenario), log);
            startUp = Math.min(startUp, version.worked().wallSeconds());
            whole = Math.min(whole, run.worked().wallSeconds());
            cpu = Math.min(cpu, run.cpuSeconds() - version.cpuSeconds());
        }
        figures.add(
                Figure.of(NAME, homes + " homes, after start-up", whole - startUp, "s")
                        .below(CITYLEARN, CITYLEARN_SECONDS)
                        .atMost(GOAL_SECONDS));
        if (!Double.isNaN(cpu)) {
            figures.add(Figure.of(NAME, homes + " homes, CPU after start-up", cpu, "cpu-s"));
        }
        figures.add(Figure.of(NAME, "start-up (--version)", startUp, "s"));
    }

    private static Figure memory(
            BenchSettings settings, String what, String heap, String scenario) {
        Child child =
                Child.run(
                        settings.program(),
                        List.of("-Xmx" + heap),
                        run(settings, scenario),
                        settings.scratch().resolve("year.log"));
        return Figure.of(NAME, what, child.worked().wallSeconds(), "s, finished");
    }

    private static List<String> run(BenchSettings settings, String scenario) {
        String folder = settings.scratch().resolve("run").toString();
        return List.of(
                "run", scenario, "--policy", "rule", "--steps", "day", "--quiet", "--out", folder);
    }

    /// Writes the scenario of a year and returns its path.
    private static String file(BenchSettings settings, int homes) {
        int days = settings.effort().pick(2, MadeCommunity.YEAR, MadeCommunity.YEAR);
        Path file = settings.scratch().resolve("year-%d.yaml".formatted(homes));
        try {
            return Files.writeString(file, MadeCommunity.mixed(homes, days).yaml()).toString();
        } catch (IOException e) {
            throw new BenchFailure("%s cannot be written.".formatted(file), e);
        }
    }
}
