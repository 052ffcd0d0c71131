/** Measures the product from outside, beside its peers, and its inner parts. */
@org.jspecify.annotations.NullMarked
package io.github.azuremlattach.benchmarks;
