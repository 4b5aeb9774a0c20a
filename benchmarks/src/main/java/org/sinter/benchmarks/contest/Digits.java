package org.sinter.benchmarks.contest;

import java.nio.file.Path;
import org.sinter.runtime.data.Column;
import org.sinter.runtime.data.DataFolder;
import org.sinter.runtime.data.Dataset;
import org.sinter.runtime.data.Mnist;

/**
 * MNIST as every contestant gets it, from the folder of test data.
 *
 * @param images 784 pixels each, in [0, 1]
 * @param labels 0 to 9
 */
public record Digits(float[] images, int[] labels) {
  /** Pixels of an image. */
  public static final int PIXELS = 784;

  /** The 60,000 to learn from. */
  public static Digits train() {
    return of(Mnist.train(folder()));
  }

  /** The 10,000 to judge by. */
  public static Digits test() {
    return of(Mnist.test(folder()));
  }

  /** The folder of test data. */
  public static Path folder() {
    return DataFolder.find();
  }

  /** Number of digits. */
  public int size() {
    return labels.length;
  }

  private static Digits of(Dataset digits) {
    byte[] pixels = (byte[]) values(digits, "image");
    float[] images = new float[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      images[i] = (pixels[i] & 255) / 255f;
    }
    return new Digits(images, (int[]) values(digits, "label"));
  }

  private static Object values(Dataset digits, String column) {
    return digits.column(column).map(Column::values).orElseThrow();
  }
}
