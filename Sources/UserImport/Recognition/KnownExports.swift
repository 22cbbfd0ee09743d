/// The exports of well-known systems that no source reads yet, by the names that only they write.
enum KnownExports {
    /// What to do with such a file.
    static let advice =
        "no source reads it yet: write its users as JSON Lines with id, email, hash, scheme and options "
        + "(hashferry help import), and name the file with --from jsonl"

    /// What a JSON file is, for people, behind "looks like": "a Keycloak realm export"; nil where it is none of them.
    static func title(_ outline: JSONOutline) -> String? { entries.first { $0.fits(outline) }?.title }

    private struct Entry {
        let title: String
        let fits: @Sendable (JSONOutline) -> Bool
    }

    private static let entries: [Entry] = [
        Entry(title: "a Zitadel export") { $0.root.contains("dataOrgs") || $0.root.contains("orgs") },
        Entry(title: "an Okta export") { $0.has("profile", "credentials") || $0.has("profile.login") },
        Entry(title: "a Cognito user list") { $0.root.contains("Users") || $0.has("UserCreateDate") },
    ]
}
