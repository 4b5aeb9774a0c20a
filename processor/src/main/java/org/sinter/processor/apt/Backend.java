package org.sinter.processor.apt;

import java.util.List;
import java.util.function.Consumer;
import org.sinter.processor.emit.OutputFile;
import org.sinter.processor.ir.Network;
import org.sinter.processor.pipeline.Compiler;
import org.sinter.processor.pipeline.Dumps;
import org.sinter.processor.pipeline.Options;

/** What makes the files of a checked network. */
@FunctionalInterface
public interface Backend {

  /**
   * The files of a network.
   *
   * @param dumps gets the borders between stages that the options ask for
   */
  List<OutputFile> compile(Network network, Options options, Consumer<Dumps.Dump> dumps);

  /** The pipeline; what it could dump before a fault is dumped all the same. */
  static List<OutputFile> pipeline(Network network, Options options, Consumer<Dumps.Dump> dumps) {
    Compiler compiler = new Compiler(options);
    try {
      return compiler.compile(network);
    } finally {
      compiler.dumps().all().forEach(dumps);
    }
  }
}
