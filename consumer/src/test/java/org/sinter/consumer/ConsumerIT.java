package org.sinter.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project made from the README's block alone. */
class ConsumerIT {
  private static final Path JDK = Path.of(System.getProperty("java.home"));
  private static final String[] VECTOR = {"--add-modules", "jdk.incubator.vector"};

  @TempDir private static Path temporary;

  private static Path repository = Path.of("");
  private static Project built = new Project(Path.of(""));

  @BeforeAll
  static void buildOnce() throws IOException {
    repository = Artifacts.repository();
    built = project("built");
    Command build = Command.maven(built.folder(), repository, JDK, "compile");
    assertThat(build.exitCode()).as(build.all()).isZero();
    assertThat(build.all()).doesNotContain("WARNING] ");
  }

  private static Project project(String name) throws IOException {
    return Project.in(Files.createDirectory(temporary.resolve(name)));
  }

  @Test
  void theReadmesBlockIsEnoughToBuildAndToRun() throws IOException {
    Command run = Command.java(built.folder(), VECTOR);
    assertThat(run.exitCode()).as(run.all()).isZero();
    assertThat(run.complaints()).isEmpty();
    assertThat(run.out().lines()).hasSize(2).last().isEqualTo("1");
  }

  @Test
  void withoutTheVectorFlagTheScalarTwinGivesTheSameBitsAndSaysSoOnce() throws IOException {
    Command run = Command.java(built.folder());
    assertThat(run.exitCode()).as(run.all()).isZero();
    assertThat(run.out()).isEqualTo(Command.java(built.folder(), VECTOR).out());
    assertThat(run.complaints())
        .filteredOn(line -> line.contains("scalar code"))
        .hasSize(1)
        .first()
        .asString()
        .contains("--add-modules jdk.incubator.vector");
  }

  @Test
  void everyBuildWritesTheSameBytesAndAChangeOnlyItsOwnNetwork() throws IOException {
    Project project = project("changed");
    String[] compile = {"compile", "-Dmaven.compiler.useIncrementalCompilation=false"};
    Command first = Command.maven(project.folder(), repository, JDK, compile);
    assertThat(first.exitCode()).as(first.all()).isZero();
    for (String name : new String[] {"LineNet", "LineNetNames", "XorNet", "XorNetNames"}) {
      assertThat(project.generated(name)).hasSameBinaryContentAs(built.generated(name));
    }
    FileTime past = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(project.generated("LineNet"), past);
    Files.setLastModifiedTime(project.generated("LineNetNames"), past);

    project.edit("Xor", "units = 8", "units = 12");
    Command second = Command.maven(project.folder(), repository, JDK, compile);

    assertThat(second.exitCode()).as(second.all()).isZero();
    assertThat(project.generated("XorNet")).content().contains("[N, 12]");
    assertThat(built.generated("XorNet")).content().doesNotContain("[N, 12]");
    assertThat(Files.getLastModifiedTime(project.generated("LineNet"))).isEqualTo(past);
    assertThat(Files.getLastModifiedTime(project.generated("LineNetNames"))).isEqualTo(past);
    assertThat(Command.java(project.folder(), VECTOR).exitCode()).isZero();
  }

  @Test
  void anOldJdkGetsAClearMessage() throws IOException {
    Path old = Path.of(Artifacts.setting("mavens.jdk"));
    assumeTrue(isOld(old), "Maven runs on a JDK that is new enough: nothing to try");
    Project project = project("old");
    Command build = Command.maven(project.folder(), repository, old, "compile");
    assertThat(build.exitCode()).isNotZero();
    assertThat(build.all()).contains("release version 25 not supported");

    Command lower =
        Command.maven(project.folder(), repository, old, "compile", "-Dmaven.compiler.release=17");
    assertThat(lower.exitCode()).isNotZero();
    assertThat(lower.all())
        .contains(
            "NetworkProcessor has been compiled by a more recent version of the Java Runtime");
  }

  private static boolean isOld(Path jdk) throws IOException {
    String release = Files.readString(jdk.resolve("release"));
    return release.lines().anyMatch(line -> line.matches("JAVA_VERSION=\"(17|18|19|2[0-4])\\b.*"));
  }

  @Test
  void whatUsersShipIsLessThanOneMegabyte() throws IOException {
    long bytes = 0;
    for (Path jar : Artifacts.runTime()) {
      bytes += Files.size(jar);
    }
    assertThat(bytes).isPositive().isLessThan(1_000_000);
  }
}
