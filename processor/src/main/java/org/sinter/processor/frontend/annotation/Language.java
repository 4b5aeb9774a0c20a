package org.sinter.processor.frontend.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.sinter.Block;
import org.sinter.Constant;
import org.sinter.Evaluate;
import org.sinter.Gradient;
import org.sinter.Input;
import org.sinter.Label;
import org.sinter.Operator;
import org.sinter.Out;
import org.sinter.Parameter;
import org.sinter.Predict;
import org.sinter.Tensor;
import org.sinter.Train;
import org.sinter.Use;
import org.sinter.Wire;

/** Which annotation and type of a declaration is what. Types are known by name, never loaded. */
final class Language {
  static final String INPUT = Input.class.getName();
  static final String LABEL = Label.class.getName();
  static final String PARAMETER = Parameter.class.getName();
  static final String CONSTANT = Constant.class.getName();
  static final String PREDICT = Predict.class.getName();
  static final String EVALUATE = Evaluate.class.getName();
  static final String TRAIN = Train.class.getName();
  static final String GRADIENT = Gradient.class.getName();
  static final String WIRE = Wire.class.getName();
  static final String OUT = Out.class.getName();
  static final String USE = Use.class.getName();
  static final String BLOCK = Block.class.getName();
  static final String OPERATOR = Operator.class.getName();

  private static final Set<String> SOURCES = Set.of(INPUT, LABEL, PARAMETER, CONSTANT);
  private static final Set<String> ENTRIES = Set.of(PREDICT, EVALUATE, TRAIN, GRADIENT);

  private Language() {}

  static boolean isTensor(TypeMirror type) {
    return type instanceof DeclaredType declared
        && name(declared.asElement()).equals(Tensor.class.getName());
  }

  /** The element kind of a one-dimensional array of numbers. */
  static Optional<TypeKind> numbers(TypeMirror type) {
    return type instanceof ArrayType array && array.getComponentType().getKind().isPrimitive()
        ? Optional.of(array.getComponentType().getKind())
        : Optional.empty();
  }

  /** The annotations that say what a node is. */
  static List<AnnotationMirror> operators(ExecutableElement method) {
    return having(method, mirror -> isSource(mirror) || isUse(mirror) || meta(mirror).isPresent());
  }

  /** The annotations that say what an entry point does. */
  static List<AnnotationMirror> entries(ExecutableElement method) {
    return having(method, mirror -> ENTRIES.contains(name(mirror)));
  }

  static boolean isSource(AnnotationMirror mirror) {
    return SOURCES.contains(name(mirror));
  }

  static boolean isUse(AnnotationMirror mirror) {
    return name(mirror).equals(USE);
  }

  /** The {@code @Operator} on an annotation's type. */
  static Optional<AnnotationMirror> meta(AnnotationMirror mirror) {
    return annotation(mirror.getAnnotationType().asElement(), OPERATOR);
  }

  static Optional<AnnotationMirror> annotation(Element element, String type) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (name(mirror).equals(type)) {
        return Optional.of(mirror);
      }
    }
    return Optional.empty();
  }

  /** The qualified name of an annotation's type. */
  static String name(AnnotationMirror mirror) {
    return name(mirror.getAnnotationType().asElement());
  }

  /** As the user writes it, without the {@code @}. */
  static String simpleName(AnnotationMirror mirror) {
    return mirror.getAnnotationType().asElement().getSimpleName().toString();
  }

  private static String name(Element type) {
    return type instanceof TypeElement element ? element.getQualifiedName().toString() : "";
  }

  private static List<AnnotationMirror> having(
      ExecutableElement method, Predicate<AnnotationMirror> wanted) {
    List<AnnotationMirror> found = new ArrayList<>();
    for (AnnotationMirror mirror : method.getAnnotationMirrors()) {
      if (wanted.test(mirror)) {
        found.add(mirror);
      }
    }
    return found;
  }
}
