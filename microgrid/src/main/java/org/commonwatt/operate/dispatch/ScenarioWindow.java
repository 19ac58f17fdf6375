package org.commonwatt.operate.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.commonwatt.grid.Community;
import org.commonwatt.grid.Genset;
import org.commonwatt.grid.HeatPump;
import org.commonwatt.grid.Job;
import org.commonwatt.grid.Participant;
import org.commonwatt.market.Mechanisms;
import org.commonwatt.market.Prices;
import org.commonwatt.market.Tariff;
import org.commonwatt.numeric.Moments;
import org.commonwatt.operate.dispatch.CommunityTerms.Bought;
import org.commonwatt.operate.dispatch.DispatchMember.Devices;
import org.commonwatt.operate.dispatch.DispatchMember.Equity;
import org.commonwatt.operate.dispatch.DispatchMember.Meter;
import org.commonwatt.operate.scenario.Scenario;

/// Writes steps of a scenario as a [DispatchProblem]: the same tariffs, devices and limits that the
/// simulation has, with what is known or expected of the steps ahead
/// (`docs/FORMULATION.md#window`).
///
/// Members keep their order. Prices and carbon are those of the scenario: they are published. Left
/// out, and therefore named differences between a plan and its simulation: curves and ageing of
/// batteries, losses of the feeder, standing and demand charges, tiers, discounts, who of several
/// retailers a pool replaces, and the start-up time of generators.
///
/// ```java
/// var window = new ScenarioWindow(scenario);
/// var ends = new WindowTerms.Ends(true, window.meanRetailPricePerKwh(0, 96));
/// DispatchProblem day =
///         window.problem(
///                 new WindowTerms(0, 96, true, 0, ends),
///                 WindowState.initial(scenario),
///                 Outlook.perfect(scenario, 0, 96));
/// ```
public final class ScenarioWindow {
    private final Scenario scenario;
    private final Community community;
    private final double stepHours;
    private final Prices prices;
    private final StoreWindows stores;
    private final HeatWindows heat;
    private final boolean pools;
    private final double[] localCostPerKwh;
    private final boolean[] vulnerable;

    /// @param scenario the community and its days
    public ScenarioWindow(Scenario scenario) {
        this.scenario = scenario;
        community = scenario.community();
        stepHours = scenario.axis().stepHours();
        prices = new Prices(scenario.tariffs());
        stores = new StoreWindows(stepHours, scenario.settings().evShortfallPricePerKwh());
        heat = new HeatWindows(stepHours, scenario.settings().valueOfLostLoadPerKwh());
        pools = Mechanisms.of(scenario.mechanism()).pools();
        localCostPerKwh = new double[scenario.axis().steps()];
        for (int t = 0; t < localCostPerKwh.length; t++) {
            localCostPerKwh[t] = prices.meanLocalCostPerKwh(t);
        }
        vulnerable = vulnerable(community.participants());
    }

    /// Members of the group with the lowest mean income.
    private static boolean[] vulnerable(List<Participant> members) {
        Map<String, List<Double>> incomes = new TreeMap<>();
        for (Participant member : members) {
            if (!Double.isNaN(member.incomePerYear())) {
                incomes.computeIfAbsent(member.group(), _ -> new ArrayList<>())
                        .add(member.incomePerYear());
            }
        }
        String poorest = "";
        double least = Double.POSITIVE_INFINITY;
        for (var group : incomes.entrySet()) {
            double mean =
                    Moments.of(group.getValue().stream().mapToDouble(x -> x).toArray()).mean();
            if (mean < least) {
                least = mean;
                poorest = group.getKey();
            }
        }
        boolean[] vulnerable = new boolean[members.size()];
        for (int i = 0; i < vulnerable.length; i++) {
            Participant member = members.get(i);
            vulnerable[i] = !Double.isNaN(member.incomePerYear()) && member.group().equals(poorest);
        }
        return vulnerable;
    }

    /// Mean over members and steps of the all-in retail price.
    public double meanRetailPricePerKwh(int firstStep, int endStep) {
        double sum = 0;
        for (int t = firstStep; t < endStep; t++) {
            sum += prices.meanRetailPricePerKwh(t);
        }
        return sum / (endStep - firstStep);
    }

    /// Lowest mean over members of the all-in retail price in some steps.
    public double cheapestRetailPricePerKwh(int firstStep, int endStep) {
        double least = Double.POSITIVE_INFINITY;
        for (int t = firstStep; t < endStep; t++) {
            least = Math.min(least, prices.meanRetailPricePerKwh(t));
        }
        return least;
    }

    /// The window as data.
    ///
    /// @param terms which steps
    /// @param state what devices hold before the first of them
    /// @param outlook what is known or expected, of as many steps
    public DispatchProblem problem(WindowTerms terms, WindowState state, Outlook outlook) {
        boolean outageAhead = false;
        for (int lead = 0; lead < terms.steps(); lead++) {
            outageAhead |= outlook.outage[lead];
        }
        double reserveSoc = outageAhead ? 0 : terms.reserveSoc();
        List<DispatchMember> members = new ArrayList<>();
        for (int i = 0; i < community.size(); i++) {
            members.add(member(i, terms, state, outlook, reserveSoc));
        }
        return new DispatchProblem(terms.steps(), stepHours, members, common(terms, outlook));
    }

    private CommunityTerms common(WindowTerms terms, Outlook outlook) {
        int steps = terms.steps();
        double[] imports = new double[steps];
        double[] exports = new double[steps];
        double[] local = new double[steps];
        double[] carbon = new double[steps];
        for (int lead = 0; lead < steps; lead++) {
            int t = terms.firstStep() + lead;
            boolean cut = outlook.outage[lead] && community.islanding();
            imports[lead] = cut ? 0 : community.connection().importLimitKw() * stepHours;
            exports[lead] = cut ? 0 : community.connection().exportLimitKw() * stepHours;
            local[lead] = localCostPerKwh[t];
            carbon[lead] = scenario.exogenous().carbonKgPerKwh(t);
        }
        double lost = scenario.settings().valueOfLostLoadPerKwh();
        Bought bought = scenario.buysAhead() ? bought(terms, outlook) : null;
        return new CommunityTerms(imports, exports, pools, local, carbon, lost, bought);
    }

    private Bought bought(WindowTerms terms, Outlook outlook) {
        double[] energy = new double[terms.steps()];
        double[] relief = new double[terms.steps()];
        for (int lead = 0; lead < energy.length; lead++) {
            int t = terms.firstStep() + lead;
            double committed = outlook.committedKwh[lead];
            energy[lead] = Double.isNaN(committed) ? 0 : committed;
            for (Tariff tariff : scenario.tariffs()) {
                double missing = tariff.allInPricePerKwh(tariff.shortPricePerKwh(t));
                // What is left of a purchase went through no meter and bears no fee.
                double left = tariff.longPricePerKwh(t) + tariff.allInPricePerKwh(0);
                relief[lead] += (missing - left) / scenario.tariffs().size();
            }
        }
        return new Bought(energy, relief);
    }

    /// What a kWh from the retailer costs member `i`: where the community buys ahead, the price of
    /// what is missing, or, where that is still open, the cheaper one of this and the day-ahead
    /// price.
    private double importPricePerKwh(int t, int i, double committedKwh) {
        Tariff tariff = prices.tariff(i);
        if (!scenario.buysAhead()) {
            return prices.retailPricePerKwh(t, i);
        }
        double missing = tariff.shortPricePerKwh(t);
        double open = Math.min(missing, tariff.dayAheadPricePerKwh(t));
        return tariff.allInPricePerKwh(Double.isNaN(committedKwh) ? open : missing);
    }

    private DispatchMember member(
            int i, WindowTerms terms, WindowState state, Outlook outlook, double reserveSoc) {
        Participant member = community.participant(i);
        double[] demand = outlook.demandKwh[i].clone();
        List<DeferrableLoad> jobs = jobs(member, i, terms, state, demand);
        Meter meter = meter(member, i, terms, outlook);
        double dearest = 0;
        double gross = 0;
        for (int lead = 0; lead < demand.length; lead++) {
            dearest = Math.max(dearest, meter.importPricePerKwh()[lead]);
            gross += demand[lead] * meter.importPricePerKwh()[lead];
        }
        HeatPump pump = member.heatPump();
        Genset genset = member.genset();
        var devices =
                new Devices(
                        stores.of(member, i, terms, state, reserveSoc, dearest),
                        jobs,
                        pump == null ? null : heat.of(pump, i, terms, state, outlook, dearest),
                        genset == null ? null : generator(genset, state.gensetOn[i]));
        boolean common = member.kind().isCommonAsset();
        var equity =
                new Equity(
                        member.group(),
                        vulnerable[i],
                        member.incomePerYear(),
                        gross,
                        common ? 0 : member.ownershipShare(),
                        common);
        double[] available = outlook.availableKwh[i].clone();
        double[] sheddable = sheddable(demand, jobs);
        return new DispatchMember(
                member.id(), demand, available, sheddable, meter, devices, equity);
    }

    /// All demand may stay unserved at VoLL, that of jobs included.
    private static double[] sheddable(double[] demand, List<DeferrableLoad> jobs) {
        double[] sheddable = demand.clone();
        for (DeferrableLoad job : jobs) {
            double most = 0;
            for (double energy : job.profileKwh()) {
                most = Math.max(most, energy);
            }
            int end = job.latestStartStep() + job.profileKwh().length;
            for (int lead = job.releaseStep(); lead < Math.min(end, demand.length); lead++) {
                sheddable[lead] += most;
            }
        }
        return sheddable;
    }

    private Meter meter(Participant member, int i, WindowTerms terms, Outlook outlook) {
        int steps = terms.steps();
        double[] imports = new double[steps];
        double[] exports = new double[steps];
        double[] most = new double[steps];
        double[] least = new double[steps];
        for (int lead = 0; lead < steps; lead++) {
            int t = terms.firstStep() + lead;
            boolean alone = outlook.outage[lead] && !community.islanding();
            double surcharge = outlook.surchargePerKwh[lead] * (1 + prices.vatRate(i));
            imports[lead] = importPricePerKwh(t, i, outlook.committedKwh[lead]) + surcharge;
            exports[lead] = prices.feedInPricePerKwh(t, i);
            most[lead] = alone ? 0 : member.connection().importLimitKw() * stepHours;
            least[lead] = alone ? 0 : member.connection().exportLimitKw() * stepHours;
        }
        return new Meter(imports, exports, most, least);
    }

    /// Jobs that wait, as far as they are known; one that runs becomes demand.
    private static List<DeferrableLoad> jobs(
            Participant member, int i, WindowTerms terms, WindowState state, double[] demand) {
        List<DeferrableLoad> waiting = new ArrayList<>();
        List<Job> jobs = member.jobs();
        for (int j = state.jobIndex[i]; j < jobs.size(); j++) {
            Job job = jobs.get(j);
            int ran = j == state.jobIndex[i] ? state.jobOffset[i] : -1;
            if (ran >= 0) {
                for (int k = ran; k < job.profileKwh().size() && k - ran < demand.length; k++) {
                    demand[k - ran] += job.profileKwh().get(k);
                }
                continue;
            }
            boolean known = terms.seesAhead() || job.releaseStep() <= terms.firstStep();
            boolean over = job.latestStartStep() < terms.firstStep();
            if (known && !over && job.releaseStep() < terms.endStep()) {
                waiting.add(waiting(job, terms));
            }
        }
        return waiting;
    }

    private static DeferrableLoad waiting(Job job, WindowTerms terms) {
        int latest = job.latestStartStep() - terms.firstStep();
        double[] profile = job.profileKwh().stream().mapToDouble(x -> x).toArray();
        return new DeferrableLoad(
                Math.max(0, job.releaseStep() - terms.firstStep()),
                Math.min(latest, terms.steps() - 1),
                profile,
                latest >= terms.steps());
    }

    private Generator generator(Genset genset, boolean runs) {
        double rated = genset.ratedKw() * stepHours;
        double price = genset.fuelPricePerLitre();
        return new Generator(
                genset.minLoad() * rated,
                rated,
                genset.litresPerKwh() * price,
                genset.noLoadLitresPerKwh() * rated * price,
                genset.startLitres() * price + genset.startCost(),
                runs,
                genset.litresPerKwh() * Genset.CARBON_KG_PER_LITRE);
    }
}
