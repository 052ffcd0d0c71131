package io.github.azuremlattach.action;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever Azure or a pull request writes, it shows as text. A failure names its seed and the smallest text. */
class HostileOutputTest {
    private static final String SEED = "20261124";
    private static final List<String> PIECES = List.of(
            "\n",
            "\r",
            "\r\n",
            "\n\n",
            "\t",
            "\0",
            "\u001b[31m",
            "\u0085",
            "\u00a0",
            "\u00ad",
            "\u2003",
            "\u200b",
            "\u2028",
            "\u202e",
            "\ufeff",
            "\ud800",
            "\udc00",
            "\ud83d\ude80",
            "'",
            "\"",
            "\\",
            "`",
            "```\n",
            "~~~\n",
            "%0A",
            "%25",
            "%",
            "::",
            ":",
            "::add-mask::",
            "::error title=x::",
            "::set-output name=y::",
            "##[command]",
            "##[set-env name=PATH]",
            "] ",
            "<<EOF\n",
            "\nEOF\n",
            "ghadelimiter_",
            "outcome=attached",
            "|",
            " | ",
            "|---|\n",
            "---\n",
            "===\n",
            "- ",
            "1. ",
            "> ",
            "# ",
            "    ",
            "*",
            "**",
            "_",
            "~~",
            "[x](y)",
            "![i](j)",
            "[x]: /y\n",
            "<b>",
            "</code>",
            "<script>",
            "<!--",
            "<![CDATA[",
            "]]>",
            "&amp;",
            "&#60;",
            "&",
            "<",
            ">",
            "@octocat",
            "#1",
            ":tada:",
            "https://evil.example/",
            "www.evil.example",
            "a@evil.example",
            "{\"targets\":[",
            "{\"name\":\"a\",\"outcome\":\"",
            "\"exitCode\":",
            "null",
            "]}");

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> piece = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of(PIECES)),
                Tuple.of(1, Arbitraries.strings().all().ofMaxLength(8)),
                Tuple.of(2, Arbitraries.strings().ascii().ofMaxLength(6)));
        return piece.list().ofMaxSize(20).map(list -> String.join("", list));
    }

    @Property(tries = 500, seed = SEED)
    void aValueIsOneOutput(@ForAll("texts") String text) {
        HostileOutput.commandFile(text);
    }

    @Property(tries = 1000, seed = SEED)
    void aTextIsNoCommand(@ForAll("texts") String text) {
        HostileOutput.commands(text);
    }

    @Property(tries = 500, seed = SEED)
    void aPageIsWhatTheProductWrote(@ForAll("texts") String text) {
        HostileOutput.pages(text);
    }

    @Property(tries = 500, seed = SEED)
    void anXmlReportHasItsOwnElements(@ForAll("texts") String text) {
        HostileOutput.junit(text);
    }

    @Property(tries = 500, seed = SEED)
    void aForeignReportIsMergedOrRefused(@ForAll("texts") String text) {
        HostileOutput.merge(text);
    }
}
