package org.sinter.processor.ir;

import java.util.List;
import org.sinter.processor.type.DenseTensor;
import org.sinter.processor.type.ElementType;
import org.sinter.processor.type.TensorType;

/**
 * An array of the caller: an input, a label, or any node that an entry point is given instead of
 * computing it. Copied into the workspace as real numbers, {@code stored * scale + offset}.
 *
 * @param stored the Java array's element type
 * @param type in the graph, real
 * @param classes for labels, values must lie in [0, classes); for labels of real numbers, which
 *     must be finite, {@link #REAL_LABEL}; else 0
 * @param bound below which values that are indices must lie; 0 where they are none
 */
public record Input(
    String source,
    ElementType stored,
    TensorType type,
    double scale,
    double offset,
    int classes,
    int bound)
    implements Source {

  public Input(
      String source,
      ElementType stored,
      TensorType type,
      double scale,
      double offset,
      int classes) {
    this(source, stored, type, scale, offset, classes, 0);
  }

  /** The same, of indices below a bound. */
  public Input bounded(int indices) {
    return new Input(source, stored, type, scale, offset, classes, indices);
  }

  /** As {@code classes}: a label of real numbers. */
  public static final int REAL_LABEL = -1;

  /** Real numbers, as they are. */
  public static Input real(String source, TensorType type) {
    return new Input(source, type.element(), type, 1, 0, 0);
  }

  @Override
  public String name() {
    return "input";
  }

  @Override
  public String label() {
    return "input(" + source + ")";
  }

  /** The given tensor holds stored values. */
  @Override
  public DenseTensor evaluate(List<DenseTensor> operands, TensorType type, Evaluation evaluation) {
    DenseTensor given = evaluation.source(source);
    DenseTensor result = DenseTensor.zeros(type.shape().evaluate(evaluation.symbols()));
    for (int i = 0; i < result.values().length; i++) {
      result.values()[i] = given.values()[i] * scale + offset;
    }
    return result;
  }
}
