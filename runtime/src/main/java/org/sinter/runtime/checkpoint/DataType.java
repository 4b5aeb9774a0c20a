package org.sinter.runtime.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/** Element types of the safetensors format; the real ones can be read as weights. */
enum DataType {
  F64(8, true),
  F32(4, true),
  F16(2, true),
  BF16(2, true),
  F8_E4M3(1, false),
  F8_E5M2(1, false),
  I64(8, false),
  I32(4, false),
  I16(2, false),
  I8(1, false),
  U64(8, false),
  U32(4, false),
  U16(2, false),
  U8(1, false),
  BOOL(1, false);

  private final int bytes;
  private final boolean readable;

  DataType(int bytes, boolean readable) {
    this.bytes = bytes;
    this.readable = readable;
  }

  int bytes() {
    return bytes;
  }

  /** Whether {@link #decode} applies. */
  boolean readable() {
    return readable;
  }

  static Optional<DataType> of(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }

  /** Little-endian values of a readable type. */
  double[] decode(byte[] raw) {
    ByteBuffer in = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
    double[] values = new double[raw.length / bytes];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (this) {
            case F64 -> in.getDouble();
            case F32 -> in.getFloat();
            case F16 -> Float.float16ToFloat(in.getShort());
            case BF16 -> Float.intBitsToFloat(in.getShort() << 16);
            default -> throw new IllegalStateException(this + " is not read as weights");
          };
    }
    return values;
  }
}
