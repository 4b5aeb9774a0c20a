package org.sinter;

/**
 * The distribution of a parameter's first values. Fans: for a weight {@code [out, in, ...]}, fanIn
 * is {@code in} and fanOut is {@code out}, each times the extents that follow (the window of a
 * convolution). Values depend on the seed, the parameter's name and the logical index alone.
 */
public enum Initializer {
  /** 0 everywhere; the scale plays no part. */
  ZEROS,
  /** The scale everywhere. */
  CONSTANT,
  /** Normal of mean 0 and standard deviation {@code scale}. */
  NORMAL,
  /** Uniform in [-scale, scale). */
  UNIFORM,
  /** Uniform in ±scale·√(6 / (fanIn + fanOut)): Glorot and Bengio 2010. */
  XAVIER_UNIFORM,
  /** Normal of standard deviation scale·√(2 / (fanIn + fanOut)): Glorot and Bengio 2010. */
  XAVIER_NORMAL,
  /** Normal of standard deviation scale·√(2 / fanIn), for ReLU: He et al. 2015. */
  HE,
  /** Normal of standard deviation scale·√(1 / fanIn): LeCun et al. 1998. */
  LECUN
}
