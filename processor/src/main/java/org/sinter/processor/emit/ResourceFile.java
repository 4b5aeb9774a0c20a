package org.sinter.processor.emit;

/** A file that lies beside the class files: its path, from their root, and its text. */
public record ResourceFile(String path, String text) implements OutputFile {}
