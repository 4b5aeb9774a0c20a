package org.sinter.peers.onnxruntime;

import java.util.List;
import org.sinter.benchmarks.contest.Model;

/** A perceptron as a file of ONNX. Field numbers are those of {@code onnx.proto}. */
final class Perceptron {
  private static final int FLOAT = 1;
  private static final int INT = 2;
  private static final int IR_VERSION = 8;
  private static final int OPSET = 13;

  private Perceptron() {}

  /** The file: input {@code x [1, in]}, output {@code y [1, out]}. */
  static byte[] onnx(Model model) {
    Protobuf graph = new Protobuf().text(2, model.name());
    List<Integer> widths = model.widths();
    int layers = widths.size() - 1;
    String last = "x";
    for (int i = 0; i < layers; i++) {
      boolean end = i == layers - 1;
      String sum = end && !model.softmax() ? "y" : "sum" + i;
      graph.message(1, gemm(last, i, sum));
      graph.message(5, tensor("w" + i, model.weights(i), widths.get(i + 1), widths.get(i)));
      graph.message(5, tensor("b" + i, model.biases(i), widths.get(i + 1)));
      last = sum;
      if (!end) {
        last = "relu" + i;
        graph.message(1, node("Relu", sum, last));
      } else if (model.softmax()) {
        graph.message(1, node("Softmax", sum, "y"));
      }
    }
    graph.message(11, value("x", widths.getFirst()));
    graph.message(12, value("y", widths.getLast()));
    return new Protobuf()
        .number(1, IR_VERSION)
        .message(7, graph)
        .message(8, new Protobuf().text(1, "").number(2, OPSET))
        .toByteArray();
  }

  private static Protobuf gemm(String x, int layer, String y) {
    Protobuf transposed = new Protobuf().text(1, "transB").number(3, 1).number(20, INT);
    return new Protobuf()
        .text(1, x)
        .text(1, "w" + layer)
        .text(1, "b" + layer)
        .text(2, y)
        .text(4, "Gemm")
        .message(5, transposed);
  }

  private static Protobuf node(String operator, String x, String y) {
    return new Protobuf().text(1, x).text(2, y).text(4, operator);
  }

  private static Protobuf tensor(String name, float[] values, int... shape) {
    Protobuf tensor = new Protobuf();
    for (int extent : shape) {
      tensor.number(1, extent);
    }
    return tensor.number(2, FLOAT).text(8, name).floats(9, values);
  }

  private static Protobuf value(String name, int width) {
    Protobuf shape =
        new Protobuf()
            .message(1, new Protobuf().number(1, 1))
            .message(1, new Protobuf().number(1, width));
    Protobuf type = new Protobuf().message(1, new Protobuf().number(1, FLOAT).message(2, shape));
    return new Protobuf().text(1, name).message(2, type);
  }
}
