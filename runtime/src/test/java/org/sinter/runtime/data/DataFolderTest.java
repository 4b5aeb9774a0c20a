package org.sinter.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir private Path folder;

  @Test
  void theVariableComesFirst() throws IOException {
    Files.createDirectories(folder.resolve("shared/data"));
    Path named = Files.createDirectory(folder.resolve("mine"));
    assertThat(DataFolder.find(Optional.of(named.toString()), folder.resolve("work")))
        .isEqualTo(named);
  }

  @Test
  void aWrongVariableIsNotPassedOver() {
    assertThatThrownBy(() -> DataFolder.find(Optional.of("/no/such"), folder))
        .isInstanceOf(MissingDataException.class)
        .hasMessage("SINTER_DATA=/no/such: there is no such folder");
  }

  @Test
  void thenTheSharedFolderBesideTheWorkingFolderOrItsParent() throws IOException {
    Path data = Files.createDirectories(folder.resolve("shared/data"));
    assertThat(DataFolder.find(Optional.empty(), folder.resolve("main"))).isEqualTo(data);
    assertThat(DataFolder.find(Optional.of(""), folder.resolve("main/runtime"))).isEqualTo(data);
  }

  @Test
  void elseItSaysWhatWasTried() {
    assertThatThrownBy(() -> DataFolder.find(Optional.empty(), folder.resolve("main")))
        .isInstanceOf(MissingDataException.class)
        .hasMessageContaining("no data folder: set SINTER_DATA to one; tried [")
        .hasMessageContaining(folder.resolve("shared/data").toString());
  }

  @Test
  void aNamedFolderThatIsMissingIsAMistakeAndNoAbsence(@TempDir Path folder) {
    assertThat(DataFolder.findIfPresent(Optional.empty(), folder.resolve("main"))).isEmpty();
    assertThatThrownBy(() -> DataFolder.findIfPresent(Optional.of("/no/such"), folder))
        .isInstanceOf(MissingDataException.class)
        .hasMessageContaining("/no/such");
  }
}
