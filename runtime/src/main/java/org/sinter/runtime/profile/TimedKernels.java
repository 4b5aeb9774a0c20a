package org.sinter.runtime.profile;

import static java.lang.constant.ConstantDescs.BSM_CLASS_DATA_AT;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.DEFAULT_NAME;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/**
 * Writes a class that stands in for a network's kernels: each method calls the same one of the
 * kernels themselves and records how long that took. The kernels stay as they are, and so does the
 * machine code that the JIT makes of them.
 */
final class TimedKernels {
  private static final ClassDesc SYSTEM = System.class.describeConstable().orElseThrow();
  private static final ClassDesc RECORDER = KernelRecorder.class.describeConstable().orElseThrow();
  private static final MethodTypeDesc NANO_TIME = MethodTypeDesc.of(CD_long);
  private static final MethodTypeDesc ADD = MethodTypeDesc.of(CD_void, CD_int, CD_long, CD_int);
  private static final DynamicConstantDesc<Object> THE_RECORDER = classData(RECORDER, 0);

  private final ClassDesc type;
  private final DynamicConstantDesc<Object> kernels;
  private final List<String> names;

  private TimedKernels(ClassDesc type, List<String> names) {
    this.type = type;
    this.kernels = classData(type, 1);
    this.names = names;
  }

  private static DynamicConstantDesc<Object> classData(ClassDesc type, int index) {
    return DynamicConstantDesc.ofNamed(BSM_CLASS_DATA_AT, DEFAULT_NAME, type, index);
  }

  /**
   * An object of such a class.
   *
   * @param lookup of a class in the same nest as the kernels'
   */
  @SuppressWarnings("unchecked") // a subclass of the type that declares the kernels
  static <T> T of(
      MethodHandles.Lookup lookup, T kernels, KernelTable table, KernelRecorder recorder) {
    Class<?> type = kernels.getClass();
    while (type.getSuperclass() != Object.class) {
      type = type.getSuperclass(); // the vector twin's methods are the scalar twin's
    }
    List<String> names = table.kernels().stream().map(KernelCost::method).toList();
    byte[] bytes =
        new TimedKernels(type.describeConstable().orElseThrow(), names).write(lookup, table);
    try {
      MethodHandles.Lookup hidden =
          lookup.defineHiddenClassWithClassData(
              bytes, List.of(recorder, kernels), true, MethodHandles.Lookup.ClassOption.NESTMATE);
      return (T)
          hidden.findConstructor(hidden.lookupClass(), MethodType.methodType(void.class)).invoke();
    } catch (Throwable e) {
      throw new IllegalStateException("the kernels of " + type.getName() + " are not as listed", e);
    }
  }

  private byte[] write(MethodHandles.Lookup lookup, KernelTable table) {
    ClassDesc self = ClassDesc.of(lookup.lookupClass().getPackageName(), "TimedKernels");
    return ClassFile.of()
        .build(
            self,
            builder -> {
              builder.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER).withSuperclass(type);
              builder.withMethodBody(
                  INIT_NAME,
                  MTD_void,
                  0,
                  code -> code.aload(0).invokespecial(type, INIT_NAME, MTD_void).return_());
              for (KernelTable.Method method : table.methods()) {
                builder.withMethodBody(
                    method.name(), method.type(), 0, code -> write(code, method));
              }
            });
  }

  private void write(CodeBuilder code, KernelTable.Method method) {
    int kernel = names.indexOf(method.name());
    if (kernel < 0) {
      call(code, method);
    } else {
      int start = code.allocateLocal(TypeKind.LONG);
      code.invokestatic(SYSTEM, "nanoTime", NANO_TIME).lstore(start);
      call(code, method);
      code.ldc(THE_RECORDER).loadConstant(kernel);
      code.invokestatic(SYSTEM, "nanoTime", NANO_TIME).lload(start).lsub();
      batch(code, method);
      code.invokevirtual(RECORDER, "add", ADD);
    }
    code.return_(TypeKind.from(method.type().returnType()));
  }

  private static void batch(CodeBuilder code, KernelTable.Method method) {
    if (method.batch() >= 0) {
      code.iload(code.parameterSlot(method.batch()));
    } else if (method.end() >= 0) {
      code.iload(code.parameterSlot(method.end()));
      code.iload(code.parameterSlot(method.end() - 1)).isub();
      code.loadConstant(method.perExample()).idiv();
    } else {
      code.iconst_0();
    }
  }

  private void call(CodeBuilder code, KernelTable.Method method) {
    code.ldc(kernels);
    for (int i = 0; i < method.type().parameterCount(); i++) {
      TypeKind kind = TypeKind.from(method.type().parameterType(i));
      code.loadLocal(kind, code.parameterSlot(i));
    }
    code.invokevirtual(type, method.name(), method.type());
  }
}
