/** What exists in the emulated Azure: resources, principals, roles and operations under way. */
@org.jspecify.annotations.NullMarked
package io.github.azuremlattach.emulator.world;
