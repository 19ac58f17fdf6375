package org.commonwatt.experiments.study.claims;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonwatt.experiments.evaluation.CellStore;
import org.commonwatt.experiments.evaluation.Contestant;
import org.commonwatt.experiments.study.StudyRefusal;
import org.commonwatt.experiments.study.claims.Variant.Learning;

/// Does the cells of a grid, one after the other. What was finished before is not done again,
/// however the process ended: a training goes on from its checkpoint, a played week is kept.
public final class ClaimsStudy {
    /// Longest part that somebody should have to wait for, in seconds.
    public static final double PART_SECONDS = 150 * 60;

    private final Manifest manifest;
    private final Grid grid;
    private final Setup setup;
    private final CellStore store;
    private final PolicyMaker maker;
    private final Map<String, FamilyWork> works = new LinkedHashMap<>();

    /// @param grid of the manifest
    public ClaimsStudy(Manifest manifest, Grid grid, Setup setup) {
        this.manifest = manifest;
        this.grid = grid;
        this.setup = setup;
        store = new CellStore(setup.out());
        maker = new PolicyMaker(setup, store);
    }

    /// A cell with what it is expected to take.
    ///
    /// @param cell which
    /// @param seconds a rough estimate; 0 where it is finished
    public record Planned(Grid.Cell cell, double seconds) {}

    /// All cells in the order in which they are done. Makes the communities.
    ///
    /// @throws StudyRefusal if the data are not there
    public List<Planned> plan() {
        List<Planned> planned = new ArrayList<>();
        for (Grid.Cell cell : grid.cells(manifest.learned())) {
            planned.add(new Planned(cell, seconds(cell)));
        }
        return planned;
    }

    private double seconds(Grid.Cell cell) {
        FamilyWork work = work(cell.family());
        if (store.find(doneKey(cell, work)).isPresent()) {
            return 0;
        }
        Variant variant = manifest.variant(cell.variant());
        double playing = work.plays(cell.variant()) * variant.secondsPerWeek();
        Learning learning = variant.learning();
        if (learning == null || maker.finished(order(cell, variant, learning, work)).isPresent()) {
            return playing;
        }
        return playing + learning.seconds(cell.seed(), amount(learning));
    }

    private long amount(Learning learning) {
        return Math.max(1, Math.round(learning.amount() * grid.effort()));
    }

    private PolicyMaker.Order order(
            Grid.Cell cell, Variant variant, Learning learning, FamilyWork work) {
        Variant under = learning.on().isEmpty() ? null : manifest.variant(learning.on());
        PolicyMaker.Order base =
                under == null || under.learning() == null
                        ? null
                        : order(cell, under, under.learning(), work);
        return new PolicyMaker.Order(work, variant, learning, cell.seed(), amount(learning), base);
    }

    private String doneKey(Grid.Cell cell, FamilyWork work) {
        return "claims-cell-3 %s %s %s %s %d %d %d %s %s"
                .formatted(
                        setup.software(),
                        work.hash(),
                        manifest.variant(cell.variant()),
                        cell,
                        grid.weeks(),
                        grid.shiftedWeeks(),
                        Math.round(grid.effort() * 1e6),
                        grid.unshifted().contains(cell.variant()),
                        grid.covered().contains(cell.variant()));
    }

    private FamilyWork work(String name) {
        return works.computeIfAbsent(
                name,
                _ -> {
                    Family family = manifest.family(name);
                    var folders = new FamilyFolder(setup.data(), setup.families());
                    return new FamilyWork(family, folders.scenario(family), grid, setup);
                });
    }

    /// Does what is not done yet.
    ///
    /// @return the pages about everything; empty where somebody asked to stop before the end
    public Optional<EvidencePages> run(ClaimsWatch watch) {
        List<Planned> planned = plan();
        List<CellResult> results = new ArrayList<>();
        for (int k = 0; k < planned.size(); k++) {
            Planned each = planned.get(k);
            watch.cell(k, planned.size(), each.cell(), each.seconds());
            Optional<CellResult> result = watch.cancelled() ? Optional.empty() : one(each, watch);
            if (result.isEmpty()) {
                return Optional.empty();
            }
            results.add(result.get());
        }
        return Optional.of(pages(results));
    }

    /// Pages about what is finished, of families whose reference and bounds are. Trains and plays
    /// nothing.
    ///
    /// @throws StudyRefusal if there is no such family
    public EvidencePages soFar() {
        List<Planned> planned = plan();
        Set<String> open =
                planned.stream()
                        .filter(each -> each.seconds() > 0)
                        .filter(each -> FamilyEvidence.NEEDED.contains(each.cell().variant()))
                        .map(each -> each.cell().family())
                        .collect(Collectors.toSet());
        List<CellResult> results =
                planned.stream()
                        .filter(each -> each.seconds() == 0)
                        .filter(each -> !open.contains(each.cell().family()))
                        .flatMap(each -> one(each, ClaimsWatch.NONE).stream())
                        .toList();
        if (results.isEmpty()) {
            throw new StudyRefusal(
                    "Nothing can be compared yet in %s: no family has been played by all of %s.%nMaybe let the study go on for a while."
                            .formatted(setup.out(), FamilyEvidence.NEEDED));
        }
        return pages(results);
    }

    private EvidencePages pages(List<CellResult> results) {
        return EvidencePages.of(new Results(manifest, grid, List.copyOf(works.values()), results));
    }

    private Optional<CellResult> one(Planned planned, ClaimsWatch watch) {
        Grid.Cell cell = planned.cell();
        FamilyWork work = work(cell.family());
        Variant variant = manifest.variant(cell.variant());
        Learning learning = variant.learning();
        Optional<CellResult> result =
                learning == null
                        ? work.play(
                                cell,
                                BuiltIn.of(variant.name(), work.family().peakPricePerKw()),
                                null,
                                setup.threads(),
                                watch)
                        : maker.train(order(cell, variant, learning, work), watch::cancelled)
                                .flatMap(trained -> learned(cell, trained, watch));
        if (result.isPresent() && planned.seconds() > 0) {
            store.put(doneKey(cell, work), Map.of("done", true));
        }
        return result;
    }

    private Optional<CellResult> learned(Grid.Cell cell, TrainedPolicy trained, ClaimsWatch watch) {
        FamilyWork work = work(cell.family());
        Contestant contestant =
                PolicyMaker.contestant(
                        manifest.variant(cell.variant()), trained, cell.seed(), work.scenario());
        return work.play(cell, contestant, trained, setup.threads(), watch);
    }

    /// What a finished study knows.
    ///
    /// @param manifest what it consisted of
    /// @param grid which part was done
    /// @param works the communities
    /// @param cells in the order of the grid
    record Results(Manifest manifest, Grid grid, List<FamilyWork> works, List<CellResult> cells) {
        Results {
            works = List.copyOf(works);
            cells = List.copyOf(cells);
        }

        FamilyWork work(String family) {
            return works.stream()
                    .filter(work -> work.family().name().equals(family))
                    .findFirst()
                    .orElseThrow();
        }

        /// Cells of a family by variant, seeds in order.
        Map<String, List<CellResult>> of(String family) {
            Map<String, List<CellResult>> byVariant = new LinkedHashMap<>();
            for (CellResult each : cells) {
                if (each.cell().family().equals(family)) {
                    byVariant
                            .computeIfAbsent(each.cell().variant(), _ -> new ArrayList<>())
                            .add(each);
                }
            }
            return byVariant;
        }

        /// Families that anything is known of, in order.
        List<String> families() {
            return cells.stream().map(each -> each.cell().family()).distinct().toList();
        }

        /// Cells that there are to be.
        int planned() {
            return grid.cells(manifest.learned()).size();
        }

        /// Most seeds that a variant has.
        int seeds() {
            return (int) cells.stream().mapToLong(each -> each.cell().seed()).max().orElse(0);
        }
    }
}
