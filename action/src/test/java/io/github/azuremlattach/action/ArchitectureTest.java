package io.github.azuremlattach.action;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dependencies point downward on the floors of docs/architecture.puml, and nowhere in a circle. */
class ArchitectureTest {
    private static final String ROOT = "io.github.azuremlattach.core";
    private static final String[] AZURE_SDK = {"com.azure..", "com.microsoft..", "reactor.."};
    private static final Floors FLOORS = Floors.read();
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.azuremlattach");

    static List<String> packages() {
        return FLOORS.packages();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void noPackageUsesOneAboveIt(String lower) {
        List<String> above = packages().subList(0, packages().indexOf(lower));
        DescribedPredicate<JavaClass> upper = resideInAnyPackage(above.toArray(String[]::new));
        noClasses()
                .that(resideInAPackage(lower))
                .should(dependOnClassesThat(upper))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void everyClassHasItsBox() {
        List<String> homeless = new ArrayList<>();
        for (JavaClass type : CLASSES) {
            long homes = packages().stream()
                    .filter(pattern -> resideInAPackage(pattern).test(type))
                    .count();
            if (homes != 1 && !type.getPackageName().contains(".emulator")) {
                homeless.add(type.getName());
            }
        }
        assertEquals(List.of(), homeless);
    }

    @Test
    void noCircleBetweenPackages() {
        slices().matching("io.github.azuremlattach.(**)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void thePictureShowsTheSameFloors() {
        assertTrue(FLOORS.boxes().size() <= 12, "more boxes than a reader takes in");
        List<String> names = FLOORS.names();
        FLOORS.arrows()
                .forEach(arrow -> assertTrue(
                        names.contains(arrow.get(1)) && names.indexOf(arrow.get(0)) < names.indexOf(arrow.get(1)),
                        arrow.toString()));
        assertEquals(
                names.subList(0, names.size() - 1),
                FLOORS.arrows().stream().map(arrow -> arrow.get(0)).toList(),
                "each box but the lowest points at the one below");
    }

    @Test
    void theActionAndTheEmulatorKnowNothingOfEachOther() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..emulator..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..emulator..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("..emulator..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..azuremlattach.core..", "..azuremlattach.action..")
                .check(CLASSES);
    }

    @Test
    void theHostUsesNoTypeOfAzuresLibraries() {
        noClasses()
                .that()
                .resideInAPackage("..action..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(AZURE_SDK)
                .check(CLASSES);
    }

    @Test
    void theHostUsesTheApiAndWhatGoesInAndOut() {
        noClasses()
                .that()
                .resideInAPackage("..action..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..core.run..", "..core.preflight..", "..core.plan..", "..core.survey..", "..core.diagnosis..")
                .check(CLASSES);
    }

    @Test
    void onlyOneBoxTalksToAzure() {
        noClasses()
                .that()
                .resideInAPackage("..core..")
                .and()
                .resideOutsideOfPackages("..core.azure..", "..core.signin..", "..core.http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(AZURE_SDK)
                .check(CLASSES);
    }

    @Test
    void theCoreKnowsNoHost() {
        noClasses()
                .that()
                .resideInAPackage("..core..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("hudson..", "jenkins..", "org.kohsuke..")
                .check(CLASSES);
    }

    @Test
    void theApiSpeaksInItsOwnTypesAndTheJdks() {
        DescribedPredicate<JavaClass> plain = resideInAnyPackage(ROOT + "..", "java..")
                .or(DescribedPredicate.describe("primitive", JavaClass::isPrimitive));
        methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(ROOT)
                .and()
                .arePublic()
                .should()
                .haveRawReturnType(plain)
                .andShould()
                .haveRawParameterTypes(DescribedPredicate.describe(
                        "are its own or the JDK's", types -> types.stream().allMatch(plain)))
                .check(CLASSES);
    }

    @Test
    void onlyMainExitsAndWritesToTheConsole() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..emulator..")
                .and()
                .doNotHaveFullyQualifiedName("io.github.azuremlattach.action.Main")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .accessField(System.class, "out")
                .check(CLASSES);
    }
}
