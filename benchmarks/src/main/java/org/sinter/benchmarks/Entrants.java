package org.sinter.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sinter.benchmarks.contest.Contestant;
import org.sinter.benchmarks.contest.Entrant;
import org.sinter.benchmarks.ours.Ours;

/** Who takes part in contests. */
final class Entrants {
  private static final String VECTORS = "jdk.incubator.vector";

  /** The folder {@code peers} of the checkout, set by {@code ./sinter bench --peers}. */
  private static final String PEERS = "sinter.peers";

  private static final List<String> PEER_OPTIONS =
      List.of(
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-XX:+UseSerialGC",
          "-Xmx4g");

  private Entrants() {}

  /** Sinter, in a JVM with nothing set but the module it needs. */
  static Entrant ours() {
    return own("Sinter", Ours.class);
  }

  /** What the core can do. */
  static Entrant roofline() {
    return own("roofline", Bounds.class);
  }

  private static Entrant own(String name, Class<? extends Contestant> type) {
    return new Entrant(
        name,
        type.getName(),
        System.getProperty("java.class.path"),
        List.of("--add-modules", VECTORS));
  }

  /** OpenBLAS. */
  static Entrant openBlas() {
    return peer("OpenBLAS", "kernels", "OpenBlas");
  }

  /** Intel's oneDNN. */
  static Entrant oneDnn() {
    return peer("oneDNN", "kernels", "OneDnn");
  }

  /** Intel's MKL. */
  static Entrant mkl() {
    return peer("MKL", "kernels", "Mkl");
  }

  /** ONNX Runtime as it is ordinarily called. */
  static Entrant onnxRuntime() {
    return peer("ONNX Runtime", "onnxruntime", "OnnxRuntime");
  }

  /** ONNX Runtime with arrays that stay where they are. */
  static Entrant onnxRuntimePinned() {
    return peer("ONNX Runtime, pinned", "onnxruntime", "PinnedOnnxRuntime");
  }

  /** TensorFlow for Java. */
  static Entrant tensorFlow() {
    return peer("TensorFlow", "tensorflow", "TensorFlowJava");
  }

  /** DJL on PyTorch. */
  static Entrant djl() {
    return peer("DJL-PyTorch", "djl", "DjlPyTorch");
  }

  private static Entrant peer(String name, String module, String type) {
    return new Entrant(
        name, "org.sinter.peers." + module + "." + type, classPath(module), PEER_OPTIONS);
  }

  private static String classPath(String module) {
    String folder = System.getProperty(PEERS);
    if (folder == null) {
      throw new IllegalStateException(
          "-D" + PEERS + " is not set; run ./sinter bench --peers, which sets it");
    }
    Path target = Path.of(folder, module, "target");
    Path list = target.resolve("classpath.txt");
    try {
      return target.resolve("classes") + File.pathSeparator + Files.readString(list);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the module peers/" + module + " is not built; run ./sinter bench --peers", e);
    }
  }
}
