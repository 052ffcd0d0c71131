/** Microsoft Entra ID: discovery, tokens and managed identities. */
@org.jspecify.annotations.NullMarked
package io.github.azuremlattach.emulator.entra;
