/** The https server, its certificate authority and the journal of requests. */
@org.jspecify.annotations.NullMarked
package io.github.azuremlattach.emulator.http;
