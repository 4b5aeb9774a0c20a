package org.sinter.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import org.sinter.processor.type.ElementType;

/** The types that generated code mentions. */
final class Types {
  private static final String SUPPORT = "org.sinter.runtime.support";
  private static final String RUNTIME = "org.sinter.runtime";
  static final String VECTOR_PACKAGE = "jdk.incubator.vector";

  static final ClassName FLOAT_VECTOR = ClassName.get(VECTOR_PACKAGE, "FloatVector");
  static final ClassName OPERATORS = ClassName.get(VECTOR_PACKAGE, "VectorOperators");
  static final ClassName MASK = ClassName.get(VECTOR_PACKAGE, "VectorMask");
  static final ClassName SPECIES = ClassName.get(VECTOR_PACKAGE, "VectorSpecies");
  static final ClassName VECTOR_MATH = support("VectorMath");
  static final ClassName TRANSPOSITION = support("VectorTransposition");
  static final ClassName VECTOR_SUPPORT = support("VectorSupport");
  static final ClassName SCALAR_MATH = support("ScalarMath");
  static final ClassName LANES = support("Lanes");
  static final ClassName HASH = support("CounterHash");
  static final ClassName FEED = support("Feed");
  static final ClassName INSTANCE = support("Instance");
  static final ClassName SHARE = support("Share");
  static final ClassName COMPILED = support("CompiledNetwork");
  static final ClassName PROGRAMS = support("Programs");
  static final ClassName VECTORS = ClassName.get(SUPPORT, "Programs", "Vectors");
  static final ClassName TWIN = support("Twin");
  static final ClassName WARM_UP_CALL = ClassName.get(SUPPORT, "WarmUp", "Call");
  static final ClassName FACTORY = support("ProgramFactory");
  static final ClassName PROFILING = ClassName.get(RUNTIME + ".profile", "Profiling");
  static final ClassName SIMD = support("Simd");
  static final ClassName INSPECTION = support("Inspection");
  static final ClassName GENERATED = support("Generated");
  static final ClassName NETWORK_INFO = runtime("NetworkInfo");
  static final ClassName PARAMETER_INFO = runtime("ParameterInfo");
  static final ClassName ENTRY_INFO = runtime("EntryInfo");
  static final ClassName ARRAY_INFO = runtime("ArrayInfo");
  static final ClassName LAYOUT = runtime("Layout");
  static final ClassName INIT = runtime("InitInfo");
  static final ClassName PRECISION = ClassName.get("org.sinter", "Precision");
  static final ClassName ELEMENT_TYPE = runtime("ElementType");
  static final ClassName PARAMETERS = runtime("Parameters");

  private Types() {}

  private static ClassName support(String name) {
    return ClassName.get(SUPPORT, name);
  }

  private static ClassName runtime(String name) {
    return ClassName.get(RUNTIME, name);
  }

  /** The Java type of one element. */
  static TypeName primitive(ElementType element) {
    return switch (element) {
      case FLOAT32 -> TypeName.FLOAT;
      case FLOAT64 -> TypeName.DOUBLE;
      case INT32 -> TypeName.INT;
      case UINT8 -> TypeName.BYTE;
      case BOOL -> TypeName.BOOLEAN;
    };
  }

  static TypeName array(ElementType element) {
    return ArrayTypeName.of(primitive(element));
  }
}
