package org.sinter.processor.frontend.annotation;

import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.Elements;
import org.sinter.processor.diagnostic.CompileError;
import org.sinter.processor.diagnostic.Diagnostics;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.diagnostic.Origin;
import org.sinter.processor.ir.Network.Argument;
import org.sinter.processor.ir.Network.Kind;
import org.sinter.processor.ir.Network.Role;
import org.sinter.processor.type.ElementType;

/** Reads the parameters of an entry point: which array feeds or receives which node. */
final class ArgumentReader {
  private final Elements elements;
  private final Diagnostics diagnostics;
  private final DeclaredGraph graph;
  private final ElementType real;

  ArgumentReader(
      Elements elements, Diagnostics diagnostics, DeclaredGraph graph, ElementType real) {
    this.elements = elements;
    this.diagnostics = diagnostics;
    this.graph = graph;
    this.real = real;
  }

  /** Fills in the arguments; false if one is at fault. */
  boolean read(Draft draft) {
    boolean good = true;
    for (int i = 0; i < draft.member().parameters().size(); i++) {
      VariableElement parameter = draft.member().method().getParameters().get(i);
      String name = draft.member().parameters().get(i);
      Origin origin = draft.member().origin().parameter(parameter.getSimpleName().toString());
      good &= read(draft, parameter, name, origin);
    }
    return good;
  }

  private boolean read(Draft draft, VariableElement parameter, String name, Origin origin) {
    if (Language.annotation(parameter, Language.WIRE).isPresent()) {
      return fails(origin, Message.MISPLACED.with("Wire", "an operand of a node"));
    }
    if (parameter.asType().getKind() == TypeKind.INT) {
      return batch(draft, name, origin);
    }
    Optional<ElementType> array = ArrayTypes.of(parameter.asType());
    if (array.isEmpty()) {
      return fails(origin, Message.ARGUMENT_KIND.with(name, Members.simple(parameter.asType())));
    }
    Optional<String> out =
        Language.annotation(parameter, Language.OUT)
            .map(mirror -> new Settings(elements, mirror).text("value"));
    boolean writes =
        out.isPresent() || (draft.kind() == Kind.PREDICT && draft.targets().contains(name));
    return writes
        ? write(draft, out.orElse(name), name, array.get(), origin, out.isPresent())
        : feed(draft, name, array.get(), origin);
  }

  private boolean batch(Draft draft, String name, Origin origin) {
    if (!name.equals("batch")) {
      return fails(
          origin,
          Message.BATCH_ARGUMENT.with(
              name, "the number of examples is called batch", "rename it to batch"));
    }
    draft.arguments().add(new Argument(name, Role.BATCH, "", ElementType.INT32));
    return true;
  }

  private boolean write(
      Draft draft, String node, String name, ElementType array, Origin origin, boolean marked) {
    if (draft.kind() == Kind.TRAIN || draft.kind() == Kind.EVALUATE) {
      return fails(origin, Message.MISPLACED.with("Out", "an array of @Predict or @Gradient"));
    }
    if (!draft.targets().contains(node)) {
      String targets = Spelling.listed(draft.targets());
      return fails(
          marked ? origin.narrowed("value") : origin, Message.NOT_A_RESULT.with(node, targets));
    }
    return add(draft, new Argument(name, Role.WRITE, node, array), real, origin);
  }

  private boolean feed(Draft draft, String name, ElementType array, Origin origin) {
    if (!graph.names().contains(name)) {
      Set<String> names = graph.names();
      return fails(origin, Message.UNKNOWN_NODE.with(name, Spelling.advice(name, names)));
    }
    Optional<ElementType> stored =
        Optional.ofNullable(graph.declared().get(name)).flatMap(NodeDeclaration::stored);
    Argument argument = new Argument(name, Role.READ, name, array);
    return add(draft, argument, stored.orElse(array), origin);
  }

  private boolean add(Draft draft, Argument argument, ElementType wanted, Origin origin) {
    for (Argument other : draft.arguments()) {
      if (other.role() == argument.role() && other.node().equals(argument.node())) {
        return fails(
            origin, Message.ARGUMENT_TWICE.with(other.name(), argument.name(), argument.node()));
      }
    }
    draft.arguments().add(argument);
    if (argument.array() != wanted) {
      draft.mistyped().add(argument.name());
      return fails(
          origin,
          Message.ARGUMENT_TYPE.with(
              argument.name(),
              ArrayTypes.written(argument.array()),
              argument.node(),
              ArrayTypes.written(wanted)));
    }
    return true;
  }

  private boolean fails(Origin origin, CompileError error) {
    diagnostics.report(origin, error);
    return false;
  }
}
