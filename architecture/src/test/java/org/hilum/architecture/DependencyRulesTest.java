package org.hilum.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import ai.djl.training.loss.Loss;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows of ARCHITECTURE.md: services know libraries and schemas, never one another. */
class DependencyRulesTest {
  private static final List<String> SERVICES =
      List.of("gateway", "inference", "triage", "training", "local");

  private static final Set<String> KEPT_FOR_THE_GRADIENT =
      Set.of("mul", "div", "pow", "maximum", "minimum");

  private static JavaClasses hilum;

  @BeforeAll
  static void readsEveryClassOnce() {
    hilum =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.hilum");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gateway", "inference", "triage", "training", "local"})
  void aServiceKnowsNoOtherService(String service) {
    String[] others =
        SERVICES.stream()
            .filter(other -> !other.equals(service))
            .map(DependencyRulesTest::packagesOf)
            .toArray(String[]::new);
    check(
        noClasses()
            .that()
            .resideInAPackage(packagesOf(service))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(others));
  }

  @Test
  void librariesKnowNoService() {
    String[] services =
        SERVICES.stream().map(DependencyRulesTest::packagesOf).toArray(String[]::new);
    check(
        noClasses()
            .that()
            .resideInAnyPackage(
                packagesOf("imaging"),
                packagesOf("dicom"),
                packagesOf("network"),
                packagesOf("storage"),
                packagesOf("servers"),
                packagesOf("access"),
                packagesOf("preflight"),
                packagesOf("telemetry"),
                packagesOf("schemas"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(services));
  }

  @ParameterizedTest
  @ValueSource(strings = {"schemas", "dicom", "storage", "servers", "access", "telemetry"})
  void foundationsStandAlone(String module) {
    check(
        noClasses()
            .that()
            .resideInAPackage(packagesOf(module))
            .should()
            .dependOnClassesThat(ofHilumButNot(module)));
  }

  @Test
  void imagesKnowOnlyDicom() {
    check(
        noClasses()
            .that()
            .resideInAPackage(packagesOf("imaging"))
            .should()
            .dependOnClassesThat(ofHilumButNot("imaging", "dicom")));
  }

  @Test
  void preflightKnowsOnlyTheStore() {
    check(
        noClasses()
            .that()
            .resideInAPackage(packagesOf("preflight"))
            .should()
            .dependOnClassesThat(ofHilumButNot("preflight", "storage")));
  }

  @Test
  void theNetworkKnowsOnlyImages() {
    check(
        noClasses()
            .that()
            .resideInAPackage(packagesOf("network"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                packagesOf("schemas"),
                packagesOf("dicom"),
                packagesOf("storage"),
                packagesOf("servers")));
  }

  @Test
  void embeddedServersStayOutOfTheServices() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(
                packagesOf("gateway"),
                packagesOf("inference"),
                packagesOf("triage"),
                packagesOf("training"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(packagesOf("servers")));
  }

  @Test
  void dependenciesComeThroughConstructors() {
    check(noFields().should().beAnnotatedWith(Inject.class));
  }

  @Test
  void utilityLikeNamesAreNotUsed() {
    check(
        noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Dto|DTO|Common)(\\$.*)?"));
    check(
        noClasses()
            .should()
            .resideInAnyPackage("..util..", "..common..", "..impl..", "..helper..", "..dto.."));
  }

  /** DJL lets go of the array that it makes of a number, though the gradient reads it later. */
  @Test
  void lossesAndLayersMultiplyByArraysNotByNumbers() {
    check(
        noClasses()
            .that()
            .areAssignableTo(Loss.class)
            .or()
            .areAssignableTo(Block.class)
            .should()
            .callMethodWhere(
                describe(
                    "an operand is a number that the gradient needs",
                    call ->
                        call.getTargetOwner().isAssignableTo(NDArray.class)
                            && KEPT_FOR_THE_GRADIENT.contains(call.getName())
                            && call.getTarget()
                                .getRawParameterTypes()
                                .get(0)
                                .isEquivalentTo(Number.class))));
  }

  @Test
  void constantsDoNotChange() {
    check(fields().that().arePublic().should().beFinal().allowEmptyShould(true));
  }

  private static String packagesOf(String module) {
    return "org.hilum." + module + "..";
  }

  private static DescribedPredicate<JavaClass> ofHilumButNot(String... modules) {
    return describe(
        "belong to another module",
        type ->
            type.getPackageName().startsWith("org.hilum.")
                && Stream.of(modules)
                    .noneMatch(it -> type.getPackageName().startsWith("org.hilum." + it)));
  }

  private static void check(ArchRule rule) {
    rule.check(hilum);
  }
}
