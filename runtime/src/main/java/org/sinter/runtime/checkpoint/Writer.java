package org.sinter.runtime.checkpoint;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;

/** Writes the bytes of a safetensors file; the header is padded to whole 8 bytes with blanks. */
final class Writer {
  private static final int ALIGNMENT = 8;
  private static final int BUFFER_BYTES = 1 << 16;

  private Writer() {}

  static void write(
      WritableByteChannel out, Map<String, String> metadata, Map<String, Checkpoint.Tensor> tensors)
      throws IOException {
    byte[] header = header(metadata, tensors).getBytes(StandardCharsets.UTF_8);
    int padded = (header.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    ByteBuffer start = ByteBuffer.allocate(ALIGNMENT + padded).order(ByteOrder.LITTLE_ENDIAN);
    start.putLong(padded).put(header);
    while (start.hasRemaining()) {
      start.put((byte) ' ');
    }
    drain(start, out);
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (Checkpoint.Tensor tensor : tensors.values()) {
      values(tensor, buffer, out);
    }
    drain(buffer, out);
  }

  private static String header(
      Map<String, String> metadata, Map<String, Checkpoint.Tensor> tensors) {
    StringJoiner texts = new StringJoiner(",", "{", "}");
    metadata.forEach((key, text) -> texts.add(Json.quoted(key) + ":" + Json.quoted(text)));
    StringJoiner members = new StringJoiner(",", "{", "}");
    members.add("\"__metadata__\":" + texts);
    long at = 0;
    for (Map.Entry<String, Checkpoint.Tensor> entry : tensors.entrySet()) {
      Checkpoint.Tensor tensor = entry.getValue();
      long end = at + (long) requireNonNull(tensor.values()).length * tensor.type().bytes();
      members.add(
          "%s:{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
              .formatted(
                  Json.quoted(entry.getKey()),
                  tensor.type(),
                  tensor.shape().toString().replace(" ", ""),
                  at,
                  end));
      at = end;
    }
    return members.toString();
  }

  private static void values(Checkpoint.Tensor tensor, ByteBuffer buffer, WritableByteChannel out)
      throws IOException {
    for (double value : requireNonNull(tensor.values())) {
      if (buffer.remaining() < Double.BYTES) {
        drain(buffer, out);
      }
      if (tensor.type() == DataType.F64) {
        buffer.putDouble(value);
      } else {
        buffer.putFloat((float) value);
      }
    }
  }

  private static void drain(ByteBuffer buffer, WritableByteChannel out) throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      out.write(buffer);
    }
    buffer.clear();
  }
}
