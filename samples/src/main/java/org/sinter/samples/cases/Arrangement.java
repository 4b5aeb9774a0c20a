package org.sinter.samples.cases;

/** How the tensors of an archive become arrays of a network. */
enum Arrangement {
  AS_STORED,
  /** Channels are on axis 1 there, on the last here. */
  CHANNELS_LAST,
  /** Time is on axis 0 there, the batch here. */
  BATCH_FIRST,
  /** There is no batch there; here one of a single example. */
  ONE_EXAMPLE;

  /** Class numbers have no channels. */
  Tensor of(Tensor tensor) {
    return switch (this) {
      case AS_STORED -> tensor;
      case CHANNELS_LAST -> tensor.integral() ? tensor : tensor.channelsLast();
      case BATCH_FIRST -> tensor.batchFirst();
      case ONE_EXAMPLE -> tensor.oneExample();
    };
  }
}
