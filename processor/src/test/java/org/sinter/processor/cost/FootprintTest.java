package org.sinter.processor.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.sinter.processor.cost.Footprint.Term;

class FootprintTest {
  @Property(tries = 500)
  void addressesAreCountedAsIfTheyWereListed(@ForAll("footprints") List<Footprint> sets) {
    Set<Integer> listed = new HashSet<>();
    sets.forEach(set -> list(set.terms(), set.offset(), listed));
    assertThat(Footprint.distinct(sets)).isEqualTo(listed.size());
  }

  private static void list(List<Term> terms, int at, Set<Integer> listed) {
    if (terms.isEmpty()) {
      listed.add(at);
      return;
    }
    for (int i = 0; i < terms.getFirst().extent(); i++) {
      list(terms.subList(1, terms.size()), at + i * terms.getFirst().stride(), listed);
    }
  }

  @Provide
  Arbitrary<List<Footprint>> footprints() {
    Arbitrary<Term> terms =
        Combinators.combine(
                Arbitraries.integers().between(1, 40), Arbitraries.integers().between(1, 6))
            .as(Term::new);
    return Combinators.combine(terms.list().ofMaxSize(4), Arbitraries.integers().between(0, 30))
        .as(Footprint::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }
}
