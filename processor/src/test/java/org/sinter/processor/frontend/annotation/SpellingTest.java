package org.sinter.processor.frontend.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SpellingTest {

  @Test
  void aNearNameIsProposed() {
    assertThat(Spelling.advice("imag", List.of("label", "image")))
        .isEqualTo("did you mean 'image'?");
    assertThat(Spelling.advice("lable", List.of("label", "image")))
        .isEqualTo("did you mean 'label'?");
  }

  @Test
  void withoutANearNameAllAreListed() {
    assertThat(Spelling.advice("x", List.of("label", "image"))).isEqualTo("there are label, image");
    assertThat(Spelling.advice("x", List.of())).isEqualTo("there is none");
  }

  @Test
  void manyNamesAreCut() {
    assertThat(Spelling.listed(java.util.Collections.nCopies(13, "a"))).endsWith("a, ...");
  }

  @Test
  void distancesCountEdits() {
    assertThat(Spelling.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(Spelling.distance("", "abc")).isEqualTo(3);
    assertThat(Spelling.distance("conv", "CONV")).isZero();
  }

  @Property(tries = 100)
  void distanceIsSymmetricAndZeroForEqualNamesOnly(
      @ForAll @AlphaChars @StringLength(max = 6) String a,
      @ForAll @AlphaChars @StringLength(max = 6) String b) {
    assertThat(Spelling.distance(a, b)).isEqualTo(Spelling.distance(b, a));
    assertThat(Spelling.distance(a, b) == 0).isEqualTo(a.equalsIgnoreCase(b));
  }
}
