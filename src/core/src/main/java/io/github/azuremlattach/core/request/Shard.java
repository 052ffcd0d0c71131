package io.github.azuremlattach.core.request;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A part of a manifest. The same manifest always falls into the same parts: the workspaces, largest first, go one by
 * one to the part that has the fewest computes so far.
 *
 * @param index which part, from 1
 * @param count how many parts there are
 */
record Shard(int index, int count) {
    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,3})/([1-9]\\d{0,3})");

    /** The whole. */
    static final Shard ALL = new Shard(1, 1);

    /**
     * Reads text such as {@code 3/8}.
     *
     * @throws IllegalArgumentException with what to give instead
     */
    static Shard parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("give a part and the number of parts, such as 3/8");
        }
        Shard shard = new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        if (shard.index > shard.count) {
            throw new IllegalArgumentException("the part is one of 1 to " + shard.count);
        }
        return shard;
    }

    /** The requests of this part, in their order. */
    List<AttachRequest> of(List<AttachRequest> all) {
        Map<String, Long> workspaces =
                all.stream().collect(Collectors.groupingBy(Shard::workspace, TreeMap::new, Collectors.counting()));
        long[] load = new long[count];
        Set<String> mine = new HashSet<>();
        workspaces.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(workspace -> {
                    int part = lightest(load);
                    load[part] += workspace.getValue();
                    if (part == index - 1) {
                        mine.add(workspace.getKey());
                    }
                });
        return all.stream().filter(request -> mine.contains(workspace(request))).toList();
    }

    private static int lightest(long[] load) {
        int part = 0;
        for (int i = 1; i < load.length; i++) {
            part = load[i] < load[part] ? i : part;
        }
        return part;
    }

    private static String workspace(AttachRequest request) {
        return request.workspace().toString().toLowerCase(Locale.ROOT);
    }
}
