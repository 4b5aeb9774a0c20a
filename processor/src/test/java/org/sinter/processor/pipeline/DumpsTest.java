package org.sinter.processor.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Mode;
import org.sinter.processor.ir.Network;
import org.sinter.processor.ir.Network.Argument;
import org.sinter.processor.ir.Network.Kind;
import org.sinter.processor.ir.Network.Role;
import org.sinter.processor.testing.Build;
import org.sinter.processor.type.ElementType;
import org.sinter.processor.type.Shape;

class DumpsTest {

  private static List<Dumps.Dump> dumps(String... stages) {
    Build build = new Build();
    build.op("y", "dense", Attributes.none().with("units", 3), build.input("x", Shape.batchOf(4)));
    List<Argument> reads = List.of(new Argument("x", Role.READ, "x", ElementType.FLOAT64));
    Network network =
        FusedLoopsTest.network(
            build.build(),
            List.of(
                FusedLoopsTest.point(
                    "predict", Kind.PREDICT, Mode.INFERENCE, reads, "y", List.of())));
    Compiler compiler = new Compiler(new Options(Set.of(stages), true));
    compiler.compile(network);
    return compiler.dumps().all();
  }

  @Test
  void everyBorderCanBePrinted() {
    assertThat(dumps(Options.STAGES.toArray(String[]::new)))
        .extracting(Dumps.Dump::stage)
        .containsExactly("graph", "dot", "autodiff", "fusion", "dot", "schedule", "loops")
        .containsAll(Options.STAGES);
    assertThat(dumps("loops").getFirst().text()).contains("tile i0 < N, columns < 3");
    assertThat(dumps("schedule").getFirst().text()).contains("p.y_weight");
    assertThat(dumps("graph").getFirst().text()).contains("dense(");
  }

  @Test
  void onlyWhatWasAskedForIsPrinted() {
    assertThat(dumps()).isEmpty();
    assertThat(dumps("fusion"))
        .singleElement()
        .satisfies(
            dump -> {
              assertThat(dump.entry()).isEqualTo("predict");
              assertThat(dump.text()).startsWith("ContractionGroup\n");
            });
  }
}
