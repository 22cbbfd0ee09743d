internal import HashEncoding

/// The parameters of a stored hash that stand beside its text.
///
/// The names are the wire's: `salt`, `cpu` (scrypt's N), `memory` (its r), `parallel` (its p), `length` (bytes of the
/// digest), `saltSeparator`, `signerKey`, `rounds` and `memCost` (Firebase), `version` (of SHA). `pepper` is no option
/// of the wire: no scheme reads it, and whoever does not know peppers refuses the hash.
public struct HashOptions: Sendable, Hashable {
    /// The salt: text of scrypt, base64 of scrypt-modified.
    public var salt: String?
    /// scrypt's N, the cost itself and not its logarithm.
    public var cpu: UInt64?
    /// scrypt's r, the block size in units of 128 bytes.
    public var memory: UInt64?
    /// scrypt's p.
    public var parallel: UInt64?
    /// The length of scrypt's digest in bytes.
    public var length: UInt64?
    /// The salt separator of a Firebase project, in base64.
    public var saltSeparator: String?
    /// The signer key of a Firebase project, in base64.
    public var signerKey: String?
    /// The rounds of a Firebase project: scrypt's r; 8 where absent.
    public var rounds: UInt64?
    /// The memory cost of a Firebase project: log2 of scrypt's N; 14 where absent.
    public var memCost: UInt64?
    /// The version of SHA, as `sha256` or `sha3-512`.
    public var version: String?
    /// The id of the secret key that the password went through before it was hashed; nil for none.
    public var pepper: String?

    /// Makes options of which none is set.
    public init() {}

    /// The name of an option, as the wire, the command line and the vectors spell it.
    public enum Name: String, Sendable, Hashable, CaseIterable {
        case salt, cpu, memory, parallel, length, saltSeparator, signerKey, rounds, memCost, version, pepper
    }

    /// The value of an option: text, or a whole number.
    public enum Value: Sendable, Hashable {
        case text(String)
        case number(UInt64)
    }

    /// The value of one option, or nil where it is not set.
    public subscript(name: Name) -> Value? {
        switch name {
        case .salt: salt.map(Value.text)
        case .cpu: cpu.map(Value.number)
        case .memory: memory.map(Value.number)
        case .parallel: parallel.map(Value.number)
        case .length: length.map(Value.number)
        case .saltSeparator: saltSeparator.map(Value.text)
        case .signerKey: signerKey.map(Value.text)
        case .rounds: rounds.map(Value.number)
        case .memCost: memCost.map(Value.number)
        case .version: version.map(Value.text)
        case .pepper: pepper.map(Value.text)
        }
    }

    /// The options that are set, in the order of the names.
    public var names: [Name] { Name.allCases.filter { self[$0] != nil } }

    /// Whether none is set.
    public var isEmpty: Bool {
        // Asked of every row of an import, so without making the list of names.
        salt == nil && cpu == nil && memory == nil && parallel == nil && length == nil && saltSeparator == nil
            && signerKey == nil && rounds == nil && memCost == nil && version == nil && pepper == nil
    }

    /// Sets an option from text: digits where the option is a number.
    /// - Throws: `malformed` where the option is a number and the text is none.
    public mutating func set(_ name: Name, to text: String) throws(HashFormatError) {
        switch name {
        case .salt: salt = text
        case .saltSeparator: saltSeparator = text
        case .signerKey: signerKey = text
        case .version: version = text
        case .pepper: pepper = text
        case .cpu: cpu = try Self.number(text, name)
        case .memory: memory = try Self.number(text, name)
        case .parallel: parallel = try Self.number(text, name)
        case .length: length = try Self.number(text, name)
        case .rounds: rounds = try Self.number(text, name)
        case .memCost: memCost = try Self.number(text, name)
        }
    }

    private static func number(_ text: String, _ name: Name) throws(HashFormatError) -> UInt64 {
        guard let number = DecimalNumber.parse(text.utf8, as: UInt64.self) else {
            throw HashFormatError(.malformed, field: "option \(name.rawValue)", reason: "is not a whole number")
        }
        return number
    }
}

extension HashOptions: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The names of the options that are set, never their values.
    public var description: String { "options(\(names.map(\.rawValue).joined(separator: ", ")))" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension HashOptions.Value: CustomStringConvertible, CustomReflectable {
    /// The kind: a text may be a salt or a key.
    public var description: String {
        switch self {
        case .text: "text"
        case .number: "number"
        }
    }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
