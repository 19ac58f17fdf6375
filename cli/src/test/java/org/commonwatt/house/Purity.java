package org.commonwatt.house;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.regex.Pattern;

/// Whether a class keeps away from files, sockets, clocks, output, threads and hidden randomness.
final class Purity extends ArchCondition<JavaClass> {
    private static final Pattern FORBIDDEN_TYPE =
            Pattern.compile(
                    """
                    java\\.io\\.(?!Serializable$|UncheckedIOException$|IOException$).*\
                    |java\\.net\\..*|java\\.nio\\.(file|channels)\\..*|java\\.sql\\..*|java\\.awt\\..*\
                    |javax\\..*|java\\.util\\.logging\\..*|org\\.slf4j\\..*\
                    |java\\.lang\\.(Thread|Process|Runtime).*|java\\.lang\\.ScopedValue.*\
                    |java\\.util\\.(Random|SplittableRandom|Timer.*|Scanner)|java\\.security\\..*Random\
                    |java\\.util\\.concurrent\\.(ThreadLocalRandom|Executors|Fork.*|ThreadPool.*\
                    |CompletableFuture|StructuredTaskScope).*""");

    private static final Pattern FORBIDDEN_MEMBER =
            Pattern.compile(
                    """
                    java\\.lang\\.System\\.(?!arraycopy$|identityHashCode$|lineSeparator$).*\
                    |java\\.lang\\.(Strict)?Math\\.random|java\\.util\\.UUID\\.randomUUID\
                    |java\\.time\\.Clock\\.(system|tick).*\
                    |java\\.util\\.Arrays\\.parallel.*|java\\..*\\.parallel(Stream)?\
                    |java\\.util\\.Locale\\.getDefault|java\\.time\\.ZoneId\\.systemDefault""");

    private static final Pattern NOW = Pattern.compile("java\\.time\\..*\\.now");

    Purity() {
        super("use no file, socket, clock, output, thread or hidden randomness");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
            String target = dependency.getTargetClass().getBaseComponentType().getName();
            if (FORBIDDEN_TYPE.matcher(target).matches()) {
                events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
            }
        }
        for (JavaAccess<?> access : type.getAccessesFromSelf()) {
            if (isForbidden(access)) {
                events.add(SimpleConditionEvent.violated(type, access.getDescription()));
            }
        }
    }

    private static boolean isForbidden(JavaAccess<?> access) {
        String member = access.getTargetOwner().getName() + "." + access.getTarget().getName();
        return FORBIDDEN_MEMBER.matcher(member).matches()
                || (NOW.matcher(member).matches() && !takesAClock(access));
    }

    private static boolean takesAClock(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getRawParameterTypes().stream()
                        .anyMatch(parameter -> parameter.getName().equals("java.time.Clock"));
    }
}
