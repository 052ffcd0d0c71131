package io.github.azuremlattach.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What holds for the sources themselves, those of the Jenkins plugin included, which this build does not compile. */
class SourcesTest {
    private static final Path CORE = Path.of("..", "src", "core");
    private static final Path EMULATOR = Path.of("..", "src", "emulator");
    private static final Path JENKINS = Path.of("..", "src", "jenkins");
    private static final Path ACTION = Path.of("");
    private static final Path MAIN = Path.of("src", "main", "java");
    private static final Path PICTURE = Path.of("..", "docs", "images", "architecture.png");
    private static final int MAX_LINES = 250;
    private static final int MAX_MEDIAN = 90;

    /** Its many setters are what Jenkins' data binding asks for. */
    private static final String STEP = "AzureMlAttachStep.java";

    /** How a credential of Jenkins' becomes a token, and how Jenkins' proxy is used. */
    private static final Set<String> AZURE_IN_JENKINS =
            Set.of("AzureSignIn.java", "AzureTransport.java", "CredentialAdapter.java");

    private static List<Path> sources(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .toList();
        }
    }

    private static int lines(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void filesAreSmall() throws IOException {
        for (Path root : List.of(CORE, EMULATOR, ACTION, JENKINS)) {
            for (String kind : root.equals(JENKINS) ? List.of("main") : List.of("main", "test")) {
                List<String> large = new ArrayList<>();
                for (Path file : sources(root.resolve(Path.of("src", kind, "java")))) {
                    if (lines(file) > MAX_LINES && !file.endsWith(STEP)) {
                        large.add(file + " has " + lines(file) + " lines");
                    }
                }
                assertEquals(List.of(), large);
            }
        }
    }

    @Test
    void aFileIsUsuallyVerySmall() throws IOException {
        for (Path root : List.of(CORE, ACTION, JENKINS)) {
            int[] lines = sources(root.resolve(MAIN)).stream()
                    .mapToInt(SourcesTest::lines)
                    .sorted()
                    .toArray();
            assertTrue(lines[lines.length / 2] < MAX_MEDIAN, root + " has a median of " + lines[lines.length / 2]);
        }
    }

    @Test
    void theRootPackageIsTheFaceAndNothingElse() throws IOException {
        try (Stream<Path> files =
                Files.list(CORE.resolve(MAIN).resolve(Path.of("io", "github", "azuremlattach", "core")))) {
            List<Path> own = files.filter(Files::isRegularFile).toList();
            assertTrue(own.size() <= 6, own.toString());
        }
    }

    @Test
    void jenkinsUsesTypesOfAzuresLibrariesInKnownPlacesOnly() throws IOException {
        assertEquals(
                Set.of(),
                importers("com.azure.", "com.microsoft.aad.", "reactor.").stream()
                        .filter(name -> !AZURE_IN_JENKINS.contains(name))
                        .collect(Collectors.toSet()));
    }

    @Test
    void jenkinsUsesTheApiAndWhatGoesInAndOut() throws IOException {
        String core = "io.github.azuremlattach.core.";
        assertEquals(
                Set.of(),
                importers(
                        "io.github.azuremlattach.action.",
                        "io.github.azuremlattach.emulator.",
                        core + "run.",
                        core + "preflight.",
                        core + "plan.",
                        core + "survey.",
                        core + "diagnosis."));
    }

    private static Set<String> importers(String... packages) throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path file : sources(JENKINS.resolve(MAIN))) {
            boolean imports = Files.readAllLines(file).stream()
                    .map(line -> line.replaceFirst("^import (static )?", "import "))
                    .anyMatch(line -> Stream.of(packages).anyMatch(name -> line.startsWith("import " + name)));
            if (imports) {
                names.add(file.getFileName().toString());
            }
        }
        return names;
    }

    /** PlantUML writes what it drew into the picture. */
    @Test
    void thePictureIsDrawnFromTheRules() throws IOException {
        assertTrue(
                source(PICTURE.toFile()).contains(Floors.text().strip()), PICTURE + " is stale: run mvn -N -Ppicture");
    }

    private static String source(File picture) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (FileImageInputStream stream = new FileImageInputStream(picture)) {
            reader.setInput(stream);
            Node chunks = reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0");
            for (Node chunk = chunks.getFirstChild(); chunk != null; chunk = chunk.getNextSibling()) {
                if (chunk.getFirstChild() instanceof Element entry
                        && entry.getAttribute("keyword").equals("plantuml")) {
                    return entry.getAttribute("text");
                }
            }
        } finally {
            reader.dispose();
        }
        return "";
    }
}
