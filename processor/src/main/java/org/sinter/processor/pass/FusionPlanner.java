package org.sinter.processor.pass;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.sinter.processor.ir.Affine;
import org.sinter.processor.ir.Constant;
import org.sinter.processor.ir.Contraction;
import org.sinter.processor.ir.ContractionForm;
import org.sinter.processor.ir.Elementwise;
import org.sinter.processor.ir.FusionPlan;
import org.sinter.processor.ir.FusionPlan.ContractionGroup;
import org.sinter.processor.ir.FusionPlan.CopyGroup;
import org.sinter.processor.ir.FusionPlan.FoldGroup;
import org.sinter.processor.ir.FusionPlan.Group;
import org.sinter.processor.ir.FusionPlan.OpaqueGroup;
import org.sinter.processor.ir.FusionPlan.PackGroup;
import org.sinter.processor.ir.FusionPlan.Part;
import org.sinter.processor.ir.FusionPlan.RowGroup;
import org.sinter.processor.ir.Graph;
import org.sinter.processor.ir.IndexMap;
import org.sinter.processor.ir.Input;
import org.sinter.processor.ir.Movement;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Opaque;
import org.sinter.processor.ir.Parameter;
import org.sinter.processor.ir.Reduction;
import org.sinter.processor.ir.RowLevels;
import org.sinter.processor.ir.Value;
import org.sinter.processor.loop.Exprs;
import org.sinter.processor.type.Layout;
import org.sinter.processor.type.Maps;

/**
 * Cuts the graph into kernels. Contractions take cheap elementwise consumers as epilogues, folds
 * take elementwise producers and consumers, and what is left of elementwise nodes and folds of the
 * last axis is joined row by row.
 */
public final class FusionPlanner {
  private final Graph graph;
  private final Map<Value, Layout> layouts;
  private final Dependence dependence;
  private final Views views;
  private final Map<Value, Node> producers;
  private final List<Draft> drafts = new ArrayList<>();
  private final Map<Node, Draft> owners;

  private FusionPlanner(Graph graph, Map<Value, Layout> layouts) {
    this.graph = graph;
    this.layouts = layouts;
    this.producers = graph.producers();
    this.views = new Views(producers);
    this.dependence = new Dependence(graph);
    this.owners = dependence.owners();
  }

  /** The plan for a graph of primitives. */
  public static FusionPlan plan(Graph graph, Map<Value, Layout> layouts) {
    return new FusionPlanner(graph, new HashMap<>(layouts)).plan();
  }

  private FusionPlan plan() {
    for (Node node : graph.nodes()) {
      switch (node.op()) {
        case Contraction _ -> epilogue(open(node, Draft.Kind.CONTRACTION));
        case Reduction fold when !Draft.isRowFold(node, fold) -> fold(open(node, Draft.Kind.FOLD));
        case Opaque _ -> open(node, Draft.Kind.OPAQUE);
        default -> {}
      }
    }
    for (Node node : graph.nodes()) {
      boolean rows = node.op() instanceof Elementwise || node.op() instanceof Reduction;
      boolean inline = views.isInline(node.result()) && !dependence.isOutput(node.result());
      if (rows && !inline && !owners.containsKey(node)) {
        join(node);
      }
    }
    new RowMerging(drafts, owners, dependence, views).run();
    return finish();
  }

  private Draft open(Node node, Draft.Kind kind) {
    Draft draft = new Draft(kind, node);
    drafts.add(draft);
    owners.put(node, draft);
    return draft;
  }

  private void add(Draft draft, Node node) {
    draft.add(node);
    owners.put(node, draft);
  }

  /** Takes consumers as long as each is the only one, cheap, and needs nothing that comes later. */
  private void epilogue(Draft draft) {
    Value last = draft.head().result();
    while (!dependence.isOutput(last)) {
      List<Node> consumers = dependence.consumers(last);
      if (consumers.size() != 1 || !fitsEpilogue(draft, consumers.getFirst(), last)) {
        return;
      }
      add(draft, consumers.getFirst());
      last = consumers.getFirst().result();
    }
  }

  private boolean fitsEpilogue(Draft draft, Node node, Value last) {
    return node.op() instanceof Elementwise op
        && !owners.containsKey(node)
        && !Exprs.isTranscendental(op.body())
        && node.result().shape().equals(last.shape())
        && layout(node.result()).equals(layout(draft.head().result()))
        && draft.hasRoom(op)
        && node.operands().stream()
            .filter(operand -> !operand.equals(last))
            .allMatch(
                operand ->
                    !dependence.reaches(operand, draft)
                        && (draft.kind() != Draft.Kind.CONTRACTION
                            || isBesideColumns(operand, draft.head().result())));
  }

  /**
   * True if the columns of a tile, which are the lanes of its vectors, lie side by side in an
   * operand as they do in the result, or are all the same element.
   */
  private boolean isBesideColumns(Value operand, Value result) {
    List<Affine> identity =
        IntStream.range(0, operand.shape().rank()).mapToObj(Affine::axis).toList();
    Views.Resolved read = views.resolve(operand, identity);
    int columns = layout(result).isRowMajor() ? result.shape().rank() - 1 : 0;
    boolean rowMajor = layout(read.root()).isRowMajor();
    int contiguous = rowMajor ? read.map().size() - 1 : 0;
    for (int axis = 0; axis < read.map().size(); axis++) {
      int step = read.map().get(axis).coefficient(columns);
      if (step != 0 && (step != 1 || axis != contiguous)) {
        return false;
      }
    }
    return rowMajor || read.map().equals(identity);
  }

  /** Takes elementwise producers that nobody else reads, then consumers. */
  private void fold(Draft draft) {
    prologue(draft, draft.head().operands().getFirst());
    epilogue(draft);
  }

  private void prologue(Draft draft, Value operand) {
    Node node = Maps.at(producers, operand);
    boolean takes =
        node.op() instanceof Elementwise op
            && !owners.containsKey(node)
            && dependence.consumers(operand).size() == 1
            && !dependence.isOutput(operand)
            && layout(operand).isRowMajor()
            && !views.isInline(operand)
            && draft.hasRoom(op);
    if (takes) {
      add(draft, node);
      for (Value x : node.operands()) {
        prologue(draft, x);
      }
    }
  }

  /** Puts a node into the latest row group that it fits, or a new one. */
  private void join(Node node) {
    for (Draft draft : drafts.reversed()) {
      if (draft.kind() == Draft.Kind.ROWS && fits(draft, node)) {
        add(draft, node);
        return;
      }
    }
    open(node, Draft.Kind.ROWS);
  }

  private boolean fits(Draft draft, Node node) {
    boolean room = !(node.op() instanceof Elementwise op) || draft.hasRoom(op);
    return room
        && draft.accepts(node)
        && layout(node.result()).equals(layout(draft.head().result()))
        && node.operands().stream().anyMatch(operand -> draft.produces(root(operand)))
        && node.operands().stream()
            .allMatch(
                operand ->
                    draft.produces(root(operand))
                        ? draft.isRowwise(operand, views)
                        : !dependence.reaches(operand, draft));
  }

  private Value root(Value value) {
    return views.root(value);
  }

  private Layout layout(Value value) {
    return layouts.getOrDefault(value, Layout.ROW_MAJOR);
  }

  private FusionPlan finish() {
    int[] fresh = {graph.nodes().stream().mapToInt(n -> n.result().id()).max().orElse(0) + 1};
    ContractionForms forms = new ContractionForms(views, this::layout, () -> fresh[0]++);
    Map<Draft, ContractionForm> chosen = forms(forms);
    layouts.putAll(forms.packedLayouts());
    Set<Value> stored = stored(chosen.values(), forms.packs());
    List<Group> groups = new ArrayList<>(forms.packs());
    for (Value value : stored) {
      Node node = producers.get(value);
      if (node != null && !owners.containsKey(node) && isCopied(node)) {
        groups.add(new CopyGroup(node));
      }
    }
    for (Draft draft : drafts) {
      groups.add(group(draft, chosen));
    }
    Map<Value, Part> parts = new Parts(dependence, owners, this::layout, producers).find(graph);
    return new FusionPlan(graph, groups, List.copyOf(stored), layouts, parts);
  }

  private Map<Draft, ContractionForm> forms(ContractionForms forms) {
    List<Draft> contractions =
        drafts.stream().filter(draft -> draft.kind() == Draft.Kind.CONTRACTION).toList();
    List<ContractionForm> filled =
        forms.filled(contractions.stream().map(draft -> forms.form(draft.head())).toList());
    Map<Draft, ContractionForm> chosen = new LinkedHashMap<>();
    for (int i = 0; i < filled.size(); i++) {
      chosen.put(contractions.get(i), filled.get(i));
    }
    return chosen;
  }

  private boolean isCopied(Node node) {
    return switch (node.op()) {
      case Input _, Parameter _, Constant _ -> false;
      default -> !views.isAlias(node.result());
    };
  }

  private Group group(Draft draft, Map<Draft, ContractionForm> forms) {
    List<Node> sorted =
        draft.nodes().stream().sorted(Comparator.comparingInt(n -> n.result().id())).toList();
    List<Node> before = sorted.subList(0, sorted.indexOf(draft.head()));
    List<Node> after = sorted.subList(before.size() + 1, sorted.size());
    return switch (draft.kind()) {
      case CONTRACTION -> new ContractionGroup(draft.head(), after, Maps.at(forms, draft));
      case FOLD -> new FoldGroup(draft.head(), before, after);
      case ROWS -> new RowGroup(draft.domain(), sorted);
      case OPAQUE -> new OpaqueGroup(draft.head());
    };
  }

  /** The values that somebody outside their group reads. */
  private Set<Value> stored(Iterable<ContractionForm> forms, List<PackGroup> packs) {
    Set<Value> stored = new LinkedHashSet<>();
    for (Node node : graph.nodes()) {
      if (node.op() instanceof Input) {
        stored.add(node.result());
      }
    }
    for (Graph.Output output : graph.outputs()) {
      store(stored, output.value());
    }
    for (ContractionForm form : forms) {
      store(stored, form.a());
      store(stored, form.source());
    }
    for (PackGroup pack : packs) {
      store(stored, pack.source());
    }
    for (Draft draft : drafts) {
      if (draft.kind() == Draft.Kind.ROWS) {
        stored.addAll(RowLevels.of(draft.nodes(), this::root).crossing());
      }
    }
    for (Node node : graph.nodes()) {
      for (Value operand : node.operands()) {
        storeOperand(stored, node, operand);
      }
    }
    return stored;
  }

  private void storeOperand(Set<Value> stored, Node node, Value operand) {
    switch (node.op()) {
      case Contraction _ -> {}
      case Opaque _ -> store(stored, operand);
      case Movement movement -> {
        if (!(movement.indexMap(node.result().type()) instanceof IndexMap.View)) {
          store(stored, operand);
        }
      }
      default -> {
        Value root = root(operand);
        Node producer = Maps.at(producers, root);
        Draft owner = owners.get(node);
        boolean local = owner != null && owner.produces(root) && owner.isRowwise(operand, views);
        if (owners.containsKey(producer) && !local || Draft.needsMemory(producer, views)) {
          store(stored, root);
        }
      }
    }
  }

  /**
   * Marks a value, and below it what its own kernel reads: under an alias the value whose memory it
   * is, under a view the value that some other kernel makes.
   */
  private void store(Set<Value> stored, Value value) {
    stored.add(value);
    if (views.isAlias(value)) {
      store(stored, Maps.at(producers, value).operands().getFirst());
    } else if (views.isView(value)) {
      Value root = root(value);
      Node producer = Maps.at(producers, root);
      if (owners.containsKey(producer) || Draft.needsMemory(producer, views)) {
        store(stored, root);
      }
    }
  }
}
