/** The language: annotations and enums that declare a network. No logic. */
module org.sinter.annotations {
  requires static org.jspecify;

  exports org.sinter;
  exports org.sinter.layer;
  exports org.sinter.loss;
  exports org.sinter.op;
}
