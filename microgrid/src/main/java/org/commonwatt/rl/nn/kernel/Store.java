package org.commonwatt.rl.nn.kernel;

/// A flat array of numbers in one precision: the seam through which the same formulas run in float
/// for use and in double for checking. What is read is a double that the precision can represent;
/// what is written is rounded to it.
///
/// Float arithmetic is exact through this seam: of two floats, sum, difference, product, quotient
/// and root computed in double and rounded once are the correctly rounded float results. Only the
/// fused product-and-sum needs a method of its own.
public abstract sealed class Store permits FloatStore, DoubleStore {

    /// The number of elements.
    public abstract int size();

    /// The element at `index`.
    public abstract double get(int index);

    /// Sets the element at `index` to the rounded `value`.
    public abstract void set(int index, double value);

    /// The value as this precision holds it.
    public abstract double round(double value);

    /// `a·b + c`, rounded once.
    public abstract double fma(double a, double b, double c);

    /// The hyperbolic tangent as this precision computes it.
    public abstract double tanh(double x);

    /// Sets all elements.
    public abstract void fill(double value);

    /// Copies `count` elements of a store of the same precision.
    public abstract void copy(Store from, int fromIndex, int toIndex, int count);

    /// Sets `count` elements to floats.
    public abstract void put(float[] from, int fromIndex, int toIndex, int count);

    /// Adds `value` to the element at `index`.
    public final void add(int index, double value) {
        set(index, get(index) + value);
    }

    /// Whether no element is infinite or not a number.
    public final boolean isFinite() {
        for (int i = 0; i < size(); i++) {
            if (!Double.isFinite(get(i))) {
                return false;
            }
        }
        return true;
    }
}
