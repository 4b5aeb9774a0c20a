package org.sinter.processor.apt;

import java.util.List;
import org.sinter.processor.emit.SourceFile;
import org.sinter.processor.ir.Network;
import org.sinter.processor.pipeline.Options;

/** What makes source files of a checked network. */
@FunctionalInterface
interface Backend {
  List<SourceFile> compile(Network network, Options options);
}
