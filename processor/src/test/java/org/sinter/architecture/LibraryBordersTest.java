package org.sinter.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the two modules that users ship may import: the language and the runtime. */
class LibraryBordersTest {
  private static final JavaClasses RUNTIME = Classes.shipped("org.sinter.runtime");

  private static final DescribedPredicate<JavaClass> LANGUAGE =
      JavaClass.Predicates.resideInAnyPackage(
          "org.sinter", "org.sinter.layer..", "org.sinter.loss..", "org.sinter.op..");

  private static final ArchRule LANGUAGE_NEEDS_NOTHING =
      classes()
          .that(LANGUAGE)
          .should()
          .onlyDependOnClassesThat(
              LANGUAGE.or(
                  JavaClass.Predicates.resideInAnyPackage(
                      "java.lang..", "org.jspecify.annotations..")));

  private static final ArchRule RUNTIME_KNOWS_NO_COMPILER =
      noClasses()
          .that()
          .resideInAPackage("org.sinter.runtime..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.sinter.processor..");

  private static final ArchRule SUPPORT_IS_LOWEST =
      noClasses()
          .that()
          .resideInAPackage("org.sinter.runtime.support..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.sinter.runtime.data..",
              "org.sinter.runtime.optim..",
              "org.sinter.runtime.profile..",
              "org.sinter.runtime.train..",
              "org.sinter.runtime.checkpoint..");

  private static final ArchRule NO_CYCLES =
      slices().matching("org.sinter.runtime.(*)..").should().beFreeOfCycles();

  private static final ArchRule REFLECTION_IN_NETWORKS =
      noClasses()
          .that()
          .resideInAPackage("org.sinter.runtime..")
          .and()
          .doNotHaveFullyQualifiedName("org.sinter.runtime.Networks")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.lang.reflect..")
          .orShould()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "looks a class or its members up by name",
                  (JavaMethodCall call) ->
                      call.getTargetOwner().isEquivalentTo(Class.class)
                          && call.getName()
                              .matches("forName|get(Declared)?(Method|Constructor|Field)s?")));

  private static final ArchRule VECTORS_IN_THEIR_TWINS =
      noClasses()
          .that()
          .resideInAPackage("org.sinter.runtime..")
          .and()
          .haveNameNotMatching("org\\.sinter\\.runtime\\.support\\.Vector\\w*(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jdk.incubator.vector..");

  @Test
  void theLanguageNeedsNothing() {
    LANGUAGE_NEEDS_NOTHING.check(Classes.shipped("org.sinter"));
    assertBreaks(
        LANGUAGE_NEEDS_NOTHING, "package org.sinter.layer; class Wrong { java.util.List<?> x; }");
  }

  @Test
  void theRuntimeKnowsNoCompiler() {
    RUNTIME_KNOWS_NO_COMPILER.check(RUNTIME);
    assertBreaks(
        RUNTIME_KNOWS_NO_COMPILER,
        "package org.sinter.processor.ir; public class Right {}",
        "package org.sinter.runtime; class Wrong extends org.sinter.processor.ir.Right {}");
  }

  @Test
  void supportImportsNoHigherPackage() {
    SUPPORT_IS_LOWEST.check(RUNTIME);
    for (String higher : List.of("data", "optim", "profile", "train", "checkpoint")) {
      String name = "org.sinter.runtime." + higher;
      assertBreaks(
          SUPPORT_IS_LOWEST,
          "package " + name + "; public class Right {}",
          "package org.sinter.runtime.support; class Wrong extends " + name + ".Right {}");
    }
  }

  @Test
  void packagesFormNoCycle() {
    NO_CYCLES.check(RUNTIME);
    assertBreaks(
        NO_CYCLES,
        "package org.sinter.runtime.data; public class Wrong { org.sinter.runtime.optim.Other x; }",
        "package org.sinter.runtime.optim; public class Other { org.sinter.runtime.data.Wrong x;"
            + " }");
  }

  @Test
  void onlyNetworksReflects() {
    REFLECTION_IN_NETWORKS.check(RUNTIME);
    for (String wrong :
        List.of(
            "java.lang.reflect.Method x;",
            "Object x() throws Exception { return Wrong.class.getDeclaredMethod(\"x\"); }",
            "Object x() throws Exception { return Class.forName(\"x\"); }")) {
      assertBreaks(
          REFLECTION_IN_NETWORKS,
          "package org.sinter.runtime.train; class Wrong { " + wrong + " }");
    }
  }

  @Test
  void theVectorApiStaysInClassesThatAreLoadedOnlyWhenUsed() {
    VECTORS_IN_THEIR_TWINS.check(RUNTIME);
    assertBreaks(
        VECTORS_IN_THEIR_TWINS,
        "package org.sinter.runtime.support; class Wrong { jdk.incubator.vector.FloatVector x; }");
  }

  private static void assertBreaks(ArchRule rule, String... sources) {
    assertThat(rule.evaluate(Classes.compiled(sources)).getFailureReport().getDetails())
        .anySatisfy(detail -> assertThat(detail).contains("Wrong"));
  }
}
