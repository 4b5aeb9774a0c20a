package org.sinter.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShorteningTest {

  @Test
  void constantsStandTogether() {
    String text =
        """
          private static final int A = 1;

          private static final int B = 2;

          void f() {
        """;
    assertThat(Shortening.run(text))
        .isEqualTo(
            """
              private static final int A = 1;
              private static final int B = 2;

              void f() {
            """);
  }

  @Test
  void aCommentOfOneLineIsOne() {
    String text =
        """
          /**
           * Kernels.
           */
          class A {
        """;
    assertThat(Shortening.run(text))
        .isEqualTo(
            """
              /** Kernels. */
              class A {
            """);
  }

  @Test
  void methodsOfOneLineStandTogether() {
    String text =
        """
          public Tensor image() {
            throw Inspection.node("image", "Digits");
          }

          public Tensor label() {
            throw Inspection.node("label", "Digits");
          }

          public int f() {
            g();
            return 1;
          }
        """;
    assertThat(Shortening.run(text))
        .isEqualTo(
            """
              public Tensor image() { throw Inspection.node("image", "Digits"); }
              public Tensor label() { throw Inspection.node("label", "Digits"); }

              public int f() {
                g();
                return 1;
              }
            """);
  }

  @Test
  void aLoopAroundALoopOrAStatementNeedsNoBraces() {
    String text =
        """
        for (int i = 0; i < 2; i++) {
          for (int j = 0; j < 2; j++) {
            for (int k = 0; k < 2; k++) {
              f(i, j, k);
            }
          }
        }
        """;
    assertThat(Shortening.run(text))
        .isEqualTo(
            """
            for (int i = 0; i < 2; i++)
              for (int j = 0; j < 2; j++)
                for (int k = 0; k < 2; k++)
                  f(i, j, k);
            """);
  }

  @Test
  void whatDoesMoreKeepsItsBraces() {
    String text =
        """
        for (int i = 0; i < 2; i++) {
          for (int j = 0; j < 2; j++) {
            f(i);
            f(j);
          }
          for (int j = 0; j < 2; j++) {
            if (i < j) {
              f(j);
            }
          }
        }
        """;
    assertThat(Shortening.run(text)).isEqualTo(text);
  }
}
