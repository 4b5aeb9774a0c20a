package org.sinter.processor.emit;

/** A generated class: its qualified name and its text. */
public record SourceFile(String qualifiedName, String text) implements OutputFile {}
