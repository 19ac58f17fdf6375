package org.commonwatt.experiments.game;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.operate.game.CandidateDraw;
import org.commonwatt.operate.game.CandidateWindows;
import org.commonwatt.operate.game.CommunityDays;
import org.commonwatt.operate.game.CommunityGame;
import org.commonwatt.operate.scenario.shift.Shift;
import org.commonwatt.operate.scenario.shift.ShiftFamilies;
import org.commonwatt.operate.scenario.shift.ShiftFamily;
import org.commonwatt.rl.algorithm.robust.CandidateSet;
import org.commonwatt.rl.algorithm.robust.RobustMode;
import org.commonwatt.rl.algorithm.robust.Weighing;

/// The days of a community as they could have turned out, for robust training: each family that it
/// can feel at its reference severity, and for training at twice that as well, as far as that is
/// plausible (`docs/FORMULATION.md#robust-training`).
public final class UnforeseenDays {
    private static final double DOUBLE = 2;

    private final CommunityGames games;
    private final RobustMode mode;
    private final ShiftFamilies families;

    /// @param mode how much they count; a dose, not a budget
    public UnforeseenDays(CommunityGames games, RobustMode mode) {
        this.games = games;
        this.mode = mode;
        families = ShiftFamilies.of(games.scenario());
    }

    /// Without a mode windows have no candidates.
    private List<ShiftFamily> felt() {
        return mode.isNone() ? List.of() : families.felt();
    }

    /// Windows for training with all their candidates.
    public CandidateWindows training() {
        List<Shift> shifts = new ArrayList<>();
        for (ShiftFamily family : felt()) {
            shifts.add(Shift.reference(family));
            shifts.add(new Shift(family, Math.min(family.most(), DOUBLE * family.reference())));
        }
        return new CandidateWindows(games.trainingDays(), shifts);
    }

    /// Windows for validation, struck at reference severities.
    public CandidateWindows validation() {
        return new CandidateWindows(
                games.validationDays(), felt().stream().map(Shift::reference).toList());
    }

    /// How much the candidates of windows count.
    public Weighing weighing(CandidateWindows windows) {
        List<String> names = new ArrayList<>(List.of("nominal"));
        List<Double> costs = new ArrayList<>(List.of(0.0));
        for (Shift shift : windows.shifts()) {
            names.add(shift.family().name());
            costs.add(shift.cost());
        }
        CommunityDays days = windows.days();
        return new Weighing(mode, new CandidateSet(days.firstDays().size(), names, costs));
    }

    /// The game in which episodes are struck as often as the mode wants.
    public Game game() {
        CandidateWindows windows = training();
        List<Double> shares = new ArrayList<>();
        for (double share : weighing(windows).proposal()) {
            shares.add(share);
        }
        var draw = new CandidateDraw(windows, shares);
        return Game.of(
                games.scenario().name(),
                games.options(),
                () -> new CommunityGame(draw, games.rules(), games.scales()));
    }

    /// What a policy must tell of it, as JSON.
    public Map<String, Object> description() {
        CandidateWindows windows = training();
        Weighing weighing = weighing(windows);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mode", mode.text());
        Map<String, Object> shares = new LinkedHashMap<>();
        double[] byFamily = weighing.set().byFamily(weighing.proposal());
        for (int f = 0; f < byFamily.length; f++) {
            shares.put(weighing.set().names().get(f), byFamily[f]);
        }
        json.put("episodesPerFamily", shares);
        json.put("candidates", windows.shifts().stream().map(UnforeseenDays::candidate).toList());
        json.put("notFelt", families.notFelt());
        return json;
    }

    private static Map<String, Object> candidate(Shift shift) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("family", shift.family().name());
        json.put("severity", shift.severity());
        json.put("unit", shift.family().unit());
        json.put("cost", shift.cost());
        return json;
    }
}
