/// The names that several schemes share.
extension HashOptions.Name {
    /// The salt: text of scrypt, base64 of scrypt-modified.
    public static let salt = Self("salt")
    /// scrypt's N, the cost itself and not its logarithm.
    public static let cpu = Self("cpu", .number)
    /// scrypt's r, the block size in units of 128 bytes.
    public static let memory = Self("memory", .number)
    /// scrypt's p.
    public static let parallel = Self("parallel", .number)
    /// The length of scrypt's digest in bytes.
    public static let length = Self("length", .number)
    /// The salt separator of a Firebase project, in base64.
    public static let saltSeparator = Self("saltSeparator")
    /// The signer key of a Firebase project, in base64.
    public static let signerKey = Self("signerKey", .secret)
    /// The rounds of a Firebase project: scrypt's r; 8 where absent.
    public static let rounds = Self("rounds", .number)
    /// The memory cost of a Firebase project: log2 of scrypt's N; 14 where absent.
    public static let memCost = Self("memCost", .number)
    /// The version of SHA, as `sha256` or `sha3-512`.
    public static let version = Self("version")
    /// The name of the user, where it entered the hash.
    public static let user = Self("user")
    /// A fixed text or key of the source's application that entered every hash, and never stood in a row.
    public static let sourcePepper = Self("sourcePepper", .secret)
    /// The id of our own secret key that the password went through before it was hashed (`PasswordVerification.Pepper`).
    /// No scheme reads it, and whoever does not know peppers refuses the hash.
    public static let pepper = Self("pepper")
}

extension HashOptions {
    public var salt: String? {
        get { text(.salt) }
        set { self[.salt] = newValue.map(Value.text) }
    }
    public var cpu: UInt64? {
        get { number(.cpu) }
        set { self[.cpu] = newValue.map(Value.number) }
    }
    public var memory: UInt64? {
        get { number(.memory) }
        set { self[.memory] = newValue.map(Value.number) }
    }
    public var parallel: UInt64? {
        get { number(.parallel) }
        set { self[.parallel] = newValue.map(Value.number) }
    }
    public var length: UInt64? {
        get { number(.length) }
        set { self[.length] = newValue.map(Value.number) }
    }
    public var saltSeparator: String? {
        get { text(.saltSeparator) }
        set { self[.saltSeparator] = newValue.map(Value.text) }
    }
    public var signerKey: String? {
        get { text(.signerKey) }
        set { self[.signerKey] = newValue.map(Value.text) }
    }
    public var rounds: UInt64? {
        get { number(.rounds) }
        set { self[.rounds] = newValue.map(Value.number) }
    }
    public var memCost: UInt64? {
        get { number(.memCost) }
        set { self[.memCost] = newValue.map(Value.number) }
    }
    public var version: String? {
        get { text(.version) }
        set { self[.version] = newValue.map(Value.text) }
    }
    public var pepper: String? {
        get { text(.pepper) }
        set { self[.pepper] = newValue.map(Value.text) }
    }
}
