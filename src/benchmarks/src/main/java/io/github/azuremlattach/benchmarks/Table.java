package io.github.azuremlattach.benchmarks;

/** A Markdown table. */
final class Table {
    private final StringBuilder text = new StringBuilder();

    Table(String... heads) {
        row(heads);
        text.append("|---".repeat(heads.length)).append("|\n");
    }

    Table row(String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
