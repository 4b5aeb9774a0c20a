package org.sinter.samples.cases;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * A {@code TensorProto}.
 *
 * @param type its {@code DataType}
 */
record OnnxTensor(String name, int type, Tensor tensor) {
  private static final int FLOAT = 1;
  private static final int UINT8 = 2;
  private static final int INT8 = 3;
  private static final int INT32 = 6;
  private static final int INT64 = 7;
  private static final int BOOL = 9;
  private static final int DOUBLE = 11;

  static OnnxTensor of(OnnxMessage message) {
    int type = (int) message.integer(2);
    List<Integer> shape = message.integers(1).stream().map(Math::toIntExact).toList();
    int size = shape.stream().reduce(1, Math::multiplyExact);
    double[] values = message.has(9) ? raw(message, type, size) : listed(message, type);
    boolean integral = type != FLOAT && type != DOUBLE;
    return new OnnxTensor(message.text(8), type, new Tensor(shape, values, integral));
  }

  static OnnxTensor ofFloats(List<Integer> shape, List<Double> values) {
    return new OnnxTensor("", FLOAT, new Tensor(shape, unboxed(values), false));
  }

  static OnnxTensor ofIntegers(List<Integer> shape, List<Long> values) {
    return new OnnxTensor("", INT64, new Tensor(shape, unboxed(values), true));
  }

  private static double[] raw(OnnxMessage message, int type, int size) {
    ByteBuffer bytes = message.bytes(9).asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] =
          switch (type) {
            case FLOAT -> bytes.getFloat();
            case UINT8 -> bytes.get() & 0xFF;
            case INT8, BOOL -> bytes.get();
            case INT32 -> bytes.getInt();
            case INT64 -> bytes.getLong();
            case DOUBLE -> bytes.getDouble();
            default -> throw unsupported(type);
          };
    }
    return values;
  }

  private static double[] listed(OnnxMessage message, int type) {
    return switch (type) {
      case FLOAT -> unboxed(message.floats(4));
      case INT32, UINT8, INT8, BOOL -> unboxed(message.integers(5));
      case INT64 -> unboxed(message.integers(7));
      case DOUBLE -> unboxed(message.doubles(10));
      default -> throw unsupported(type);
    };
  }

  private static double[] unboxed(List<? extends Number> numbers) {
    return numbers.stream().mapToDouble(Number::doubleValue).toArray();
  }

  private static UnsupportedCase unsupported(int type) {
    return new UnsupportedCase("numbers of ONNX type " + type);
  }

  /** The same numbers as another type, if that has them all. */
  OnnxTensor as(OnnxTensor like) {
    boolean kept = type == like.type || type != DOUBLE && like.type == FLOAT;
    if (!kept || like.type == FLOAT && Arrays.stream(values()).anyMatch(v -> v != (float) v)) {
      throw new UnsupportedCase("numbers that become others by a cast");
    }
    return new OnnxTensor(name, like.type, new Tensor(shape(), values(), like.tensor.integral()));
  }

  boolean isDouble() {
    return type == DOUBLE;
  }

  List<Integer> shape() {
    return tensor.shape();
  }

  double[] values() {
    return tensor.values();
  }
}
