package io.jenkins.plugins.azuremlattach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What the Jenkins project's hosting checker looks for in Jelly files; it reads those of a root project only. */
class JellyTest {
    private static final Path RESOURCES = Path.of("src/main/resources");

    static List<Path> files() throws Exception {
        try (Stream<Path> all = Files.walk(RESOURCES)) {
            return all.filter(file -> file.toString().endsWith(".jelly")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void escapesAndHasNoInlineCode(Path file) throws Exception {
        assertTrue(Files.readString(file).startsWith("<?jelly escape-by-default='true'?>"), file::toString);
        assertEquals(List.of(), inlineCode(Files.readString(file)));
    }

    @Test
    void thePluginIsDescribed() {
        assertTrue(Files.exists(RESOURCES.resolve("index.jelly")));
    }

    @Test
    void seesInlineCode() throws Exception {
        String jelly = "<j:jelly xmlns:j='jelly:core'><style>p {}</style><script>go()</script><a onclick='go()'/>"
                + "<script src='x.js'/><j:when onclick='go()'/><input checkUrl='x'/></j:jelly>";
        assertEquals(List.of("style", "script", "a onclick", "when onclick", "input checkUrl"), inlineCode(jelly));
    }

    private static List<String> inlineCode(String jelly) throws Exception {
        DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
        parsers.setNamespaceAware(true);
        NodeList elements = parsers.newDocumentBuilder()
                .parse(new InputSource(new StringReader(jelly)))
                .getElementsByTagName("*");
        List<String> found = new ArrayList<>();
        for (int i = 0; i < elements.getLength(); i++) {
            Element element = (Element) elements.item(i);
            String name = element.getLocalName();
            if (name.equals("style") || (name.equals("script") && !element.hasAttribute("src"))) {
                found.add(name);
            }
            for (int j = 0; j < element.getAttributes().getLength(); j++) {
                String attribute = ((Attr) element.getAttributes().item(j)).getName();
                boolean handler =
                        element.getNamespaceURI() == null ? attribute.startsWith("on") : attribute.equals("onclick");
                if (handler || attribute.equals("checkUrl")) {
                    found.add(name + " " + attribute);
                }
            }
        }
        return found;
    }
}
