package org.sinter.peers.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import org.sinter.benchmarks.contest.Contestant;
import org.sinter.benchmarks.contest.Subject;
import org.sinter.benchmarks.contest.Task;

/**
 * ONNX Runtime with input and output pinned in native memory: nothing is copied, the least that its
 * interface for Java allows.
 */
public final class PinnedOnnxRuntime implements Contestant {
  /** Used by the JVM of a contestant. */
  public PinnedOnnxRuntime() {}

  @Override
  public String version() {
    return "ONNX Runtime " + OrtEnvironment.getEnvironment().getVersion();
  }

  @Override
  public Subject prepare(Task task, int threads) {
    try {
      return new Pinned(Session.of(task, threads));
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Pinned implements Subject {
    private final OrtSession session;
    private final boolean comparable;
    private final FloatBuffer y;
    private final Map<String, OnnxTensor> inputs;
    private final Map<String, OnnxTensor> outputs;

    Pinned(Session s) throws OrtException {
      this.session = s.session();
      this.comparable = !s.model().isFile();
      float[] values = s.x();
      FloatBuffer x = direct(values.length).put(0, values);
      this.y = direct(s.outputSize());
      this.inputs = Map.of(s.input(), OnnxTensor.createTensor(s.environment(), x, s.inputShape()));
      this.outputs =
          Map.of(s.output(), OnnxTensor.createTensor(s.environment(), y, s.outputShape()));
    }

    private static FloatBuffer direct(int length) {
      return ByteBuffer.allocateDirect(length * Float.BYTES)
          .order(ByteOrder.nativeOrder())
          .asFloatBuffer();
    }

    @Override
    public void run() {
      try (OrtSession.Result _ = session.run(inputs, outputs)) {
        // The result lies in the pinned output.
      } catch (OrtException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public float[] result() {
      float[] values = new float[comparable ? y.capacity() : 0];
      y.get(0, values);
      return values;
    }
  }
}
