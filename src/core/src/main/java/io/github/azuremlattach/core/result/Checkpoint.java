package io.github.azuremlattach.core.result;

/**
 * Where a run stands, as plain text that may be stored: no client, no token, no signed address.
 *
 * @param text the text; its form belongs to the version of the product that wrote it
 */
public record Checkpoint(String text) {}
