package org.commonwatt.experiments.network.matlab;

import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import org.commonwatt.experiments.network.matlab.Token.Kind;
import org.jspecify.annotations.Nullable;

/// Reads expressions and computes them on the way.
///
/// Rising precedence: sums, products, signs, powers, transposition. In brackets a blank separates
/// elements, so `[1 -2]` has two and `[1 - 2]` one.
final class Expressions {
    private static final int MAX_DEPTH = 60;

    private final Tokens tokens;
    private final Map<String, Matrix> variables;
    private final Literals literals;
    private boolean inBrackets;
    private int depth;

    /// @param variables what names stand for; read when an expression names one
    Expressions(Tokens tokens, Map<String, Matrix> variables) {
        this.tokens = tokens;
        this.variables = variables;
        literals = new Literals(tokens, this);
    }

    /// Reads an expression outside of brackets.
    Matrix value() throws MatlabRefusal {
        return nested(false);
    }

    /// Reads an element of a bracketed list.
    Matrix element() throws MatlabRefusal {
        return nested(true);
    }

    private Matrix nested(boolean brackets) throws MatlabRefusal {
        boolean outer = inBrackets;
        inBrackets = brackets;
        if (++depth > MAX_DEPTH) {
            throw new MatlabRefusal(tokens.peek(), "The expression is nested too deeply.", null);
        }
        Matrix first = sum();
        Matrix value = tokens.peek().is(":") ? range(first) : first;
        depth--;
        inBrackets = outer;
        return value;
    }

    private Matrix range(Matrix first) throws MatlabRefusal {
        Token at = tokens.take();
        Matrix second = sum();
        boolean stepped = tokens.peek().is(":");
        if (stepped) {
            tokens.take();
        }
        Matrix last = stepped ? sum() : second;
        boolean numbers = first.isScalar() && second.isScalar() && last.isScalar();
        double step = numbers && stepped ? second.number() : 1;
        double count =
                numbers
                        ? Math.floor((last.number() - first.number()) / step + 1e-10) + 1
                        : Double.NaN;
        if (!(count <= Literals.MAX_CELLS)) {
            throw new MatlabRefusal(at, "The range is not one of numbers.", null);
        }
        double[] values = new double[(int) Math.max(0, count)];
        for (int k = 0; k < values.length; k++) {
            values[k] = first.number() + k * step;
        }
        return new Matrix(1, values.length, values, new int[] {at.line()});
    }

    private Matrix sum() throws MatlabRefusal {
        Matrix left = product();
        while (true) {
            Token next = tokens.peek();
            boolean operator = next.is("+") || next.is("-");
            boolean sign = inBrackets && next.spaceBefore() && !next.spaceAfter();
            if (!operator || sign) {
                return left;
            }
            tokens.take();
            left =
                    combined(
                            next,
                            left,
                            product(),
                            next.is("+") ? (a, b) -> a + b : (a, b) -> a - b);
        }
    }

    private Matrix product() throws MatlabRefusal {
        Matrix left = signed();
        while (true) {
            Token next = tokens.peek();
            if (next.is(".*") || next.is("*")) {
                tokens.take();
                Matrix right = signed();
                requireScalar(next, left.isScalar() || right.isScalar());
                left = combined(next, left, right, (a, b) -> a * b);
            } else if (next.is("./") || next.is("/")) {
                tokens.take();
                Matrix right = signed();
                requireScalar(next, right.isScalar());
                left = combined(next, left, right, (a, b) -> a / b);
            } else {
                return left;
            }
        }
    }

    private Matrix signed() throws MatlabRefusal {
        Token next = tokens.peek();
        if (next.is("-")) {
            tokens.take();
            return deeper(next).map(value -> -value);
        }
        if (next.is("+")) {
            tokens.take();
            return deeper(next);
        }
        return power();
    }

    private Matrix deeper(Token at) throws MatlabRefusal {
        if (++depth > MAX_DEPTH) {
            throw new MatlabRefusal(at, "The expression is nested too deeply.", null);
        }
        Matrix value = signed();
        depth--;
        return value;
    }

    private Matrix power() throws MatlabRefusal {
        Matrix base = transposable();
        while (tokens.peek().is("^") || tokens.peek().is(".^")) {
            Token operator = tokens.take();
            boolean sign = tokens.peek().is("-") || tokens.peek().is("+");
            Matrix exponent = sign ? signed() : transposable();
            requireScalar(operator, base.isScalar() && exponent.isScalar());
            base = combined(operator, base, exponent, Math::pow);
        }
        return base;
    }

    private Matrix transposable() throws MatlabRefusal {
        Matrix value = primary();
        while (tokens.peek().is("'") || tokens.peek().is(".'")) {
            tokens.take();
            value = value.transposed();
        }
        return value;
    }

    private Matrix primary() throws MatlabRefusal {
        Token next = tokens.peek();
        if (next.kind() == Kind.NUMBER) {
            tokens.take();
            String plain = next.text().replace('d', 'e').replace('D', 'e');
            return Matrix.scalar(Double.parseDouble(plain), next.line());
        }
        if (next.kind() == Kind.NAME) {
            return named(path());
        }
        if (next.is("(")) {
            tokens.take();
            Matrix value = value();
            expect(")");
            return value;
        }
        if (next.is("[")) {
            return literals.matrix();
        }
        throw unexpected(next, "a number was expected");
    }

    /// A name with its fields, such as `mpc.bus`: the first token, its text the whole path.
    Token path() throws MatlabRefusal {
        Token first = tokens.take();
        var text = new StringBuilder(first.text());
        while (tokens.peek().is(".") && !tokens.peek().spaceBefore()) {
            tokens.take();
            text.append('.').append(tokens.take().text());
        }
        return new Token(
                first.kind(),
                text.toString(),
                first.line(),
                first.column(),
                first.spaceBefore(),
                first.spaceAfter());
    }

    private Matrix named(Token name) throws MatlabRefusal {
        boolean arguments = tokens.peek().is("(") && !(inBrackets && tokens.peek().spaceBefore());
        Matrix variable = variables.get(name.text());
        if (variable != null) {
            if (!arguments) {
                return variable;
            }
            Selection part = Selection.read(tokens, this, name, variable);
            return variable.part(part.rows(), part.columns());
        }
        Double constant = Functions.CONSTANTS.get(name.text());
        if (constant != null) {
            return Matrix.scalar(constant, name.line());
        }
        var function = Functions.OF_ONE.get(name.text());
        if (function == null || !arguments) {
            throw unknown(name);
        }
        tokens.take();
        Matrix argument = value();
        expect(")");
        return argument.map(function);
    }

    private MatlabRefusal unknown(Token name) {
        if (inBrackets && tokens.peek().is("=")) {
            return Literals.unclosed(tokens.peek());
        }
        boolean column = name.text().matches("[A-Z][A-Z_0-9]+");
        return new MatlabRefusal(
                name,
                "The name \"%s\" is not known here.".formatted(name.text()),
                column
                        ? "define_constants or a line such as [PQ, PV, …] = idx_bus is missing."
                        : "the file calls a function; only sums, products, powers, sqrt, sin, cos,"
                                + " acos and the like are understood.");
    }

    private static Matrix combined(
            Token at, Matrix left, Matrix right, DoubleBinaryOperator operator)
            throws MatlabRefusal {
        @Nullable Matrix result = left.combine(right, operator);
        if (result == null) {
            throw new MatlabRefusal(
                    at,
                    "%s joins a %s and a %s matrix, which do not fit."
                            .formatted(at.shown(), left.size(), right.size()),
                    null);
        }
        return result;
    }

    private static void requireScalar(Token operator, boolean scalar) throws MatlabRefusal {
        if (!scalar && !operator.text().startsWith(".")) {
            throw new MatlabRefusal(
                    operator,
                    "%s of matrices is not understood.".formatted(operator.shown()),
                    "\".%s\" is meant, element by element.".formatted(operator.text()));
        }
    }

    void expect(String symbol) throws MatlabRefusal {
        if (!tokens.peek().is(symbol)) {
            throw unexpected(tokens.peek(), "\"" + symbol + "\" was expected");
        }
        tokens.take();
    }

    static MatlabRefusal unexpected(Token found, String expected) {
        return new MatlabRefusal(
                found,
                "There is %s where %s.".formatted(found.shown(), expected),
                found.kind() == Kind.END ? "the file is cut off." : null);
    }
}
