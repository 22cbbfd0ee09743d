internal import AppwriteHashes
internal import AppwriteUsers
internal import PasswordHashing
public import UserImport

extension AppwritePlan {
    /// What the service verifies: the hash of the create call, behind whose endpoint for bcrypt PHP reads every hash that it
    /// knows, and ends a password at its first NUL (Users API, verification rules).
    public var expectedPassword: ExpectedPassword {
        guard let credential = create?.credential else { return .none }
        switch credential {
        case .none: return .none
        case .plain(let password): return .plain(password)
        case .bcrypt(let text):
            var stored = StoredHash(text)
            if (try? Bcrypt(parsing: stored)) != nil {
                stored.declaredScheme = .bcrypt
                stored.options[.dialect] = .text(Bcrypt.Dialect.nulEnds.rawValue)
            }
            return .hash(stored)
        default: return StoredHash(credential).map(ExpectedPassword.hash) ?? .none
        }
    }
}
