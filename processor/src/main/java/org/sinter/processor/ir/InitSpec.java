package org.sinter.processor.ir;

/**
 * How a parameter is first filled.
 *
 * @param kind as in the annotation, {@code HE}
 * @param value the constant, the standard deviation, the bound, or the scale of a fan rule
 */
public record InitSpec(Kind kind, double value, int fanIn, int fanOut) {

  /** Glorot and Bengio 2010 (Xavier), He et al. 2015, LeCun et al. 1998. */
  public enum Kind {
    ZEROS,
    CONSTANT,
    NORMAL,
    UNIFORM,
    XAVIER_UNIFORM,
    XAVIER_NORMAL,
    HE,
    LECUN
  }
}
