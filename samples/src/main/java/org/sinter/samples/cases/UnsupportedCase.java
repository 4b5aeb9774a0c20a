package org.sinter.samples.cases;

/** A case of an operator, or of a form of one, that has no annotation yet. */
final class UnsupportedCase extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnsupportedCase(String what) {
    super(what);
  }
}
