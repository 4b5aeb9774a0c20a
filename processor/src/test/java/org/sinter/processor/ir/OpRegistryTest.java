package org.sinter.processor.ir;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpRegistryTest {

  /** One that is not is still found, after all others have been loaded. */
  @Test
  void anOperatorIsCalledAsItsFileUnlessThisPackageHasThatName() throws ClassNotFoundException {
    for (OpDefinition definition : OpRegistry.load().definitions()) {
      String type = OpRegistry.type(definition.name());
      String file = definition.getClass().getNestHost().getSimpleName();
      if (!type.equals(file)) {
        assertThat(Class.forName(getClass().getPackageName() + "." + type)).isNotNull();
      }
    }
  }

  @Test
  void aDefinitionIsTheSameAloneAndAmongAll() {
    for (String name : new String[] {"max_pool2d", "einsum"}) {
      OpRegistry registry = OpRegistry.load();
      OpDefinition alone = registry.definition(name);
      assertThat(alone.name()).isEqualTo(name);
      assertThat(registry.definitions()).hasAtLeastOneElementOfType(alone.getClass());
    }
  }
}
