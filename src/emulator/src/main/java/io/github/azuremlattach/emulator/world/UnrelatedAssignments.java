package io.github.azuremlattach.emulator.world;

import java.time.Instant;

/** Role assignments of principals that have nothing to do with an attach, as every subscription has in numbers. */
final class UnrelatedAssignments {
    private static final String READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
    private static final String CONTRIBUTOR = "b24988ac-6180-42a0-ab88-20f7382dd24c";
    private static final Instant LONG_AGO = Instant.parse("2021-05-25T08:04:36.030092Z");

    private UnrelatedAssignments() {}

    /** Makes that many: most at the subscription, a few at the root, every twentieth of a deleted principal. */
    static void make(World world, String subscription, int count) {
        for (int i = 0; i < count; i++) {
            String holder = Directory.guid("stranger/" + i);
            String type = i % 20 == 7 ? "Unknown" : i % 3 == 0 ? "Group" : i % 3 == 1 ? "User" : "ServicePrincipal";
            world.roleAssignments()
                    .put(new RoleAssignment(
                            Directory.guid("stranger-assignment/" + i),
                            i % 24 == 23 ? "/" : subscription,
                            i % 2 == 0 ? READER : CONTRIBUTOR,
                            holder,
                            type,
                            RoleAssignment.Note.NONE,
                            LONG_AGO,
                            Directory.guid("stranger/admin"),
                            i % 4 == 0));
        }
    }
}
