package org.sinter.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sinter.processor.testing.Statements.load;
import static org.sinter.processor.testing.Statements.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Kernel;
import org.sinter.processor.testing.Statements;
import org.sinter.processor.type.Dim;

class AddressesTest {
  private static final Index J = Index.of("j", 1);
  private static final Buffer BIAS = new Buffer("bias", Buffer.Space.PARAMETERS, 76, 0);
  private static final Buffer SCRATCH = new Buffer("lanes", Buffer.Space.SCRATCH, 64, 0);

  private final Addresses addresses =
      new Addresses(
          Signature.of(
              new Kernel("k", "", List.of(store("hidden", J, load("int", J)))),
              Optional.empty(),
              true),
          Map.of(BIAS, "BIAS"));

  @Test
  void eachKindOfMemoryHasItsStart() {
    Buffer hidden = Statements.buffer("hidden");
    assertThat(addresses.of(hidden, J.plus(Index.of("b", 528))))
        .isEqualTo("hiddenAt + j + b * 528");
    assertThat(addresses.of(BIAS, J.plus(-3))).isEqualTo("BIAS + j - 3");
    assertThat(addresses.of(SCRATCH, J)).isEqualTo("s + 64 + j");
  }

  @ParameterizedTest
  @CsvSource({"0,0,0", "1,0,i", "3,2,i * 3 + 2", "-3,-2,i * -3 - 2", "0,-7,-7"})
  void anIndexAloneIsANumber(int stride, int offset, String expected) {
    assertThat(Addresses.of(Index.of("i", stride).plus(offset))).isEqualTo(expected);
  }

  @Test
  void extentsMultiplyTheBatch() {
    assertThat(Addresses.extent(Dim.of(5))).isEqualTo("5");
    assertThat(Addresses.extent(Dim.BATCH)).isEqualTo("n");
    assertThat(Addresses.extent(Dim.of(5).times(Dim.BATCH))).isEqualTo("5 * n");
  }
}
