package org.sinter.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import org.sinter.processor.cost.KernelCost;
import org.sinter.processor.cost.Polynomial;
import org.sinter.processor.ir.Schedule;
import org.sinter.processor.loop.Kernel;
import org.sinter.processor.type.ElementType;

/**
 * Writes the table of what the kernels cost, for those who describe or measure a network: lines of
 * fields between tabs, the first of which says what the line holds. Nothing reads it when a network
 * just runs.
 *
 * <pre>
 * method  name, descriptor, number of the parameter that is the batch or -1, of the one that ends
 *         a loop over the batch or -1, that loop's iterations for each example
 * entry   name, workspace in bytes, and how much of it is alive at once
 * kernel  method, what it does, operations, bytes read, bytes written; in the order of the calls
 * </pre>
 *
 * <p>Counts are coefficients of powers of the batch, {@code c0,c1}.
 */
final class KernelTable {
  private static final String FOLDER = "META-INF/sinter/";
  private static final String FORMAT = "sinter kernels 1\n";

  private static final List<Class<?>> PRIMITIVES =
      List.of(
          void.class, boolean.class, byte.class, int.class, long.class, float.class, double.class);

  private final Program program;
  private final KernelEmitter kernels;
  private final int elementBytes;
  private final StringBuilder text = new StringBuilder(FORMAT);

  private KernelTable(Program program, KernelEmitter kernels) {
    this.program = program;
    this.kernels = kernels;
    this.elementBytes = program.network().element() == ElementType.FLOAT64 ? 8 : 4;
  }

  /**
   * The table of a generated class.
   *
   * @param methods the class that declares the kernels' methods
   */
  static ResourceFile of(
      String className, Program program, KernelEmitter kernels, TypeSpec methods) {
    KernelTable table = new KernelTable(program, kernels);
    table.methods(methods);
    program.entries().forEach(table::entry);
    return new ResourceFile(FOLDER + className + ".kernels", table.text.toString());
  }

  private void line(Object... fields) {
    for (int i = 0; i < fields.length; i++) {
      text.append(i == 0 ? "" : "\t").append(fields[i].toString().replace('\t', ' '));
    }
    text.append('\n');
  }

  private void methods(TypeSpec type) {
    for (MethodSpec method : type.methodSpecs()) {
      List<String> names = method.parameters().stream().map(ParameterSpec::name).toList();
      int each = kernels.iterationsPerExample(method.name());
      line(
          "method",
          method.name(),
          descriptor(method),
          names.indexOf(Signature.BATCH),
          each == 0 ? -1 : names.indexOf(Signature.TO),
          each);
    }
  }

  private static String descriptor(MethodSpec method) {
    StringBuilder descriptor = new StringBuilder("(");
    method.parameters().forEach(parameter -> descriptor.append(descriptor(parameter.type())));
    return descriptor.append(')').append(descriptor(method.returnType())).toString();
  }

  private static String descriptor(TypeName type) {
    return switch (type) {
      case ArrayTypeName array -> "[" + descriptor(array.componentType());
      case ParameterizedTypeName generic -> descriptor(generic.rawType());
      case ClassName name -> "L" + name.reflectionName().replace('.', '/') + ";";
      default -> primitive(type);
    };
  }

  private static String primitive(TypeName type) {
    for (Class<?> primitive : PRIMITIVES) {
      if (TypeName.get(primitive).equals(type)) {
        return primitive.descriptorString();
      }
    }
    throw new IllegalArgumentException("no type of a kernel's parameter: " + type);
  }

  private void entry(Program.Entry entry) {
    Schedule schedule = entry.schedule();
    line(
        "entry",
        entry.point().method(),
        bytes(linear(schedule.constant(), schedule.perExample())),
        bytes(linear(schedule.constantLowerBound(), schedule.lowerBound())));
    for (Kernel kernel : entry.kernels()) {
      KernelCost cost = KernelCost.of(kernel, schedule);
      line(
          "kernel",
          kernels.method(kernel),
          kernel.comment(),
          cost.operations().text(),
          bytes(cost.reads()),
          bytes(cost.writes()));
    }
  }

  private static Polynomial linear(int constant, int perExample) {
    return new Polynomial(List.of((long) constant, (long) perExample));
  }

  private String bytes(Polynomial elements) {
    return elements.times(elementBytes).text();
  }
}
