package org.sinter.runtime.support;

import java.util.List;
import org.sinter.Tensor;
import org.sinter.runtime.ArrayInfo;
import org.sinter.runtime.ArrayTensor;
import org.sinter.runtime.ElementType;
import org.sinter.runtime.EntryInfo;

/** Evaluates single nodes: what node methods call where {@code inspect = true}. */
public final class Inspection {
  private Inspection() {}

  /** What the method of a node throws where nodes are not to be inspected. */
  public static UnsupportedOperationException node(String node, String network) {
    return new UnsupportedOperationException(
        "%s is a node of %s: compute it through an entry point such as @Predict(\"%s\"), or set inspect = true"
            .formatted(node, network, node));
  }

  /** What the method of an input or label throws where nodes are to be inspected. */
  public static UnsupportedOperationException source(String node) {
    return new UnsupportedOperationException(
        node + " is given by the caller: make its tensor with ArrayTensor.of");
  }

  /**
   * The value of a node from those of its operands.
   *
   * @param entry the name of the entry point that computes just this node
   * @param operands {@link ArrayTensor}s, in the order in which the entry point reads
   * @throws IllegalArgumentException if an operand is of another type or length than the node reads
   */
  public static Tensor evaluate(Instance instance, String entry, Tensor... operands) {
    int number = instance.info().entry(entry);
    EntryInfo info = instance.info().entries().get(number);
    Object[] arrays = new Object[operands.length + 1];
    int batch = -1;
    for (int i = 0; i < operands.length; i++) {
      ArrayInfo read = info.reads().get(i);
      arrays[i] = array(read, operands[i]);
      int length = length(arrays[i]);
      if (batch < 0 && read.batched()) {
        batch = Feed.batch(read.name(), length, read.size());
      } else {
        Feed.expect(read.name(), length, read.batched() ? (long) batch * read.size() : read.size());
      }
    }
    ArrayInfo written = info.writes().getFirst();
    int examples = Math.max(batch, 1);
    int length = written.batched() ? examples * written.size() : written.size();
    arrays[operands.length] =
        written.type() == ElementType.FLOAT64 ? new double[length] : new float[length];
    instance.programs().run(number, arrays, examples);
    return new ArrayTensor(arrays[operands.length], List.copyOf(written.shape()));
  }

  private static int length(Object array) {
    return switch (array) {
      case float[] floats -> floats.length;
      case double[] doubles -> doubles.length;
      case int[] ints -> ints.length;
      case byte[] bytes -> bytes.length;
      default -> throw new IllegalStateException("no element type has " + array);
    };
  }

  private static Object array(ArrayInfo read, Tensor operand) {
    if (operand instanceof ArrayTensor(var array, _) && read.type().fits(array)) {
      return array;
    }
    throw new IllegalArgumentException(
        "%s: expected an ArrayTensor of %s, was %s"
            .formatted(
                read.name(),
                read.type().javaArray(),
                operand instanceof ArrayTensor(var array, _)
                    ? array.getClass().getSimpleName()
                    : operand));
  }
}
