package org.sinter.processor.frontend.annotation;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.sinter.processor.diagnostic.CompileError;
import org.sinter.processor.diagnostic.Diagnostics;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.diagnostic.Origin;

/** Sorts the methods of an interface, own and inherited, into nodes and entry points. */
final class MemberReader {
  private static final Set<String> OF_OBJECT =
      Set.of(
          "clone",
          "equals",
          "finalize",
          "getClass",
          "hashCode",
          "notify",
          "notifyAll",
          "toString",
          "wait");

  private final Elements elements;
  private final ParameterNames names;
  private final Diagnostics diagnostics;

  MemberReader(Elements elements, Diagnostics diagnostics) {
    this.elements = elements;
    this.names = new ParameterNames(elements);
    this.diagnostics = diagnostics;
  }

  /**
   * Nodes by name and entry points by signature.
   *
   * @param broken names of nodes at fault, of which nothing else is known
   */
  record Found(Map<String, Member> nodes, Map<String, Member> entries, Set<String> broken) {

    /** Of all nodes. */
    Set<String> names() {
      Set<String> names = new LinkedHashSet<>(nodes.keySet());
      names.addAll(broken);
      return names;
    }
  }

  Found read(TypeElement type) {
    Found found = inherited(type);
    Map<String, Member> own = new LinkedHashMap<>();
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (Language.isTensor(method.getReturnType())) {
        node(method)
            .ifPresentOrElse(
                member -> add(member, own, found),
                () -> found.broken.add(method.getSimpleName().toString()));
      } else {
        entry(method, found.entries);
      }
    }
    return found;
  }

  private Found inherited(TypeElement type) {
    Found found = new Found(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashSet<>());
    for (TypeMirror parent : type.getInterfaces()) {
      Found more = read((TypeElement) ((DeclaredType) parent).asElement());
      more.nodes.forEach((name, member) -> merge(type, found.nodes, name, member));
      more.entries.forEach(found.entries::putIfAbsent);
      found.broken.addAll(more.broken);
    }
    return found;
  }

  private void merge(TypeElement type, Map<String, Member> nodes, String name, Member member) {
    Member other = nodes.putIfAbsent(name, member);
    if (other != null && !other.method().equals(member.method()) && !declares(type, name)) {
      diagnostics.report(
          Origin.of(type.getSimpleName().toString()),
          Message.INHERITED_TWICE.with(
              name, other.owner().getSimpleName(), member.owner().getSimpleName()));
    }
  }

  private static boolean declares(TypeElement type, String name) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .anyMatch(method -> method.getSimpleName().contentEquals(name));
  }

  private void add(Member member, Map<String, Member> own, Found found) {
    if (own.putIfAbsent(member.name(), member) != null) {
      Origin second = Origin.of(Members.signature(member.method()));
      diagnostics.report(second, Message.DUPLICATE_NODE.with(member.name()));
      return;
    }
    Member inherited = found.nodes.put(member.name(), member);
    if (inherited != null && inherited.parameters().size() != member.parameters().size()) {
      error(
          member,
          Message.OVERRIDE_ARITY.with(
              member.name(),
              member.parameters().size(),
              inherited.parameters().size(),
              inherited.owner().getSimpleName()));
    }
  }

  private Optional<Member> node(ExecutableElement method) {
    Member plain = Member.node(method, List.of());
    for (Modifier modifier : List.of(Modifier.DEFAULT, Modifier.STATIC, Modifier.PRIVATE)) {
      if (method.getModifiers().contains(modifier)) {
        error(plain, Message.NODE_WITH_BODY.with(plain.name(), modifier));
        return Optional.empty();
      }
    }
    checkName(plain);
    checkTypeParameters(plain);
    Language.entries(method).stream()
        .findFirst()
        .ifPresent(entry -> error(plain, returnType(entry, method, expected(entry))));
    Optional<List<String>> parameters = names.of(method);
    if (parameters.isEmpty()) {
      error(plain, Message.NAMES_LOST.with(plain.name(), plain.owner().getQualifiedName()));
    }
    return parameters.map(known -> Member.node(method, known));
  }

  private void entry(ExecutableElement method, Map<String, Member> entries) {
    Member member =
        Member.entry(
            method,
            method.getParameters().stream().map(p -> p.getSimpleName().toString()).toList());
    if (!method.getModifiers().contains(Modifier.ABSTRACT)) {
      entries.remove(member.key());
      return;
    }
    if (isOfObject(method)) {
      return;
    }
    checkName(member);
    checkTypeParameters(member);
    List<AnnotationMirror> kinds = Language.entries(method);
    List<AnnotationMirror> operators = Language.operators(method);
    if (!operators.isEmpty()) {
      error(member, returnType(operators.getFirst(), method, "Tensor"));
    } else if (kinds.isEmpty()) {
      error(
          member,
          Message.NO_ENTRY_KIND.with(member.name(), Members.simple(method.getReturnType())));
    } else if (kinds.size() > 1) {
      error(member, several(member, kinds));
    } else {
      entries.put(member.key(), new Member(member.key(), method, known(method, member)));
    }
  }

  private List<String> known(ExecutableElement method, Member member) {
    Optional<List<String>> parameters = names.of(method);
    if (parameters.isEmpty()) {
      error(member, Message.NAMES_LOST.with(member.name(), member.owner().getQualifiedName()));
    }
    return parameters.orElse(member.parameters());
  }

  /** {@code boolean equals(Object)} may be declared again: every class has it. */
  private boolean isOfObject(ExecutableElement method) {
    if (!OF_OBJECT.contains(method.getSimpleName().toString())) {
      return false;
    }
    TypeElement object = elements.getTypeElement("java.lang.Object");
    return ElementFilter.methodsIn(object.getEnclosedElements()).stream()
        .anyMatch(
            known ->
                known.getModifiers().contains(Modifier.PUBLIC)
                    && Members.signature(known).equals(Members.signature(method)));
  }

  private void checkName(Member member) {
    if (OF_OBJECT.contains(member.name())) {
      error(member, Message.RESERVED_NAME.with(member.name()));
    }
  }

  private void checkTypeParameters(Member member) {
    if (!member.method().getTypeParameters().isEmpty()) {
      error(member, Message.TYPE_PARAMETERS.with("'" + member.name() + "'"));
    }
  }

  static CompileError several(Member member, List<AnnotationMirror> mirrors) {
    List<String> written = mirrors.stream().map(m -> "@" + Language.simpleName(m)).toList();
    return Message.SEVERAL_ANNOTATIONS.with(member.name(), String.join(" and ", written));
  }

  static CompileError returnType(AnnotationMirror mirror, ExecutableElement method, String wanted) {
    return Message.RETURN_TYPE.with(
        Language.simpleName(mirror),
        wanted,
        method.getSimpleName(),
        Members.simple(method.getReturnType()));
  }

  /** What an entry point of this annotation returns, in words. */
  static String expected(AnnotationMirror entry) {
    String name = Language.name(entry);
    if (name.equals(Language.TRAIN)) {
      return "float, double or void";
    }
    return name.equals(Language.EVALUATE) ? "float or double" : "an array or void";
  }

  private void error(Member member, CompileError error) {
    diagnostics.report(member.origin(), error);
  }
}
