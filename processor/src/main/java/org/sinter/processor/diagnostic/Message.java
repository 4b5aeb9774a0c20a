package org.sinter.processor.diagnostic;

import java.util.List;
import java.util.Locale;

/** Every diagnostic: code, text, fix. A code never changes its meaning. */
public enum Message {
  AXIS_OUT_OF_RANGE(
      "SN2001",
      "An axis is named that the operand does not have.",
      "%s: axis %s is not one of %s",
      "axes count from 0, from the end where negative, without the batch, which is Axis.BATCH"),
  SHAPES_DIFFER(
      "SN2002",
      "Operands that must be alike are not.",
      "%s needs equal shapes, got %s and %s",
      "change the units or the shape of one of them; @Flatten and @Reshape keep the elements"),
  CANNOT_BROADCAST(
      "SN2003",
      "Two operands cannot be aligned at their last axes.",
      "%s cannot bring %s and %s to one shape",
      "compared from the last axis, extents must be equal or one of them 1"),
  CONTRACTION_EXTENT(
      "SN2004",
      "A product sums over an axis that its operands have in different extents.",
      "%s multiplies an axis of extent %s with one of extent %s",
      "make the two equal: change units or a shape, or @Transpose an operand"),
  ELEMENT_COUNT(
      "SN2005",
      "A reshape would lose or invent elements.",
      "%s of %s to %s changes the number of elements",
      "keep the product of the extents, or write -1 for the one that follows"),
  RANK(
      "SN2006",
      "An operand has too few or too many axes.",
      "%s needs %s, got %s",
      "reshape or flatten the operand"),
  WINDOW_TOO_LARGE(
      "SN2007",
      "A convolution or pooling window is larger than the image with what is put around it.",
      "%s: a window of %s does not fit in %s",
      "make the window smaller, or pool less before it"),
  ATTRIBUTE_RANGE(
      "SN2008",
      "A setting has a value outside its range.",
      "%s: %s = %s, but it must be %s",
      "give it a value that is %4$s"),
  UNKNOWN_CHOICE(
      "SN2009",
      "A setting names something that does not exist; only files can, Java has enums.",
      "%s: %s is not one of %s",
      "take one of these"),
  LOSS_OF_PROBABILITIES(
      "SN4001",
      "A loss that takes logits is fed what a softmax or sigmoid returns: its gradient would be"
          + " wrong.",
      "%s takes logits, but '%s' is what %s returns",
      "feed it the node before, whose softmax or sigmoid it takes itself"),
  ONE_CLASS(
      "SN4002",
      "A cross entropy has one class only and is 0 whatever the network says.",
      "%s over a single class is always 0",
      "use binary cross entropy"),
  LABEL_CLASSES(
      "SN4003",
      "The label and the logits disagree about the number of classes.",
      "%s has logits for %s classes and labels of %s",
      "write @Label(classes = %2$s), or give the layer units = %3$s"),
  REAL_LABEL(
      "SN4004",
      "A loss over classes has a label of real numbers that is no distribution over the classes.",
      "%s needs class indices, but '%s' of shape %s holds real numbers",
      "declare the label with classes, or with the shape of the logits"),
  NOT_AN_INTERFACE(
      "SN1001",
      "A class, record or enum carries @Network.",
      "%s is %s, but a network is an interface",
      "declare it as an interface"),
  NOT_IMPLEMENTABLE(
      "SN1002",
      "The generated class may not implement the interface.",
      "%s is %s, so that no generated class can implement it",
      "drop the modifier, or move the interface out"),
  TYPE_PARAMETERS(
      "SN1003",
      "The interface or one of its methods is generic.",
      "%s has type parameters, which mean nothing to a network",
      "remove them"),
  NOTHING_TO_RUN(
      "SN1004",
      "A network has neither an entry point nor a loss.",
      "%s has nothing to run: no entry point and no loss",
      "add a method such as @Predict(\"%2$s\") float[] read(float[] x), or set inspect = true"),
  NO_OPERATOR(
      "SN1005",
      "A method returns Tensor and does not say what it computes.",
      "node '%s' has no operator",
      "annotate it with a source, layer, loss or operation"),
  SEVERAL_ANNOTATIONS(
      "SN1006",
      "A method carries two annotations of which it may have one.",
      "'%s' carries %s, but can be one thing only",
      "keep one, and give the other a method of its own"),
  NODE_WITH_BODY(
      "SN1007",
      "A default, static or private method returns Tensor.",
      "'%s' returns Tensor, but is %s: nodes are abstract",
      "declare it abstract with an operator annotation, or return something else"),
  NODE_PARAMETER_TYPE(
      "SN1008",
      "A parameter of a node is not a Tensor.",
      "parameter '%s' of node '%s' has type %s, not Tensor",
      "make it a Tensor; settings belong into the annotation"),
  RESERVED_NAME(
      "SN1009",
      "A node or an entry point is named like a method of Object.",
      "'%s' is the name of a method that every object has",
      "rename it"),
  DUPLICATE_NODE(
      "SN1010",
      "Two methods of one interface have the name of a node.",
      "node '%s' is declared twice",
      "rename one of the two"),
  INHERITED_TWICE(
      "SN1011",
      "Two extended networks both have a node of this name.",
      "node '%s' comes from both %s and %s",
      "override it here to say what it is"),
  OVERRIDE_ARITY(
      "SN1012",
      "A node of an extended network is declared again with more or fewer operands.",
      "node '%s' reads %s nodes here and %s in %s",
      "keep the number of parameters, or take another name"),
  NAMES_LOST(
      "SN1013",
      "An extended interface was compiled without the processor, and its class file has no"
          + " parameter names.",
      "parameter names of '%s' are not in the class file of %s",
      "compile it with Sinter's processor, or with -parameters"),
  UNKNOWN_NODE(
      "SN1014",
      "A name stands where a node's name is expected, and no node has it.",
      "no node is called '%s'",
      "%2$s"),
  CYCLE(
      "SN1015",
      "A node depends on its own result.",
      "node '%s' depends on itself: %s",
      "break the circle"),
  UNKNOWN_SLOT(
      "SN1016",
      "@Wire(to) names a slot that the operator does not have.",
      "@%s has no slot '%s'",
      "%3$s"),
  SLOT_TWICE(
      "SN1017",
      "Two parameters fill one slot of an operator.",
      "slot '%s' of @%s is filled twice",
      "give each parameter a slot of its own"),
  MISSING_OPERAND(
      "SN1018",
      "A node has fewer parameters than its operator reads.",
      "@%s reads %s, but '%s' has nothing for %s",
      "add a parameter named after the node to read"),
  SUPERFLUOUS_OPERAND(
      "SN1019",
      "A node has more parameters than its operator reads.",
      "@%s reads %s, so '%s' has nowhere to go",
      "remove the parameter"),
  UNUSED_NODE(
      "SN1020",
      "A node is declared that no entry point needs.",
      "nothing needs node '%s'",
      "read it, predict it, or remove it"),
  MISPLACED(
      "SN1021",
      "An annotation stands where it means nothing.",
      "@%s means nothing here: it belongs on %s",
      "remove it"),
  NAME_TAKEN(
      "SN1022",
      "The name of the generated class is taken by another class.",
      "%s cannot be written: there is a class of that name",
      "rename that class or the network"),
  NOT_A_BLOCK(
      "SN1023",
      "@Use names a type that is no block.",
      "%s is no block",
      "name an interface that carries @Block"),
  BLOCK_INPUT(
      "SN1024",
      "An input of a block says what it is, though it takes what it is given.",
      "input '%s' of block %s has %s of its own",
      "remove it: a block's input is what its @Use reads"),
  INPUT_SHAPE(
      "SN1025",
      "An input of a network has no shape.",
      "input '%s' has no shape",
      "write @Input(shape = {28, 28, 1}), or shape = {} for one number an example"),
  BLOCK_MEMBER(
      "SN1026",
      "A block has a label or an entry point, which networks alone have.",
      "'%s' is %s, which a block has not",
      "move it into the network"),
  BLOCK_RESULT(
      "SN1027",
      "A block has not exactly one node that no other reads.",
      "the result of block %s is the node that no other reads, but there are %s: %s",
      "leave one of them, as the result"),
  BLOCK_RECURSION(
      "SN1028",
      "A block is part of itself.",
      "block %s uses itself",
      "break the circle; @Use(repeat = ...) puts several behind one another"),
  NO_ENTRY_KIND(
      "SN1030",
      "An abstract method is neither a node nor an entry point.",
      "'%s' returns %s and says nothing about what it does",
      "return Tensor to make it a node, add @Predict, @Evaluate, @Train or @Gradient, or give it a"
          + " body"),
  RETURN_TYPE(
      "SN1031",
      "A method's annotation and its return type do not go together.",
      "@%s needs a method that returns %s, but '%s' returns %s",
      "change the return type or the annotation"),
  ARGUMENT_TYPE(
      "SN1032",
      "An array of an entry point has another type than the node it belongs to.",
      "'%s' has type %s, but node '%s' needs %s here",
      "make it %4$s"),
  MISSING_INPUTS(
      "SN1033",
      "An entry point is not given everything that its results depend on.",
      "%s cannot be computed without %s",
      "add %3$s"),
  SUPERFLUOUS_ARGUMENT(
      "SN1034",
      "An entry point is given an array that its results do not depend on.",
      "'%s' has no part in computing %s",
      "remove the parameter"),
  RESULT_NOT_TAKEN(
      "SN1035",
      "A result of an entry point has no array to go to.",
      "'%s' computes %s, but has no array for it",
      "add %3$s, or return a single one"),
  NOTHING_TO_RETURN(
      "SN1036",
      "An entry point returns an array, though each result has one among the parameters.",
      "'%s' returns an array, but all its results go into parameters",
      "return void"),
  NOT_A_RESULT(
      "SN1037",
      "@Out names a node that the entry point does not compute.",
      "@Out(\"%s\") names no result: these are %s",
      "name a result, or add '%1$s' to them"),
  ARGUMENT_TWICE(
      "SN1038",
      "Two parameters of an entry point belong to one node.",
      "'%s' and '%s' both belong to node '%s'",
      "remove one of them"),
  BATCH_ARGUMENT(
      "SN1039",
      "An int parameter of an entry point is not the number of examples.",
      "int '%s' means nothing here: %s",
      "%3$s"),
  WHICH_LOSS(
      "SN1040",
      "An entry point names no loss, and the network has not exactly one.",
      "@%s names no loss, and the network has %s",
      "name one: @%1$s(\"loss\")"),
  ARGUMENT_KIND(
      "SN1041",
      "A parameter of an entry point is neither an array nor an int batch.",
      "parameter '%s' has type %s",
      "make it an array named after the node that it feeds, or an int batch"),
  LABEL_KIND(
      "SN2020",
      "A label says both or none of classes and shape.",
      "a label has either classes or a shape, this has %s",
      "write @Label(classes = 10) for class numbers, @Label(shape = {3}) for real values"),
  CONSTANT_COUNT(
      "SN2021",
      "A constant's values do not fill its shape.",
      "%s values do not fill shape %s, which has %s elements",
      "give one value, or as many as the shape has"),
  FANS(
      "SN2022",
      "An initialiser that follows from fans is given to a parameter that has none.",
      "%s follows from a shape [out, in, ...], but this is %s",
      "take NORMAL or UNIFORM with a scale"),
  NOT_SCALAR(
      "SN2023",
      "A loss, or what a gradient is taken of, is not a single number.",
      "'%s' has shape %s, but %s needs a single number",
      "reduce it, with @Mean(axes = {...}) over all axes and Axis.BATCH, or name another node"),
  TOO_LARGE(
      "SN2024",
      "A tensor has more elements an example than a Java array.",
      "%s has more than 2^31 - 1 elements an example",
      "make it smaller"),
  REAL_INDICES(
      "SN2025",
      "What is looked up by is an input of real numbers.",
      "%s looks up by whole numbers, but '%s' holds real numbers",
      "declare it as @Input(type = Type.INT32), or as a @Label with classes"),
  INDEX_RANGE(
      "SN2026",
      "A label that is looked up by has more classes than there is to look up.",
      "%s has %s to choose from, but '%s' has %s classes",
      "make the two equal"),
  NOTHING_TO_TRAIN(
      "SN4010",
      "A loss that is to be trained depends on no parameter.",
      "loss '%s' depends on no parameter, so there is nothing to train",
      "use @Evaluate, or add a layer or a @Parameter"),
  UNKNOWN_PARAMETER(
      "SN4011", "update names no parameter.", "no parameter is called or begins with '%s'", "%2$s"),
  GRADIENT_UNREACHED(
      "SN4012",
      "A gradient is asked for by something that plays no part.",
      "'%s' does not depend on '%s'",
      "remove it: the gradient would be zero"),
  GRADIENT_OF_CLASSES(
      "SN4013",
      "A gradient is asked for by class numbers, which do not vary smoothly.",
      "'%s' holds class numbers, by which nothing can be differentiated",
      "differentiate by a real-valued node"),
  NO_VECTOR_MODULE(
      "SN5001",
      "The compiler does not see the Vector API, so that only scalar code is written.",
      "module jdk.incubator.vector is not visible to javac: %s gets scalar code only",
      "compile with --add-modules jdk.incubator.vector, or say -Asinter.vector=off"),
  UNKNOWN_OPTION(
      "SN5002",
      "An option of the processor has a value that it does not know.",
      "-A%s=%s is unknown",
      "take one of %3$s"),
  INTERNAL(
      "SN9001",
      "Sinter itself is at fault.",
      "internal fault in %s at %s: %s",
      "please report it with the interface and the output of -Asinter.dump=all"),
  NOT_WRITTEN(
      "SN9002",
      "The file system refused a generated file.",
      "%s cannot be written: %s",
      "check the output folder");

  private final String code;
  private final String when;
  private final String text;
  private final String fix;

  /** The text and the fix are formats over the same arguments. */
  Message(String code, String when, String text, String fix) {
    this.code = code;
    this.when = when;
    this.text = text;
    this.fix = fix;
  }

  public String code() {
    return code;
  }

  /** In one sentence, what it is about. */
  public String when() {
    return when;
  }

  /** The text with places for arguments. */
  public String text() {
    return text;
  }

  /** What to do, with places for the same arguments. */
  public String fix() {
    return fix;
  }

  /** Whether compilation goes on. */
  public boolean isWarning() {
    return this == UNUSED_NODE || this == NO_VECTOR_MODULE;
  }

  /** The error this message is, to be thrown. */
  public CompileError with(Object... arguments) {
    return new CompileError(this, "", List.of(arguments));
  }

  String format(List<Object> arguments) {
    return String.format(Locale.ROOT, text, arguments.toArray());
  }

  String formatFix(List<Object> arguments) {
    return String.format(Locale.ROOT, fix, arguments.toArray());
  }
}
