package org.sinter.peers.onnxruntime;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.Arrays;
import java.util.Map;
import org.sinter.benchmarks.contest.Digits;
import org.sinter.benchmarks.contest.Inputs;
import org.sinter.benchmarks.contest.Model;
import org.sinter.benchmarks.contest.Task;

/**
 * A model that is loaded, with one input and one output.
 *
 * @param model which
 * @param input its name
 * @param inputShape of one example
 * @param output its name
 * @param outputShape of one example
 */
record Session(
    Model model,
    OrtEnvironment environment,
    OrtSession session,
    String input,
    long[] inputShape,
    String output,
    long[] outputShape) {

  /** Loads the model of a task. */
  static Session of(Task task, int threads) throws OrtException {
    if (!(task instanceof Task.Prediction prediction)) {
      throw new UnsupportedOperationException("ONNX Runtime for Java predicts only");
    }
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(threads);
    options.setInterOpNumThreads(1);
    options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
    OrtSession session = session(environment, prediction.model(), options);
    NodeInfo input = only(session.getInputInfo());
    NodeInfo output = only(session.getOutputInfo());
    return new Session(
        prediction.model(),
        environment,
        session,
        input.getName(),
        one(input),
        output.getName(),
        one(output));
  }

  private static OrtSession session(
      OrtEnvironment environment, Model model, OrtSession.SessionOptions options)
      throws OrtException {
    if (!model.widths().isEmpty()) {
      return environment.createSession(Perceptron.onnx(model), options);
    }
    String file = Digits.folder().resolve("onnx/" + model.title() + "/model.onnx").toString();
    return environment.createSession(file, options);
  }

  private static NodeInfo only(Map<String, NodeInfo> nodes) {
    return nodes.values().stream().reduce((_, b) -> b).orElseThrow();
  }

  /** The shape of a tensor with one example. */
  private static long[] one(NodeInfo node) {
    long[] shape = ((TensorInfo) node.getInfo()).getShape();
    return Arrays.stream(shape).map(extent -> extent < 0 ? 1 : extent).toArray();
  }

  /** Values of the input. */
  float[] x() {
    return Inputs.x(size(inputShape));
  }

  /** Number of values of an output. */
  int outputSize() {
    return size(outputShape);
  }

  private static int size(long[] shape) {
    return Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
  }
}
