package org.commonwatt.rl.algorithm.team;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.rl.env.AgentSpec;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.env.JointEnv;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.commonwatt.rl.nn.checkpoint.CheckpointException;
import org.commonwatt.rl.nn.kernel.Backend;

/// A team of [Actor]s.
public final class NetworkTeam implements TeamPolicy {
    private static final String GAME = "team.game";
    private static final String JOINT = "team.joint";
    private static final int ROWS = 256;

    private final EnvSpec spec;

    /// How the networks see the game: as it is, or as one agent's.
    private final EnvSpec seen;

    private final ActorDesign design;
    private final List<Actor> actors;
    private final List<ActorFunction> functions = new ArrayList<>();
    private final float[] rows;
    private final float[] drawn;

    /// What each network remembers of running episodes, [copy × agent of the network × unit].
    private final float[][] memories;

    /// A team with weights 0; see [Actor#initialise].
    ///
    /// @throws IllegalArgumentException if the game's actions do not suit the design
    public NetworkTeam(EnvSpec spec, ActorDesign design, Backend backend) {
        this(spec, spec, design, backend);
    }

    private NetworkTeam(EnvSpec spec, EnvSpec seen, ActorDesign design, Backend backend) {
        this(spec, seen, design, Actor.all(seen, design, backend));
    }

    private NetworkTeam(EnvSpec spec, EnvSpec seen, ActorDesign design, List<Actor> actors) {
        this.spec = spec;
        this.seen = seen;
        this.design = design;
        this.actors = actors;
        int widest = 1;
        for (Actor actor : actors) {
            functions.add(new ActorFunction(actor, ROWS));
            widest = Math.max(widest, actor.inputSize());
        }
        rows = new float[ROWS * widest];
        drawn = new float[spec.actionSize()];
        memories = new float[actors.size()][0];
    }

    /// A team of the same networks that remembers episodes of its own.
    public NetworkTeam twin() {
        return new NetworkTeam(spec, seen, design, actors);
    }

    /// A team built alike with networks of its own; their weights are 0.
    public NetworkTeam alike() {
        Backend backend = actors.getFirst().parameters().backend();
        return new NetworkTeam(spec, seen, design, backend);
    }

    /// Moves all weights towards those of a team built alike, and takes over its moments.
    ///
    /// @param share of the way, 0 to 1
    public void follow(NetworkTeam other, double share) {
        for (int k = 0; k < actors.size(); k++) {
            actors.get(k).follow(other.actors.get(k), share);
        }
    }

    /// A team of one network that sees and does everything, see [JointEnv]; in a game of one agent
    /// the same as a plain team.
    ///
    /// @throws IllegalArgumentException if the game's actions do not suit the design, or some
    ///   agents choose and others set numbers
    public static NetworkTeam joint(EnvSpec spec, ActorDesign design, Backend backend) {
        boolean isOne = spec.agents().size() == 1;
        return new NetworkTeam(spec, isOne ? spec : JointEnv.joint(spec), design, backend);
    }

    /// The team that [#save] put in.
    ///
    /// @throws CheckpointException if it is one for another game, naming the first difference
    public static NetworkTeam of(Checkpoint from, EnvSpec spec, Backend backend) {
        requireSameGame(from.note(GAME), signature(spec));
        ActorDesign design = ActorDesign.of(from);
        NetworkTeam team =
                Boolean.parseBoolean(from.note(JOINT))
                        ? joint(spec, design, backend)
                        : new NetworkTeam(spec, design, backend);
        team.restore(from);
        return team;
    }

    private static void requireSameGame(String was, String is) {
        if (!was.equals(is)) {
            String[] old = was.split("\n", -1);
            String[] now = is.split("\n", -1);
            int k = 0;
            while (k < Math.min(old.length, now.length) && old[k].equals(now[k])) {
                k++;
            }
            throw new CheckpointException(
                    "The team was trained for another game: it knows '%s', this one has '%s'."
                            .formatted(
                                    k < old.length ? old[k] : "nothing more",
                                    k < now.length ? now[k] : "nothing more"));
        }
    }

    /// What a team must agree on with a game: agents, what they see and do, in order.
    private static String signature(EnvSpec spec) {
        return spec.agents().stream().map(NetworkTeam::line).collect(Collectors.joining("\n"));
    }

    private static String line(AgentSpec agent) {
        return "%s sees %s does %s"
                .formatted(
                        agent.name(),
                        String.join(" ", agent.observation().names()),
                        String.join(" ", agent.action().names()));
    }

    @Override
    public EnvSpec spec() {
        return spec;
    }

    /// How its networks are built.
    public ActorDesign design() {
        return design;
    }

    /// Its networks; together they decide for every agent once.
    public List<Actor> actors() {
        return actors;
    }

    @Override
    public void act(double[] observations, double[] actions, int copies) {
        for (int k = 0; k < functions.size(); k++) {
            ActorFunction function = functions.get(k);
            int[] agents = function.actor().agents();
            int all = copies * agents.length;
            for (int first = 0; first < all; first += ROWS) {
                int count = Math.min(ROWS, all - first);
                compute(k, agents, observations, first, count);
                for (int r = 0; r < count; r++) {
                    function.best(r, actions, actionAt(agents, first + r));
                }
            }
        }
    }

    @Override
    public void sample(double[] observations, double[] actions, int copies, RandomStream stream) {
        for (int k = 0; k < functions.size(); k++) {
            ActorFunction function = functions.get(k);
            int[] agents = function.actor().agents();
            int all = copies * agents.length;
            for (int first = 0; first < all; first += ROWS) {
                int count = Math.min(ROWS, all - first);
                compute(k, agents, observations, first, count);
                for (int r = 0; r < count; r++) {
                    function.draw(r, stream, drawn, 0);
                    function.decode(drawn, 0, actions, actionAt(agents, first + r));
                }
            }
        }
    }

    private int actionAt(int[] agents, int row) {
        return row / agents.length * spec.actionSize() + seen.actionAt(agents[row % agents.length]);
    }

    private void compute(int k, int[] agents, double[] observations, int first, int count) {
        Actor actor = actors.get(k);
        for (int r = 0; r < count; r++) {
            int copy = (first + r) / agents.length;
            int member = (first + r) % agents.length;
            int from = copy * spec.observationSize() + seen.observationAt(agents[member]);
            actor.input(observations, from, member, rows, r * actor.inputSize());
        }
        int units = design.memory();
        if (memories[k].length < (first + count) * units) {
            memories[k] = Arrays.copyOf(memories[k], (first + count) * units);
        }
        functions.get(k).apply(rows, 0, count, memories[k], first * units);
    }

    @Override
    public boolean remembers() {
        return design.memory() > 0;
    }

    @Override
    public void begin(int copy) {
        for (int k = 0; k < memories.length; k++) {
            int size = actors.get(k).agents().length * design.memory();
            if (memories[k].length >= (copy + 1) * size) {
                Arrays.fill(memories[k], copy * size, (copy + 1) * size, 0);
            }
        }
    }

    @Override
    public long[] memory() {
        if (!remembers()) {
            return new long[0];
        }
        int size = Arrays.stream(memories).mapToInt(units -> 1 + units.length).sum();
        long[] all = new long[size];
        int at = 0;
        for (float[] units : memories) {
            all[at++] = units.length;
            for (float unit : units) {
                all[at++] = Float.floatToRawIntBits(unit);
            }
        }
        return all;
    }

    @Override
    public void remember(long[] memory) {
        int at = 0;
        for (int k = 0; k < memories.length && remembers(); k++) {
            memories[k] = new float[Math.toIntExact(memory[at++])];
            for (int u = 0; u < memories[k].length; u++) {
                memories[k][u] = Float.intBitsToFloat((int) memory[at++]);
            }
        }
    }

    /// Puts in what is remembered of running episodes.
    public void saveEpisodes(Checkpoint into) {
        for (int k = 0; k < memories.length && design.memory() > 0; k++) {
            into.put(memory(k), memories[k], memories[k].length);
        }
    }

    /// Takes over what [#saveEpisodes] put in.
    public void restoreEpisodes(Checkpoint from) {
        for (int k = 0; k < memories.length && design.memory() > 0; k++) {
            double[] remembered = from.numbers(memory(k));
            memories[k] = new float[remembered.length];
            from.read(memory(k), memories[k]);
        }
    }

    private String memory(int k) {
        return "team.%s.remembered".formatted(actors.get(k).name());
    }

    @Override
    public void save(Checkpoint into) {
        into.note(GAME, signature(spec)).note(JOINT, Boolean.toString(seen != spec));
        design.save(into);
        actors.forEach(actor -> actor.save(into));
    }

    /// Takes over the weights and moments that [#save] put in.
    public void restore(Checkpoint from) {
        actors.forEach(actor -> actor.restore(from));
    }
}
