package org.sinter.samples.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** ONNX's losses of class numbers, which stand on axis 1 as channels do. */
final class OnnxLosses {
  private OnnxLosses() {}

  static boolean translate(OnnxStep s, String loss) {
    int classes = s.shape(0).get(1);
    double[] labels = s.known(1).values();
    if (Arrays.stream(labels).anyMatch(label -> label < 0 || label >= classes)) {
      throw s.unsupported("a label that is no class");
    }
    String scores = s.operand(0);
    String label = s.network().array(s.known(1).tensor());
    String reduction = s.node().text("reduction", "mean");
    String annotation =
        "@%s(reduction = Reduction.%s%s)"
            .formatted(loss, reduction.toUpperCase(Locale.ROOT), weights(s, classes));
    s.result(annotation, scores, label);
    s.network().plain(s.node().outputs().getFirst());
    if (s.node().writes(1)) {
      s.result(1, s.add("@LogSoftmax", scores));
    }
    return true;
  }

  /** A class that is ignored weighs nothing. */
  private static String weights(OnnxStep s, int classes) {
    int ignored = s.node().integer("ignore_index", -1);
    if (!s.node().reads(2) && ignored < 0) {
      return "";
    }
    List<String> weights = new ArrayList<>();
    for (int i = 0; i < classes; i++) {
      double own = s.node().reads(2) ? s.known(2).values()[i] : 1;
      weights.add(String.valueOf(i == ignored ? 0 : own));
    }
    return ", classWeights = " + Tensor.braces(weights);
  }
}
