package org.sinter.samples.fuzz;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.OpRegistry;
import org.sinter.processor.ir.Slot;

/**
 * An annotation of a layer, a loss or an operation, and the operator that it names. They are found
 * through the registry: a new one is drawn without being entered anywhere.
 *
 * @param name of the annotation, {@code Conv2d}
 * @param members in the order of their names, which is the same on every JVM
 */
record Operation(String name, boolean loss, List<Member> members, OpDefinition definition) {

  /**
   * A member of an annotation.
   *
   * @param required true if it has no default
   */
  record Member(String name, Class<?> type, boolean required) {}

  private static final List<Operation> ALL =
      OpRegistry.load().definitions().stream().flatMap(d -> of(d).stream()).toList();

  /** In the order of the operators' names. */
  static List<Operation> all() {
    return ALL;
  }

  static Operation of(String annotation) {
    return known(annotation).orElseThrow();
  }

  /** Empty for sources and blocks. */
  static Optional<Operation> known(String annotation) {
    return ALL.stream().filter(o -> o.name.equals(annotation)).findFirst();
  }

  /** Whether the last of so many operands may be left out. */
  boolean endsOptionally(int operands) {
    return operands > 1 && Slot.of(definition.slots(), operands).get(operands - 1).optional();
  }

  /** Operators of ONNX and functions of {@code Activate} have no annotation of their own. */
  private static Optional<Operation> of(OpDefinition definition) {
    String name = OpRegistry.type(definition.name());
    return Stream.of("layer", "loss", "op")
        .flatMap(folder -> annotation("org.sinter." + folder + "." + name).stream())
        .map(a -> new Operation(name, a.getPackageName().endsWith("loss"), members(a), definition))
        .findFirst();
  }

  private static Optional<Class<?>> annotation(String name) {
    try {
      return Optional.of(Class.forName(name));
    } catch (ClassNotFoundException _) {
      return Optional.empty();
    }
  }

  private static List<Member> members(Class<?> annotation) {
    List<Method> methods = new ArrayList<>(Arrays.asList(annotation.getDeclaredMethods()));
    methods.sort(Comparator.comparing(Method::getName));
    return methods.stream()
        .map(m -> new Member(m.getName(), m.getReturnType(), m.getDefaultValue() == null))
        .toList();
  }
}
