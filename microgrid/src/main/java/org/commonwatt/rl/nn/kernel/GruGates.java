package org.commonwatt.rl.nn.kernel;

/// What one step of a gated recurrent unit (Cho et al. 2014, in PyTorch's variant) reads and writes.
/// With x and h the products of input and old hidden state, biases included:
///
///     r = σ(xr + hr),  z = σ(xz + hz),  n = tanh(xn + r·hn),  h' = n + z·(h − n)
///
/// All have the shape [rows × hidden]. `reset`, `update` and `fresh` keep r, z and n for the way back.
///
/// @param inputReset xr
/// @param inputUpdate xz
/// @param inputFresh xn
/// @param hiddenReset hr
/// @param hiddenUpdate hz
/// @param hiddenFresh hn
/// @param hidden h
/// @param next h'
/// @param reset r
/// @param update z
/// @param fresh n
public record GruGates(
        Dual inputReset,
        Dual inputUpdate,
        Dual inputFresh,
        Dual hiddenReset,
        Dual hiddenUpdate,
        Dual hiddenFresh,
        Dual hidden,
        Dual next,
        Panels reset,
        Panels update,
        Panels fresh) {}
