package org.sinter.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import org.sinter.processor.ir.Placement;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.loop.Buffer.Space;
import org.sinter.processor.loop.Scratch;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Maps;

/**
 * Writes short calls of all methods that hold vectors, for the runtime to make on scratch memory
 * until the JIT's top tier has compiled them. Each has its operands one behind the other.
 */
final class WarmUpCalls {
  /**
   * Examples for a kernel without tiles, at most: loops over one number an example go several times
   * round.
   */
  private static final int MOST = 40;

  /** So few examples that an operand's elements are about as many: a call is short. */
  private static final int ELEMENTS = 4096;

  private static final int LINE = 16;

  /**
   * Where a kernel is called.
   *
   * @param entry one of those that call it
   * @param call its operands there
   */
  record Use(Program.Entry entry, SharedKernels.Call call) {}

  private final List<CodeBlock> calls = new ArrayList<>();
  private boolean constants;

  /** Those of a kernel that has been written. */
  void add(Use use, Signature signature, VectorKernel kernel) {
    Map<String, Placement> placements = new HashMap<>();
    for (Placement placement : use.entry().schedule().placements().values()) {
      placements.put(placement.buffer().name(), placement);
    }
    int examples =
        kernel.tiles().isEmpty() ? examples(use, signature, placements) : TileShape.BATCH_HEIGHT;
    Map<String, String> offsets = new HashMap<>();
    int end = Scratch.START + use.entry().schedule().scratch();
    for (String name : signature.buffers()) {
      Buffer buffer = Maps.at(use.call().operands(), name);
      if (buffer.space() == Space.WORKSPACE) {
        offsets.put(name, Integer.toString(end));
        end = Math.addExact(end, size(Maps.at(placements, buffer.name()), examples));
      } else {
        offsets.put(name, Integer.toString(buffer.offset()));
      }
    }
    Signature.Call call =
        new Signature.Call(
            Integer.toString(Scratch.START),
            offsets::get,
            Integer.toString(examples),
            Integer::toString);
    String all = signature.arguments(call, split -> "0, " + count(split.extent(), examples));
    constants |= signature.spaces().contains(Space.CONSTANTS);
    for (String method : kernel.calls(signature.shared(call), all)) {
      calls.add(CodeBlock.of("new $T($L, (w, p, g) -> $L)", Types.WARM_UP_CALL, end, method));
    }
  }

  private static int count(Dim extent, int examples) {
    return extent.literal() * (extent.isLiteral() ? 1 : examples);
  }

  private static int examples(Use use, Signature signature, Map<String, Placement> placements) {
    int largest = 1;
    for (String name : signature.buffers()) {
      Placement placement = placements.get(Maps.at(use.call().operands(), name).name());
      if (placement != null && placement.shape().isBatched()) {
        largest = Math.max(largest, Placement.footprint(placement.shape(), placement.layout()));
      }
    }
    return Math.clamp(ELEMENTS / largest, 2, MOST);
  }

  private static int size(Placement placement, int examples) {
    int footprint = Placement.footprint(placement.shape(), placement.layout());
    int size = placement.shape().isBatched() ? Math.multiplyExact(footprint, examples) : footprint;
    return Math.multiplyExact(Math.ceilDiv(size, LINE), LINE);
  }

  /** In the class that holds the methods. */
  MethodSpec method() {
    MethodSpec.Builder method = header().addAnnotation(Override.class);
    method.addCode("// Short, on scratch memory, until the JIT has compiled what holds vectors.\n");
    if (constants) {
      method.addStatement("float[] $L = CONSTANTS", Space.CONSTANTS.array());
    }
    return method
        .addStatement("return $T.of(\n$L)", List.class, CodeBlock.join(calls, ",\n"))
        .build();
  }

  /** In the twin that has no vectors. */
  static MethodSpec none() {
    return header().addStatement("return $T.of()", List.class).build();
  }

  /** In what the runtime knows. */
  static MethodSpec ofKernels() {
    return header()
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .addStatement("return KERNELS.calls()")
        .build();
  }

  private static MethodSpec.Builder header() {
    TypeName list = ParameterizedTypeName.get(ClassName.get(List.class), Types.WARM_UP_CALL);
    return MethodSpec.methodBuilder("calls").returns(list);
  }
}
