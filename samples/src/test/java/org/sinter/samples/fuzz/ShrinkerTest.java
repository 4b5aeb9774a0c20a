package org.sinter.samples.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sinter.processor.compile.CompilationException;
import org.sinter.processor.compile.Sinter;

/** A network that fails becomes the few nodes that fail. */
class ShrinkerTest {

  /** As if the operator were wrong: every network with it fails, if it compiles. */
  private static List<Failure> wrong(NetworkSpec network, String annotation) {
    boolean has = network.nodes().stream().anyMatch(node -> node.mark().is(annotation));
    return has && compiles(network)
        ? List.of(new Failure(network, "reference", annotation))
        : List.of();
  }

  private static boolean compiles(NetworkSpec network) {
    try {
      Sinter.compile(Map.of("Shrunk", source(network)), List.of());
      return true;
    } catch (CompilationException _) {
      return false;
    }
  }

  private static String source(NetworkSpec network) {
    return network.source("Shrunk", false);
  }

  private static NetworkSpec large(String annotation) {
    return LongStream.iterate(1, seed -> seed + 1)
        .mapToObj(Generator::network)
        .filter(n -> n.nodes().stream().anyMatch(node -> node.mark().is(annotation)))
        .filter(n -> n.nodes().size() > 8)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TopK", "Use"})
  void theWrongOperatorIsLeftWithItsOperands(String annotation) {
    NetworkSpec network = large(annotation);
    Failure small =
        new Shrinker(candidate -> wrong(candidate, annotation))
            .shrink(new Failure(network, "reference", annotation));
    List<NodeSpec> nodes = small.network().nodes();
    NodeSpec node = nodes.stream().filter(n -> n.mark().is(annotation)).findFirst().orElseThrow();
    assertThat(small.network().entries()).hasSize(1);
    assertThat(nodes.stream().filter(n -> !n.isSource()).count()).isLessThanOrEqualTo(3);
    assertThat(nodes).hasSizeLessThanOrEqualTo(node.operands().size() + 4);
    assertThat(Fuzz.text(small))
        .contains("public interface Shrunk {", node.declaration().strip(), "batch 1: ");
    assertThat(compiles(small.network())).isTrue();
  }

  @Test
  void settingsThatPlayNoPartAreLeftOut() {
    Failure small =
        new Shrinker(candidate -> wrong(candidate, "Conv2d"))
            .shrink(new Failure(large("Conv2d"), "reference", "Conv2d"));
    NodeSpec conv =
        small.network().nodes().stream()
            .filter(n -> n.mark().is("Conv2d"))
            .findFirst()
            .orElseThrow();
    assertThat(conv.mark().settings())
        .extracting(Mark.Setting::member)
        .contains("channels", "kernel")
        .doesNotContain("activation", "bias", "init");
  }

  /** As if the compiler took the smaller where the larger was asked for. */
  private static NetworkSpec wrong(NetworkSpec network) {
    UnaryOperator<NodeSpec> smaller =
        n -> n.mark().is("Maximum") ? n.marked(Mark.of("Minimum")) : n;
    List<NodeSpec> nodes = network.nodes().stream().map(smaller).toList();
    return network.with(nodes, network.entries(), network.batch());
  }

  @Test
  void whatIsPrintedCompilesAndShowsTheWrongResult() {
    Examination wrong = new Examination(new Tally(), ShrinkerTest::wrong);
    Failure found =
        LongStream.iterate(1, seed -> seed + 1)
            .mapToObj(Generator::network)
            .filter(n -> n.nodes().stream().anyMatch(node -> node.mark().is("Maximum")))
            .filter(n -> n.nodes().size() > 6 && n.nodes().size() < 12)
            .flatMap(n -> wrong.of(List.of(n)).stream())
            .findFirst()
            .orElseThrow();
    Failure small = new Shrinker(n -> wrong.of(List.of(n))).shrink(found);
    assertThat(found.check()).isEqualTo("reference");
    assertThat(small.network().nodes()).hasSizeLessThanOrEqualTo(4);
    String text = Fuzz.text(small);
    String printed = text.substring(text.indexOf("import org.sinter.*;"));
    assertThat(printed).contains("@Maximum Tensor ").isEqualTo(source(small.network()));
    assertThat(compiles(small.network())).isTrue();
    assertThat(wrong.of(List.of(small.network()))).hasSize(1);
    assertThat(new Examination(new Tally()).of(List.of(small.network()))).isEmpty();
  }
}
