package org.sinter.samples.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sinter.Operator;

/** What random networks are made of: all there is, a new operator too. */
class CoverageTest {
  private static final List<NetworkSpec> NETWORKS =
      LongStream.rangeClosed(1, 1200).mapToObj(Generator::network).toList();

  @Test
  void theDefaultRunDrawsEveryAnnotation() throws IOException, URISyntaxException {
    Set<String> drawn =
        marks(NETWORKS.subList(0, 200))
            .map(Mark::name)
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> expected = declared();
    assertThat(expected).hasSizeGreaterThan(130);
    assertThat(drawn).containsAll(expected);
  }

  @Test
  void everyMemberIsGivenSometimes() {
    Set<String> given = new TreeSet<>();
    marks(NETWORKS)
        .forEach(mark -> mark.settings().forEach(s -> given.add(mark.name() + "." + s.member())));
    Set<String> expected = new TreeSet<>();
    for (Operation operation : Operation.all()) {
      operation.members().forEach(m -> expected.add(operation.name() + "." + m.name()));
    }
    assertThat(expected).hasSizeGreaterThan(150);
    assertThat(given).containsAll(expected);
  }

  @Test
  void everyConstantIsGivenSometimes() {
    Set<String> given =
        marks(NETWORKS)
            .flatMap(mark -> mark.settings().stream())
            .map(Mark.Setting::text)
            .collect(Collectors.toSet());
    Set<String> expected = new TreeSet<>();
    for (Operation operation : Operation.all()) {
      for (Operation.Member member : operation.members()) {
        if (member.type().isEnum()) {
          for (Object constant : member.type().getEnumConstants()) {
            expected.add(member.type().getSimpleName() + "." + constant);
          }
        }
      }
    }
    assertThat(expected).hasSizeGreaterThan(25);
    assertThat(given).containsAll(expected);
  }

  @Test
  void cornersOfTheLanguageAreDrawn() {
    String all = NETWORKS.stream().map(n -> n.source("N", false)).collect(Collectors.joining("\n"));
    assertThat(
            List.of(
                "@Constant",
                "@Parameter",
                "@Label(classes",
                "@Label(shape",
                "Type.UINT8",
                "Type.INT32",
                "Axis.BATCH",
                "axes = {-1",
                "axis = -",
                "Padding.SAME",
                "Size.KEEP",
                "groups = Size.KEEP",
                "ceil = true",
                "keepDims = true",
                "step = -",
                "Double.POSITIVE_INFINITY",
                "@Wire(to = \"weights\")",
                "@Wire(to = \"more\")",
                "again2",
                "@Block",
                "repeat = 3",
                "@Predict",
                "@Evaluate",
                "@Train",
                "@Gradient",
                "mode =",
                "update ="))
        .allSatisfy(part -> assertThat(all).contains(part));
  }

  @Test
  void blocksAreStackedWithASecondInputWithStateAndWithNoise() {
    List<NodeSpec> uses =
        NETWORKS.stream()
            .flatMap(network -> network.nodes().stream())
            .filter(node -> !node.block().isEmpty())
            .toList();
    assertThat(uses).anyMatch(use -> use.operands().size() == 2);
    for (String inside : List.of("BatchNorm", "Dropout", "GaussianNoise", "Conv2d", "Prelu")) {
      assertThat(uses)
          .anyMatch(use -> use.block().stream().anyMatch(node -> node.mark().is(inside)));
    }
    assertThat(uses.toString()).contains("repeat = 3");
  }

  @Test
  void nodesAreReadSeveralTimes() {
    assertThat(NETWORKS)
        .anyMatch(
            network -> {
              List<String> read =
                  network.nodes().stream().flatMap(node -> node.operands().stream()).toList();
              return read.stream().anyMatch(name -> Collections.frequency(read, name) > 3);
            });
  }

  private static Stream<Mark> marks(List<NetworkSpec> networks) {
    return networks.stream()
        .flatMap(network -> network.nodes().stream())
        .flatMap(node -> Stream.concat(Stream.of(node), node.block().stream()))
        .map(NodeSpec::mark);
  }

  /** The annotation types of the three packages, read where their classes lie. */
  private static List<String> declared() throws IOException, URISyntaxException {
    URI place = Operator.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    Path root = Path.of(place);
    if (Files.isDirectory(root)) {
      return declared(root);
    }
    try (FileSystem jar = FileSystems.newFileSystem(root)) {
      return declared(jar.getPath("/"));
    }
  }

  private static List<String> declared(Path root) throws IOException {
    List<String> names = new ArrayList<>();
    for (String folder : List.of("layer", "loss", "op")) {
      try (Stream<Path> files = Files.list(root.resolve("org/sinter/" + folder))) {
        files
            .map(file -> file.getFileName().toString())
            .filter(name -> name.endsWith(".class") && !name.startsWith("package-info"))
            .forEach(name -> names.add(name.substring(0, name.length() - ".class".length())));
      }
    }
    return names;
  }
}
