package org.sinter.runtime.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * An IDX file of unsigned bytes, the format of MNIST: two zero bytes, the type (8), the number of
 * axes, the big-endian extents, the values. Compressed or not is seen from the content.
 *
 * @param shape extents, outermost first
 * @param values row-major
 */
public record Idx(List<Integer> shape, byte[] values) {
  private static final int UNSIGNED_BYTE = 8;
  private static final int MOST_AXES = 8;
  private static final int GZIP_FIRST = 0x1F;
  private static final int GZIP_SECOND = 0x8B;

  /** Copies the shape. */
  public Idx {
    shape = List.copyOf(shape);
  }

  /**
   * Reads a file.
   *
   * @param axes number of axes it must have
   * @throws MissingDataException if there is no such file
   * @throws DataException if it is not IDX, has other axes, is cut off, or too long
   */
  public static Idx read(Path file, int axes) {
    if (!Files.isRegularFile(file)) {
      throw new MissingDataException(file + ": there is no such file");
    }
    try (DataInputStream in = new DataInputStream(unpacked(Files.newInputStream(file)))) {
      return read(file.toString(), in, axes);
    } catch (EOFException e) {
      throw new DataException(file + ": cut off", e);
    } catch (IOException e) {
      throw new DataException(file + ": cannot be read: " + e, e);
    }
  }

  private static InputStream unpacked(InputStream raw) throws IOException {
    BufferedInputStream in = new BufferedInputStream(raw);
    in.mark(2);
    boolean gzip = in.read() == GZIP_FIRST && in.read() == GZIP_SECOND;
    in.reset();
    return gzip ? new GZIPInputStream(in, 1 << 16) : in;
  }

  private static Idx read(String file, DataInputStream in, int axes) throws IOException {
    int expected = UNSIGNED_BYTE << 8 | axes;
    int magic = in.readInt();
    if (magic != expected) {
      throw new DataException(
          "%s: expected magic number %d (unsigned bytes, %d axes), was %d"
              .formatted(file, expected, axes, magic));
    }
    List<Integer> shape = new ArrayList<>();
    long size = 1;
    for (int axis = 0; axis < Math.min(axes, MOST_AXES); axis++) {
      int extent = in.readInt();
      if (extent < 0 || (size *= extent) > Integer.MAX_VALUE - 8) {
        throw new DataException(
            "%s: extent %d of axis %d is out of range".formatted(file, extent, axis));
      }
      shape.add(extent);
    }
    byte[] values = in.readNBytes((int) size);
    if (values.length < size) {
      throw new DataException(
          "%s: cut off: expected %d values for shape %s, was %d"
              .formatted(file, size, shape, values.length));
    }
    if (in.read() >= 0) {
      throw new DataException(
          "%s: too long: more than %d values for shape %s".formatted(file, size, shape));
    }
    return new Idx(shape, values);
  }
}
