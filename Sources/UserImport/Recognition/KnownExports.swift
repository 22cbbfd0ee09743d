/// The exports of well-known systems, by the names that only they write.
enum KnownExports {
    /// A system's export.
    struct Export {
        /// What it is, for people, behind "looks like": "a Keycloak realm export".
        let title: String
        /// The source that reads it; nil where none does yet.
        let source: (any UserSource.Type)?
        /// What to do where none does.
        let advice: String?
    }

    /// The export that a JSON file is, or nil.
    static func export(_ outline: JSONOutline) -> Export? {
        entries.first { $0.fits(outline) }.map { Export(title: $0.title, source: $0.source, advice: advice($0)) }
    }

    private struct Entry {
        let title: String
        var source: (any UserSource.Type)?
        let fits: @Sendable (JSONOutline) -> Bool
    }

    private static func advice(_ entry: Entry) -> String? {
        guard entry.source == nil else { return nil }
        return "no source reads it yet: write its users as JSON Lines with id, email, hash, scheme and options "
            + "(hashferry help import), and name the file with --from jsonl"
    }

    private static let entries: [Entry] = [
        Entry(title: "a Firebase export", source: FirebaseSource.self) { file in
            file.has("localId")
                || (file.has("uid")
                    && file.hasAny(
                        "providerData", "passwordSalt", "customClaims", "metadata", "tokensValidAfterTime",
                        "displayName"))
        },
        Entry(title: "the users list of an Appwrite project") {
            $0.has("$id") && $0.hasAny("hash", "registration", "prefs")
        },
        Entry(title: "a Keycloak realm export") { file in
            file.root.contains("realm")
                || file.hasAny(
                    "credentials[].secretData", "credentials[].hashedSaltedValue", "credentials[].credentialData")
        },
        Entry(title: "a FusionAuth export") {
            $0.hasAny("encryptionScheme", "passwordChangeRequired", "registrations")
        },
        Entry(title: "Auth0's file of custom password hashes") { $0.has("custom_password_hash") },
        Entry(title: "Auth0's bulk-import file", source: JSONLinesSource.self) { $0.has("user_id", "password_hash") },
        Entry(title: "Auth0's file of password hashes", source: JSONLinesSource.self) { file in
            file.has("passwordHash") && file.hasAny("_id.$oid", "_ID.$oid") && file.hasAny("tenant", "connection")
        },
        Entry(title: "a Zitadel export") { $0.root.contains("dataOrgs") || $0.root.contains("orgs") },
        Entry(title: "identities of Ory Kratos") { $0.has("traits", "schema_id") },
        Entry(title: "SuperTokens' bulk-import file") { $0.has("loginMethods") },
        Entry(title: "an Okta export") { $0.has("profile", "credentials") || $0.has("profile.login") },
        Entry(title: "a Clerk export") { $0.has("password_hasher") || $0.has("primary_email_address") },
        Entry(title: "a ForgeRock export") { $0.root.contains("resultCount") },
        Entry(title: "an Akamai Identity Cloud export") { $0.root.contains("result_count") },
        Entry(title: "Django's dumpdata") { $0.has("model", "fields") },
        Entry(title: "a Cognito user list") { $0.root.contains("Users") || $0.has("UserCreateDate") },
    ]
}
