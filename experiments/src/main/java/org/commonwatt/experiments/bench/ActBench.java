package org.commonwatt.experiments.bench;

import java.util.Arrays;
import java.util.List;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.rl.nn.Parameters;
import org.commonwatt.rl.nn.kernel.Activation;
import org.commonwatt.rl.nn.kernel.Backends;
import org.commonwatt.rl.nn.layer.Mlp;
import org.commonwatt.rl.nn.layer.MlpFunction;

/// One observation in, one action out: the time of single calls of a perceptron of 2 × 64 tanh
/// units.
final class ActBench implements Benchmark {
    private static final String NAME = "act";
    private static final String UNIT = "µs";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String work() {
        return "one action of a network of 2 x 64 units";
    }

    @Override
    public List<Figure> measure(BenchSettings settings) {
        settings.progress().accept("act: single calls with " + Backends.fastest().name());
        var parameters = new Parameters(Backends.fastest());
        var net = new Mlp(parameters, "actor", Activation.TANH, 32, 64, 64, 6);
        net.initialise(RandomStreams.of(1).stream("weights"), 1, 1);
        var function = new MlpFunction(net, 1);
        float[] observation = new float[32];
        float[] action = new float[6];
        int calls = settings.effort().pick(1000, 300_000, 1_000_000);
        long[] nanos = new long[calls];
        // Twice: the first pass warms up.
        for (int pass = 0; pass < 2; pass++) {
            for (int k = 0; k < calls; k++) {
                observation[k % 32] = action[k % 6];
                long start = System.nanoTime();
                function.apply(observation, action, 1);
                nanos[k] = System.nanoTime() - start;
            }
        }
        Cost cost =
                Cost.best(
                                settings.effort(),
                                List.of(() -> () -> called(function, observation, action, calls)))
                        .getFirst();
        Arrays.sort(nanos);
        return List.of(
                Figure.of(NAME, "median", nanos[calls / 2] / 1e3, UNIT)
                        .below("ONNX Runtime, another machine: 4.3 µs", 4.3)
                        .atMost(1),
                Figure.of(NAME, "99 of 100 calls within", nanos[calls / 100 * 99] / 1e3, UNIT)
                        .atMost(5),
                Figure.of(NAME, "CPU time per call", 1e6 * cost.threadSeconds() / calls, "cpu-µs"),
                Figure.of(NAME, "allocated", cost.threadBytes() / calls, "bytes/call").atMost(0));
    }

    private static double called(MlpFunction function, float[] in, float[] out, int calls) {
        for (int k = 0; k < calls; k++) {
            function.apply(in, out, 1);
        }
        return out[0];
    }
}
