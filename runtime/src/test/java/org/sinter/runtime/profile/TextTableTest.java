package org.sinter.runtime.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTableTest {
  @Test
  void numbersStandToTheRightAndTextToTheLeft() {
    TextTable table = new TextTable("kernel", "FLOP", "what");
    table.add("k01", "1,000,000", "dense");
    assertThat(table.text()).isEqualTo("kernel       FLOP  what\nk01     1,000,000  dense\n");
  }

  @ParameterizedTest
  @CsvSource({
    "0.5,0.50 ns",
    "42,42 ns",
    "999.6,1.00 us",
    "12345,12.3 us",
    "123456,123 us",
    "5e6,5.00 ms",
    "7e9,7.00 s"
  })
  void timesHaveThreeDigits(double nanos, String text) {
    assertThat(TextTable.time(nanos)).isEqualTo(text);
  }
}
