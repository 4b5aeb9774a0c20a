package org.sinter.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Who may import whom inside the processor. The packages stand in layers; one may import those of
 * lower layers only, and no sibling. {@code ops} is found by {@code ServiceLoader}: nobody imports
 * it.
 */
class CompilerBordersTest {
  private static final String ROOT = "org.sinter.processor.";
  private static final List<List<String>> LAYERS =
      List.of(
          List.of("diagnostic"),
          List.of("type"),
          List.of("loop"),
          List.of("ir"),
          List.of("cost"),
          List.of("ops", "reference", "frontend", "autodiff", "pass", "schedule", "lower", "emit"),
          List.of("pipeline"),
          List.of("apt"),
          List.of("compile"));
  private static final List<String> PACKAGES = LAYERS.stream().flatMap(List::stream).toList();
  private static final JavaClasses SHIPPED = Classes.shipped("org.sinter.processor");
  private static final JavaClasses EVERYBODY_READS_EVERYBODY = everybodyReadsEverybody();

  private static final ArchRule ALL_PLACED =
      classes()
          .should()
          .resideInAnyPackage(
              PACKAGES.stream().map(CompilerBordersTest::below).toArray(String[]::new));

  private static final ArchRule NO_CYCLES =
      slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

  private static final ArchRule EMITTERS_APART =
      slices().matching(ROOT + "emit.(*)..").should().notDependOnEachOther().allowEmptyShould(true);

  private static final ArchRule FRONTENDS_APART =
      slices().matching(ROOT + "frontend.(*)..").should().notDependOnEachOther();

  private static final ArchRule JAVAC_IN_ITS_ADAPTERS =
      noClasses()
          .that()
          .resideOutsideOfPackages(below("apt"), below("frontend.annotation"))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "javax.lang.model..", "javax.annotation.processing..", "com.sun.source..")
                  .and(not(type(Modifier.class))));

  /** JavaPoet's builders take it; so the emitters may use it, and nobody else. */
  private static final ArchRule MODIFIER_WHERE_JAVA_IS_WRITTEN =
      noClasses()
          .that()
          .resideOutsideOfPackages(below("apt"), below("frontend.annotation"), below("emit"))
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Modifier.class);

  private static final ArchRule JAVAPOET_WHERE_JAVA_IS_WRITTEN =
      noClasses()
          .that()
          .resideOutsideOfPackages(below("apt"), below("emit"))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.palantir.javapoet..");

  @ParameterizedTest
  @FieldSource("PACKAGES")
  void aPackageImportsLowerLayersOnly(String name) {
    assertThat(SHIPPED.stream().map(JavaClass::getPackageName))
        .as("packages with classes")
        .anyMatch(p -> (p + ".").startsWith(ROOT + name + "."));
    arrowsOf(name).check(SHIPPED);
  }

  @ParameterizedTest
  @FieldSource("PACKAGES")
  void everyForbiddenImportIsFound(String name) {
    String report = violations(arrowsOf(name), EVERYBODY_READS_EVERYBODY);
    for (String other : PACKAGES) {
      boolean reported = report.contains("<" + ROOT + other + ".Marker>");
      assertThat(reported)
          .as(name + " imports " + other)
          .isEqualTo(forbidden(name).contains(other));
    }
  }

  @Test
  void everyClassHasItsLayer() {
    ALL_PLACED.check(SHIPPED);
    assertBreaks(ALL_PLACED, "package org.sinter.processor.util; class Wrong {}");
  }

  @Test
  void packagesFormNoCycle() {
    NO_CYCLES.check(SHIPPED);
    assertThat(violations(NO_CYCLES, EVERYBODY_READS_EVERYBODY)).contains("Cycle detected");
  }

  @Test
  void emittersDoNotKnowEachOther() {
    EMITTERS_APART.check(SHIPPED);
    assertBreaks(
        EMITTERS_APART,
        "package org.sinter.processor.emit.scalar; public class Right {}",
        "package org.sinter.processor.emit.vector; class Wrong extends"
            + " org.sinter.processor.emit.scalar.Right {}");
  }

  @Test
  void frontendsDoNotKnowEachOther() {
    FRONTENDS_APART.check(SHIPPED);
    assertBreaks(
        FRONTENDS_APART,
        "package org.sinter.processor.frontend.annotation; public class Right {}",
        "package org.sinter.processor.frontend.onnx; class Wrong extends"
            + " org.sinter.processor.frontend.annotation.Right {}");
  }

  @Test
  void javacStaysInItsAdapters() {
    JAVAC_IN_ITS_ADAPTERS.check(SHIPPED);
    for (String type :
        List.of(
            "javax.lang.model.element.Element",
            "javax.annotation.processing.Filer",
            "com.sun.source.tree.Tree")) {
      assertBreaks(
          JAVAC_IN_ITS_ADAPTERS,
          "package org.sinter.processor.emit; class Wrong { " + type + " x; }");
    }
  }

  @Test
  void modifierIsForThoseWhoWriteJava() {
    MODIFIER_WHERE_JAVA_IS_WRITTEN.check(SHIPPED);
    assertBreaks(
        MODIFIER_WHERE_JAVA_IS_WRITTEN,
        "package org.sinter.processor.pass; class Wrong { javax.lang.model.element.Modifier x; }");
  }

  @Test
  void javaPoetIsForThoseWhoWriteJava() {
    JAVAPOET_WHERE_JAVA_IS_WRITTEN.check(SHIPPED);
    assertBreaks(
        JAVAPOET_WHERE_JAVA_IS_WRITTEN,
        "package org.sinter.processor.lower; class Wrong { com.palantir.javapoet.CodeBlock x; }");
  }

  private static ArchRule arrowsOf(String name) {
    String[] forbidden =
        forbidden(name).stream().map(CompilerBordersTest::below).toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(below(name))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden);
  }

  /** What a package may not import: its own layer but itself, all above it, and {@code ops}. */
  private static Set<String> forbidden(String name) {
    List<String> allowed = new ArrayList<>();
    for (List<String> layer : LAYERS) {
      if (layer.contains(name)) {
        break;
      }
      allowed.addAll(layer);
    }
    allowed.remove("ops");
    allowed.add(name);
    return Set.copyOf(PACKAGES.stream().filter(other -> !allowed.contains(other)).toList());
  }

  private static String below(String name) {
    return ROOT + name + "..";
  }

  private static JavaClasses everybodyReadsEverybody() {
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < PACKAGES.size(); i++) {
      fields.append(ROOT + PACKAGES.get(i) + ".Marker f" + i + ";\n");
    }
    return Classes.compiled(
        PACKAGES.stream()
            .flatMap(
                name ->
                    Stream.of(
                        "package " + ROOT + name + "; public class Marker {}",
                        "package " + ROOT + name + "; class Wrong { " + fields + "}"))
            .toArray(String[]::new));
  }

  private static void assertBreaks(ArchRule rule, String... sources) {
    assertThat(violations(rule, Classes.compiled(sources))).contains("Wrong");
  }

  private static String violations(ArchRule rule, JavaClasses classes) {
    return String.join("\n", rule.evaluate(classes).getFailureReport().getDetails());
  }
}
