package io.github.azuremlattach.core.diagnosis;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A known failure, and what must be seen for it. It needs one of its codes or one of the sentences of {@code says}, where
 * it names any, and besides all of {@code where}, {@code status} and {@code words} that it names.
 *
 * @param code its stable name
 * @param title what a person would call it
 * @param where the places at which it appears; empty for any
 * @param status the HTTP statuses that it comes with; empty for any
 * @param codes Azure's codes for it, anywhere in the error
 * @param says patterns of what Azure says in place of a code
 * @param words patterns that must all be found
 * @param find what to read out of Azure's words: the first group of the first pattern that is found, by fact
 * @param cause why it happens, one sentence
 * @param remedy what to do, one sentence
 * @param commands complete command lines, one each; one that names an unknown fact is left out
 * @param instead other remedies for other settings, the first that applies
 * @param link a page that says more; null for none
 * @param examples real texts
 */
public record KnownError(
        String code,
        String title,
        List<Place> where,
        List<Integer> status,
        List<String> codes,
        List<Phrase> says,
        List<Phrase> words,
        Map<String, List<Phrase>> find,
        String cause,
        String remedy,
        List<String> commands,
        List<Instead> instead,
        @Nullable String link,
        List<Example> examples) {

    /** Codes that say no more than that something went wrong. */
    static final Set<String> VAGUE = Set.of(
            "badrequest",
            "conflict",
            "forbidden",
            "notfound",
            "unauthorized",
            "usererror",
            "internalerror",
            "internalservererror",
            "operationnotallowed",
            "extensionoperationfailed",
            "kubernetesoperationerror",
            "kubernetesapierror",
            "authorizationfailed");

    private static final int CODE = 16;
    private static final int MENTION = 12;
    private static final int WORDS = 8;
    private static final int VAGUE_CODE = 4;
    private static final int ONE_PLACE = 3;
    private static final int PLACES = 2;
    /** A code that lies deeper decides between otherwise equal weights. */
    static final int STEP = 100;

    /**
     * A remedy for other settings.
     *
     * @param when what must hold, such as {@code workspace-roles=grant}
     * @param remedy what to do then
     * @param commands complete command lines, one each
     */
    public record Instead(String when, String remedy, List<String> commands) {
        public Instead {
            commands = orEmpty(commands);
        }
    }

    /**
     * A real text.
     *
     * @param where the place; null for the first of the entry's
     * @param status the HTTP status
     * @param text code and message as {@link Symptom#lines} has them
     */
    public record Example(@Nullable Place where, int status, String text) {}

    public KnownError {
        where = orEmpty(where);
        status = orEmpty(status);
        codes = orEmpty(codes);
        says = orEmpty(says);
        words = orEmpty(words);
        find = find == null ? Map.of() : Map.copyOf(find);
        commands = orEmpty(commands);
        instead = orEmpty(instead);
        examples = orEmpty(examples);
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /**
     * How well a symptom fits: the more particular what was recognised, the more, and a code that lies deeper more than one
     * around it.
     *
     * @return 0 when it does not fit
     */
    int weight(Symptom symptom) {
        boolean here = (where.isEmpty() || where.contains(symptom.place()))
                && (status.isEmpty() || status.contains(symptom.status()))
                && words.stream().allMatch(phrase -> phrase.isIn(symptom.text()));
        int evidence = here ? evidence(symptom) : 0;
        if (!here || (evidence == 0 && !(codes.isEmpty() && says.isEmpty()))) {
            return 0;
        }
        int place = where.isEmpty() ? 0 : where.size() == 1 ? ONE_PLACE : PLACES;
        int said = words.isEmpty() ? 0 : WORDS + words.size() - 1;
        return evidence + STEP * (place + said + (status.isEmpty() ? 0 : 1)) + 1;
    }

    /** Whether it is recognised by nothing but codes that say no more than that something went wrong. */
    boolean isVague() {
        return says.isEmpty()
                && words.isEmpty()
                && !codes.isEmpty()
                && codes.stream().allMatch(code -> VAGUE.contains(code.toLowerCase(Locale.ROOT)));
    }

    private int evidence(Symptom symptom) {
        int best = 0;
        for (String code : codes) {
            boolean vague = VAGUE.contains(code.toLowerCase(Locale.ROOT));
            int depth = symptom.depth(code).orElse(-1);
            int weight = depth >= 0 ? vague ? VAGUE_CODE : CODE : !vague && symptom.mentions(code) ? MENTION : 0;
            best = Math.max(best, weight == 0 ? 0 : STEP * weight + Math.max(0, Math.min(depth, STEP - 2)));
        }
        boolean spoken = says.stream().anyMatch(phrase -> phrase.isIn(symptom.text()));
        return spoken ? Math.max(best, STEP * WORDS) : best;
    }
}
