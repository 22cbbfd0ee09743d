internal import CryptoPrimitives

/// The password between what an application puts before it and behind it: a user's name, a salt of its own, a pepper.
struct PasswordAffixes: PasswordTransform, CustomStringConvertible, CustomReflectable {
    private let prefix: [UInt8]
    private let suffix: [UInt8]

    init(prefix: String = "", suffix: String = "") {
        self.prefix = Array(prefix.utf8)
        self.suffix = Array(suffix.utf8)
    }

    func callAsFunction(_ password: Span<UInt8>) throws(HashingError) -> SecretBytes {
        SecretBytes(joining: prefix.span, password).withBytes { SecretBytes(joining: $0, suffix.span) }
    }

    /// The type's name only: a pepper is a key.
    var description: String { "PasswordAffixes" }
    var customMirror: Mirror { Mirror(self, children: []) }
}
