package io.github.azuremlattach.benchmarks;

import java.time.Duration;
import java.time.Instant;

/**
 * One run of a process.
 *
 * @param exitCode its exit code
 * @param wall from its start to its end
 * @param cpu what it and its children spent in user and system mode; zero where it cannot be told
 * @param peakKb the most memory that one of its processes held at a time (maximum resident set size); zero where it
 *     cannot be told
 * @param ended when it ended
 * @param output what it printed
 */
record Sample(int exitCode, Duration wall, Duration cpu, long peakKb, Instant ended, String output) {}
