package org.sinter.processor.apt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sinter.processor.frontend.annotation.GeneratedNames;
import org.sinter.processor.pipeline.Dumps.Dump;

class DumpFilesTest {
  private static final GeneratedNames NAMES = new GeneratedNames("p", "Outer.Digits");

  @Test
  void aNameTellsNetworkEntryPointAndStage() {
    Map<String, String> files =
        DumpFiles.of(
            NAMES,
            List.of(
                new Dump("graph", "", "a"),
                new Dump("dot", "", "b"),
                new Dump("loops", "read", "c"),
                new Dump("dot", "<train>", "d")));
    assertThat(files)
        .containsExactly(
            Map.entry("Outer_Digits.graph.txt", "a"),
            Map.entry("Outer_Digits.dot", "b"),
            Map.entry("Outer_Digits.read.loops.txt", "c"),
            Map.entry("Outer_Digits.train.dot", "d"));
  }

  @Test
  void overloadsShareAFileUnlessTheyComputeSomethingElse() {
    Map<String, String> files =
        DumpFiles.of(
            NAMES,
            List.of(
                new Dump("loops", "read", "same"),
                new Dump("loops", "read", "same"),
                new Dump("loops", "read", "other"),
                new Dump("loops", "<read>", "added")));
    assertThat(files)
        .containsExactly(
            Map.entry("Outer_Digits.read.loops.txt", "same"),
            Map.entry("Outer_Digits.read-2.loops.txt", "other"),
            Map.entry("Outer_Digits.read-3.loops.txt", "added"));
  }
}
