package org.sinter.processor.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Stmt;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Layout;
import org.sinter.processor.type.Maps;
import org.sinter.processor.type.Shape;

/**
 * Builds loops over a shape in the order of a layout. The innermost loop becomes lanes. An axis in
 * panels is two loops, over panels and within one, and what is left of the last panel a nest of its
 * own.
 */
final class Nest {
  private final Shape shape;
  private final Layout layout;

  /** The panel's width of each axis in panels. */
  private final Map<Integer, Integer> widths = new HashMap<>();

  private Nest(Shape shape, Layout layout) {
    this.shape = shape;
    this.layout = layout;
    if (!layout.isRowMajor()) {
      widths.put(0, layout.panel());
    }
  }

  static Nest over(Shape shape, Layout layout) {
    return new Nest(shape, layout);
  }

  /** Cuts another axis into panels too, since an operand has it so. */
  Nest split(int axis, int panel) {
    widths.put(axis, panel);
    return this;
  }

  /** The part of an axis that one loop runs over. */
  private enum Part {
    WHOLE,
    PANELS,
    LANE
  }

  private record Item(int axis, Part part) {}

  /** The loop variable of an axis. */
  static String variable(Shape shape, int axis) {
    if (axis == 0 && shape.isBatched()) {
      return "b";
    }
    return axis == shape.rank() - 1 ? "j" : "i" + axis;
  }

  List<Stmt> build(Function<List<Index>, List<Stmt>> body) {
    List<Index> index = new ArrayList<>();
    for (int axis = 0; axis < shape.rank(); axis++) {
      index.add(Index.ZERO);
    }
    return loops(items(), index, 0, body);
  }

  private List<Item> items() {
    List<Item> items = new ArrayList<>();
    List<Integer> axes = new ArrayList<>();
    if (layout.isRowMajor()) {
      for (int axis = 0; axis < shape.rank(); axis++) {
        axes.add(axis);
      }
    } else {
      items.add(new Item(0, Part.PANELS));
      axes.addAll(layout.order());
    }
    for (int axis : axes) {
      if (widths.containsKey(axis)) {
        items.add(new Item(axis, Part.PANELS));
        items.add(new Item(axis, Part.LANE));
      } else {
        items.add(new Item(axis, Part.WHOLE));
      }
    }
    if (!layout.isRowMajor()) {
      items.add(new Item(0, Part.LANE));
    }
    return items;
  }

  private List<Stmt> loops(
      List<Item> items, List<Index> index, int edges, Function<List<Index>, List<Stmt>> body) {
    if (items.isEmpty()) {
      return body.apply(List.copyOf(index));
    }
    Item item = items.getFirst();
    List<Item> rest = items.subList(1, items.size());
    int axis = item.axis();
    String var = variable(shape, axis);
    return switch (item.part()) {
      case WHOLE ->
          List.of(
              loop(var, shape.dim(axis), rest, with(index, axis, Index.of(var, 1)), edges, body));
      case LANE -> {
        int width = Maps.at(widths, axis);
        boolean edge = (edges >> axis & 1) == 1;
        int extent = edge ? shape.extent(axis) % width : width;
        Index lane = index.get(axis).plus(Index.of("l" + var, 1));
        yield List.of(loop("l" + var, Dim.of(extent), rest, with(index, axis, lane), edges, body));
      }
      case PANELS -> panels(rest, index, edges, body, axis, "q" + var);
    };
  }

  private List<Stmt> panels(
      List<Item> rest,
      List<Index> index,
      int edges,
      Function<List<Index>, List<Stmt>> body,
      int axis,
      String var) {
    List<Stmt> statements = new ArrayList<>();
    int width = Maps.at(widths, axis);
    int full = shape.extent(axis) / width;
    if (full > 0) {
      List<Index> at = with(index, axis, Index.of(var, width));
      statements.add(new Stmt.For(var, Dim.of(full), loops(rest, at, edges, body)));
    }
    if (shape.extent(axis) % width != 0) {
      List<Index> at = with(index, axis, Index.of(full * width));
      statements.addAll(loops(rest, at, edges | 1 << axis, body));
    }
    return statements;
  }

  private Stmt loop(
      String var,
      Dim extent,
      List<Item> rest,
      List<Index> index,
      int edges,
      Function<List<Index>, List<Stmt>> body) {
    List<Stmt> inner = loops(rest, index, edges, body);
    return rest.isEmpty()
        ? new Stmt.Lanes(var, extent, inner, Indices.fitsLanes(inner, var))
        : new Stmt.For(var, extent, inner);
  }

  private static List<Index> with(List<Index> index, int axis, Index at) {
    List<Index> copy = new ArrayList<>(index);
    copy.set(axis, at);
    return copy;
  }
}
