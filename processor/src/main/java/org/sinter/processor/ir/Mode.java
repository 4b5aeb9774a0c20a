package org.sinter.processor.ir;

/** Whether layers that differ in training, such as dropout, act as there. */
public enum Mode {
  INFERENCE,
  TRAINING
}
