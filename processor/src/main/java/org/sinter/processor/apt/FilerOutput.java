package org.sinter.processor.apt;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.tools.StandardLocation;
import org.sinter.Declared;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.emit.OutputFile;
import org.sinter.processor.emit.ResourceFile;
import org.sinter.processor.emit.SourceFile;
import org.sinter.processor.frontend.annotation.GeneratedNames;
import org.sinter.processor.frontend.annotation.NetworkReader.Declaration;
import org.sinter.processor.pipeline.Dumps;

/** Writes files through javac, each with the one interface that it was made of. */
final class FilerOutput {
  private final Filer filer;

  FilerOutput(Filer filer) {
    this.filer = filer;
  }

  /**
   * Writes a file.
   *
   * @throws org.sinter.processor.diagnostic.CompileError if the name is taken or the disk refuses
   */
  void write(OutputFile file, TypeElement origin) {
    switch (file) {
      case SourceFile source -> write(source, origin);
      case ResourceFile resource -> write(resource, origin);
    }
  }

  private void write(ResourceFile file, TypeElement origin) {
    try (Writer out =
        filer.createResource(StandardLocation.CLASS_OUTPUT, "", file.path(), origin).openWriter()) {
      out.write(file.text());
    } catch (IOException failure) {
      throw Message.NOT_WRITTEN.with(file.path(), String.valueOf(failure.getMessage()));
    }
  }

  private void write(SourceFile file, TypeElement origin) {
    try (Writer out = filer.createSourceFile(file.qualifiedName(), origin).openWriter()) {
      out.write(file.text());
    } catch (FilerException _) {
      throw Message.NAME_TAKEN.with(file.qualifiedName());
    } catch (IOException failure) {
      throw Message.NOT_WRITTEN.with(file.qualifiedName(), String.valueOf(failure.getMessage()));
    }
  }

  /**
   * Writes what was dumped: into a folder, or where there is none beside the generated source.
   *
   * @throws org.sinter.processor.diagnostic.CompileError if the disk refuses
   */
  void writeDumps(
      GeneratedNames names, List<Dumps.Dump> dumps, Optional<Path> folder, TypeElement origin) {
    DumpFiles.of(names, dumps)
        .forEach(
            (file, text) -> {
              try (Writer out =
                  folder.isPresent()
                      ? inFolder(folder.get(), names, file)
                      : beside(names, file, origin)) {
                out.write(text);
              } catch (IOException failure) {
                throw Message.NOT_WRITTEN.with(file, String.valueOf(failure.getMessage()));
              }
            });
  }

  private Writer beside(GeneratedNames names, String file, TypeElement origin) throws IOException {
    return filer
        .createResource(StandardLocation.SOURCE_OUTPUT, names.packageName(), file, origin)
        .openWriter();
  }

  /** In one folder networks of several packages meet. */
  private static Writer inFolder(Path folder, GeneratedNames names, String file)
      throws IOException {
    String prefix = names.packageName().isEmpty() ? "" : names.packageName() + ".";
    return Files.newBufferedWriter(Files.createDirectories(folder).resolve(prefix + file));
  }

  /** Writes the class that keeps parameter names for later compilations. */
  void writeCompanion(GeneratedNames names, List<Declaration> declarations, TypeElement origin) {
    AnnotationSpec.Builder declared = AnnotationSpec.builder(Declared.class);
    for (Declaration declaration : declarations) {
      declared.addMember("value", "$L", method(declaration));
    }
    TypeSpec type =
        TypeSpec.classBuilder(names.companionName())
            .addJavadoc(
                "Keeps the parameter names of {@link $L} for those who extend it.\n",
                names.interfaceName())
            .addAnnotation(declared.build())
            .addModifiers(Modifier.FINAL)
            .addOriginatingElement(origin)
            .build();
    String text =
        JavaFile.builder(names.packageName(), type).skipJavaLangImports(true).build().toString();
    write(new SourceFile(names.companion(), text), origin);
  }

  private static AnnotationSpec method(Declaration declaration) {
    AnnotationSpec.Builder method =
        AnnotationSpec.builder(Declared.Method.class).addMember("name", "$S", declaration.key());
    for (String name : declaration.parameters()) {
      method.addMember("parameters", "$S", name);
    }
    return method.build();
  }
}
