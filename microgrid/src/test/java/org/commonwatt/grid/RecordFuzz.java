package org.commonwatt.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/// Puts wrong numbers into every `double` component of a valid record, one at a time.
public final class RecordFuzz {
    private static final double[] WRONG = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        -Double.MAX_VALUE,
        -1,
        -Double.MIN_VALUE
    };

    private RecordFuzz() {}

    /// Requires that each wrong number is refused with the component's name and the value, except
    /// those that `accepts` names, which must be taken.
    public static void check(Record valid, BiPredicate<String, Double> accepts) {
        RecordComponent[] components = valid.getClass().getRecordComponents();
        int tried = 0;
        for (int c = 0; c < components.length; c++) {
            if (components[c].getType() == double.class) {
                for (double wrong : WRONG) {
                    String name = components[c].getName();
                    boolean accepted = accepts.test(name, wrong);
                    checkOne(valid, components, c, wrong, accepted);
                    tried++;
                }
            }
        }
        assertThat(tried).as("double components of %s", valid.getClass()).isPositive();
    }

    private static void checkOne(
            Record valid, RecordComponent[] components, int c, double wrong, boolean accepted) {
        String where =
                "%s.%s = %s"
                        .formatted(valid.getClass().getSimpleName(), name(components, c), wrong);
        try {
            with(valid, components, c, wrong);
        } catch (InvocationTargetException refused) {
            assertThat(accepted).as(where + " is refused").isFalse();
            assertThat(refused.getCause())
                    .as(where)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(name(components, c))
                    .hasMessageContaining(String.valueOf(wrong));
            return;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(where, e);
        }
        assertThat(accepted).as(where + " is accepted").isTrue();
    }

    private static String name(RecordComponent[] components, int c) {
        return components[c].getName();
    }

    private static void with(Record valid, RecordComponent[] components, int c, double wrong)
            throws ReflectiveOperationException {
        List<Class<?>> types = new ArrayList<>();
        Object[] values = new Object[components.length];
        for (int k = 0; k < components.length; k++) {
            types.add(components[k].getType());
            components[k].getAccessor().setAccessible(true);
            values[k] = k == c ? wrong : components[k].getAccessor().invoke(valid);
        }
        Constructor<?> constructor =
                valid.getClass().getDeclaredConstructor(types.toArray(Class<?>[]::new));
        constructor.newInstance(values);
    }
}
