package io.github.azuremlattach.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Azure's errors in every shape that has been seen. */
class ServiceErrorTest {

    private static List<String> lines(String body) {
        return ServiceError.parse(body).lines();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"error":{"code":"ResourceNotFound","message":"No such thing."}}      | ResourceNotFound: No such thing.
                    {"code":"BadRequest","message":"Wrong body."}                         | BadRequest: Wrong body.
                    {"code":"NotFound","message":"Gone.","target":"x","details":null,"error":null} | NotFound: Gone.
                    {"Code":"TooMany","Message":"Slow down.","Target":null,"Details":[]}  | TooMany: Slow down.
                    {"Message":"An error has occurred."}                                  | An error has occurred.
                    {"error":{"code":"Canceled","message":"Stopped."},"status":"Failed"}  | Canceled: Stopped.
                    {"error":{"code":"100026","message":"Numbered."}}                     | 100026: Numbered.
                    {"error":{"code":42,"message":"Counted."}}                            | 42: Counted.
                    {"error":"invalid_client","error_description":"AADSTS7000215: wrong"} | invalid_client: AADSTS7000215: wrong
                    {"error":{"code":"OnlyACode","message":null}}                         | OnlyACode
                    {"errorCode":"Odd","errorMessage":"Shape."}                           | Odd: Shape.
                    "The resource is locked."                                             | The resource is locked.
                    [{"code":"InAList","message":"Of one."}]                              | InAList: Of one.
                    """)
    void readsOneErrorFrom(String body, String line) {
        assertEquals(List.of(line), lines(body));
    }

    @Test
    void anAddressThatIsQuotedLosesItsQuery() {
        assertEquals(
                List.of("The requested URL https://management.azure.com/op?... was not found; see /op?... and why?"),
                lines("<h1>The requested URL https://management.azure.com/op?t=1&amp;s=secret was not found;"
                        + " see /op%3Fs%3Dx=1 and why?</h1>"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Endpoint=sb://r.example/;SharedAccessKeyName=azureml;SharedAccessKey=c4n4ry+/=;EntityPath=a"
                        + " | Endpoint=sb://r.example/;SharedAccessKeyName=azureml;SharedAccessKey=...;EntityPath=a",
                "AccountName=st;AccountKey = c4n4ry== | AccountName=st;AccountKey = ...",
                "client_secret=c4n4ry&grant_type=x | client_secret=...",
                "the token eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJ4In0.c4-n4_ry is not valid | the token ... is not valid",
                "the image pull secret crmlprodacrkey of eyJ | the image pull secret crmlprodacrkey of eyJ"
            })
    void aSecretThatIsQuotedIsCutOut(String said, String shown) {
        assertEquals(List.of(shown), lines(said));
    }

    @Test
    void halfACharacterIsNone() {
        assertEquals(List.of("a b"), lines("{\"message\": \"a\\ud800b\"}"));
        String cut =
                lines("{\"message\": \"" + "\ud83d\ude80".repeat(5000) + "\"}").get(0);
        assertEquals("\ud83d\ude80".repeat(4000) + "...", cut);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "   ", "\r\n", "null", "{}", "[]", "{\"error\":null}", "{\"error\":{}}", "[[]]", "42", "\"\""
            })
    void nothingSaidIsNoLine(String body) {
        ServiceError error = ServiceError.parse(body);
        assertEquals(List.of(), error.lines());
        assertEquals("", error.innermost());
        assertEquals("", error.firstCode());
        assertFalse(error.has("x"));
    }

    @Test
    void detailsComeAfterWhatTheyExplain() {
        ServiceError error = ServiceError.parse("""
                {"error":{"code":"Outer","message":"See inside.","details":[
                  {"code":"Middle","message":"Deeper.","details":[{"code":"Inner","message":"This it is."}]},
                  {"code":"Second","message":"And this."}]}}
                """);
        assertEquals(
                List.of("Outer: See inside.", "Middle: Deeper.", "Inner: This it is.", "Second: And this."),
                error.lines());
        assertEquals("Second: And this.", error.innermost());
        assertEquals("Outer", error.firstCode());
        assertTrue(error.has("inner"));
        assertFalse(error.has("Inne"));
    }

    @Test
    void bothShapesOfProvisioningErrorsSayTheSameOnce() {
        String element =
                "{\"code\":\"BadRequestFormat\",\"statusCode\":400,\"message\":\"Version 1.9 is not supported.\"}";
        List<String> expected = List.of("BadRequestFormat: Version 1.9 is not supported.");
        assertEquals(expected, lines("[{\"error\":" + element + "}]"));
        assertEquals(
                expected,
                lines("[{\"code\":\"BadRequestFormat\",\"message\":\"Version 1.9 is not supported.\",\"error\":"
                        + element + "}]"));
    }

    @Test
    void innererrorAndAdditionalInfoAreHeard() {
        assertEquals(List.of("Denied: By policy.", "PolicyViolation: No public IPs.", "Trace: Look here."), lines("""
                        {"error":{"code":"Denied","message":"By policy.",
                          "additionalInfo":[{"type":"PolicyViolation",
                             "info":{"code":"PolicyViolation","message":"No public IPs."}}],
                          "innererror":{"code":"Trace","message":"Look here."}}}
                        """));
    }

    @Test
    void aMessageThatIsJsonItselfIsOpened() {
        assertEquals(List.of("Wrapped", "The real reason.", "Leaf: Even deeper."), lines("""
                        {"error":{"code":"Wrapped","message":
                          "{\\"error\\":{\\"message\\":\\"The real reason.\\",\\"details\\":[{\\"code\\":\\"Leaf\\",\\"message\\":\\"Even deeper.\\"}]}}"}}
                        """));
        assertEquals(List.of("Text: {not json"), lines("{\"code\":\"Text\",\"message\":\"{not json\"}"));
        assertEquals(List.of("Text: {}"), lines("{\"code\":\"Text\",\"message\":\"{}\"}"));
    }

    @Test
    void theCodeInsideAMessageIsNotLost() {
        ServiceError error = ServiceError.parse("""
                {"error":{"code":"Outer","message":"{\\"error\\":{\\"code\\":\\"Inner\\",\\"message\\":\\"Why.\\"}}"}}
                """);
        assertTrue(error.has("Inner"), error.lines().toString());
        assertTrue(error.innermost().endsWith("Why."), error.lines().toString());
    }

    @Test
    void aPageInHtmlIsReadAsItsWords() {
        assertEquals(List.of("404 Not Found The page is gone."), lines("""
                        <!DOCTYPE html><html><head><title>x</title><style>p {color: red}</style></head>
                        <body><!-- hidden <b>words</b> --><h1>404&#32;</h1>
                        <script>alert("x < y")</script><p>The page is gone.</p></body></html>
                        """.replace("&#32;", " Not Found")));
    }

    @Test
    void controlCharactersNeverReachALine() {
        assertEquals(
                List.of("A B: one two [31mred ::error::x"),
                lines("{\"code\":\"A\\u0000B\",\"message\":\"one\\r\\n two\\t\\u001b[31mred\\n::error::x\"}"));
    }

    @Test
    void aLongMessageIsCutAtFourThousand() {
        assertEquals(
                4000, lines("{\"message\":\"" + "m".repeat(4000) + "\"}").get(0).length());
        String cut = lines("{\"message\":\"" + "m".repeat(4001) + "\"}").get(0);
        assertEquals("m".repeat(4000) + "...", cut);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 100, 450})
    void deepNestingEndsAndNeverOverflows(int depth) {
        String objects = "{\"message\":\"level\",\"details\":[".repeat(depth) + "]}".repeat(depth);
        assertEquals(List.of("level"), lines(objects));
        assertEquals(List.of(), lines("[".repeat(depth) + "]".repeat(depth)));
    }

    @Test
    void nestingBeyondAllMeasureIsTextAndNoCrash() {
        assertEquals(1, lines("{\"a\":" + "[".repeat(5000)).size());
    }
}
