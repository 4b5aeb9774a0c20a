package org.sinter.samples.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sinter.processor.compile.Compiled;
import org.sinter.processor.compile.Sinter;

/** What is written for random networks: small methods, the same text each time. */
class CodeTest {
  /** Beyond this, HotSpot's first tier fails on vector code, and some of it boxes for ever. */
  private static final int MOST_OF_A_VECTOR_KERNEL = 1850;

  /** HotSpot compiles no method above 8000 bytes. */
  private static final int MOST_OF_A_METHOD = 6000;

  private static final String VECTOR_PACKAGE = "jdk/incubator/vector/";

  private static final Pattern VECTOR =
      Pattern.compile("L" + VECTOR_PACKAGE + "(\\w*Vector|VectorMask);");

  private static final Map<String, String> SOURCES = sources();
  private static final Compiled COMPILED = Sinter.compile(SOURCES, List.of());

  private static Map<String, String> sources() {
    Map<String, String> sources = new LinkedHashMap<>();
    for (int i = 0; i < 40; i++) {
      sources.put("N" + i, Generator.network(7_000 + i).source("N" + i, false));
    }
    return sources;
  }

  @Test
  void everyMethodIsOneThatHotSpotCompiles() {
    Map<String, Integer> tooLarge = new TreeMap<>();
    for (String name : COMPILED.classNames()) {
      ClassFile.of().parse(COMPILED.classFile(name)).methods().stream()
          .filter(m -> length(m) > (holdsVectors(m) ? MOST_OF_A_VECTOR_KERNEL : MOST_OF_A_METHOD))
          .forEach(m -> tooLarge.put(name + "." + m.methodName().stringValue(), length(m)));
    }
    assertThat(tooLarge).isEmpty();
  }

  /** A list of calls that runs once is no kernel, though it lies beside them. */
  private static boolean holdsVectors(MethodModel method) {
    return calls(method).stream()
        .anyMatch(call -> call.owner().asInternalName().startsWith(VECTOR_PACKAGE));
  }

  /** Where C2 does not inline a method, the vectors that it takes or returns become objects. */
  @Test
  void noVectorCrossesACall() {
    List<String> crossings = new ArrayList<>();
    int calls = 0;
    for (String name : COMPILED.classNames()) {
      for (MethodModel method : ClassFile.of().parse(COMPILED.classFile(name)).methods()) {
        for (InvokeInstruction call : calls(method)) {
          calls++;
          boolean always = call.owner().asInternalName().startsWith(VECTOR_PACKAGE);
          if (!always && VECTOR.matcher(call.type().stringValue()).find()) {
            crossings.add(name + "." + method.methodName() + ": " + call);
          }
        }
      }
    }
    assertThat(calls).isGreaterThan(1000);
    assertThat(crossings).isEmpty();
  }

  private static List<InvokeInstruction> calls(MethodModel method) {
    return method.code().stream()
        .flatMap(CodeModel::elementStream)
        .filter(InvokeInstruction.class::isInstance)
        .map(InvokeInstruction.class::cast)
        .toList();
  }

  private static int length(MethodModel method) {
    return method.code().map(code -> ((CodeAttribute) code).codeLength()).orElse(0);
  }

  @Test
  void theTextIsTheSameEachTime() {
    assertThat(Sinter.compile(SOURCES, List.of()).sources()).isEqualTo(COMPILED.sources());
  }
}
