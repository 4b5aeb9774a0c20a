package org.sinter.samples.cases;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The window of a convolution or a pool as ONNX gives it: begins of all axes, then ends. */
record OnnxWindow(
    List<Integer> kernel, List<Integer> stride, List<Integer> dilation, List<Integer> padding) {

  /**
   * @param kernel where the node does not give it
   */
  static OnnxWindow of(OnnxStep s, List<Integer> kernel) {
    OnnxNode n = s.node();
    List<Integer> extents = n.integers("kernel_shape", kernel);
    int rank = extents.size();
    List<Integer> one = Collections.nCopies(rank, 1);
    List<Integer> stride = n.integers("strides", one);
    List<Integer> dilation = n.integers("dilations", one);
    List<Integer> pads = n.integers("pads", Collections.nCopies(2 * rank, 0));
    List<Integer> padding = new ArrayList<>();
    for (int i = 0; i < rank; i++) {
      padding.add(pads.get(i));
      padding.add(pads.get(i + rank));
    }
    return new OnnxWindow(extents, stride, dilation, padding);
  }

  int rank() {
    return kernel.size();
  }

  /** From the first to the last element under the window. */
  int reach(int axis) {
    return (kernel.get(axis) - 1) * dilation.get(axis) + 1;
  }

  int area() {
    return kernel.stream().reduce(1, Math::multiplyExact);
  }

  /** As many elements in all around each axis, the odd one behind or before. */
  OnnxWindow padded(List<Integer> totals, boolean oddBefore) {
    List<Integer> around = new ArrayList<>();
    for (int total : totals) {
      int less = Math.max(0, total) / 2;
      int more = Math.max(0, total) - less;
      around.add(oddBefore ? more : less);
      around.add(oddBefore ? less : more);
    }
    return new OnnxWindow(kernel, stride, dilation, around);
  }

  /** With what {@code auto_pad} puts around an image of these extents. */
  OnnxWindow automatic(OnnxStep s, List<Integer> extents) {
    String mode = s.node().text("auto_pad", "NOTSET");
    if (!mode.startsWith("SAME")) {
      return this;
    }
    List<Integer> totals = new ArrayList<>();
    for (int i = 0; i < rank(); i++) {
      int result = Math.ceilDiv(extents.get(i), stride.get(i));
      totals.add((result - 1) * stride.get(i) + reach(i) - extents.get(i));
    }
    return padded(totals, mode.equals("SAME_LOWER"));
  }

  /** All but the kernel, as annotations have it. */
  String attributes() {
    return "stride = %s, padding = %s, dilation = %s"
        .formatted(Tensor.braces(stride), Tensor.braces(padding), Tensor.braces(dilation));
  }
}
