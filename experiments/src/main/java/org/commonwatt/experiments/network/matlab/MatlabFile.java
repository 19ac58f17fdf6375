package org.commonwatt.experiments.network.matlab;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.experiments.network.matlab.Token.Kind;
import org.jspecify.annotations.Nullable;

/// What a file computes: matrices and texts by name, such as `mpc.bus`.
///
/// Statements are run in the order of the file, so that columns come out in their final units.
public final class MatlabFile {
    private final Tokens tokens;
    private final Map<String, Matrix> matrices = new HashMap<>();
    private final Map<String, List<String>> texts = new HashMap<>();
    private final Expressions expressions;
    private final Literals literals;
    private String result = "";

    private MatlabFile(String text) throws MatlabRefusal {
        tokens = new Tokens(text);
        expressions = new Expressions(tokens, matrices);
        literals = new Literals(tokens, expressions);
        while (tokens.peek().kind() != Kind.END) {
            if (tokens.peek().endsStatement()) {
                tokens.take();
            } else {
                statement();
            }
        }
    }

    /// Reads and computes a file.
    ///
    /// @throws MatlabRefusal at the first statement that is not understood
    public static MatlabFile read(String text) throws MatlabRefusal {
        return new MatlabFile(text);
    }

    /// Name of what the file's function returns, such as `mpc`; empty where the file has no
    /// function.
    public String result() {
        return result;
    }

    /// The matrix of that name, or null.
    public @Nullable Matrix matrix(String name) {
        return matrices.get(name);
    }

    /// The texts of a name: one, or those of a list in braces; empty where there are none.
    public List<String> texts(String name) {
        return List.copyOf(texts.getOrDefault(name, List.of()));
    }

    private void statement() throws MatlabRefusal {
        Token next = tokens.peek();
        if (next.isName("function")) {
            function();
        } else if (next.isName("end") || next.isName("return") || next.isName("endfunction")) {
            tokens.take();
        } else if (next.isName("define_constants")) {
            tokens.take();
            Functions.INDICES.values().forEach(named -> define(named, next.line()));
        } else if (next.is("[")) {
            columnNames();
        } else if (next.kind() == Kind.NAME) {
            assignment();
        } else {
            throw Expressions.unexpected(next, "a statement was expected");
        }
        if (!tokens.peek().endsStatement()) {
            throw Expressions.unexpected(tokens.peek(), "the statement should end");
        }
    }

    private void function() throws MatlabRefusal {
        Token at = tokens.take();
        if (tokens.peek().is("[")) {
            throw new MatlabRefusal(
                    at,
                    "The function returns several values.",
                    "it is a case of format version 1; save it as version 2.");
        }
        result = tokens.take().text();
        while (tokens.peek().kind() != Kind.NEW_LINE && tokens.peek().kind() != Kind.END) {
            tokens.take();
        }
    }

    /// `[PQ, PV, …] = idx_bus`.
    private void columnNames() throws MatlabRefusal {
        Token open = tokens.take();
        var names = new ArrayList<String>();
        while (!tokens.peek().is("]")) {
            Token token = tokens.take();
            if (token.kind() == Kind.END) {
                throw new MatlabRefusal(open, "The bracket is not closed.", "the file is cut off.");
            }
            if (token.kind() == Kind.NAME || token.is("~")) {
                names.add(token.text());
            }
        }
        tokens.take();
        expressions.expect("=");
        Token function = tokens.take();
        Map<String, Double> known = Functions.INDICES.get(function.text());
        if (known == null) {
            throw unknownStatement(function);
        }
        List<Double> numbers = List.copyOf(known.values());
        if (names.size() > numbers.size()) {
            throw new MatlabRefusal(
                    open,
                    "%s gives %d values, not %d."
                            .formatted(function.text(), numbers.size(), names.size()),
                    null);
        }
        for (int k = 0; k < names.size(); k++) {
            matrices.put(names.get(k), Matrix.scalar(numbers.get(k), function.line()));
        }
    }

    private void define(Map<String, Double> named, int line) {
        named.forEach((name, value) -> matrices.put(name, Matrix.scalar(value, line)));
    }

    private void assignment() throws MatlabRefusal {
        Token name = expressions.path();
        Matrix target = matrices.get(name.text());
        Selection part = null;
        if (tokens.peek().is("(")) {
            if (target == null) {
                throw unknownStatement(name);
            }
            part = Selection.read(tokens, expressions, name, target);
        }
        if (!tokens.peek().is("=")) {
            throw unknownStatement(name);
        }
        tokens.take();
        if (tokens.peek().is("{")) {
            texts.put(name.text(), literals.texts());
        } else if (tokens.peek().kind() == Kind.TEXT) {
            texts.put(name.text(), List.of(tokens.take().text()));
        } else {
            Matrix value = expressions.value();
            matrices.put(
                    name.text(),
                    target == null || part == null ? value : put(name, target, part, value));
        }
    }

    private static Matrix put(Token name, Matrix target, Selection part, Matrix value)
            throws MatlabRefusal {
        Matrix changed = target.with(part.rows(), part.columns(), value);
        if (changed == null) {
            throw new MatlabRefusal(
                    name,
                    "A part of %s has %d × %d numbers but gets %s."
                            .formatted(
                                    name.text(),
                                    part.rows().length,
                                    part.columns().length,
                                    value.size()),
                    null);
        }
        return changed;
    }

    private static MatlabRefusal unknownStatement(Token at) {
        return new MatlabRefusal(
                at,
                "The statement with \"%s\" is not understood.".formatted(at.text()),
                "it changes units or values: run the file in MATLAB or Octave and save the result"
                        + " with savecase.");
    }
}
