import AppwriteUsers
import Testing

/// One method of the Ruby SDK 11, and the scopes of which the caller needs one (Users API, methods).
struct SDKMethod: Sendable, CustomTestStringConvertible {
    let name: String
    let method: HTTPMethod
    let path: String
    let scopes: [String]

    init(_ name: String, _ method: HTTPMethod, _ path: String, _ scopes: [String]) {
        self.name = name
        self.method = method
        self.path = path
        self.scopes = scopes
    }

    var testDescription: String { name }

    /// The path with an id for each of its parameters; a type stands for itself.
    func path(_ id: String) -> String {
        path.replacing("{type}", with: "totp").replacing(/\{\w+\}/, with: id)
    }

    /// All 41, in the order of the SDK's reference.
    static let all = [
        SDKMethod("create", .post, "/users", ["users.write"]),
        SDKMethod("create_argon2_user", .post, "/users/argon2", ["users.write"]),
        SDKMethod("create_bcrypt_user", .post, "/users/bcrypt", ["users.write"]),
        SDKMethod("create_md5_user", .post, "/users/md5", ["users.write"]),
        SDKMethod("create_mfa_recovery_codes", .patch, "/users/{userId}/mfa/recovery-codes", ["users.write"]),
        SDKMethod("create_ph_pass_user", .post, "/users/phpass", ["users.write"]),
        SDKMethod("create_scrypt_modified_user", .post, "/users/scrypt-modified", ["users.write"]),
        SDKMethod("create_scrypt_user", .post, "/users/scrypt", ["users.write"]),
        SDKMethod("create_session", .post, "/users/{userId}/sessions", ["users.write", "sessions.write"]),
        SDKMethod("create_sha_user", .post, "/users/sha", ["users.write"]),
        SDKMethod("create_target", .post, "/users/{userId}/targets", ["users.write", "targets.write"]),
        SDKMethod("create_token", .post, "/users/{userId}/tokens", ["users.write"]),
        SDKMethod("delete", .delete, "/users/{userId}", ["users.write"]),
        SDKMethod("delete_identity", .delete, "/users/identities/{identityId}", ["users.write"]),
        SDKMethod("delete_mfa_authenticator", .delete, "/users/{userId}/mfa/authenticators/{type}", ["users.write"]),
        SDKMethod(
            "delete_session", .delete, "/users/{userId}/sessions/{sessionId}", ["users.write", "sessions.write"]),
        SDKMethod("delete_sessions", .delete, "/users/{userId}/sessions", ["users.write", "sessions.write"]),
        SDKMethod("delete_target", .delete, "/users/{userId}/targets/{targetId}", ["users.write", "targets.write"]),
        SDKMethod("get", .get, "/users/{userId}", ["users.read"]),
        SDKMethod("get_mfa_recovery_codes", .get, "/users/{userId}/mfa/recovery-codes", ["users.read"]),
        SDKMethod("get_prefs", .get, "/users/{userId}/prefs", ["users.read"]),
        SDKMethod("get_target", .get, "/users/{userId}/targets/{targetId}", ["users.read", "targets.read"]),
        SDKMethod("list", .get, "/users", ["users.read"]),
        SDKMethod("list_identities", .get, "/users/identities", ["users.read"]),
        SDKMethod("list_logs", .get, "/users/{userId}/logs", ["users.read"]),
        SDKMethod("list_memberships", .get, "/users/{userId}/memberships", ["users.read"]),
        SDKMethod("list_mfa_factors", .get, "/users/{userId}/mfa/factors", ["users.read"]),
        SDKMethod("list_sessions", .get, "/users/{userId}/sessions", ["users.read", "sessions.read"]),
        SDKMethod("list_targets", .get, "/users/{userId}/targets", ["users.read", "targets.read"]),
        SDKMethod("update_email", .patch, "/users/{userId}/email", ["users.write"]),
        SDKMethod("update_email_verification", .patch, "/users/{userId}/verification", ["users.write"]),
        SDKMethod("update_labels", .put, "/users/{userId}/labels", ["users.write"]),
        SDKMethod("update_mfa", .patch, "/users/{userId}/mfa", ["users.write"]),
        SDKMethod("update_mfa_recovery_codes", .put, "/users/{userId}/mfa/recovery-codes", ["users.write"]),
        SDKMethod("update_name", .patch, "/users/{userId}/name", ["users.write"]),
        SDKMethod("update_password", .patch, "/users/{userId}/password", ["users.write"]),
        SDKMethod("update_phone", .patch, "/users/{userId}/phone", ["users.write"]),
        SDKMethod("update_phone_verification", .patch, "/users/{userId}/verification/phone", ["users.write"]),
        SDKMethod("update_prefs", .patch, "/users/{userId}/prefs", ["users.write"]),
        SDKMethod("update_status", .patch, "/users/{userId}/status", ["users.write"]),
        SDKMethod("update_target", .patch, "/users/{userId}/targets/{targetId}", ["users.write", "targets.write"]),
    ]

    private static let allScopes = [
        "users.read", "users.write", "sessions.read", "sessions.write", "targets.read", "targets.write",
    ]

    /// The lines of a key file: a key for everything, one for each scope alone, and for each kind of call one for all
    /// but its scopes.
    static let keys: String = {
        var lines = ["standard_everything"]
        lines += allScopes.map { "standard_only-\($0) scopes=\($0)" }
        for method in all {
            let others = allScopes.filter { !method.scopes.contains($0) }
            lines.append(
                "standard_without-\(method.scopes.joined(separator: "-")) scopes=\(others.joined(separator: ","))")
        }
        return lines.joined(separator: "\n")
    }()
}
