package org.sinter.processor.apt;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;
import org.sinter.Block;
import org.sinter.processor.diagnostic.CompileError;
import org.sinter.processor.diagnostic.Diagnostic;
import org.sinter.processor.diagnostic.Diagnostics;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.diagnostic.Origin;
import org.sinter.processor.emit.OutputFile;
import org.sinter.processor.frontend.annotation.BlockReader;
import org.sinter.processor.frontend.annotation.GeneratedNames;
import org.sinter.processor.frontend.annotation.NetworkReader;
import org.sinter.processor.ir.Network;
import org.sinter.processor.ir.OpRegistry;
import org.sinter.processor.pipeline.Dumps;
import org.sinter.processor.pipeline.Options;
import org.sinter.processor.pipeline.StageFailure;
import org.sinter.processor.type.ElementType;

/**
 * Compiles each interface that carries {@code @Network} and checks each {@code @Block}, once all it
 * mentions is known.
 */
@AutoService(Processor.class)
public final class NetworkProcessor extends AbstractProcessor {
  private static final String NETWORK = org.sinter.Network.class.getName();
  private static final String BLOCK = Block.class.getName();

  private final Backend backend;
  private final Set<String> deferred = new LinkedHashSet<>();
  private @Nullable Session session;

  /** As javac makes it. */
  public NetworkProcessor() {
    this(Backend::pipeline);
  }

  /** With another compiler behind the frontend. */
  public NetworkProcessor(Backend backend) {
    this.backend = backend;
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(NETWORK, BLOCK);
  }

  @Override
  public Set<String> getSupportedOptions() {
    return ProcessorOptions.NAMES;
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    session = new Session(environment, backend);
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Elements elements = processingEnv.getElementUtils();
    Set<String> names = new LinkedHashSet<>(deferred);
    deferred.clear();
    for (TypeElement annotation : annotations) {
      for (Element element : round.getElementsAnnotatedWith(annotation)) {
        names.add(((TypeElement) element).getQualifiedName().toString());
      }
    }
    for (String name : names) {
      TypeElement type = elements.getTypeElement(name);
      if (session == null || type == null || !Completeness.of(type)) {
        deferred.add(name); // what is still unknown in the end, javac reports
      } else {
        session.compile(type);
      }
    }
    return false; // claimed annotations would keep later processors from running
  }

  /** One run of javac. */
  private static final class Session {
    private final Elements elements;
    private final ProcessorOptions options;
    private final Backend backend;
    private final MessagerDiagnostics messages;
    private final FilerOutput output;
    private boolean warned;

    Session(ProcessingEnvironment environment, Backend backend) {
      this.elements = environment.getElementUtils();
      this.options = new ProcessorOptions(environment.getOptions());
      this.backend = backend;
      this.messages = new MessagerDiagnostics(environment.getMessager(), elements);
      this.output = new FilerOutput(environment.getFiler());
    }

    void compile(TypeElement type) {
      Origin whole = Origin.of(type.getSimpleName().toString());
      Diagnostics diagnostics = new Diagnostics();
      try {
        options.check();
        if (type.getAnnotation(Block.class) != null) {
          block(type, diagnostics);
        }
        if (type.getAnnotation(org.sinter.Network.class) != null) {
          network(type, diagnostics);
        }
      } catch (CompileError error) {
        diagnostics.report(whole, error);
      } catch (RuntimeException fault) {
        diagnostics.report(whole, internal(fault, whole));
      }
      for (Diagnostic diagnostic : diagnostics.all()) {
        messages.print(type, diagnostic);
      }
    }

    private void network(TypeElement type, Diagnostics diagnostics) {
      NetworkReader reader = new NetworkReader(elements, OpRegistry.load());
      Optional<Network> network = reader.read(type, diagnostics);
      if (network.isPresent()) {
        write(type, reader, network.get(), diagnostics);
      }
    }

    private void block(TypeElement type, Diagnostics diagnostics) {
      new BlockReader(elements, OpRegistry.load(), ElementType.FLOAT32, diagnostics).check(type);
      if (!diagnostics.hasErrors()) {
        GeneratedNames names = GeneratedNames.of(type, elements);
        output.writeCompanion(
            names, new NetworkReader(elements, OpRegistry.load()).declarations(type), type);
      }
    }

    private void write(
        TypeElement type, NetworkReader reader, Network network, Diagnostics diagnostics) {
      Options settings = options.forCompiler(vector(network, diagnostics));
      GeneratedNames names = GeneratedNames.of(type, elements);
      for (OutputFile file : files(network, settings, names, type)) {
        output.write(file, type);
      }
      output.writeCompanion(names, reader.declarations(type), type);
    }

    private List<OutputFile> files(
        Network network, Options settings, GeneratedNames names, TypeElement type) {
      List<Dumps.Dump> dumps = new ArrayList<>();
      try {
        return backend.compile(network, settings, dumps::add);
      } catch (CompileError | StageFailure known) {
        throw known;
      } catch (RuntimeException fault) {
        throw new StageFailure("emit", network.interfaceName(), fault);
      } finally {
        output.writeDumps(names, dumps, options.dumpFolder(), type);
      }
    }

    /** Vector code is written where javac sees the Vector API; its absence is said once. */
    private boolean vector(Network network, Diagnostics diagnostics) {
      if (!options.vector() || network.element() == ElementType.FLOAT64) {
        return false;
      }
      boolean visible = elements.getModuleElement("jdk.incubator.vector") != null;
      if (!visible && !warned) {
        warned = true;
        diagnostics.report(
            Origin.of(network.interfaceName()),
            Message.NO_VECTOR_MODULE.with(network.interfaceName()));
      }
      return visible;
    }

    private CompileError internal(RuntimeException fault, Origin whole) {
      StageFailure failure =
          fault instanceof StageFailure known
              ? known
              : new StageFailure("frontend", whole.member(), fault);
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      if (options.debug()) {
        cause.printStackTrace();
      }
      String name = cause.getClass().getSimpleName();
      return Message.INTERNAL.with(
          failure.stage(),
          failure.node(),
          name + ": " + List.of(String.valueOf(cause.getMessage()).split("\n")).getFirst());
    }
  }
}
