package org.sinter.samples.cases;

import java.util.List;
import java.util.stream.IntStream;

/** A node of ONNX's on its way into a network. */
record OnnxStep(OnnxNetwork network, OnnxNode node) {

  String type() {
    return node.type();
  }

  int opset() {
    return network.origin().opset();
  }

  /** The network's node for an input. */
  String operand(int input) {
    return network.operand(node.inputs().get(input));
  }

  String[] operands() {
    return IntStream.range(0, node.inputs().size()).mapToObj(this::operand).toArray(String[]::new);
  }

  /** The numbers of an input that is an attribute of ours. */
  OnnxTensor known(int input) {
    return network.given(node.inputs().get(input));
  }

  List<Integer> shape(int input) {
    return known(input).shape();
  }

  int rank() {
    return shape(0).size();
  }

  /** Whole numbers that are an input or, in older versions, an attribute. */
  List<Integer> integers(int input, String attribute, List<Integer> otherwise) {
    if (!node.reads(input)) {
      return node.integers(attribute, otherwise);
    }
    double[] values = known(input).values();
    return IntStream.range(0, values.length).mapToObj(i -> (int) values[i]).toList();
  }

  /** A number that is an input or an attribute. */
  double real(int input, String attribute, double otherwise) {
    return node.reads(input) ? known(input).values()[0] : node.real(attribute, otherwise);
  }

  /** Counted from the front. */
  int axis(int otherwise) {
    int axis = node.integer("axis", otherwise);
    return axis < 0 ? axis + rank() : axis;
  }

  String add(String annotation, String... operands) {
    return network.node(annotation, operands);
  }

  /** The first output. */
  boolean result(String annotation, String... operands) {
    return result(0, add(annotation, operands));
  }

  /** That an output is a node; always true. */
  boolean result(int output, String made) {
    network.result(node.outputs().get(output), made);
    return true;
  }

  /** A number as a node. */
  String constant(double value) {
    return add("@Constant(" + value + ")");
  }

  /** Whether an input has whole numbers. */
  boolean isIntegral(int input) {
    OnnxTensor value = network.origin().values().get(node.inputs().get(input));
    return value != null && value.tensor().integral();
  }

  UnsupportedCase unsupported(String what) {
    return new UnsupportedCase(type() + ", " + what);
  }
}
