package org.sinter.processor.frontend.annotation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;
import org.sinter.processor.diagnostic.CompileError;
import org.sinter.processor.diagnostic.Diagnostics;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.diagnostic.Origin;
import org.sinter.processor.ir.Input;
import org.sinter.processor.ir.Op;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.OpRegistry;
import org.sinter.processor.ir.Slot;
import org.sinter.processor.type.ElementType;

/** Reads node methods: what each computes and which nodes it reads, by name. */
final class NodeReader {
  private final Elements elements;
  private final OpRegistry registry;
  private final ElementType real;
  private final Diagnostics diagnostics;
  private final Set<String> names;
  private final BlockReader blocks;

  /**
   * @param names of all nodes, those at fault too
   * @param blocks reads what nodes use
   */
  NodeReader(
      Elements elements,
      OpRegistry registry,
      ElementType real,
      Diagnostics diagnostics,
      Set<String> names,
      BlockReader blocks) {
    this.elements = elements;
    this.registry = registry;
    this.real = real;
    this.diagnostics = diagnostics;
    this.names = names;
    this.blocks = blocks;
  }

  /** Empty where the method does not say what it is. */
  Optional<NodeDeclaration> read(Member member) {
    List<AnnotationMirror> operators = Language.operators(member.method());
    if (operators.size() != 1) {
      if (Language.entries(member.method()).isEmpty() || operators.size() > 1) {
        diagnostics.report(
            member.origin(),
            operators.isEmpty()
                ? Message.NO_OPERATOR.with(member.name())
                : MemberReader.several(member, operators));
      }
      return Optional.empty();
    }
    AnnotationMirror mirror = operators.getFirst();
    if (Language.isUse(mirror)) {
      return Optional.of(use(member, mirror));
    }
    return Optional.of(
        Language.isSource(mirror) ? source(member, mirror) : operator(member, mirror));
  }

  private NodeDeclaration use(Member member, AnnotationMirror mirror) {
    Settings settings = new Settings(elements, mirror);
    Optional<BlockUse.Block> block = blocks.used(member, settings);
    Optional<Meaning> meaning =
        block.flatMap(found -> created(member, () -> use(found, settings.integer("repeat"))));
    List<String> inputs = block.map(BlockUse.Block::inputs).orElse(List.of());
    Optional<List<String>> reads =
        block.flatMap(_ -> wire(member, mirror, inputs.stream().map(Slot::of).toList()));
    return new NodeDeclaration(
        member,
        mirror,
        meaning,
        Optional.of(real),
        false,
        reads.orElse(List.of()),
        reads.isPresent());
  }

  private Meaning use(BlockUse.Block block, int repeat) {
    if (repeat < 1) {
      throw Message.ATTRIBUTE_RANGE.with("use", "repeat", repeat, "at least 1").at("repeat");
    }
    return new BlockUse(block, repeat);
  }

  private NodeDeclaration source(Member member, AnnotationMirror mirror) {
    Optional<Op> op = created(member, () -> new Sources(elements, real).of(member.name(), mirror));
    boolean wired = wire(member, mirror, List.of()).isPresent();
    Optional<ElementType> stored =
        op.map(found -> found instanceof Input input ? input.stored() : real);
    return new NodeDeclaration(
        member, mirror, op.map(Meaning.Operation::new), stored, false, List.of(), wired);
  }

  private NodeDeclaration operator(Member member, AnnotationMirror mirror) {
    Settings meta = new Settings(elements, Language.meta(mirror).orElseThrow());
    OpDefinition definition = registry.definition(meta.text("value"));
    Optional<Op> op =
        created(member, () -> definition.create(new Settings(elements, mirror).attributes()));
    Optional<List<String>> reads =
        wire(member, mirror, Slot.of(definition.slots(), member.parameters().size()));
    return new NodeDeclaration(
        member,
        mirror,
        op.map(Meaning.Operation::new),
        Optional.of(real),
        meta.flag("loss"),
        reads.orElse(List.of()),
        reads.isPresent());
  }

  private <T> Optional<T> created(Member member, Supplier<T> maker) {
    try {
      return Optional.of(maker.get());
    } catch (CompileError error) {
      diagnostics.report(member.origin(), error);
      return Optional.empty();
    }
  }

  /** The nodes read, in the order of the slots; empty where one is unknown. */
  private Optional<List<String>> wire(Member member, AnnotationMirror mirror, List<Slot> slots) {
    Map<String, String> filled = new LinkedHashMap<>();
    boolean good = true;
    for (int i = 0; i < member.parameters().size(); i++) {
      good &= wire(member, i, mirror, slots, filled);
    }
    List<String> missing = new ArrayList<>();
    List<String> reads = new ArrayList<>();
    for (Slot slot : slots) {
      String node = filled.get(slot.name());
      if (node != null) {
        reads.add(node);
      } else if (!slot.optional()) {
        missing.add(slot.name());
      }
    }
    if (good && !missing.isEmpty()) {
      diagnostics.report(
          member.origin(),
          Message.MISSING_OPERAND.with(
              Language.simpleName(mirror),
              described(slots),
              member.name(),
              String.join(" and ", missing)));
      good = false;
    }
    return good ? Optional.of(reads) : Optional.empty();
  }

  private boolean wire(
      Member member,
      int index,
      AnnotationMirror mirror,
      List<Slot> slots,
      Map<String, String> filled) {
    VariableElement parameter = member.method().getParameters().get(index);
    Origin origin = member.origin().parameter(parameter.getSimpleName().toString());
    Optional<Settings> wire =
        Language.annotation(parameter, Language.WIRE).map(m -> new Settings(elements, m));
    if (Language.annotation(parameter, Language.OUT).isPresent()) {
      diagnostics.report(origin, Message.MISPLACED.with("Out", "an array of an entry point"));
    }
    if (!Language.isTensor(parameter.asType())) {
      diagnostics.report(
          origin,
          Message.NODE_PARAMETER_TYPE.with(
              parameter.getSimpleName(), member.name(), Members.simple(parameter.asType())));
      return false;
    }
    String from = wire.map(w -> w.text("from")).filter(f -> !f.isEmpty()).orElse("");
    String node = from.isEmpty() ? member.parameters().get(index) : from;
    String to = wire.map(w -> w.text("to")).orElse("");
    boolean known = isKnown(node, from.isEmpty() ? origin : origin.narrowed("from"));
    return slot(to, mirror, slots, filled, node, origin) && known;
  }

  private boolean isKnown(String node, Origin origin) {
    if (!names.contains(node)) {
      diagnostics.report(origin, Message.UNKNOWN_NODE.with(node, Spelling.advice(node, names)));
      return false;
    }
    return true;
  }

  private boolean slot(
      String to,
      AnnotationMirror mirror,
      List<Slot> slots,
      Map<String, String> filled,
      String node,
      Origin origin) {
    List<String> all = slots.stream().map(Slot::name).toList();
    String operator = Language.simpleName(mirror);
    Optional<String> slot =
        to.isEmpty()
            ? all.stream().filter(s -> !filled.containsKey(s)).findFirst()
            : Optional.of(to);
    if (slot.isEmpty()) {
      diagnostics.report(
          origin, Message.SUPERFLUOUS_OPERAND.with(operator, described(slots), node));
      return false;
    }
    if (!all.contains(slot.get())) {
      diagnostics.report(
          origin.narrowed("to"), Message.UNKNOWN_SLOT.with(operator, to, Spelling.advice(to, all)));
      return false;
    }
    if (filled.putIfAbsent(slot.get(), node) != null) {
      diagnostics.report(origin.narrowed("to"), Message.SLOT_TWICE.with(slot.get(), operator));
      return false;
    }
    return true;
  }

  private static String described(List<Slot> slots) {
    List<String> all =
        slots.stream()
            .map(slot -> slot.optional() ? "[" + slot.name() + "]" : slot.name())
            .toList();
    return all.isEmpty() ? "nothing" : "(" + String.join(", ", all) + ")";
  }
}
