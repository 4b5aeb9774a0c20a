package org.sinter.samples.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.sinter.processor.compile.CompilationException;
import org.sinter.processor.compile.Sinter;
import org.sinter.runtime.Networks;
import org.sinter.runtime.support.Instance;

/** Each case of ONNX's as an interface that is compiled, run and held against what is stored. */
final class OnnxCases {
  private static final String NAME = "Subject";

  private OnnxCases() {}

  static Cases.Result run(Map<String, Map<String, byte[]>> archive) {
    List<String> failed = new ArrayList<>();
    List<String> unsupported = new ArrayList<>();
    archive.forEach(
        (name, files) -> {
          try {
            OnnxNetwork network = translated(OnnxCase.of(name, files));
            List<String> faults = faults(network, network.source(NAME));
            if (!faults.isEmpty()) {
              failed.add(name + ": " + String.join("; ", faults));
            }
          } catch (UnsupportedCase missing) {
            unsupported.add(name + ": " + missing.getMessage());
          }
        });
    return new Cases.Result(
        archive.size() - failed.size() - unsupported.size(), failed, unsupported);
  }

  /** As layers over a batch where it is one of those, else as operations on what is given. */
  static OnnxNetwork translated(OnnxCase c) {
    if (c.nodes().size() == 1) {
      OnnxNetwork layers = new OnnxNetwork(c, true);
      if (OnnxLayers.translate(new OnnxStep(layers, c.nodes().getFirst()))) {
        return layers;
      }
    }
    OnnxNetwork network = new OnnxNetwork(c, false);
    for (OnnxNode node : c.nodes()) {
      if (!OnnxOperations.translate(new OnnxStep(network, node))) {
        throw new UnsupportedCase(node.type() + (c.nodes().size() > 1 ? " among others" : ""));
      }
    }
    return network;
  }

  static List<String> faults(OnnxNetwork network, String source) {
    Instance instance;
    try {
      instance = Instance.of(Networks.create(Sinter.compile(source).load(NAME), 1));
    } catch (CompilationException e) {
      return List.of(e.getMessage() + "\n" + source);
    }
    instance.parameters().setAll(network.parameters());
    Map<String, double[]> ours = Call.of(instance, "run").run(network.arrays(), network.batch());
    List<String> faults = new ArrayList<>();
    network
        .expected()
        .forEach(
            (name, tensor) -> {
              double tolerance = tolerance(tensor, network.origin().isDouble());
              Difference.first(name, ours.get(name), tensor.values(), tolerance)
                  .ifPresent(faults::add);
            });
    return faults;
  }

  /**
   * Whole numbers exactly, others to the rounding of their format at the largest of them. Those
   * that were typed with four decimals are right to half of the last, and so is what they were
   * computed from.
   */
  private static double tolerance(Tensor tensor, boolean isDouble) {
    if (tensor.integral()) {
      return 0;
    }
    double largest = 0;
    for (double value : tensor.values()) {
      largest = Double.isFinite(value) ? Math.max(largest, Math.abs(value)) : largest;
    }
    boolean typed = hasDecimals(tensor, 4) && !hasDecimals(tensor, 3);
    return Math.max(largest * (isDouble ? 1e-13 : 1e-5), typed ? 1e-4 : 0);
  }

  private static boolean hasDecimals(Tensor tensor, int decimals) {
    double unit = Math.pow(10, decimals);
    return Arrays.stream(tensor.values())
        .allMatch(value -> (float) value == (float) (Math.rint(value * unit) / unit));
  }
}
