/**
 * One file an operator: record, shape rule, gradient, reference, definition, tests' samples. Found
 * by ServiceLoader and imported by nobody; helpers of several operators are package-private or in
 * the plural of what they serve.
 */
@NullMarked
package org.sinter.processor.ops;

import org.jspecify.annotations.NullMarked;
