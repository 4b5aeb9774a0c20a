package org.sinter.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxTest {
  private static final byte[] IMAGES = {
    0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 1, 2, 3, 4, 5, (byte) 255
  };

  @TempDir private Path folder;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("images"), bytes);
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private void fails(byte[] bytes, String message) throws IOException {
    Path file = file(bytes);
    assertThatThrownBy(() -> Idx.read(file, 3))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(message);
  }

  @Test
  void plainAndCompressedFilesAreRead() throws IOException {
    for (byte[] bytes : new byte[][] {IMAGES, packed(IMAGES)}) {
      Idx idx = Idx.read(file(bytes), 3);
      assertThat(idx.shape()).containsExactly(2, 1, 3);
      assertThat(idx.values()).containsExactly(1, 2, 3, 4, 5, 255);
    }
  }

  @Test
  void wrongMagicNumberIsNamed() throws IOException {
    byte[] labels = IMAGES.clone();
    labels[3] = 1;
    fails(labels, "expected magic number 2051 (unsigned bytes, 3 axes), was 2049");
    fails("not an idx file".getBytes(java.nio.charset.StandardCharsets.US_ASCII), "2051");
  }

  @Test
  void filesCutOffAnywhereAreRefused() throws IOException {
    for (int length = 0; length < IMAGES.length; length++) {
      fails(Arrays.copyOf(IMAGES, length), "cut off");
    }
    fails(Arrays.copyOf(IMAGES, 20), "expected 6 values for shape [2, 1, 3], was 4");
    byte[] gzip = packed(IMAGES);
    for (int length = 2; length < gzip.length; length++) {
      fails(Arrays.copyOf(gzip, length), "");
    }
  }

  @Test
  void trailingBytesAreRefused() throws IOException {
    fails(Arrays.copyOf(IMAGES, IMAGES.length + 1), "too long: more than 6 values");
  }

  @Test
  void hugeExtentsAreRefusedWithoutMemory() throws IOException {
    byte[] huge = IMAGES.clone();
    Arrays.fill(huge, 4, 16, (byte) 0x7F);
    fails(huge, "out of range");
    byte[] negative = IMAGES.clone();
    negative[4] = (byte) 0x80;
    fails(negative, "extent -2147483646 of axis 0 is out of range");
    byte[] large = IMAGES.clone();
    large[5] = 0x20; // 2 million images of 3 pixels, of which 6 bytes are there
    fails(large, "cut off: expected 6291462 values");
  }

  @Test
  void missingFileIsMissingData() {
    assertThatThrownBy(() -> Idx.read(folder.resolve("none"), 3))
        .isInstanceOf(MissingDataException.class)
        .hasMessageContaining("none: there is no such file");
  }
}
