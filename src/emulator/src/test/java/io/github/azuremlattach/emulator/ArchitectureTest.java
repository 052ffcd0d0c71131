package io.github.azuremlattach.emulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;

/** Packages without circles, and nobody but Main prints. */
@AnalyzeClasses(packages = "io.github.azuremlattach.emulator", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule NO_CIRCLES =
            slices().matching("io.github.azuremlattach.emulator.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_MAIN_PRINTS =
            noClasses().that().doNotHaveSimpleName("Main").should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule THE_EMULATOR_STANDS_ALONE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.github.azuremlattach.core..", "io.github.azuremlattach.action..", "com.azure..");

    @ArchTest
    static final ArchRule PACKAGES_DO_NOT_KNOW_THE_TOP = noClasses()
            .that()
            .resideInAPackage("io.github.azuremlattach.emulator.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.github.azuremlattach.emulator");
}
