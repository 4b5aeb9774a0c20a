package org.sinter.processor.ir;

/** A contraction given by its index maps alone. */
public record Einsum(String name, Contraction.Spec spec) implements Contraction {

  @Override
  public String label() {
    return name + "(" + spec.extents() + " a" + spec.a() + " b" + spec.b() + ")";
  }
}
