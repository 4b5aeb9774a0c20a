package org.sinter.processor.apt;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sinter.processor.ir.Network;
import org.sinter.processor.pipeline.Compiler;
import org.sinter.processor.pipeline.Options;

/** Blocks as nodes: what stands in a graph where a {@code @Use} was declared. */
class BlocksTest {
  private static final String RESIDUAL =
      """
      @Block
      interface Residual {
        @Input Tensor x();
        @Dense(units = Size.KEEP) Tensor inner(Tensor x);
        @Add Tensor sum(Tensor x, Tensor inner);
      }
      """;
  private static final String NETWORK =
      """
      @Network
      interface Net {
        @Input(shape = 4) Tensor x();
        @Use(Residual.class) Tensor one(Tensor x);
        @Use(value = Residual.class, repeat = 2) Tensor more(Tensor one);
        @Predict("more") float[] run(float[] x);
      }
      """;

  private static List<Network> read(String... sources) {
    List<Network> networks = new ArrayList<>();
    NetworkProcessor processor =
        new NetworkProcessor(
            (network, _, _) -> {
              networks.add(network);
              return List.of();
            });
    Compiled compiled =
        Compiled.with(processor, List.of("-Asinter.vector=off"), String.join("", sources));
    assertThat(compiled.messages()).isEmpty();
    assertThat(compiled.others()).isEmpty();
    return networks;
  }

  private static List<String> nodes(Network network) {
    return network.graph().nodes().stream()
        .map(
            node ->
                node.name()
                    + node.operands().stream()
                        .map(value -> network.graph().nodes().get(value.id()).name())
                        .toList())
        .toList();
  }

  private static List<String> parameters(Network network) {
    return new Compiler(new Options(Set.of(), false))
        .program(network).parameters().stream()
            .map(slice -> slice.parameter().parameter())
            .toList();
  }

  @Test
  void theNodesOfABlockAreNamedAfterItsUses() {
    assertThat(nodes(read(RESIDUAL, NETWORK).getFirst()))
        .containsExactly(
            "x[]",
            "one.inner[x]",
            "one.sum[x, one.inner]",
            "one[one.sum, x]",
            "more.0.inner[one]",
            "more.0.sum[one, more.0.inner]",
            "more.1.inner[more.0.sum]",
            "more.1.sum[more.0.sum, more.1.inner]",
            "more[more.1.sum, one]");
  }

  @Test
  void eachHasItsOwnParameters() {
    assertThat(parameters(read(RESIDUAL, NETWORK).getFirst()))
        .containsExactly(
            "one.inner.weight",
            "one.inner.bias",
            "more.0.inner.weight",
            "more.0.inner.bias",
            "more.1.inner.weight",
            "more.1.inner.bias");
  }

  @Test
  void blocksUseBlocksAndHaveParametersOfTheirOwn() {
    String pair =
        """
        @Block
        interface Pair {
          @Input Tensor x();
          @Parameter(shape = {}) Tensor gain();
          @Use(Residual.class) Tensor inner(Tensor x);
          @Multiply Tensor y(Tensor inner, Tensor gain);
        }
        """;
    String network = NETWORK.replace("@Use(Residual.class)", "@Use(Pair.class)");
    assertThat(nodes(read(RESIDUAL, pair, network).getFirst()))
        .contains("one.gain[]", "one.inner[one.inner.sum, x]", "one.y[one.inner, one.gain]");
    assertThat(parameters(read(RESIDUAL, pair, network).getFirst()))
        .contains("one.gain", "one.inner.inner.weight");
  }

  @Test
  void anInheritedBlockIsVariedByOverriding() {
    String down =
        """
        @Block
        interface Down extends Residual {
          @Override @Dense(units = 1) Tensor inner(Tensor x);
        }
        """;
    String network = NETWORK.replace("@Use(Residual.class)", "@Use(Down.class)");
    Network net = read(RESIDUAL, down, network).getFirst();
    assertThat(net.graph().nodes().get(1).result().shape()).hasToString("[N, 1]");
  }

  @Test
  void moreInputsAreTakenInTheirOrderOrByName() {
    String gate =
        """
        @Block
        interface Gate {
          @Input Tensor x();
          @Input Tensor gate();
          @Multiply Tensor y(Tensor x, Tensor gate);
        }
        """;
    String network =
        """
        @Network
        interface Net {
          @Input(shape = 4) Tensor a();
          @Input(shape = 4) Tensor b();
          @Use(Gate.class) Tensor plain(Tensor a, Tensor b);
          @Use(Gate.class)
          Tensor named(@Wire(to = "gate") Tensor a, @Wire(to = "x") Tensor plain);
          @Predict("named") float[] run(float[] a, float[] b);
        }
        """;
    assertThat(nodes(read(gate, network).getFirst()))
        .contains("plain.y[a, b]", "named.y[plain, a]");
  }

  @Test
  void aShapeThatDoesNotFitIsSaidAtTheUseWithTheNodesThatLedThere() {
    String source =
        RESIDUAL.replace("Size.KEEP", "3")
            + NETWORK.replace("Tensor one(Tensor x);", "Tensor one(Tensor x); // here");
    Compiled compiled = Compiled.of(source);
    assertThat(compiled.codes()).containsExactly("SN2003@" + Compiled.marked(source));
    assertThat(compiled.messages().getFirst())
        .contains("x  [N, 4]  input", "one.inner  [N, 3]  dense(", "> one.sum  ?");
  }

  @Test
  void aFaultInABlockIsSaidThereAndOnce() {
    String source = RESIDUAL.replace("Tensor inner);", "Tensor iner); // here") + NETWORK;
    Compiled compiled = Compiled.of(source);
    assertThat(compiled.codes()).containsExactly("SN1014@" + Compiled.marked(source));
  }

  @Test
  void blocksThatUseEachOtherAreBothAtFault() {
    String source =
        RESIDUAL.replace("@Dense(units = Size.KEEP)", "@Use(Other.class)")
            + RESIDUAL
                .replace("Residual", "Other")
                .replace("@Dense(units = Size.KEEP)", "@Use(Residual.class)");
    assertThat(Compiled.of(source + NETWORK).codes()).containsExactly("SN1028@4", "SN1028@10");
  }

  @Test
  void noneBehindOneAnotherMeansNothing() {
    String source = RESIDUAL + NETWORK.replace("repeat = 2", "repeat = 0");
    assertThat(Compiled.of(source).codes()).singleElement().asString().startsWith("SN2008");
  }

  @Test
  void aBlockOfAnEarlierCompilationKeepsItsNames() {
    Compiled child = ClassFiles.compileAgainst(earlier(new NetworkProcessor()), using());
    assertThat(child.messages()).isEmpty();
    assertThat(child.others()).isEmpty();
  }

  @Test
  void aBlockWhoseNamesAreLostIsSaidAtItsUse() {
    Compiled child = ClassFiles.compileAgainst(earlier(), using());
    assertThat(child.messages()).isNotEmpty();
    assertThat(child.codes()).allMatch(code -> code.startsWith("SN1013@"));
  }

  private static Compilation earlier(NetworkProcessor... processors) {
    return com.google.testing.compile.Compiler.javac()
        .withProcessors(processors)
        .compile(
            JavaFileObjects.forSourceString(
                "p.Residual",
                "package p; "
                    + Compiled.IMPORTS
                    + RESIDUAL.replace("interface", "public interface")));
  }

  private static String using() {
    return Pattern.compile("Residual").matcher(NETWORK).replaceAll("p.Residual");
  }
}
