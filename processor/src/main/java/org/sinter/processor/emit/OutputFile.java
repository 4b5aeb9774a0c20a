package org.sinter.processor.emit;

/** A file of text that the compiler makes of a network. */
public sealed interface OutputFile permits SourceFile, ResourceFile {
  /** All of it. */
  String text();
}
