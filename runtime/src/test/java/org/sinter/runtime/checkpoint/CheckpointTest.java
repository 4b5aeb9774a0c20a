package org.sinter.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sinter.Precision;
import org.sinter.runtime.InitInfo;
import org.sinter.runtime.Layout;
import org.sinter.runtime.NetworkInfo;
import org.sinter.runtime.ParameterInfo;
import org.sinter.runtime.Parameters;

class CheckpointTest {
  /** A convolution and a scalar, in a layout unlike the file's. */
  static NetworkInfo info(Precision precision) {
    return new NetworkInfo(
        "Digits",
        precision,
        List.of(
            new ParameterInfo(
                "conv1.weight",
                List.of(2, 1, 1, 3),
                Layout.panels(32, 2, 3, 1),
                12,
                128,
                new InitInfo(InitInfo.Kind.NORMAL, 1, 1, 1)),
            new ParameterInfo("gain", List.of(), Layout.ROW_MAJOR, 140, 64, InitInfo.ZEROS)),
        268,
        List.of(),
        "abc");
  }

  /** Key order as the Rust writer has it, blanks as padding. */
  private static final String HEADER =
      "{\"conv1.weight\":{\"dtype\":\"F32\",\"shape\":[2,1,1,3],\"data_offsets\":[0,24]},"
          + "\"gain\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[24,28]}}     ";

  private static final byte[] DATA = Bytes.floats(1, 2, 3, 4, 5, 6, 7);

  @TempDir private Path folder;

  @Test
  void readsTheFileOfAnotherWriterByName() {
    Parameters parameters =
        Parameters.load(info(Precision.FLOAT), Bytes.file(folder, HEADER, DATA));
    assertThat(parameters.get("conv1.weight")).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(parameters.get("gain")).containsExactly(7);
    assertThat(parameters.values()[12 + 1]).isEqualTo(4); // output channel 1 lies beside 0
  }

  @Test
  void keysMayComeInAnyOrderWithBlanksAndEscapes() {
    String header =
        """
        { "gain" : {"data_offsets":[0, 4], "shape":[ ], "dtype":"F32"},
          "__metadata__": {"format":"pt", "by":"\\u0041 \\"writer\\""},
          "conv1\\u002eweight":{"shape":[2,1,1,3],"data_offsets":[4,28],"dtype":"F32"} }\
        """;
    Checkpoint file =
        Checkpoint.read(Bytes.file(folder, header, Bytes.floats(7, 1, 2, 3, 4, 5, 6)));
    assertThat(file.metadata()).isEqualTo(Map.of("format", "pt", "by", "A \"writer\""));
    assertThat(file.names()).containsExactly("gain", "conv1.weight");
    Parameters parameters = Parameters.create(info(Precision.FLOAT), 1);
    file.into(parameters);
    assertThat(parameters.get("conv1.weight")).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(parameters.version()).isEqualTo(1);
  }

  @Test
  void readsEveryRealType() {
    String header = HEADER.replace("F32", "F64").replace("24,28", "48,56").replace("0,24", "0,48");
    loads(header, Bytes.doubles(1, 2, 3, 4, 5, 6, 0.1), 0.1f);
    String half = HEADER.replace("24,28", "12,14").replace("0,24", "0,12");
    loads(
        half.replace("F32", "F16"),
        Bytes.shorts(0x3C00, 0x4000, 0x4200, 0x4400, 0x4500, 0x4600, 0xC700),
        -7);
    loads(
        half.replace("F32", "BF16"),
        Bytes.shorts(0x3F80, 0x4000, 0x4040, 0x4080, 0x40A0, 0x40C0, 0x3DCC),
        Float.intBitsToFloat(0x3DCC0000));
  }

  private void loads(String header, byte[] data, float gain) {
    Parameters parameters =
        Parameters.load(info(Precision.FLOAT), Bytes.file(folder, header, data));
    assertThat(parameters.get("conv1.weight")).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(parameters.get("gain")).containsExactly(gain);
  }

  @Test
  void whatIsWrittenIsReadAgainBitForBit() {
    for (Precision precision : Precision.values()) {
      Parameters parameters = Parameters.create(info(precision), 3);
      Path file = folder.resolve("again.safetensors");
      Checkpoint.of(parameters).with("note", "tab\tquote\" ü").write(file);
      Parameters again = Parameters.load(info(precision), file);
      assertThat(again.getDouble("conv1.weight")).isEqualTo(parameters.getDouble("conv1.weight"));
      assertThat(Checkpoint.read(file).metadata())
          .containsEntry("note", "tab\tquote\" ü")
          .containsEntry("network", "Digits");
    }
  }

  @Test
  void writtenBytesFollowTheFormat() throws IOException {
    Path file = folder.resolve("new.safetensors");
    Checkpoint.of(Parameters.load(info(Precision.FLOAT), Bytes.file(folder, HEADER, DATA)))
        .write(file);
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int length = (int) bytes.getLong();
    assertThat(length % 8).isZero();
    String header = new String(bytes.array(), 8, length, StandardCharsets.UTF_8);
    assertThat(header.strip())
        .isEqualTo(
            "{\"__metadata__\":{\"network\":\"Digits\",\"source_hash\":\"abc\"},"
                + HEADER.strip().substring(1));
    assertThat(bytes.array()).endsWith(DATA).hasSize(8 + length + DATA.length);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("digits.safetensors", "new.safetensors");
    }
  }

  @Test
  void weightsOfAnotherShapeAreRefusedAndChangeNothing() {
    fails(
        HEADER.replace("[2,1,1,3]", "[2,3,1,1]"),
        "digits.safetensors: tensor conv1.weight: expected [2, 1, 1, 3], was [2, 3, 1, 1]");
  }

  @Test
  void missingAndUnexpectedNamesAreListed() {
    fails(
        HEADER.replace("conv1", "conv2"),
        "digits.safetensors: missing tensors: conv1.weight\n  unexpected tensors: conv2.weight");
  }

  @Test
  void typesThatAreNoWeightsAreRefusedWhereTheyAreNeeded() {
    fails(
        HEADER.replace("\"gain\":{\"dtype\":\"F32\"", "\"gain\":{\"dtype\":\"I32\""),
        "digits.safetensors: tensor gain: dtype I32 is not read");
  }

  private void fails(String header, String message) {
    Parameters parameters = Parameters.create(info(Precision.FLOAT), 3);
    float[] before = parameters.values().clone();
    Checkpoint file = Checkpoint.read(Bytes.file(folder, header, DATA));
    assertThatThrownBy(() -> file.into(parameters))
        .isInstanceOf(CheckpointException.class)
        .hasMessage(message);
    assertThat(parameters.values()).isEqualTo(before);
    assertThat(parameters.version()).isZero();
  }

  @Test
  void whatCannotBeWrittenIsTold() {
    Checkpoint file = Checkpoint.of(Parameters.create(info(Precision.FLOAT), 3));
    assertThatThrownBy(() -> file.write(folder.resolve("none").resolve("digits.safetensors")))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("digits.safetensors: cannot be written");
  }
}
