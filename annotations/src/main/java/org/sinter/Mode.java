package org.sinter;

/** How layers that differ in training, such as dropout, act in an entry point. */
public enum Mode {
  /** The entry point's own: TRAINING for {@link Train}, INFERENCE for the others. */
  DEFAULT,
  /** As in training: dropout drops. */
  TRAINING,
  /** As in use: dropout passes everything. */
  INFERENCE
}
