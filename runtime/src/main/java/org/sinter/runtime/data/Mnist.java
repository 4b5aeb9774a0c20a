package org.sinter.runtime.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * MNIST and data sets of its form (Fashion-MNIST): columns {@code image}, 784 bytes (28 rows of 28,
 * 0 is background), and {@code label}, 0 to 9. Files have their original names, with or without
 * {@code .gz}.
 */
public final class Mnist {
  private static final int SIDE = 28;
  private static final int CLASSES = 10;

  private Mnist() {}

  /**
   * The 60,000 training examples.
   *
   * @param folder the folder of the four files, or one with a subfolder {@code mnist}
   * @throws MissingDataException if a file is not there
   * @throws DataException if a file is not as it should be
   */
  public static Dataset train(Path folder) {
    return read(folder, "train");
  }

  /** The 10,000 test examples; as {@link #train}. */
  public static Dataset test(Path folder) {
    return read(folder, "t10k");
  }

  private static Dataset read(Path folder, String part) {
    Path imageFile = file(folder, part + "-images-idx3-ubyte");
    Path labelFile = file(folder, part + "-labels-idx1-ubyte");
    Idx images = Idx.read(imageFile, 3);
    Idx labels = Idx.read(labelFile, 1);
    int count = images.shape().getFirst();
    if (!images.shape().equals(List.of(count, SIDE, SIDE))) {
      throw new DataException(
          "%s: expected images of 28 x 28, was %s".formatted(imageFile, images.shape()));
    }
    if (labels.values().length != count) {
      throw new DataException(
          "%s: expected %d labels, one for each image, was %d"
              .formatted(labelFile, count, labels.values().length));
    }
    return Dataset.of()
        .with("image", images.values(), SIDE * SIDE)
        .with("label", classes(labelFile, labels.values()));
  }

  private static int[] classes(Path file, byte[] labels) {
    int[] classes = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      classes[i] = labels[i] & 255;
      if (classes[i] >= CLASSES) {
        throw new DataException(
            "%s: label %d at index %d is outside 0..9".formatted(file, classes[i], i));
      }
    }
    return classes;
  }

  private static Path file(Path folder, String name) {
    List<Path> tried =
        Stream.of(folder, folder.resolve("mnist"))
            .flatMap(f -> Stream.of(f.resolve(name + ".gz"), f.resolve(name)))
            .toList();
    return tried.stream()
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(() -> new MissingDataException("no " + name + ": tried " + tried));
  }
}
