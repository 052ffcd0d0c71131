package io.github.azuremlattach.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A role that somebody makes counts as Azure's own do, and may not take one of their names. */
class CustomRolesTest {
    private static final String ROLES = Client.SUBSCRIPTION + "/providers/Microsoft.Authorization/roleDefinitions/";
    private static final String MINE = "77777777-7777-7777-7777-777777777777";
    private static final String OTHER = "88888888-8888-8888-8888-888888888888";

    private final Emulator emulator = Emulator.start();
    private final Client owner = new Client(emulator);

    @AfterEach
    void close() {
        emulator.close();
    }

    private static String role(String name) {
        return """
                {"properties": {"roleName": "%s", "type": "CustomRole", "assignableScopes": ["%s"],
                  "permissions": [{"actions": ["Microsoft.MachineLearningServices/workspaces/read"]}]}}
                """.formatted(name, Client.SUBSCRIPTION);
    }

    @Test
    void whoHasTheRoleMayDoWhatItAllowsAndNoMore() {
        emulator.apply("""
                principals:
                  reader: {clientId: 55555555-5555-5555-5555-555555555555, objectId: 56565656-5656-5656-5656-565656565656}
                roleEffectDelay: 0s
                """);
        Client reader = new Client(emulator, "55555555-5555-5555-5555-555555555555");
        assertEquals(201, owner.put(ROLES + MINE, role("Looks at workspaces")).status());
        assertEquals(403, reader.get(Client.PROD).status());

        String grant = Client.GROUP + "/providers/Microsoft.Authorization/roleAssignments/" + OTHER;
        assertEquals(
                201,
                owner.put(grant, Client.grant("56565656-5656-5656-5656-565656565656", MINE, ""))
                        .status());
        assertEquals(200, reader.get(Client.PROD).status());
        assertEquals(403, reader.get(Client.AKS).status());
        assertEquals(403, reader.put(ROLES + OTHER, role("More")).status());

        assertEquals(200, owner.delete(ROLES + MINE).status());
        assertEquals(404, owner.get(ROLES + MINE).status());
        assertEquals(204, owner.delete(ROLES + MINE).status());
    }

    @Test
    void aNameIsTakenOnceAndANewVersionReplacesTheOld() {
        assertEquals(201, owner.put(ROLES + MINE, role("Looks")).status());
        assertEquals(201, owner.put(ROLES + MINE, role("Looks at workspaces")).status());
        assertTrue(owner.get(ROLES + MINE).text().contains("\"roleName\":\"Looks at workspaces\""));
        assertEquals(
                "RoleDefinitionWithSameNameExists",
                owner.put(ROLES + OTHER, role("Looks at workspaces")).code());
        assertEquals(
                "RoleDefinitionWithSameNameExists",
                owner.put(ROLES + OTHER, role("Reader")).code());
        assertEquals(400, owner.put(ROLES + OTHER, role("")).status());
    }
}
