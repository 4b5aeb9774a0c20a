package org.sinter.samples;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.sinter.Precision;
import org.sinter.runtime.ArrayInfo;
import org.sinter.runtime.ElementType;
import org.sinter.runtime.EntryInfo;
import org.sinter.runtime.Parameters;
import org.sinter.runtime.optim.Adam;
import org.sinter.runtime.optim.NetworkStepper;
import org.sinter.runtime.support.Instance;

/**
 * All bits that the networks of the samples compute, as a digest for each: predictions, losses and
 * gradients of every entry point, then some steps of training. As a program it prints them.
 */
final class Transcript {
  /** Of training, if nothing else is said. */
  static final int STEPS = 20;

  /** A perceptron, a convolutional and a batch-normalised network go on for longer. */
  static final List<String> LONG =
      List.of(
          "org.sinter.samples.S20_BatchNormalisation_WithNet",
          "org.sinter.samples.S42_MnistFeedForward_Digits3Net",
          "org.sinter.samples.S49_MnistConvolution_SmallNet");

  private static final int LONG_STEPS = 100;

  /** More than any tile has rows, and no multiple of its rows. */
  static final int BATCH = 9;

  private Transcript() {}

  /** Prints {@code name digest} for every network, of so many examples and steps of training. */
  public static void main(String[] arguments) {
    int batch = Integer.parseInt(arguments[0]);
    int steps = Integer.parseInt(arguments[1]);
    for (String name : SampleNetworks.names()) {
      ClassLoader loader = Transcript.class.getClassLoader();
      Object network = SampleNetworks.create(name, loader);
      System.out.println(name + " " + of(network, batch, steps(name, steps)));
    }
  }

  /** How many steps a network is trained for. */
  static int steps(String name, int steps) {
    return steps == STEPS && LONG.contains(name) ? LONG_STEPS : steps;
  }

  /**
   * The digest of a network just made, its kernels split between threads however short they are.
   */
  static String onThreads(Object network, int threads, int batch, int steps) {
    Instance instance = Instance.of(network);
    instance.parallelism(threads);
    instance.leastPart(1);
    return of(network, batch, steps);
  }

  /** The digest of a network just made. */
  static String of(Object network, int batch, int steps) {
    Instance instance = Instance.of(network);
    MessageDigest digest = sha256();
    List<EntryInfo> entries = instance.info().entries();
    for (int i = 0; i < entries.size(); i++) {
      run(instance, i, batch, digest);
    }
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).kind() == EntryInfo.Kind.TRAIN) {
        train(network, i, batch, steps, digest);
      }
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 16);
  }

  private static void train(Object network, int entry, int batch, int steps, MessageDigest digest) {
    Instance instance = Instance.of(network);
    NetworkStepper stepper = Adam.of(1e-3).stepper(network);
    for (int step = 0; step < steps; step++) {
      run(instance, entry, batch, digest);
      stepper.step();
    }
    Parameters parameters = instance.parameters();
    add(digest, isWide(instance) ? parameters.values64() : parameters.values());
  }

  private static void run(Instance instance, int entry, int batch, MessageDigest digest) {
    EntryInfo info = instance.info().entries().get(entry);
    Object[] arrays = arrays(info, batch, instance.step());
    add(digest, instance.programs().run(entry, arrays, batch));
    for (int i = info.reads().size(); i < arrays.length; i++) {
      add(digest, arrays[i]);
    }
    if (info.kind() == EntryInfo.Kind.TRAIN) {
      Parameters parameters = instance.parameters();
      add(digest, isWide(instance) ? parameters.gradients64() : parameters.gradients());
    }
  }

  /** Random numbers for what an entry point reads, room for what it writes. */
  static Object[] arrays(EntryInfo entry, int batch, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Object> arrays = new ArrayList<>();
    entry.reads().forEach(array -> arrays.add(filled(array, batch, random)));
    for (ArrayInfo array : entry.writes()) {
      boolean wide = array.type() == ElementType.FLOAT64;
      int length = length(array, batch);
      arrays.add(wide ? new double[length] : new float[length]);
    }
    return arrays.toArray();
  }

  private static Object filled(ArrayInfo array, int batch, SplittableRandom random) {
    int length = length(array, batch);
    if (array.type() == ElementType.UINT8) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      return bytes;
    }
    if (array.type() == ElementType.INT32) {
      int most = Math.max(2, array.classes());
      return random.ints(length, 0, most).toArray();
    }
    if (array.type() == ElementType.FLOAT64) {
      return random.doubles(length).toArray();
    }
    float[] numbers = new float[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = (float) random.nextDouble();
    }
    return numbers;
  }

  private static int length(ArrayInfo array, int batch) {
    return array.size() * (array.batched() ? batch : 1);
  }

  private static void add(MessageDigest digest, double value) {
    digest.update(ByteBuffer.allocate(8).putDouble(0, value));
  }

  private static void add(MessageDigest digest, Object array) {
    if (array instanceof double[] wide) {
      for (double value : wide) {
        add(digest, value);
      }
      return;
    }
    float[] values = (float[]) array;
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
    bytes.asFloatBuffer().put(values);
    digest.update(bytes);
  }

  private static boolean isWide(Instance instance) {
    return instance.info().precision() == Precision.DOUBLE;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
