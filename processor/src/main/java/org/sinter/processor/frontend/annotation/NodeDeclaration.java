package org.sinter.processor.frontend.annotation;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import org.sinter.processor.diagnostic.Origin;
import org.sinter.processor.type.ElementType;

/**
 * A node as it was declared.
 *
 * @param operator its annotation
 * @param meaning absent where the annotation is at fault
 * @param stored what arrays that feed it hold; absent where its declaration does not tell
 * @param loss whether its result is a loss
 * @param reads its operands in the order of the operator's slots
 * @param wired false where an operand is unknown: its readers keep silent
 */
record NodeDeclaration(
    Member member,
    AnnotationMirror operator,
    Optional<Meaning> meaning,
    Optional<ElementType> stored,
    boolean loss,
    List<String> reads,
    boolean wired) {

  String name() {
    return member.name();
  }

  Origin origin() {
    return member.origin();
  }

  /** The same node, known to be part of a circle. */
  NodeDeclaration unwired() {
    return new NodeDeclaration(member, operator, meaning, stored, loss, List.of(), false);
  }
}
