package org.sinter.processor.pipeline;

import java.util.List;
import org.sinter.processor.loop.Kernel;
import org.sinter.processor.loop.LoopPrinter;

/** Kernels as text, for dumps. */
record LoopText(List<Kernel> kernels) {
  @Override
  public String toString() {
    return LoopPrinter.print(kernels);
  }
}
