package org.sinter.processor.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.OpRegistry;

class RegistryTest {

  @Test
  void everyDefinitionInTheSourcesIsFoundByItsName() throws Exception {
    List<String> services = new ArrayList<>();
    try (var lines =
        new java.io.BufferedReader(
            new java.io.InputStreamReader(
                OpRegistry.class.getResourceAsStream(
                    "/META-INF/services/" + OpDefinition.class.getName()),
                java.nio.charset.StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.isBlank()).forEach(services::add);
    }
    List<String> loaded =
        OpRegistry.load().definitions().stream().map(d -> d.getClass().getName()).toList();
    assertThat(loaded).containsExactlyInAnyOrderElementsOf(services);
    assertThat(loaded)
        .containsExactlyInAnyOrderElementsOf(
            new com.tngtech.archunit.core.importer.ClassFileImporter()
                .importPackages("org.sinter.processor.ops").stream()
                    .filter(c -> c.isAssignableTo(OpDefinition.class))
                    .map(c -> c.getName())
                    .toList());
  }

  @Test
  void anUnknownNameIsRefused() {
    assertThatThrownBy(() -> OpRegistry.load().definition("dens"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no operator is called dens");
  }
}
