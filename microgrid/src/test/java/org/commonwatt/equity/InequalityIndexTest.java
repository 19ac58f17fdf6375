package org.commonwatt.equity;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InequalityIndexTest {

    @Test
    void everyImplementation_extendsTheContractAndIsStandard() {
        JavaClasses classes = new ClassFileImporter().importPackages("org.commonwatt");
        List<JavaClass> indices =
                classes.stream()
                        .filter(type -> type.isAssignableTo(InequalityIndex.class))
                        .filter(type -> !type.isInterface())
                        .toList();
        List<JavaClass> contracts =
                classes.stream()
                        .filter(type -> type.isAssignableTo(InequalityIndexContract.class))
                        .toList();
        assertThat(indices).isNotEmpty();
        for (JavaClass index : indices) {
            assertThat(contracts)
                    .as("a contract test that creates " + index.getSimpleName())
                    .anyMatch(
                            test ->
                                    test.getConstructorCallsFromSelf().stream()
                                            .anyMatch(call -> call.getTargetOwner().equals(index)));
            assertThat(InequalityIndex.standard())
                    .anyMatch(standard -> standard.getClass().getName().equals(index.getName()));
        }
    }

    @Test
    void standard_names_areDifferent() {
        assertThat(InequalityIndex.standard())
                .extracting(InequalityIndex::name)
                .doesNotHaveDuplicates();
    }
}
