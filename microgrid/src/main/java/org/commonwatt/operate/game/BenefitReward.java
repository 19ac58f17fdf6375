package org.commonwatt.operate.game;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.grid.Community;
import org.commonwatt.grid.StepFlows;
import org.commonwatt.market.Clearing;
import org.commonwatt.operate.agent.CommunityAgents;
import org.commonwatt.operate.reward.StepCosts;

/// Pays each agent what the benefit of those changes by for whom it speaks
/// (`docs/FORMULATION.md#welfare-learning`): over an episode its rewards add up to U − 1.
///
/// A member that decides something speaks for itself. Members that have nothing to decide are
/// spoken for by the common assets in turn; without any, by all agents in turn. The operator speaks
/// for everybody.
final class BenefitReward {
    private final List<List<Integer>> voices = new ArrayList<>();
    private final boolean[] everybody;
    private final double[] gross;
    private AloneCosts alone = new AloneCosts(new double[0][0], new double[0]);

    BenefitReward(CommunityAgents agents, Community community) {
        int count = agents.agents().size();
        everybody = new boolean[count];
        gross = new double[count];
        List<Integer> common = new ArrayList<>();
        boolean[] decides = new boolean[community.size()];
        for (int a = 0; a < count; a++) {
            int i = agents.agents().get(a).participant();
            everybody[a] = i < 0;
            voices.add(new ArrayList<>());
            if (i >= 0) {
                decides[i] = true;
                voices.get(a).add(i);
                if (community.participant(i).kind().isCommonAsset()) {
                    common.add(a);
                }
            }
        }
        int turn = 0;
        for (int i = 0; i < community.size(); i++) {
            if (!decides[i] && !community.participant(i).kind().isCommonAsset()) {
                int place = common.isEmpty() ? turn % count : common.get(turn % common.size());
                voices.get(place).add(i);
                turn++;
            }
        }
        for (int a = 0; a < count; a++) {
            for (int i = 0; everybody[a] && i < community.size(); i++) {
                voices.get(a).add(i);
            }
        }
    }

    /// Members that agent `a` speaks for.
    List<Integer> voice(int a) {
        return List.copyOf(voices.get(a));
    }

    /// An episode begins.
    void begin(AloneCosts comparison) {
        alone = comparison;
        double all = 0;
        for (double bill : alone.grossBill()) {
            all += bill;
        }
        for (int a = 0; a < gross.length; a++) {
            gross[a] = 0;
            for (int i : voices.get(a)) {
                gross[a] += alone.grossBill()[i];
            }
            // Who speaks for nobody with a bill, such as a lone battery, counts like a mean member.
            gross[a] = gross[a] > 0 ? gross[a] : Math.max(all, 1e-9) / alone.grossBill().length;
        }
    }

    /// What the benefit of agent `a`'s members changes by in a step.
    double of(int a, int t, StepCosts costs, StepFlows flows, Clearing trades) {
        List<Integer> members = voices.get(a);
        double gain = 0;
        for (int k = 0; k < members.size(); k++) {
            int i = members.get(k);
            gain += alone.cost()[t][i] - AloneCosts.borne(costs, t, i, flows, trades);
        }
        return gain / gross[a];
    }
}
