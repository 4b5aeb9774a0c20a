package org.sinter.processor.frontend.annotation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import org.sinter.processor.ir.Network.Argument;
import org.sinter.processor.ir.Network.Kind;
import org.sinter.processor.ir.Network.Role;

/**
 * An entry point while it is read.
 *
 * @param results what it computes, the loss, or what is differentiated
 * @param targets the nodes that arrays may receive: results, or those differentiated by
 * @param arguments those that belong to a node, filled in on the way
 * @param mistyped the names of those whose array is of the wrong type
 */
record Draft(
    Member member,
    AnnotationMirror mirror,
    Settings settings,
    Kind kind,
    List<String> results,
    List<String> targets,
    List<Argument> arguments,
    Set<String> mistyped) {

  static Draft of(
      Member member,
      AnnotationMirror mirror,
      Settings settings,
      Kind kind,
      List<String> results,
      List<String> targets) {
    return new Draft(
        member, mirror, settings, kind, results, targets, new ArrayList<>(), new HashSet<>());
  }

  /** The nodes that arguments of a role belong to. */
  Set<String> nodes(Role role) {
    Set<String> nodes = new LinkedHashSet<>();
    for (Argument argument : arguments) {
      if (argument.role() == role) {
        nodes.add(argument.node());
      }
    }
    return nodes;
  }

  /** The targets that no array among the parameters takes. */
  List<String> notTaken() {
    Set<String> taken = nodes(Role.WRITE);
    return targets.stream().filter(target -> !taken.contains(target)).toList();
  }

  String annotation() {
    return Language.simpleName(mirror);
  }
}
