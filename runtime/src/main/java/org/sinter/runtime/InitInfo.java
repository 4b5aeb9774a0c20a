package org.sinter.runtime;

import static java.util.Objects.requireNonNull;

/**
 * How a parameter gets its first values.
 *
 * @param kind the distribution
 * @param value the constant, standard deviation or bound; a scale factor for the kinds that follow
 *     from the fans
 * @param fanIn inputs that reach one output; 1 where it does not matter
 * @param fanOut outputs that one input reaches; 1 where it does not matter
 */
public record InitInfo(Kind kind, double value, int fanIn, int fanOut) {
  /** The distributions. Sources: Glorot and Bengio 2010, He et al. 2015, LeCun et al. 1998. */
  public enum Kind {
    /** All 0. */
    ZEROS,
    /** All {@code value}. */
    CONSTANT,
    /** Normal, mean 0, standard deviation {@code value}. */
    NORMAL,
    /** Uniform in [-value, value). */
    UNIFORM,
    /** Uniform in ±value·√(6 / (fanIn + fanOut)). */
    XAVIER_UNIFORM,
    /** Normal, standard deviation value·√(2 / (fanIn + fanOut)). */
    XAVIER_NORMAL,
    /** Normal, standard deviation value·√(2 / fanIn). */
    HE,
    /** Normal, standard deviation value·√(1 / fanIn). */
    LECUN
  }

  /** Zeros, for biases. */
  public static final InitInfo ZEROS = new InitInfo(Kind.ZEROS, 0, 1, 1);

  /** Checks the fans. */
  public InitInfo {
    requireNonNull(kind, "kind");
    if (fanIn < 1 || fanOut < 1) {
      throw new IllegalArgumentException(
          "init: expected fans of at least 1, was " + fanIn + " and " + fanOut);
    }
  }

  /** The bound of the uniform or the deviation of the normal kinds; the constant otherwise. */
  public double spread() {
    return switch (kind) {
      case ZEROS -> 0;
      case CONSTANT, NORMAL, UNIFORM -> value;
      case XAVIER_UNIFORM -> value * Math.sqrt(6.0 / ((double) fanIn + fanOut));
      case XAVIER_NORMAL -> value * Math.sqrt(2.0 / ((double) fanIn + fanOut));
      case HE -> value * Math.sqrt(2.0 / fanIn);
      case LECUN -> value * Math.sqrt(1.0 / fanIn);
    };
  }
}
