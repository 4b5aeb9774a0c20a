package org.sinter.processor.ir;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpRegistryTest {

  /** Else the registry still finds it, by loading all others first. */
  @Test
  void everyOperatorIsCalledAsTheFileThatItIsIn() {
    for (OpDefinition definition : OpRegistry.load().definitions()) {
      Class<?> type = definition.getClass();
      assertThat(OpRegistry.type(definition.name())).isEqualTo(type.getNestHost().getSimpleName());
    }
  }

  @Test
  void aDefinitionIsTheSameAloneAndAmongAll() {
    OpRegistry registry = OpRegistry.load();
    OpDefinition alone = registry.definition("max_pool2d");
    assertThat(registry.definitions()).hasAtLeastOneElementOfType(alone.getClass());
    assertThat(registry.definition("max_pool2d")).hasSameClassAs(alone);
  }
}
