/// A JSON object that holds a hash beside its salt, as Keycloak keeps it.
enum JSONShape {
    static let formats = [keycloakPBKDF2, keycloakArgon2, keycloak, other]

    private static let keycloakPBKDF2 = HashFormat(
        "keycloak-pbkdf2", "A PBKDF2 credential of Keycloak", advice: .read)
    private static let keycloakArgon2 = HashFormat(
        "keycloak-argon2", "An Argon2 credential of Keycloak", advice: .read)
    private static let keycloak = HashFormat(
        "keycloak-json", "One half of a credential of Keycloak",
        advice: .unsupported(
            "secretData and credentialData belong together, as {\"secretData\":\"…\",\"credentialData\":\"…\"}: export both, or "
                + "its owner needs a new password"))
    private static let other = HashFormat(
        "salted-json", "A JSON object with a salt",
        advice: .unsupported(
            "a hash in its parts: put them together as its system does, or let its owner set a new password"))

    static func format(of bytes: Span<UInt8>) -> HashFormat? {
        guard bytes[bytes.count - 1] == UInt8(ascii: "}") else { return nil }
        if contains(bytes, "\"secretData\""), contains(bytes, "\"credentialData\"") {
            if contains(bytes, "\\\"pbkdf2") { return keycloakPBKDF2 }
            if contains(bytes, "\\\"argon2") { return keycloakArgon2 }
        }
        if contains(bytes, "\"hashIterations\""), contains(bytes, "\"algorithm\"") { return keycloak }
        guard contains(bytes, "\"salt\"") else { return nil }
        return contains(bytes, "\"value\"") ? keycloak : other
    }

    private static func contains(_ bytes: Span<UInt8>, _ name: String) -> Bool {
        let name = name.utf8.span
        guard bytes.count >= name.count else { return false }
        search: for start in 0...(bytes.count - name.count) {
            for offset in name.indices where bytes[start + offset] != name[offset] { continue search }
            return true
        }
        return false
    }
}
