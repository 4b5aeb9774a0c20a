package org.sinter.runtime.support;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sinter.runtime.NetworkInfo;

class VectorRoutineTest {
  @Test
  void everyFunctionHasOne() {
    List<String> functions =
        Arrays.stream(VectorMath.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .map(Method::getName)
            .toList();
    List<String> routines =
        Arrays.stream(VectorRoutine.values())
            .map(routine -> routine.name().toLowerCase(Locale.ROOT))
            .toList();
    assertThat(functions).isNotEmpty().isSubsetOf(routines);
  }

  /** What a compiled caller has inlined is not counted from within it. */
  @Test
  void eachCallsItselfWhatItsMethodsCall() throws IOException {
    Map<String, Set<String>> functions =
        methods(VectorMath.class)
            .collect(
                toMap(method -> method.methodName().stringValue(), VectorRoutineTest::callees));
    List<Set<String>> routines =
        methods(VectorRoutine.class)
            .map(VectorRoutineTest::callees)
            .filter(callees -> !callees.isEmpty())
            .toList();
    assertThat(routines).hasSizeGreaterThanOrEqualTo(VectorRoutine.values().length - 1);
    for (Set<String> routine : routines) {
      for (String function : routine) {
        assertThat(routine).as(function).containsAll(functions.get(function));
      }
    }
  }

  private static Stream<MethodModel> methods(Class<?> type) throws IOException {
    try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
      return ClassFile.of().parse(requireNonNull(in).readAllBytes()).methods().stream();
    }
  }

  /** The names of the functions that a method calls. */
  private static Set<String> callees(MethodModel method) {
    String functions = VectorMath.class.getName().replace('.', '/');
    return method.findAttribute(Attributes.code()).stream()
        .flatMap(CodeModel::elementStream)
        .flatMap(VectorRoutineTest::invocation)
        .filter(call -> call.owner().asInternalName().equals(functions))
        .map(call -> call.name().stringValue())
        .collect(toSet());
  }

  private static Stream<InvokeInstruction> invocation(CodeElement element) {
    return element instanceof InvokeInstruction invoke ? Stream.of(invoke) : Stream.empty();
  }

  @ParameterizedTest
  @EnumSource
  void writesInEarnestAndNotWhereItIsOnlyCounted(VectorRoutine routine) {
    WarmUp.Call call = routine.call(List.of(3));
    assertThat(call.entries()).containsExactly(3);
    float[] before = new float[call.length() + NetworkInfo.SLACK];
    for (int i = 0; i < before.length; i++) {
      before[i] = 0.01f * i;
    }
    float[] w = before.clone();
    call.count(w, w, w, 2);
    assertThat(w).isEqualTo(before);
    call.run(w, w, w);
    assertThat(w).isNotEqualTo(before);
    assertThat(Arrays.mismatch(w, before)).isGreaterThanOrEqualTo(NetworkInfo.LEAD_IN);
    assertThat(Arrays.equals(w, call.length(), w.length, before, call.length(), w.length)).isTrue();
  }
}
