package org.commonwatt.rl.nn.kernel;

/// The arithmetic that learning spends its time with. A backend decides in which precision numbers
/// are kept and by which instructions they are computed; all else is written once above it.
///
/// Sums run in one order that depends on sizes only: products over the inner index, gradients over
/// the rows, each as a chain of fused products. No sum is spread over vector lanes, so backends of
/// the same precision give the same bits on every vector width (`docs/FORMULATION.md#nn`).
///
/// Methods allocate nothing and keep no state; a backend serves any number of threads.
public interface Backend {

    /// The name in messages and figures.
    String name();

    /// New zeros in this backend's precision.
    Store store(int size);

    /// `c = a·B + bias`, or `c += a·B`, in the first `rows` rows.
    ///
    /// @param packed B [a.width × c.width] in panels of 16 columns one after the other, each row by
    ///   row, missing columns 0; where `biased`, a panel starts with a row for the bias
    /// @param add whether c is added to; not together with `biased`
    void multiply(Panels a, Store packed, boolean biased, Panels c, int rows, boolean add);

    /// `gradient[offset + o·x.width + i] += Σ_r dy[r, o]·x[r, i]` over the first `rows` rows.
    void outer(Panels dy, Panels x, Store gradient, int offset, int rows);

    /// `gradient[offset + o] += Σ_r dy[r, o]` over the first `rows` rows.
    void columnSums(Panels dy, Store gradient, int offset, int rows);

    /// `y = f(x)` in the first `rows` rows.
    void activate(Activation f, Panels x, Panels y, int rows);

    /// `x.gradient = y.gradient·f'(x)`, or `+=`, in the first `rows` rows.
    void activateBackward(Activation f, Dual x, Dual y, int rows, boolean add);

    /// The new hidden state of a gated recurrent unit, see [GruGates].
    void gru(GruGates gates, int rows);

    /// The gradients of a gated recurrent unit, see [GruGates].
    void gruBackward(GruGates gates, int rows, boolean addHidden);

    /// One step of Adam, see [AdamStep].
    void adam(AdamStep step, Store values, Store gradient);

    /// `Σ values²`, in double.
    double sumOfSquares(Store values);

    /// Multiplies all elements.
    void scale(Store values, double factor);

    /// Adds all elements of `source`.
    void accumulate(Store target, Store source);
}
