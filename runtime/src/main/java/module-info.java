/** What compiled networks and their users call: parameters, data, optimisers, trainer, files. */
module org.sinter.runtime {
  requires java.management;
  requires jdk.management;
  requires static jdk.incubator.vector;
  requires static org.jspecify;
  requires transitive org.sinter.annotations;

  exports org.sinter.runtime;
  exports org.sinter.runtime.checkpoint;
  exports org.sinter.runtime.data;
  exports org.sinter.runtime.optim;
  exports org.sinter.runtime.profile;
  exports org.sinter.runtime.support;
  exports org.sinter.runtime.train;
}
