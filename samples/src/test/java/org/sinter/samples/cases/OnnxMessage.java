package org.sinter.samples.cases;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A message of {@code onnx.proto}, its fields known by their numbers. */
record OnnxMessage(UnknownFieldSet fields) {

  static OnnxMessage read(ByteString bytes) {
    try {
      return new OnnxMessage(UnknownFieldSet.parseFrom(bytes));
    } catch (InvalidProtocolBufferException e) {
      throw new UncheckedIOException(e);
    }
  }

  private UnknownFieldSet.Field field(int number) {
    return fields.getField(number);
  }

  boolean has(int number) {
    return fields.hasField(number);
  }

  List<OnnxMessage> messages(int number) {
    return field(number).getLengthDelimitedList().stream().map(OnnxMessage::read).toList();
  }

  List<String> texts(int number) {
    return field(number).getLengthDelimitedList().stream().map(ByteString::toStringUtf8).toList();
  }

  /** The last one, as a field that is not repeated has it; empty if there is none. */
  String text(int number) {
    List<String> texts = texts(number);
    return texts.isEmpty() ? "" : texts.getLast();
  }

  ByteString bytes(int number) {
    List<ByteString> all = field(number).getLengthDelimitedList();
    return all.isEmpty() ? ByteString.EMPTY : all.getLast();
  }

  /** A whole number, 0 if there is none. */
  long integer(int number) {
    List<Long> all = integers(number);
    return all.isEmpty() ? 0 : all.getLast();
  }

  /** Whole numbers, packed or one by one. */
  List<Long> integers(int number) {
    List<Long> all = new ArrayList<>(field(number).getVarintList());
    unpack(number, in -> all.add(in.readInt64()));
    return all;
  }

  /** Numbers of 32 bits, packed or one by one. */
  List<Double> floats(int number) {
    List<Double> all = new ArrayList<>();
    field(number).getFixed32List().forEach(bits -> all.add((double) Float.intBitsToFloat(bits)));
    unpack(number, in -> all.add((double) in.readFloat()));
    return all;
  }

  /** Numbers of 64 bits, packed or one by one. */
  List<Double> doubles(int number) {
    List<Double> all = new ArrayList<>();
    field(number).getFixed64List().forEach(bits -> all.add(Double.longBitsToDouble(bits)));
    unpack(number, in -> all.add(in.readDouble()));
    return all;
  }

  /** Reads one number of a packed field. */
  private interface Step {
    void read(CodedInputStream in) throws IOException;
  }

  private void unpack(int number, Step step) {
    try {
      for (ByteString packed : field(number).getLengthDelimitedList()) {
        CodedInputStream in = packed.newCodedInput();
        while (!in.isAtEnd()) {
          step.read(in);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
