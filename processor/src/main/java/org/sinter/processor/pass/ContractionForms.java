package org.sinter.processor.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sinter.processor.ir.Affine;
import org.sinter.processor.ir.Contraction;
import org.sinter.processor.ir.Contraction.Spec;
import org.sinter.processor.ir.ContractionForm;
import org.sinter.processor.ir.ContractionForm.Tiled;
import org.sinter.processor.ir.FusionPlan.PackGroup;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Layout;
import org.sinter.processor.type.Maps;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/**
 * Chooses how each contraction is computed: which axis runs along the vectors, which operand is
 * broadcast, and what must be packed into panels first.
 */
final class ContractionForms {
  /** A copy's axis of columns. */
  private static final int COPIED_COLUMNS = 0;

  /** So many times the columns may be computed to have four vectors side by side. */
  private static final double MOST_AGAIN = 1.04;

  private final Views views;
  private final Function<Value, Layout> layouts;
  private final Supplier<Integer> freshIds;
  private final List<PackGroup> packs = new ArrayList<>();
  private final Map<Value, Layout> packedLayouts = new HashMap<>();
  private final Map<List<Object>, Value> packed = new HashMap<>();

  ContractionForms(Views views, Function<Value, Layout> layouts, Supplier<Integer> freshIds) {
    this.views = views;
    this.layouts = layouts;
    this.freshIds = freshIds;
  }

  /**
   * The same forms, but copies that only one of them reads are made panel by panel where that one
   * runs: a panel stays in the nearest caches, all of them do not.
   */
  List<ContractionForm> filled(List<ContractionForm> forms) {
    Map<Value, Long> readers =
        forms.stream()
            .flatMap(form -> Stream.of(form.a(), form.b()))
            .collect(Collectors.groupingBy(value -> value, Collectors.counting()));
    return forms.stream()
        .map(
            form ->
                form instanceof Tiled tiled && Maps.at(readers, tiled.b()) == 1
                    ? filled(tiled)
                    : form)
        .toList();
  }

  private ContractionForm filled(Tiled form) {
    PackGroup pack =
        packs.stream().filter(p -> p.packed().equals(form.b())).findFirst().orElse(null);
    if (pack == null || !isOnePanelAtATime(form, pack)) {
      return form;
    }
    Layout whole = Maps.at(packedLayouts, pack.packed());
    int columns = form.spec().extents().get(form.columns()).literal();
    boolean pairs = isAsGood(columns, 2 * whole.panel(), whole.panel());
    Layout layout = pairs ? new Layout(2 * whole.panel(), whole.order()) : whole;
    List<Dim> dims = new ArrayList<>(pack.packed().shape().dims());
    dims.set(0, Dim.of(layout.panel()));
    Value panel = new Value(freshIds.get(), pack.packed().type().withShape(new Shape(dims)));
    packs.remove(pack);
    packedLayouts.remove(pack.packed());
    packedLayouts.put(panel, layout);
    PackGroup fill = new PackGroup(pack.source(), panel, pack.map());
    return new Tiled(form.spec(), form.a(), panel, form.columns(), fill);
  }

  /** True if wide panels compute hardly more columns than narrow ones, or none. */
  private static boolean isAsGood(int columns, int wide, int narrow) {
    return columns >= wide && computed(columns, wide) <= MOST_AGAIN * computed(columns, narrow);
  }

  private static int computed(int columns, int panel) {
    return Math.ceilDiv(columns, panel) * panel;
  }

  /**
   * True for panels that all rows share, where rows are one loop: nothing is packed twice, but
   * columns that the last panel needs to be full.
   */
  private boolean isOnePanelAtATime(Tiled form, PackGroup pack) {
    Spec spec = form.spec();
    int columns = spec.extents().get(form.columns()).literal();
    int panel = Layout.panelWidth(columns);
    int rows = 1 - form.columns();
    return spec.resultRank() == 2
        && (columns % panel == 0 || columns > panel && startsAnywhere(form, pack))
        && spec.b().stream().noneMatch(map -> map.uses(rows));
  }

  /** True if neither what is copied nor the result has the columns in panels. */
  private boolean startsAnywhere(Tiled form, PackGroup pack) {
    boolean apart =
        layouts.apply(pack.source()).isRowMajor() || !pack.map().getFirst().uses(COPIED_COLUMNS);
    return apart && form.columns() > 0;
  }

  /** The copies that the chosen forms read. */
  List<PackGroup> packs() {
    return packs;
  }

  /** Their layouts. */
  Map<Value, Layout> packedLayouts() {
    return packedLayouts;
  }

  /** An operand and its index map. */
  private record Operand(Value value, List<Affine> map) {
    boolean uses(int axis) {
      return map.stream().anyMatch(m -> m.uses(axis));
    }
  }

  ContractionForm form(Node node) {
    Spec spec = ((Contraction) node.op()).spec();
    Operand a = resolved(node.operands().get(0), spec.a());
    Operand b = resolved(node.operands().get(1), spec.b());
    int columns = columns(spec, layouts.apply(node.result()));
    ContractionForm form = tiled(spec, a, b, columns);
    return form != null
        ? form
        : nest(spec, alongLanes(spec, a, columns), alongLanes(spec, b, columns));
  }

  private Operand resolved(Value value, List<Affine> map) {
    Views.Resolved resolved = views.resolve(value, map);
    return new Operand(resolved.root(), resolved.map());
  }

  /** The axis whose elements lie side by side in the result, or -1. */
  private static int columns(Spec spec, Layout result) {
    if (spec.resultRank() == 0) {
      return -1;
    }
    int axis = result.isRowMajor() ? spec.resultRank() - 1 : 0;
    return spec.extents().get(axis).isLiteral() ? axis : -1;
  }

  private @Nullable ContractionForm tiled(Spec spec, Operand a, Operand b, int columns) {
    if (columns < 0 || a.uses(columns) == b.uses(columns)) {
      return null;
    }
    Operand broadcast = a.uses(columns) ? b : a;
    Operand vector = vector(spec, a.uses(columns) ? a : b, columns);
    if (vector == null) {
      return null;
    }
    Operand plain = unpacked(broadcast);
    Spec form = new Spec(spec.extents(), spec.resultRank(), plain.map(), vector.map());
    return new Tiled(form, plain.value(), vector.value(), columns, null);
  }

  /** The operand with contiguous columns, packed where they are not; null if that cannot be. */
  private @Nullable Operand vector(Spec spec, Operand operand, int columns) {
    Layout layout = layouts.apply(operand.value());
    int contiguous = layout.isRowMajor() ? operand.map().size() - 1 : 0;
    boolean plain = operand.map().get(contiguous).equals(Affine.axis(columns));
    long dims = operand.map().stream().filter(m -> m.uses(columns)).count();
    if (plain && dims == 1) {
      return operand;
    }
    List<Integer> axes = others(spec, operand, columns);
    axes.addFirst(columns);
    if (!isLiteral(spec, axes)) {
      return null;
    }
    List<Integer> order = IntStream.range(1, axes.size()).boxed().toList();
    return packed(spec, operand, axes, Layout.panels(spec.extents().get(columns).literal(), order));
  }

  /**
   * For a plain nest in which both operands have the columns: with the columns innermost, so that
   * lanes run along them, if the copy is small beside what is computed with it.
   */
  private Operand alongLanes(Spec spec, Operand operand, int columns) {
    if (columns < 0
        || !operand.uses(columns)
        || operand.map().getLast().equals(Affine.axis(columns))) {
      return operand;
    }
    List<Integer> axes = others(spec, operand, columns);
    boolean reused =
        IntStream.range(0, spec.resultRank())
            .anyMatch(axis -> axis != columns && !axes.contains(axis));
    if (!reused || !isLiteral(spec, axes)) {
      return operand;
    }
    axes.add(columns);
    return packed(spec, operand, axes, Layout.ROW_MAJOR);
  }

  /** The axes that an operand uses, but for the columns. */
  private static List<Integer> others(Spec spec, Operand operand, int columns) {
    return new ArrayList<>(
        IntStream.range(0, spec.extents().size())
            .filter(axis -> axis != columns && operand.uses(axis))
            .boxed()
            .toList());
  }

  private static boolean isLiteral(Spec spec, List<Integer> axes) {
    return axes.stream().allMatch(axis -> spec.extents().get(axis).isLiteral());
  }

  /** A copy with these axes in this order. */
  private Operand packed(Spec spec, Operand operand, List<Integer> axes, Layout layout) {
    Map<Integer, Integer> numbers = new HashMap<>();
    for (int axis : axes) {
      numbers.put(axis, numbers.size());
    }
    List<Affine> map = operand.map().stream().map(m -> m.renumbered(numbers)).toList();
    List<Dim> dims = axes.stream().map(axis -> spec.extents().get(axis)).toList();
    Value copy = pack(operand.value(), new Shape(dims), layout, map);
    return new Operand(copy, axes.stream().map(Affine::axis).toList());
  }

  /** The operand in row-major order: what broadcasts and plain loops can address. */
  private Operand unpacked(Operand operand) {
    Value value = operand.value();
    if (layouts.apply(value).isRowMajor()) {
      return operand;
    }
    return new Operand(rowMajor(value), operand.map());
  }

  /** A row-major copy of a value in panels. */
  Value rowMajor(Value value) {
    List<Affine> identity = new ArrayList<>();
    for (int axis = 0; axis < value.shape().rank(); axis++) {
      identity.add(Affine.axis(axis));
    }
    return pack(value, value.shape(), Layout.ROW_MAJOR, identity);
  }

  private Value pack(Value source, Shape shape, Layout layout, List<Affine> map) {
    return packed.computeIfAbsent(
        List.of(source, shape, layout, map),
        key -> {
          TensorType type = source.type().withShape(shape);
          Value copy = new Value(freshIds.get(), type);
          packs.add(new PackGroup(source, copy, map));
          packedLayouts.put(copy, layout);
          return copy;
        });
  }

  private ContractionForm nest(Spec spec, Operand a, Operand b) {
    Operand first = unpacked(a);
    Operand second = unpacked(b);
    Spec form = new Spec(spec.extents(), spec.resultRank(), first.map(), second.map());
    return new ContractionForm.Nest(form, first.value(), second.value());
  }
}
