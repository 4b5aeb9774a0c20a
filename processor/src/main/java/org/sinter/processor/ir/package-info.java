/**
 * The graph: nodes over typed tensors, the kinds of operators, and what crosses the borders between
 * stages. Operators themselves live in ops and are never named here, but for the few that autodiff
 * and composites are made of.
 */
@NullMarked
package org.sinter.processor.ir;

import org.jspecify.annotations.NullMarked;
