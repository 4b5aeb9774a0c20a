package org.sinter.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import java.util.ArrayList;
import java.util.List;
import org.sinter.processor.ir.Network;
import org.sinter.processor.ir.Network.Argument;
import org.sinter.processor.ir.Network.Role;
import org.sinter.processor.type.Shape;

/** The body of a user's entry point: checks every array, then runs, in chunks where it may. */
final class EntryBody {
  private final Program.Entry entry;
  private final Network.EntryPoint point;
  private final int number;
  private final String run;
  private final NameAllocator names;
  private final EntryShapes shapes;
  private final CodeBlock.Builder code = CodeBlock.builder();
  private final String batch;

  EntryBody(Program.Entry entry, int number, String run, NameAllocator names) {
    this.entry = entry;
    this.number = number;
    this.point = entry.point();
    this.run = run;
    this.names = names;
    this.shapes = new EntryShapes(entry);
    this.batch = batchName();
  }

  private String batchName() {
    for (Argument argument : point.arguments()) {
      if (argument.role() == Role.BATCH) {
        return names.get(argument);
      }
    }
    return Names.fresh(names, "n");
  }

  CodeBlock code() {
    checks();
    String result = "";
    if (EntryEmitter.returnsArray(entry)) {
      Argument returned = EntryShapes.returned(entry);
      Shape shape = shapes.shape(returned);
      result = Names.fresh(names, "result");
      String length =
          shape.isBatched() ? batch + " * " + shape.exampleSize() : "" + shape.exampleSize();
      code.addStatement(
          "$T $L = new $T[$L]",
          Types.array(returned.array()),
          result,
          Types.primitive(returned.array()),
          length);
    }
    code.addStatement("instance.enter($L)", number);
    code.beginControlFlow("try");
    call(result);
    code.nextControlFlow("finally");
    code.addStatement("instance.leave($L)", number);
    code.endControlFlow();
    if (!result.isEmpty()) {
      code.addStatement("return $L", result);
    }
    return code.build();
  }

  /** The first batched array tells N; all others must agree with it. */
  private void checks() {
    boolean known = point.arguments().stream().anyMatch(a -> a.role() == Role.BATCH);
    if (known) {
      code.addStatement("$T.examples($S, $L)", Types.FEED, batch, batch);
    }
    List<Argument> rest = new ArrayList<>();
    for (Argument argument : point.arguments()) {
      if (argument.role() == Role.READ && !known && shapes.shape(argument).isBatched()) {
        code.addStatement(
            "int $L = $T.batch($S, $L.length, $L)",
            batch,
            Types.FEED,
            argument.name(),
            names.get(argument),
            shapes.shape(argument).exampleSize());
        known = true;
      } else if (argument.role() != Role.BATCH) {
        rest.add(argument);
      }
    }
    if (!known) {
      code.addStatement("int $L = 1", batch);
    }
    for (Argument argument : rest) {
      expect(argument);
    }
  }

  private void expect(Argument argument) {
    Shape shape = shapes.shape(argument);
    String expected =
        shape.isBatched()
            ? "(long) " + batch + " * " + shape.exampleSize()
            : "" + shape.exampleSize();
    code.addStatement(
        "$T.expect($S, $L.length, $L)", Types.FEED, argument.name(), names.get(argument), expected);
  }

  private void call(String result) {
    List<String> arrays = new ArrayList<>(List.of("instance"));
    for (Role role : List.of(Role.READ, Role.WRITE)) {
      for (Argument argument : point.arguments()) {
        if (argument.role() == role) {
          arrays.add(names.get(argument));
        }
      }
    }
    if (!result.isEmpty()) {
      arrays.add(result);
    }
    String arguments = String.join(", ", arrays);
    switch (point.returns()) {
      case FLOAT ->
          code.addStatement(
              "return (float) $L.$L($L, 0, $L)", EntryEmitter.PROGRAM, run, arguments, batch);
      case DOUBLE ->
          code.addStatement("return $L.$L($L, 0, $L)", EntryEmitter.PROGRAM, run, arguments, batch);
      case NOTHING, ARRAY -> {
        if (entry.mixes()) {
          code.addStatement("$L.$L($L, 0, $L)", EntryEmitter.PROGRAM, run, arguments, batch);
        } else {
          chunks(arguments);
        }
      }
    }
  }

  private void chunks(String arguments) {
    String from = Names.fresh(names, "from");
    String chunk = Names.fresh(names, "chunk");
    code.addStatement("int $L = instance.chunk()", chunk);
    code.beginControlFlow("for (int $L = 0; $L < $L; $L += $L)", from, from, batch, from, chunk);
    code.addStatement(
        "$L.$L($L, $L, $T.min($L, $L - $L))",
        EntryEmitter.PROGRAM,
        run,
        arguments,
        from,
        Math.class,
        chunk,
        batch,
        from);
    code.endControlFlow();
  }
}
