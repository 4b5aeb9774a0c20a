package org.sinter.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are broken by accident or on purpose: each is refused with its reason. */
class HostileFileTest {
  @TempDir private Path folder;

  private void fails(Path file, String message) {
    assertThatThrownBy(() -> Checkpoint.read(file))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("digits.safetensors")
        .hasMessageContaining(message);
  }

  private void fails(String header, String message) {
    fails(Bytes.file(folder, header, new byte[8]), message);
  }

  private static String tensor(String name, String type, String shape, String offsets) {
    return "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":%s}"
        .formatted(name, type, shape, offsets);
  }

  @Test
  void hugeHeaderLengthsAreNotBelieved() {
    for (long length : new long[] {99, 1L << 31, 1L << 40, Long.MAX_VALUE, -1, Long.MIN_VALUE, 0}) {
      fails(
          Bytes.file(folder, length, "{}", new byte[8]),
          "header of " + Long.toUnsignedString(length) + " bytes in a file of 18");
    }
  }

  @Test
  void shortFilesAreNoSafetensors() {
    fails(Bytes.raw(folder, new byte[0]), "expected at least 8 bytes, was 0");
    fails(Bytes.raw(folder, new byte[7]), "expected at least 8 bytes, was 7");
    fails(Bytes.raw(folder, new byte[8]), "header of 0 bytes");
  }

  @Test
  void filesCutOffAnywhereAreRefused() throws IOException {
    Path whole = Bytes.file(folder, "{" + tensor("a", "F32", "[2]", "[0,8]") + "}", new byte[8]);
    byte[] bytes = java.nio.file.Files.readAllBytes(whole);
    for (int length = 0; length < bytes.length; length++) {
      fails(Bytes.raw(folder, Arrays.copyOf(bytes, length)), "");
    }
    fails(
        Bytes.raw(folder, Arrays.copyOf(bytes, bytes.length - 1)),
        "expected 8 bytes of data, was 7: the file is cut off");
    fails(
        Bytes.raw(folder, Arrays.copyOf(bytes, bytes.length + 1)),
        "expected 8 bytes of data, was 9: the file is too long");
  }

  @Test
  void overlapsAndGapsAreRefused() {
    String first = "{" + tensor("a", "F32", "[1]", "[0,4]") + ",";
    fails(first + tensor("b", "F32", "[1]", "[2,6]") + "}", "tensor b: expected data at 4, was 2");
    fails(first + tensor("b", "F32", "[1]", "[0,4]") + "}", "tensors overlap or leave a gap");
    fails(first + tensor("b", "U8", "[2]", "[6,8]") + "}", "tensor b: expected data at 4, was 6");
    fails("{" + tensor("a", "F32", "[1]", "[4,8]") + "}", "tensor a: expected data at 0, was 4");
  }

  @Test
  void duplicateNamesAreRefused() {
    String a = tensor("a", "F32", "[1]", "[0,4]");
    fails("{" + a + "," + a + "}", "name \"a\" for the second time");
    fails(
        "{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
        "name \"dtype\" for the second time");
  }

  @Test
  void typeShapeAndOffsetsMustAgree() {
    fails("{" + tensor("a", "F32", "[3]", "[0,8]") + "}", "F32 [3] takes 12 bytes, was 8");
    fails("{" + tensor("a", "F64", "[2]", "[0,8]") + "}", "F64 [2] takes 16 bytes, was 8");
    fails("{" + tensor("a", "Q4", "[2]", "[0,8]") + "}", "unknown dtype Q4");
    fails("{" + tensor("a", "F32", "[2]", "[8,0]") + "}", "expected begin and end, was [8, 0]");
    fails("{" + tensor("a", "F32", "[2]", "[0]") + "}", "expected begin and end, was [0]");
    fails("{" + tensor("a", "F32", "[-2]", "[0,8]") + "}", "whole numbers from 0 on, was -2");
    fails("{" + tensor("a", "F32", "[2.0]", "[0,8]") + "}", "whole numbers from 0 on, was 2.0");
    fails("{" + tensor("a", "F32", "2", "[0,8]") + "}", "shape: expected a list");
    fails("{" + tensor("a", "F32", "[\"2\"]", "[0,8]") + "}", "whole numbers from 0 on, was 2");
    fails(
        "{" + tensor("a", "F32", "[2147483647,2147483647,2147483647]", "[0,8]") + "}",
        "is larger than any array");
    fails(
        "{" + tensor("a", "F32", "[9223372036854775807]", "[0,8]") + "}",
        "is larger than any array");
    fails(
        "{" + tensor("a", "U8", "[2147483647]", "[0,2147483647]") + "}",
        "expected 2147483647 bytes of data, was 8");
  }

  @Test
  void headersMustBeJsonOfTheRightForm() {
    fails("[]", "does not begin with '{'");
    fails(" {}", "does not begin with '{'");
    fails("{\"a\":1}", "tensor a: expected an object");
    fails("{\"a\":{}}", "tensor a: expected dtype, shape and data_offsets, was []");
    fails("{\"__metadata__\":{\"a\":1}}", "__metadata__: expected text for a");
    fails("{\"a\":null}", "tensor a: expected an object");
    fails("{\"a\":nul}", "header: expected a value at 5, was 'n'");
    fails("{\"a\":{}}}", "header: expected the end at 8, was '}'");
    fails("{\"a", "header: expected more at 3, was the end");
    fails("{\"a\":" + "[".repeat(100_000), "nested deeper than 16");
    fails("{\"a\\q\":1}", "unknown escape \\q");
    fails("{\"a\":01}", "leading 0");
    fails("{\"a\":99999999999999999999}", "out of range");
  }

  @Test
  void headersMustBeUtf8() {
    byte[] bytes = {4, 0, 0, 0, 0, 0, 0, 0, '{', '"', (byte) 0xC3, '"'};
    fails(Bytes.raw(folder, bytes), "header: not UTF-8");
  }
}
