package org.commonwatt.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether every implementation of a published interface passes that interface's contract test.
///
/// A contract is an abstract test class; an implementation passes it where a concrete test class
/// extends the contract and uses the implementation.
final class Contracts {
    /// Published interfaces, and the contract where it is not called `<Interface>Contract`.
    static final Map<String, String> PUBLISHED =
            Map.ofEntries(
                    Map.entry("ParallelEnv", "ParallelEnvContract"),
                    Map.entry("Policy", "PolicyContract"),
                    Map.entry("ClearingMechanism", "ClearingMechanismContract"),
                    Map.entry("Solver", "SolverContract"),
                    Map.entry("InequalityIndex", "InequalityIndexContract"),
                    Map.entry("GainSharing", "AllocationContract"),
                    Map.entry("Forecaster", "ForecasterContract"),
                    Map.entry("Auction", "AuctionContract"),
                    Map.entry("PairMatching", "PairMatchingContract"),
                    Map.entry("AmbiguitySet", "AmbiguitySetContract"),
                    Map.entry("RiskMeasure", "RiskMeasureContract"),
                    Map.entry("ShiftFamily", "ShiftFamilyContract"));

    private Contracts() {}

    /// The implementations that no contract test covers.
    ///
    /// @param main the product's classes
    /// @param all the product's classes and its tests'
    static List<Finding> check(JavaClasses main, JavaClasses all) {
        List<Finding> findings = new ArrayList<>();
        for (JavaClass published : main) {
            String contract = PUBLISHED.get(published.getSimpleName());
            if (contract != null && published.isInterface()) {
                findings.addAll(check(published, contract, main, all));
            }
        }
        return findings;
    }

    private static List<Finding> check(
            JavaClass published, String contractName, JavaClasses main, JavaClasses all) {
        Optional<JavaClass> contract =
                all.stream().filter(type -> type.getSimpleName().equals(contractName)).findFirst();
        List<JavaClass> passing =
                contract.stream()
                        .flatMap(type -> type.getAllSubclasses().stream())
                        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .toList();
        return main.stream()
                .filter(type -> isImplementation(type, published))
                .filter(type -> passing.stream().noneMatch(test -> uses(test, type)))
                .map(
                        type ->
                                new Finding(
                                        type.getName(),
                                        "no concrete test extends %s and uses it"
                                                .formatted(contractName),
                                        "every "
                                                + published.getSimpleName()
                                                + " passes its contract"))
                .toList();
    }

    private static boolean isImplementation(JavaClass type, JavaClass published) {
        return type.isAssignableTo(published.getName())
                && !type.isInterface()
                && !type.isAnonymousClass()
                && !type.getModifiers().contains(JavaModifier.ABSTRACT);
    }

    private static boolean uses(JavaClass test, JavaClass implementation) {
        return test.getDirectDependenciesFromSelf().stream()
                .anyMatch(
                        dependency ->
                                dependency
                                        .getTargetClass()
                                        .getName()
                                        .equals(implementation.getName()));
    }
}
