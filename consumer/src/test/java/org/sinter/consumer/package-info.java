/**
 * The packaged artifacts, used as a user does: a project outside the repository whose build is the
 * README's block, compiled by a Maven and run by a JVM of its own. Nothing here reads the classes
 * of the repository.
 */
@NullMarked
package org.sinter.consumer;

import org.jspecify.annotations.NullMarked;
