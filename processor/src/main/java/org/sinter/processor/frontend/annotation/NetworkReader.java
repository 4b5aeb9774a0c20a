package org.sinter.processor.frontend.annotation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.sinter.processor.diagnostic.Diagnostics;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.diagnostic.Origin;
import org.sinter.processor.ir.Network;
import org.sinter.processor.ir.Network.EntryPoint;
import org.sinter.processor.ir.OpRegistry;
import org.sinter.processor.type.ElementType;

/** Reads an annotated interface: all that is wrong with it in one go, else the network. */
public final class NetworkReader {
  private final Elements elements;
  private final OpRegistry registry;

  /**
   * @param elements of the running compilation
   * @param registry what annotations' operators mean
   */
  public NetworkReader(Elements elements, OpRegistry registry) {
    this.elements = elements;
    this.registry = registry;
  }

  /**
   * The network that an interface declares; empty if anything is wrong with it.
   *
   * @param diagnostics gets every error and warning
   */
  public Optional<Network> read(TypeElement type, Diagnostics diagnostics) {
    if (!new InterfaceRules(diagnostics).hold(type)) {
      return Optional.empty();
    }
    Settings settings = new Settings(elements, mirror(type));
    ElementType real =
        settings.text("precision").equals("DOUBLE") ? ElementType.FLOAT64 : ElementType.FLOAT32;
    MemberReader.Found members = new MemberReader(elements, diagnostics).read(type);
    DeclaredGraph graph = graph(members, real, diagnostics);
    Losses losses = new Losses(graph);
    List<EntryPoint> entries =
        new ArrayList<>(
            new EntryReader(elements, diagnostics, graph, real, losses)
                .read(members.entries().values()));
    if (diagnostics.hasErrors() || !graph.isWhole()) {
      return Optional.empty(); // where a block is at fault, that is said with the block
    }
    entries.addAll(new SyntheticEntries(graph, losses, real).beside(entries));
    boolean inspect = settings.flag("inspect");
    checkUse(type, graph, entries, inspect, diagnostics);
    return diagnostics.hasErrors()
        ? Optional.empty()
        : Optional.of(network(type, real, inspect, graph, entries));
  }

  /** Parameter names of all methods by key, as a later compilation will want them. */
  public List<Declaration> declarations(TypeElement type) {
    MemberReader.Found members = new MemberReader(elements, new Diagnostics()).read(type);
    List<Declaration> all = new ArrayList<>();
    for (Map<String, Member> some : List.of(members.nodes(), members.entries())) {
      for (Member member : some.values()) {
        all.add(new Declaration(member.key(), member.parameters()));
      }
    }
    return all;
  }

  /** A method's key and the names of its parameters. */
  public record Declaration(String key, List<String> parameters) {}

  private DeclaredGraph graph(
      MemberReader.Found members, ElementType real, Diagnostics diagnostics) {
    Set<String> names = members.names();
    BlockReader blocks = new BlockReader(elements, registry, real, diagnostics);
    NodeReader reader = new NodeReader(elements, registry, real, diagnostics, names, blocks);
    List<NodeDeclaration> nodes = new ArrayList<>();
    for (Member member : members.nodes().values()) {
      reader.read(member).ifPresent(nodes::add);
    }
    return new GraphReader(diagnostics).read(nodes, names);
  }

  /** Names one node of each unused part, the last: what leads to it is silent. */
  private static void checkUse(
      TypeElement type,
      DeclaredGraph graph,
      List<EntryPoint> entries,
      boolean inspect,
      Diagnostics diagnostics) {
    if (inspect) {
      return;
    }
    Set<String> read = new HashSet<>();
    for (NodeDeclaration node : graph.declared().values()) {
      read.addAll(node.reads());
    }
    List<NodeDeclaration> last =
        graph.declared().values().stream().filter(node -> !read.contains(node.name())).toList();
    if (entries.isEmpty()) {
      String name = type.getSimpleName().toString();
      String example = last.isEmpty() ? "y" : last.getLast().name();
      diagnostics.report(Origin.of(name), Message.NOTHING_TO_RUN.with(name, example));
      return;
    }
    Set<String> used = EntryReader.used(graph, entries);
    last.stream()
        .filter(node -> !used.contains(node.name()))
        .forEach(node -> diagnostics.report(node.origin(), Message.UNUSED_NODE.with(node.name())));
  }

  private Network network(
      TypeElement type,
      ElementType real,
      boolean inspect,
      DeclaredGraph graph,
      List<EntryPoint> entries) {
    GeneratedNames names = GeneratedNames.of(type, elements);
    return new Network(
        names.packageName(),
        names.interfaceName(),
        names.network(),
        real,
        inspect,
        graph.builder().build(List.of()),
        entries);
  }

  private static AnnotationMirror mirror(TypeElement type) {
    return Language.annotation(type, org.sinter.Network.class.getName()).orElseThrow();
  }
}
