package org.sinter.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sinter.Precision;
import org.sinter.runtime.InitInfo;
import org.sinter.runtime.Layout;
import org.sinter.runtime.NetworkInfo;
import org.sinter.runtime.ParameterInfo;
import org.sinter.runtime.Parameters;

class ArenaTest {
  private static final int QUARTER_MEGABYTE = 65_536;

  @Test
  void smallArraysAreAsLongAsAsked() {
    assertThat(Arena.length(1000, Float.BYTES)).isEqualTo(1000);
    assertThat(Arena.length(8192, Float.BYTES)).isEqualTo(8192);
    assertThat(Arena.parameters(2048, Float.BYTES)).isEqualTo(2048);
  }

  @Test
  void largeArraysFillHalfARegionSoThatTheyBeginOnALine() {
    assumeThat(Vm.flag("UseG1GC")).as("G1").isTrue();
    long region = Long.parseLong(Vm.option("G1HeapRegionSize").orElseThrow());
    for (int bytes : new int[] {Float.BYTES, Double.BYTES}) {
      long size = (long) Arena.length(QUARTER_MEGABYTE + 1, bytes) * bytes;
      assertThat(size).isBetween(region / 2, region);
      assertThat(Arena.parameters(QUARTER_MEGABYTE + 1, bytes) * (long) bytes).isEqualTo(size);
    }
    int most = Math.toIntExact(region);
    assertThat(Arena.length(most, Float.BYTES)).isEqualTo(most);
  }

  @Test
  void smallArraysAreSuchWhereRegionsAreSmall() {
    assumeThat(Vm.flag("UseG1GC")).as("G1").isTrue();
    long region = Long.parseLong(Vm.option("G1HeapRegionSize").orElseThrow());
    boolean small = region / 2 <= 2 << 20;
    int lifted = Math.toIntExact(region / 2 / Float.BYTES + 1);
    assertThat(Arena.parameters(2049, Float.BYTES)).isEqualTo(small ? lifted : 2049);
    assertThat(Arena.length(2049, Float.BYTES)).isEqualTo(2049);
    assertThat(Arena.length(8193, Float.BYTES)).isEqualTo(small ? lifted : 8193);
  }

  @Test
  void parametersAndGradientsAreSuchArrays() {
    int weights = 2048;
    int length = NetworkInfo.LEAD_IN + weights + NetworkInfo.SLACK;
    ParameterInfo parameter =
        new ParameterInfo(
            "weight",
            List.of(weights),
            Layout.ROW_MAJOR,
            NetworkInfo.LEAD_IN,
            weights,
            new InitInfo(InitInfo.Kind.ZEROS, 0, 1, 1));
    NetworkInfo info =
        new NetworkInfo("Linear", Precision.FLOAT, List.of(parameter), length, List.of(), "");
    Parameters parameters = Parameters.create(info, 1);
    assertThat(parameters.values()).hasSize(Arena.parameters(length, Float.BYTES));
    assertThat(parameters.gradients()).hasSameSizeAs(parameters.values());
    assertThat(parameters.get("weight")).hasSize(weights);
  }
}
