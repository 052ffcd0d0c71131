package io.github.azuremlattach.action;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringOnlyDependenciesInDiagram;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.azuremlattach.core.azure.AzureAccess;
import io.github.azuremlattach.core.azure.AzureConnector;
import io.github.azuremlattach.core.http.PlainHttp;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The arrows of the house, as docs/architecture.puml draws them. */
class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.azuremlattach.core", "io.github.azuremlattach.action");

    @Test
    void dependenciesAreThoseOfThePicture() {
        Path diagram = Path.of("..", "docs", "architecture.puml");
        classes()
                .should(adhereToPlantUmlDiagram(diagram, consideringOnlyDependenciesInDiagram()))
                .check(HOUSE);
    }

    @Test
    void theDoorTouchesAzureOnlyThroughTheWayToIt() {
        noClasses()
                .that()
                .resideInAPackage("..action..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.azure..", "com.microsoft..", "reactor..")
                .check(HOUSE);
        classes()
                .that()
                .resideInAPackage("..core.azure..")
                .and()
                .doNotBelongToAnyOf(AzureAccess.class, AzureConnector.class, PlainHttp.class)
                .should()
                .onlyHaveDependentClassesThat()
                .resideOutsideOfPackage("..action..")
                .check(HOUSE);
    }

    @Test
    void onlyOnePackageTalksToAzure() {
        noClasses()
                .that()
                .resideInAPackage("..core..")
                .and()
                .resideOutsideOfPackage("..core.azure..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.azure..", "com.microsoft..", "reactor..")
                .check(HOUSE);
    }

    @Test
    void theCoreKnowsNoDoorAndNoEmulator() {
        noClasses()
                .that()
                .resideInAPackage("..core..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..action..", "..emulator..", "hudson..", "jenkins..", "org.kohsuke..")
                .check(HOUSE);
    }

    @Test
    void onlyMainExitsAndWritesToTheConsole() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Main.class.getName())
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .accessField(System.class, "out")
                .check(HOUSE);
    }
}
