package org.sinter.runtime.checkpoint;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sinter.Precision;
import org.sinter.runtime.NetworkInfo;
import org.sinter.runtime.ParameterInfo;
import org.sinter.runtime.Parameters;

/**
 * Named tensors and texts, as a safetensors file holds them: 8 bytes of header length, a JSON
 * header, then the raw little-endian values. Tensors are in logical row-major order, so that files
 * go to and come from PyTorch by name. Reads F64, F32, F16 and BF16; writes F32, or F64 for a
 * DOUBLE network.
 */
public final class Checkpoint {
  private static final int LENGTH_BYTES = 8;

  /** The reference implementation's bound. */
  private static final long LONGEST_HEADER = 100_000_000;

  /** One tensor; no values where its type cannot be read as weights. */
  record Tensor(DataType type, List<Integer> shape, double @Nullable [] values) {}

  private final String source;
  private final Map<String, String> metadata;
  private final Map<String, Tensor> tensors;

  private Checkpoint(String source, Map<String, String> metadata, Map<String, Tensor> tensors) {
    this.source = source;
    this.metadata = metadata;
    this.tensors = tensors;
  }

  /** A copy of all parameters as they are now. */
  public static Checkpoint of(Parameters parameters) {
    NetworkInfo info = parameters.info();
    DataType type = info.precision() == Precision.DOUBLE ? DataType.F64 : DataType.F32;
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (ParameterInfo p : info.parameters()) {
      tensors.put(p.name(), new Tensor(type, p.shape(), parameters.getDouble(p.name())));
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("network", info.name());
    metadata.put("source_hash", info.sourceHash());
    return new Checkpoint(info.name(), metadata, tensors);
  }

  /**
   * Reads a whole file.
   *
   * @throws CheckpointException if it is unreadable or not a correct safetensors file
   */
  public static Checkpoint read(Path file) {
    String name = requireNonNull(file, "file").toString();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return read(String.valueOf(file.getFileName()), channel);
    } catch (IOException e) {
      throw new CheckpointException(name + ": cannot be read: " + e, e);
    }
  }

  private static Checkpoint read(String name, FileChannel channel) throws IOException {
    long size = channel.size();
    if (size < LENGTH_BYTES) {
      throw new CheckpointException(
          name + ": not a safetensors file: expected at least 8 bytes, was " + size);
    }
    long length = Long.reverseBytes(ByteBuffer.wrap(bytes(name, channel, 0, 8)).getLong());
    if (length < 2 || length > Math.min(LONGEST_HEADER, size - LENGTH_BYTES)) {
      throw new CheckpointException(
          "%s: not a safetensors file, or cut off: header of %s bytes in a file of %d"
              .formatted(name, Long.toUnsignedString(length), size));
    }
    long data = LENGTH_BYTES + length;
    byte[] raw = bytes(name, channel, LENGTH_BYTES, length);
    Header header = Header.parse(name, raw, size - data);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Header.Slot slot : header.tensors()) {
      double @Nullable [] values = null;
      if (slot.type().readable()) {
        long bytes = slot.end() - slot.begin();
        values = slot.type().decode(bytes(name, channel, data + slot.begin(), bytes));
      }
      tensors.put(slot.name(), new Tensor(slot.type(), slot.shape(), values));
    }
    return new Checkpoint(name, header.metadata(), tensors);
  }

  private static byte[] bytes(String name, FileChannel channel, long at, long count)
      throws IOException {
    if (count > Integer.MAX_VALUE - 8) {
      throw new CheckpointException(name + ": a tensor of " + count + " bytes is too large");
    }
    ByteBuffer buffer = ByteBuffer.allocate((int) count);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, at + buffer.position()) < 0) {
        throw new CheckpointException(name + ": the file became shorter while it was read");
      }
    }
    return buffer.array();
  }

  /** Names of the tensors in the order of the file. */
  public List<String> names() {
    return List.copyOf(tensors.keySet());
  }

  /** Texts stored beside the tensors. */
  public Map<String, String> metadata() {
    return Map.copyOf(metadata);
  }

  /** The same with one more text. */
  public Checkpoint with(String key, String text) {
    Map<String, String> changed = new LinkedHashMap<>(metadata);
    changed.put(requireNonNull(key, "key"), requireNonNull(text, "text"));
    return new Checkpoint(source, changed, tensors);
  }

  /**
   * Replaces all parameters by the tensors of their names; nothing changes unless all fit.
   *
   * @throws CheckpointException naming every missing, unexpected and ill-shaped tensor
   */
  public void into(Parameters parameters) {
    List<String> faults = new ArrayList<>();
    Map<String, double[]> values = new LinkedHashMap<>();
    for (ParameterInfo p : parameters.info().parameters()) {
      Tensor tensor = tensors.get(p.name());
      if (tensor == null) {
        continue;
      }
      if (!tensor.shape().equals(p.shape())) {
        faults.add("tensor %s: expected %s, was %s".formatted(p.name(), p.shape(), tensor.shape()));
      } else if (tensor.values() == null) {
        faults.add("tensor %s: dtype %s is not read".formatted(p.name(), tensor.type()));
      } else {
        values.put(p.name(), tensor.values());
      }
    }
    addNames(faults, "missing", parameters.names(), tensors.keySet());
    addNames(faults, "unexpected", tensors.keySet(), parameters.names());
    if (!faults.isEmpty()) {
      throw new CheckpointException(source + ": " + String.join("\n  ", faults));
    }
    parameters.setAll(values);
  }

  private static void addNames(
      List<String> faults, String what, Collection<String> names, Collection<String> known) {
    List<String> left = names.stream().filter(name -> !known.contains(name)).toList();
    if (!left.isEmpty()) {
      faults.add(what + " tensors: " + String.join(", ", left));
    }
  }

  /**
   * Writes the file as a whole: to a temporary name beside it, synced, then moved over it.
   *
   * @throws CheckpointException if it cannot be written; an old file is untouched then
   */
  public void write(Path file) {
    try {
      WholeFile.write(file, channel -> Writer.write(channel, metadata, tensors));
    } catch (IOException e) {
      throw new CheckpointException(file + ": cannot be written: " + e, e);
    }
  }
}
