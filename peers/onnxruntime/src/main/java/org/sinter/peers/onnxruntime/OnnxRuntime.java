package org.sinter.peers.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;
import org.sinter.benchmarks.contest.Contestant;
import org.sinter.benchmarks.contest.Subject;
import org.sinter.benchmarks.contest.Task;

/** ONNX Runtime, called as in its examples: an array in, the result in a fresh buffer. */
public final class OnnxRuntime implements Contestant {
  /** Used by the JVM of a contestant. */
  public OnnxRuntime() {}

  @Override
  public String version() {
    return "ONNX Runtime " + OrtEnvironment.getEnvironment().getVersion();
  }

  @Override
  public Subject prepare(Task task, int threads) {
    try {
      return new Fresh(Session.of(task, threads));
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Fresh implements Subject {
    private final Session session;
    private final float[] x;
    private final float[] y;

    Fresh(Session session) {
      this.session = session;
      this.x = session.x();
      this.y = new float[session.outputSize()];
    }

    @Override
    public void run() {
      try (OnnxTensor input =
              OnnxTensor.createTensor(
                  session.environment(), FloatBuffer.wrap(x), session.inputShape());
          OrtSession.Result result = session.session().run(Map.of(session.input(), input))) {
        ((OnnxTensor) result.get(0)).getFloatBuffer().get(y);
      } catch (OrtException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public float[] result() {
      return session.model().isFile() ? new float[0] : y;
    }
  }
}
