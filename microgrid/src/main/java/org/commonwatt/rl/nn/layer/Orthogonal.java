package org.commonwatt.rl.nn.layer;

import org.commonwatt.numeric.RandomStream;

/// Random orthogonal matrices (Saxe, McClelland and Ganguli 2014), uniformly distributed (Mezzadri,
/// *How to generate random matrices from the classical compact groups*, 2007): the Q of a normal
/// matrix with the signs of R's diagonal positive.
public final class Orthogonal {
    /// Usual gain of hidden layers.
    public static final double HIDDEN_GAIN = Math.sqrt(2);

    /// Usual gain of a policy's last layer: all actions start alike.
    public static final double POLICY_GAIN = 0.01;

    private Orthogonal() {}

    /// A matrix [outputs × inputs] row by row, whose shorter side's vectors are orthogonal and of
    /// length `gain`.
    public static double[] matrix(RandomStream stream, int outputs, int inputs, double gain) {
        int count = Math.min(outputs, inputs);
        int length = Math.max(outputs, inputs);
        double[][] vectors = new double[count][length];
        for (double[] vector : vectors) {
            for (int i = 0; i < length; i++) {
                vector[i] = stream.nextGaussian();
            }
        }
        orthonormalise(vectors);
        double[] matrix = new double[outputs * inputs];
        for (int o = 0; o < outputs; o++) {
            for (int i = 0; i < inputs; i++) {
                matrix[o * inputs + i] = gain * (outputs <= inputs ? vectors[o][i] : vectors[i][o]);
            }
        }
        return matrix;
    }

    /// Gram and Schmidt's method, each vector twice, which is exact to rounding; the diagonal of R
    /// is a length and so positive.
    private static void orthonormalise(double[][] vectors) {
        for (int k = 0; k < vectors.length; k++) {
            double[] vector = vectors[k];
            for (int pass = 0; pass < 2; pass++) {
                for (int j = 0; j < k; j++) {
                    double share = dot(vector, vectors[j]);
                    for (int i = 0; i < vector.length; i++) {
                        vector[i] -= share * vectors[j][i];
                    }
                }
                double norm = Math.sqrt(dot(vector, vector));
                for (int i = 0; i < vector.length; i++) {
                    vector[i] /= norm;
                }
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
