package org.sinter.processor.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sinter.processor.diagnostic.CompileError;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Composite;
import org.sinter.processor.ir.Op;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.OpRegistry;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.type.ElementType;
import org.sinter.processor.type.TensorType;

/**
 * Every attribute of every operator, set to values that nobody means: it is taken, or refused with
 * a code. Nothing else may come of it, and each of the worst is refused by someone.
 */
class AttributeValuesTest {
  private static final List<Integer> INTEGERS =
      List.of(Integer.MIN_VALUE, Integer.MIN_VALUE + 1, -7, -1, 0, 1, 1_000, Integer.MAX_VALUE);
  private static final List<Double> REALS =
      List.of(Double.NEGATIVE_INFINITY, -1e300, -1.0, 0.0, 1.0, 1e300, Double.POSITIVE_INFINITY);

  static List<String> operators() {
    return OpRegistry.load().definitions().stream().map(OpDefinition::name).sorted().toList();
  }

  @ParameterizedTest
  @MethodSource("operators")
  void aValueIsTakenOrRefusedWithACode(String name) {
    OpDefinition definition = OpRegistry.load().definition(name);
    Map<String, String> faults = new TreeMap<>();
    for (Sample sample : definition.samples()) {
      Map<String, Object> attributes = declared(name);
      attributes.putAll(sample.attributes().values());
      for (Map.Entry<String, Object> attribute : attributes.entrySet()) {
        for (Object value : others(attribute.getValue())) {
          Attributes changed = sample.attributes().with(attribute.getKey(), value);
          try {
            use(definition.create(changed), sample);
          } catch (CompileError refused) {
            assertThat(refused.getMessage()).isNotBlank();
          } catch (RuntimeException fault) {
            faults.put(attribute.getKey() + " = " + value, fault.toString());
          }
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void annotationsAreFound() {
    assertThat(operators().stream().filter(name -> annotation(name).isPresent()).count())
        .isGreaterThan(120);
    assertThat(declared("conv2d")).containsKeys("channels", "kernel", "stride", "groups");
  }

  /** A value of the right type for each number that the operator's annotation has. */
  private static Map<String, Object> declared(String operator) {
    Map<String, Object> values = new TreeMap<>();
    annotation(operator).stream()
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .forEach(
            attribute -> {
              Class<?> type = attribute.getReturnType();
              if (type == int.class) {
                values.put(attribute.getName(), 1);
              } else if (type == double.class) {
                values.put(attribute.getName(), 1.0);
              } else if (type == int[].class) {
                values.put(attribute.getName(), List.of(1, 1));
              } else if (type == double[].class) {
                values.put(attribute.getName(), List.of(1.0, 1.0));
              }
            });
    return values;
  }

  private static Optional<Class<?>> annotation(String operator) {
    String name =
        Arrays.stream(operator.split("_"))
            .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
            .collect(Collectors.joining());
    for (String group : List.of("layer", "loss", "op")) {
      try {
        return Optional.of(Class.forName("org.sinter." + group + "." + name));
      } catch (ClassNotFoundException _) {
        // it is in another group, or is no annotation's
      }
    }
    return Optional.empty();
  }

  /** The shape rule, and what a layer owns. */
  private static void use(Op op, Sample sample) {
    List<TensorType> types =
        sample.operands().stream()
            .map(operand -> new TensorType(ElementType.FLOAT64, operand.shape()))
            .toList();
    try {
      op.infer(types).shape().exampleSize();
      if (op instanceof Composite composite) {
        composite.parameters(types).forEach(spec -> spec.shape().exampleSize());
      }
    } catch (ArithmeticException _) {
      // more elements than an array has: the frontend says so, SN2024
    }
  }

  private static List<?> others(Object value) {
    return switch (value) {
      case Integer _ -> INTEGERS;
      case Double _ -> REALS;
      case String _ -> List.of("", "NOTHING");
      case List<?> list when !list.isEmpty() && list.getFirst() instanceof Integer ->
          lists(list, INTEGERS);
      case List<?> list when !list.isEmpty() && list.getFirst() instanceof Double ->
          lists(list, REALS);
      default -> List.of();
    };
  }

  /** Empty, too long, and each value in each place. */
  private static List<List<Object>> lists(List<?> list, List<?> values) {
    List<List<Object>> others = new ArrayList<>();
    others.add(List.of());
    others.add(Stream.<Object>concat(list.stream(), list.stream()).toList());
    for (int i = 0; i < list.size(); i++) {
      for (Object value : values) {
        List<Object> changed = new ArrayList<>(list);
        changed.set(i, value);
        others.add(changed);
      }
    }
    return others;
  }
}
