package org.sinter.benchmarks.net;

import org.sinter.Network;
import org.sinter.Tensor;
import org.sinter.layer.Embedding;

/** As its parent, over 50,000 words. */
@Network
public interface SkipGram50k extends SkipGram500 {
  @Override
  @Embedding(rows = 50_000, units = 64)
  Tensor in(Tensor word);

  @Override
  @Embedding(rows = 50_000, units = 64)
  Tensor out(Tensor words);
}
