package io.github.azuremlattach.action;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/** Reads a page as GitHub does, and finds whatever the product itself does not write. */
final class MarkdownEyes extends AbstractVisitor {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private static final Pattern OUR_TAG =
            Pattern.compile("</?code>|<br>|</?details>|</?summary>|</a>|<a href=\"https://[A-Za-z0-9._~:/#%@()-]+\">");
    private static final Pattern OUR_BLOCK =
            Pattern.compile("(?s)<details><summary>([^<]|<code>|</code>)*</summary>|</details>");
    private static final Pattern MENTION =
            Pattern.compile("(?<![\\p{L}\\p{N}_`])@[A-Za-z0-9]|#[0-9]|GH-[0-9]|:[a-z0-9_+-]+:");

    private boolean code;

    private MarkdownEyes() {}

    /**
     * Checks a page.
     *
     * @param first how many rows its first table has, under the heading; negative for any number
     * @param last the most rows of its last table
     */
    static void check(String page, int first, int last) {
        MarkdownEyes eyes = new MarkdownEyes();
        Node document = PARSER.parse(page);
        document.accept(eyes);
        List<Integer> tables = new java.util.ArrayList<>();
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            for (Node part = node.getFirstChild(); part != null; part = part.getNext()) {
                if (part instanceof TableBody) {
                    tables.add(count(part));
                }
            }
        }
        assertTrue(first < 0 || first == (tables.isEmpty() ? 0 : tables.get(0)), page);
        assertTrue(tables.isEmpty() || last < 0 || tables.get(tables.size() - 1) <= Math.max(first, last), page);
    }

    private static int count(Node body) {
        int rows = 0;
        for (Node row = body.getFirstChild(); row != null; row = row.getNext()) {
            assertTrue(row instanceof TableRow);
            rows++;
        }
        return rows;
    }

    @Override
    public void visit(HtmlInline html) {
        assertTrue(OUR_TAG.matcher(html.getLiteral()).matches(), html.getLiteral());
        code = html.getLiteral().equals("<code>") || (code && !html.getLiteral().equals("</code>"));
    }

    @Override
    public void visit(Text text) {
        String literal = text.getLiteral();
        assertTrue(code || !MENTION.matcher(literal).find(), "mentions: " + literal);
        assertFalse(!code && (literal.contains("://") || literal.contains("www.")), "links: " + literal);
    }

    @Override
    public void visit(FencedCodeBlock block) {
        assertTrue(List.of("mermaid", "sh").contains(block.getInfo()), block.getInfo());
    }

    @Override
    public void visit(CustomNode node) {
        visitChildren(node);
    }

    @Override
    public void visit(HtmlBlock node) {
        assertTrue(OUR_BLOCK.matcher(node.getLiteral()).matches(), "an HTML block: " + node.getLiteral());
    }

    @Override
    public void visit(Link node) {
        throw new AssertionError("a link: " + node.getDestination());
    }

    @Override
    public void visit(Image node) {
        throw new AssertionError("an image: " + node.getDestination());
    }

    @Override
    public void visit(Emphasis node) {
        throw new AssertionError("emphasis");
    }

    @Override
    public void visit(StrongEmphasis node) {
        throw new AssertionError("strong emphasis");
    }

    @Override
    public void visit(BlockQuote node) {
        visitChildren(node);
    }

    @Override
    public void visit(OrderedList node) {
        throw new AssertionError("a numbered list");
    }

    @Override
    public void visit(ThematicBreak node) {
        throw new AssertionError("a rule");
    }

    @Override
    public void visit(IndentedCodeBlock node) {
        throw new AssertionError("an indented block: " + node.getLiteral());
    }
}
