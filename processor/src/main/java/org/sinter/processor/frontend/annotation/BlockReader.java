package org.sinter.processor.frontend.annotation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;
import org.sinter.processor.diagnostic.Diagnostic;
import org.sinter.processor.diagnostic.Diagnostics;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.diagnostic.Origin;
import org.sinter.processor.frontend.annotation.BlockUse.Block;
import org.sinter.processor.ir.OpRegistry;
import org.sinter.processor.type.ElementType;

/** Reads blocks: all but their shapes, which each use decides. */
public final class BlockReader {
  private final Elements elements;
  private final OpRegistry registry;
  private final ElementType real;
  private final Diagnostics diagnostics;

  /**
   * @param real of every tensor: FLOAT32 or FLOAT64
   * @param diagnostics gets every error
   */
  public BlockReader(
      Elements elements, OpRegistry registry, ElementType real, Diagnostics diagnostics) {
    this.elements = elements;
    this.registry = registry;
    this.real = real;
    this.diagnostics = diagnostics;
  }

  /** Reports all that is wrong with a block by itself. */
  public void check(TypeElement type) {
    read(type);
  }

  /**
   * The block that a node uses; empty if it is none, or at fault. What is wrong with the source of
   * a block is reported there, with one that is compiled here.
   */
  Optional<Block> used(Member member, Settings use) {
    Optional<TypeElement> type = use.type("value");
    if (type.isEmpty() || Language.annotation(type.get(), Language.BLOCK).isEmpty()) {
      String written = type.map(t -> t.getSimpleName().toString()).orElse(use.text("value"));
      diagnostics.report(member.origin(), Message.NOT_A_BLOCK.with(written).at("value"));
      return Optional.empty();
    }
    if (reaches(type.get(), member.owner(), new HashSet<>())) {
      String name = member.owner().getSimpleName().toString();
      diagnostics.report(member.origin(), Message.BLOCK_RECURSION.with(name).at("value"));
      return Optional.empty();
    }
    Diagnostics found = new Diagnostics();
    Optional<Block> block = new BlockReader(elements, registry, real, found).read(type.get());
    if (block.isEmpty() && isCompiled(type.get())) {
      for (Diagnostic fault : found.all()) {
        diagnostics.report(
            new Diagnostic(fault.message(), fault.arguments(), member.origin(), fault.shapes()));
      }
    }
    return block;
  }

  private boolean isCompiled(TypeElement type) {
    JavaFileObject file = elements.getFileObjectOf(type);
    return file != null && file.getKind() == JavaFileObject.Kind.CLASS;
  }

  /** True if a block is another, or has it among its parts. */
  private boolean reaches(TypeElement block, TypeElement other, Set<TypeElement> seen) {
    if (block.equals(other)) {
      return true;
    }
    if (!seen.add(block)) {
      return false;
    }
    for (ExecutableElement method : ElementFilter.methodsIn(elements.getAllMembers(block))) {
      for (AnnotationMirror use : Language.operators(method)) {
        Optional<TypeElement> part = new Settings(elements, use).type("value");
        if (Language.isUse(use) && part.isPresent() && reaches(part.get(), other, seen)) {
          return true;
        }
      }
    }
    return false;
  }

  private Optional<Block> read(TypeElement type) {
    if (!new InterfaceRules(diagnostics).hold(type)) {
      return Optional.empty();
    }
    MemberReader.Found members = new MemberReader(elements, diagnostics).read(type);
    members
        .entries()
        .values()
        .forEach(
            entry ->
                diagnostics.report(
                    entry.origin(), Message.BLOCK_MEMBER.with(entry.name(), "an entry point")));
    String name = type.getSimpleName().toString();
    List<String> inputs = new ArrayList<>();
    List<NodeDeclaration> nodes = new ArrayList<>();
    NodeReader reader =
        new NodeReader(elements, registry, real, diagnostics, members.names(), this);
    for (Member member : members.nodes().values()) {
      if (isInput(member, name)) {
        inputs.add(member.name());
      } else {
        reader.read(member).ifPresent(nodes::add);
      }
    }
    Map<String, NodeDeclaration> ordered = NodeOrder.of(nodes, diagnostics);
    Optional<String> result = result(name, ordered);
    return diagnostics.hasErrors()
        ? Optional.empty()
        : result.map(found -> new Block(name, inputs, List.copyOf(ordered.values()), found));
  }

  /** Whether a member is what the block takes; it says nothing about itself then. */
  private boolean isInput(Member member, String block) {
    for (AnnotationMirror mirror : Language.operators(member.method())) {
      String kind = Language.name(mirror);
      if (kind.equals(Language.LABEL)) {
        diagnostics.report(member.origin(), Message.BLOCK_MEMBER.with(member.name(), "a label"));
      }
      if (kind.equals(Language.INPUT)) {
        mirror.getElementValues().keySet().stream()
            .map(given -> given.getSimpleName().toString())
            .findFirst()
            .ifPresent(
                given ->
                    diagnostics.report(
                        member.origin(),
                        Message.BLOCK_INPUT.with(member.name(), block, given).at(given)));
        return true;
      }
    }
    return false;
  }

  /** The node that no other reads. */
  private Optional<String> result(String block, Map<String, NodeDeclaration> nodes) {
    List<String> last = new ArrayList<>(nodes.keySet());
    nodes.values().forEach(node -> last.removeAll(node.reads()));
    if (last.size() != 1 && !diagnostics.hasErrors()) {
      String names = last.isEmpty() ? "none" : String.join(", ", last);
      diagnostics.report(Origin.of(block), Message.BLOCK_RESULT.with(block, last.size(), names));
    }
    return last.stream().findFirst();
  }
}
