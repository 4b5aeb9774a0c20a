package org.sinter.benchmarks.net;

import org.sinter.Input;
import org.sinter.Network;
import org.sinter.Tensor;
import org.sinter.Train;
import org.sinter.Type;
import org.sinter.layer.Embedding;
import org.sinter.loss.NegativeSampling;
import org.sinter.op.ExpandDims;
import org.sinter.op.Multiply;
import org.sinter.op.Reshape;
import org.sinter.op.Slice;
import org.sinter.op.Sum;

/** Skip-gram with five negative samples (Mikolov et al. 2013), over 500 words. */
@Network
public interface SkipGram500 {
  /** The word in the middle. */
  @Input(
      shape = {},
      type = Type.INT32)
  Tensor word();

  /** A word near it, then five drawn ones. */
  @Input(shape = 6, type = Type.INT32)
  Tensor words();

  /** 64. */
  @Embedding(rows = 500, units = 64)
  Tensor in(Tensor word);

  /** 6x64. */
  @Embedding(rows = 500, units = 64)
  Tensor out(Tensor words);

  /** 1x64. */
  @ExpandDims(axis = 0)
  Tensor row(Tensor in);

  /** 6x64. */
  @Multiply
  Tensor product(Tensor row, Tensor out);

  /** 6. */
  @Sum(axes = -1)
  Tensor score(Tensor product);

  /** The near word's. */
  @Slice(end = 1)
  Tensor first(Tensor score);

  /** As a number. */
  @Reshape(shape = {})
  Tensor near(Tensor first);

  /** The drawn words'. */
  @Slice(start = 1)
  Tensor drawn(Tensor score);

  /** What training lowers. */
  @NegativeSampling
  Tensor loss(Tensor near, Tensor drawn);

  /** Forward and backward. */
  @Train("loss")
  float step(int[] word, int[] words);
}
