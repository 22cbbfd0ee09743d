/// A scrypt hash with its parameters, in the wire's terms; the rules are checked by ``CreateUser``.
public struct ScryptCredential: Sendable, Hashable, Redacted {
    /// The derived key as hex digits in lower case.
    public var hash: String

    /// The salt: the bytes of this text, which the server does not decode.
    public var salt: String

    /// The cost N itself, not its logarithm (`passwordCpu`).
    public var cpu: Int

    /// The block size r, no amount of memory (`passwordMemory`).
    public var memory: Int

    /// The parallelism p (`passwordParallel`).
    public var parallel: Int

    /// The length of the derived key in bytes (`passwordLength`).
    public var length: Int

    /// Creates a credential from the wire's fields.
    public init(hash: String, salt: String, cpu: Int, memory: Int, parallel: Int, length: Int) {
        self.hash = hash
        self.salt = salt
        self.cpu = cpu
        self.memory = memory
        self.parallel = parallel
        self.length = length
    }
}
