package org.sinter.processor.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MapsTest {

  @Test
  void aMissingKeyIsNamed() {
    assertThat(Maps.at(Map.of("a", 1), "a")).isEqualTo(1);
    assertThatThrownBy(() -> Maps.at(Map.of("a", 1), "b"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("nothing is known of b");
  }
}
