package org.sinter.samples;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sinter.Input;
import org.sinter.Network;
import org.sinter.Predict;
import org.sinter.Tensor;
import org.sinter.Type;
import org.sinter.op.Mean;
import org.sinter.op.Square;
import org.sinter.runtime.ElementType;
import org.sinter.runtime.Networks;
import org.sinter.runtime.data.Batches;
import org.sinter.runtime.data.DataException;
import org.sinter.runtime.data.Dataset;
import org.sinter.runtime.data.Idx;
import org.sinter.runtime.data.Mnist;
import org.sinter.samples.Pictures.Digit;

/** The MNIST files: counts, labels, pixels from bytes to 0..1, one-hot labels; broken files. */
final class S17_MnistReader implements Lesson {
  private static final int CLASSES = 10;
  private static final int[] TRAIN = {5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949};
  private static final int[] TEST = {980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009};

  /** Takes bytes as the file has them, scales them, and takes two means over each image. */
  @Network
  interface PixelMoments {
    @Input(
        shape = {28, 28},
        type = Type.UINT8,
        scale = 1.0 / 255)
    Tensor image();

    @Mean
    Tensor mean(Tensor image);

    @Square
    Tensor squares(Tensor image);

    @Mean
    Tensor meanSquare(Tensor squares);

    @Predict({"mean", "meanSquare"})
    void moments(byte[] image, float[] mean, float[] meanSquare);
  }

  @Override
  public String id() {
    return "S17";
  }

  @Override
  public String title() {
    return "MNIST reader, one-hot labels, pixel scaling";
  }

  @Override
  public boolean needsData() {
    return true;
  }

  @Override
  public void run(Run run) {
    Dataset train = Mnist.train(run.dataFolder());
    Dataset test = Mnist.test(run.dataFolder());
    int[] trainCounts = counts(train);
    int[] testCounts = counts(test);
    run.say("training %d: %s", train.size(), Arrays.toString(trainCounts));
    run.say("test     %d: %s", test.size(), Arrays.toString(testCounts));
    int wrong = difference(trainCounts, TRAIN) + difference(testCounts, TEST);
    run.report().atMost("examples that are missing or too many", wrong, 0);
    double[] moments = moments(train);
    run.report().atMost("pixel mean - 0.1307", Math.abs(moments[0] - 0.1307), 5e-5);
    run.report().atMost("pixel deviation - 0.3081", Math.abs(moments[1] - 0.3081), 5e-5);
    run.report().atMost("one-hot rows that do not sum to 1", badOneHot(train), 0);
    run.say("100 digits: %s", sheet(run, train));
    brokenFiles(run);
  }

  private static int[] counts(Dataset data) {
    int[] counts = new int[CLASSES];
    for (int i = 0; i < data.size(); i++) {
      counts[data.label("label", i)]++;
    }
    return counts;
  }

  private static int difference(int[] a, int[] b) {
    int sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(a[i] - b[i]);
    }
    return sum;
  }

  private static double[] moments(Dataset data) {
    PixelMoments network = Networks.create(PixelMoments.class, 1);
    int size = 1000;
    Batches batches = data.batches(size);
    byte[] image = (byte[]) batches.array("image", ElementType.UINT8);
    float[] mean = new float[size];
    float[] meanSquare = new float[size];
    double sum = 0;
    double squares = 0;
    while (batches.next()) {
      network.moments(image, mean, meanSquare);
      for (int i = 0; i < batches.count(); i++) {
        sum += mean[i];
        squares += meanSquare[i];
      }
    }
    double m = sum / data.size();
    return new double[] {m, Math.sqrt(squares / data.size() - m * m)};
  }

  private static int badOneHot(Dataset data) {
    int bad = 0;
    for (int i = 0; i < data.size(); i++) {
      float[] row = oneHot(data.label("label", i));
      float sum = 0;
      for (float value : row) {
        sum += value;
      }
      bad += sum == 1 && row[data.label("label", i)] == 1 ? 0 : 1;
    }
    return bad;
  }

  private static float[] oneHot(int label) {
    float[] row = new float[CLASSES];
    row[label] = 1;
    return row;
  }

  private static Path sheet(Run run, Dataset data) {
    List<Digit> digits = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      digits.add(new Digit(data.floats("image", i), Integer.toString(data.label("label", i))));
    }
    return Pictures.digits(run.picture("S17-digits.png"), 20, digits);
  }

  /** Files that must be refused with a message that says what is wrong. */
  private static void brokenFiles(Run run) {
    byte[] good = idx(0x803, 2 * 28 * 28);
    int readable = refused(run, "good twin", good).isEmpty() ? 1 : 0;
    run.report().atLeast("a file made by hand is read", readable, 1);
    String magic = refused(run, "wrong magic number", idx(0x802, 2 * 28 * 28));
    run.report().atLeast("control: wrong magic number refused", saying(magic, "magic"), 1);
    String shortFile = refused(run, "truncated", idx(0x803, 1000));
    run.report().atLeast("control: truncated file refused", saying(shortFile, "cut off"), 1);
    String header = refused(run, "truncated header", Arrays.copyOf(good, 10));
    run.report().atLeast("control: truncated header refused", saying(header, "cut off"), 1);
  }

  private static int saying(String message, String word) {
    return message.contains(word) ? 1 : 0;
  }

  private static byte[] idx(int magic, int values) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      for (int word : new int[] {magic, 2, 28, 28}) {
        out.writeInt(word);
      }
      out.write(new byte[values]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The message with which a file was refused, empty if it was not. */
  private static String refused(Run run, String what, byte[] bytes) {
    try {
      Path file = Files.createTempFile("S17", ".idx");
      try {
        Files.write(file, bytes);
        Idx.read(file, 3);
        return "";
      } catch (DataException refusal) {
        String message = String.valueOf(refusal.getMessage());
        run.say("%-18s -> %s", what, message);
        return message;
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
