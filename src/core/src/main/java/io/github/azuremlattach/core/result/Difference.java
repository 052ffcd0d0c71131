package io.github.azuremlattach.core.result;

/**
 * One way in which a compute differs from what was asked for.
 *
 * @param property the parameter, as the host spells it, or what else differs
 * @param wanted what was asked for
 * @param found what exists
 * @param inPlace whether Azure can change it without a new attach
 */
public record Difference(String property, String wanted, String found, boolean inPlace) {
    @Override
    public String toString() {
        return property + ": wanted " + wanted + ", found " + found;
    }
}
