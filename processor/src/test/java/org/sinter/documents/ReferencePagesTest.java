package org.sinter.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sinter.processor.compile.Sinter;
import org.sinter.processor.ir.Network;
import org.sinter.processor.ir.OpRegistry;
import org.sinter.processor.type.Maps;

/** {@code docs/reference} has a page for every layer, loss and operation, and none besides. */
class ReferencePagesTest {
  private static final PageFolder FOLDER = new PageFolder(Path.of("../docs/reference"));

  private final OpRegistry registry = OpRegistry.load();

  @Test
  void everyAnnotationHasItsCurrentPageAndEveryPageItsAnnotation() {
    Map<String, String> pages = pages();
    if ("update".equals(System.getProperty("sinter.golden"))) {
      FOLDER.write(pages);
    }
    assertThat(FOLDER.faults(pages)).as("-Dsinter.golden=update rewrites the pages").isEmpty();
  }

  @Test
  void everyAnnotationSaysWhatItCalculates() {
    assertThat(annotations()).hasSizeGreaterThan(100);
    assertThat(annotations().filter(a -> Javadoc.formulas(a.comment()).isEmpty()))
        .extracting(AnnotationSource::name)
        .isEmpty();
  }

  private static Stream<AnnotationSource> annotations() {
    return Stream.of("layer", "loss", "op").flatMap(f -> AnnotationSource.all(f).stream());
  }

  /** By file name; all examples are compiled in one run. */
  private Map<String, String> pages() {
    List<ExampleNetwork> examples =
        annotations().map(a -> new ExampleNetwork(a, registry.definition(a.operator()))).toList();
    Map<String, String> sources = new LinkedHashMap<>();
    examples.forEach(example -> sources.put(example.name(), example.source()));
    Map<String, Network> networks = new TreeMap<>();
    for (Network network : Sinter.compile(sources, List.of("-Asinter.vector=off")).networks()) {
      networks.put(network.interfaceName(), network);
    }
    Map<String, String> pages = new TreeMap<>();
    for (ExampleNetwork example : examples) {
      String text = new ReferencePage(example, Maps.at(networks, example.name())).text();
      pages.put(example.annotation().name() + ".md", text);
    }
    return pages;
  }
}
