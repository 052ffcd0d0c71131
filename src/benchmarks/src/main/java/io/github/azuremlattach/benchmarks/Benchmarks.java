package io.github.azuremlattach.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Repeats every measurement of docs/development/benchmarks.md and writes the figures as Markdown. */
public final class Benchmarks {
    private Benchmarks() {}

    /** Measures the parts that the settings name, one after another, and shows each as soon as it is there. */
    public static void main(String[] args) throws Exception {
        Settings settings = Settings.ofSystem();
        Product product = new Product(settings);
        Trained trained = Trained.by(product, settings.jdk().toRealPath(), settings.target());
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("cold", new ColdRun(product, settings, trained));
        parts.put("one", new OneAttach(trained, settings));
        parts.put("fleet", new FleetOf100(trained));
        parts.put("thousand", new FleetOf1000(trained));
        parts.put("plan", new PlanOf10000(trained));
        parts.put("startup", new StartUp(trained));
        parts.put("inner", new InnerParts());
        Path figures = settings.target().resolve("figures.md");
        StringBuilder page = new StringBuilder(Machine.describe());
        System.out.println(page);
        for (Map.Entry<String, Part> part : parts.entrySet()) {
            if (settings.parts().contains(part.getKey())) {
                String section = part.getValue().measure();
                System.out.println(section);
                page.append('\n').append(section);
                Files.writeString(figures, page);
                settings.page().ifPresent(docs -> Figures.into(docs, page));
            }
        }
        System.out.println("Figures: " + figures);
        System.exit(0);
    }
}
