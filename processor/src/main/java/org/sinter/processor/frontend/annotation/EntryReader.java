package org.sinter.processor.frontend.annotation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import org.sinter.processor.diagnostic.CompileError;
import org.sinter.processor.diagnostic.Diagnostics;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Mode;
import org.sinter.processor.ir.Network.EntryPoint;
import org.sinter.processor.ir.Network.Kind;
import org.sinter.processor.ir.Network.Returns;
import org.sinter.processor.ir.Network.Role;
import org.sinter.processor.type.ElementType;

/** Reads entry points: what each computes, and which arrays carry it. */
final class EntryReader {
  private final Elements elements;
  private final Diagnostics diagnostics;
  private final DeclaredGraph graph;
  private final ElementType real;
  private final Losses losses;

  EntryReader(
      Elements elements,
      Diagnostics diagnostics,
      DeclaredGraph graph,
      ElementType real,
      Losses losses) {
    this.elements = elements;
    this.diagnostics = diagnostics;
    this.graph = graph;
    this.real = real;
    this.losses = losses;
  }

  /** The entry points without fault. */
  List<EntryPoint> read(Collection<Member> members) {
    List<EntryPoint> entries = new ArrayList<>();
    for (Member member : members) {
      draft(member).flatMap(this::complete).ifPresent(entries::add);
    }
    return entries;
  }

  private Optional<Draft> draft(Member member) {
    AnnotationMirror mirror = Language.entries(member.method()).getFirst();
    Settings settings = new Settings(elements, mirror);
    Kind kind = kind(Language.name(mirror));
    return switch (kind) {
      case PREDICT ->
          known(member, "value", settings.texts("value"))
              .map(results -> Draft.of(member, mirror, settings, kind, results, results));
      case EVALUATE, TRAIN -> {
        boolean returns = number(member, mirror).isPresent();
        yield loss(member, mirror, settings)
            .filter(_ -> returns)
            .map(loss -> Draft.of(member, mirror, settings, kind, List.of(loss), List.of()));
      }
      case GRADIENT -> {
        Optional<List<String>> of = known(member, "of", List.of(settings.text("of")));
        Optional<List<String>> wrt = known(member, "wrt", settings.texts("wrt"));
        yield of.flatMap(o -> wrt.map(w -> Draft.of(member, mirror, settings, kind, o, w)));
      }
    };
  }

  private static Kind kind(String annotation) {
    if (annotation.equals(Language.PREDICT)) {
      return Kind.PREDICT;
    }
    if (annotation.equals(Language.EVALUATE)) {
      return Kind.EVALUATE;
    }
    return annotation.equals(Language.TRAIN) ? Kind.TRAIN : Kind.GRADIENT;
  }

  private Optional<List<String>> known(Member member, String attribute, List<String> nodes) {
    boolean good = !nodes.isEmpty();
    if (!good) {
      report(
          member,
          Message.ATTRIBUTE_RANGE
              .with("'" + member.name() + "'", attribute, "{}", "at least one node")
              .at(attribute));
    }
    for (int i = 0; i < nodes.size(); i++) {
      String place = nodes.size() == 1 ? attribute : attribute + "[" + i + "]";
      if (!graph.names().contains(nodes.get(i))) {
        String advice = Spelling.advice(nodes.get(i), graph.names());
        report(member, Message.UNKNOWN_NODE.with(nodes.get(i), advice).at(place));
        good = false;
      }
    }
    return good ? Optional.of(nodes) : Optional.empty();
  }

  private Optional<String> loss(Member member, AnnotationMirror mirror, Settings settings) {
    String given = settings.text("value");
    if (!given.isEmpty()) {
      return known(member, "value", List.of(given)).map(List::getFirst);
    }
    List<String> found = losses.names();
    if (found.size() != 1) {
      String count = found.isEmpty() ? "none" : Spelling.listed(found);
      if (graph.declared().values().stream()
          .allMatch(node -> graph.value(node.name()).isPresent())) {
        report(member, Message.WHICH_LOSS.with(Language.simpleName(mirror), count));
      }
      return Optional.empty();
    }
    return Optional.of(found.getFirst());
  }

  private Optional<EntryPoint> complete(Draft draft) {
    boolean arguments = new ArgumentReader(elements, diagnostics, graph, real).read(draft);
    Optional<Returns> returns = returns(draft);
    boolean rules = new EntryRules(diagnostics, graph, draft).hold(arguments);
    if (!arguments || !rules || returns.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new EntryPoint(
            draft.member().name(),
            draft.kind(),
            mode(draft),
            returns.get(),
            draft.arguments(),
            draft.results(),
            draft.kind() == Kind.GRADIENT ? draft.targets() : List.of(),
            draft.kind() == Kind.TRAIN ? draft.settings().texts("update") : List.of()));
  }

  private static Mode mode(Draft draft) {
    return switch (draft.settings().text("mode")) {
      case "TRAINING" -> Mode.TRAINING;
      case "INFERENCE" -> Mode.INFERENCE;
      default -> draft.kind() == Kind.TRAIN ? Mode.TRAINING : Mode.INFERENCE;
    };
  }

  private Optional<Returns> returns(Draft draft) {
    TypeMirror type = draft.member().method().getReturnType();
    return switch (draft.kind()) {
      case TRAIN, EVALUATE -> number(draft.member(), draft.mirror());
      case PREDICT, GRADIENT ->
          type.getKind() == TypeKind.VOID ? nothing(draft) : array(draft, type);
    };
  }

  private Optional<Returns> number(Member member, AnnotationMirror mirror) {
    TypeKind type = member.method().getReturnType().getKind();
    if (type == TypeKind.FLOAT) {
      return Optional.of(Returns.FLOAT);
    }
    if (type == TypeKind.DOUBLE) {
      return Optional.of(Returns.DOUBLE);
    }
    return type == TypeKind.VOID && Language.name(mirror).equals(Language.TRAIN)
        ? Optional.of(Returns.NOTHING)
        : wrongReturn(member, mirror, MemberReader.expected(mirror));
  }

  private Optional<Returns> nothing(Draft draft) {
    return draft.notTaken().isEmpty()
        ? Optional.of(Returns.NOTHING)
        : notTaken(draft, draft.notTaken());
  }

  private Optional<Returns> array(Draft draft, TypeMirror type) {
    Optional<ElementType> array = ArrayTypes.of(type);
    if (array.isEmpty() || array.get() != real) {
      return wrongReturn(draft.member(), draft.mirror(), ArrayTypes.written(real) + " or void");
    }
    List<String> left = draft.notTaken();
    if (left.isEmpty()) {
      report(draft.member(), Message.NOTHING_TO_RETURN.with(draft.member().name()));
      return Optional.empty();
    }
    return left.size() == 1
        ? Optional.of(Returns.ARRAY)
        : notTaken(draft, left.subList(1, left.size()));
  }

  private Optional<Returns> wrongReturn(Member member, AnnotationMirror mirror, String wanted) {
    report(member, MemberReader.returnType(mirror, member.method(), wanted));
    return Optional.empty();
  }

  /** Silent where an argument is at fault, which may well be the one that is missed. */
  private Optional<Returns> notTaken(Draft draft, List<String> nodes) {
    if (draft.arguments().size() == draft.member().parameters().size()) {
      boolean marked = draft.kind() == Kind.GRADIENT;
      List<String> arrays =
          nodes.stream()
              .map(
                  node ->
                      marked
                          ? "@Out(\"" + node + "\") " + ArrayTypes.written(real) + " d_" + node
                          : ArrayTypes.written(real) + " " + node)
              .toList();
      report(
          draft.member(),
          Message.RESULT_NOT_TAKEN.with(
              draft.member().name(), String.join(" and ", nodes), String.join(", ", arrays)));
    }
    return Optional.empty();
  }

  private void report(Member member, CompileError error) {
    diagnostics.report(member.origin(), error);
  }

  /** The nodes that entry points need. */
  static Set<String> used(DeclaredGraph graph, List<EntryPoint> entries) {
    Set<String> used = new HashSet<>();
    for (EntryPoint entry : entries) {
      List<String> fed =
          entry.arguments().stream()
              .filter(argument -> argument.role() == Role.READ)
              .map(argument -> argument.node())
              .toList();
      used.addAll(graph.needs(entry.results(), Set.copyOf(fed)).nodes());
    }
    return used;
  }
}
