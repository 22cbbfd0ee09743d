/// The service of the Users API that a plan is for, and which of its ways a plan uses.
public struct AppwriteTarget: Sendable, Hashable {
    /// The version of its server.
    public var version = AppwriteVersion.current
    /// Whether hashes are sent that it verifies without documenting so: crypt(3) behind the endpoint for bcrypt.
    public var allowsCompatible = false
    /// Whether Argon2 under today's minimum is sent where a log-in replaces it by a hash of the service's own: it would
    /// keep one from the endpoint for Argon2 for good.
    public var upgradesWeakArgon2 = false

    /// Makes a target of the latest version, with documented ways only.
    public init() {}
}
