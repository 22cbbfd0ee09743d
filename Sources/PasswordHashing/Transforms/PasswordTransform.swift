public import CryptoPrimitives

/// What a writer does to a password before it derives a key of it: a digest, an application's pepper, another encoding.
///
/// It takes next to no time beside the function. Where it holds a key, its description must not show it.
public protocol PasswordTransform: Sendable, Hashable, CustomReflectable {
    /// What becomes of a password.
    /// - Throws: where there is no answer, such as a text that has no such encoding.
    func callAsFunction(_ password: Span<UInt8>) throws(HashingError) -> SecretBytes
}

extension PasswordTransform {
    /// A mirror without children: `dump` shows no pepper that it holds.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
