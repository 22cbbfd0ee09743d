internal import CryptoPrimitives
internal import UnicodeForms

/// A form in which other systems hash passwords that are not ASCII, where ours hashes the bytes as typed.
public enum UnicodeForm: String, Sendable, Hashable, CaseIterable {
    /// Normalisation form C: "é" is one character, however it was typed.
    case nfc
    /// Normalisation form KC: "ﬁ" is "fi" as well.
    case nfkc
    /// RFC 4013, of SCRAM: NFKC, with every space a plain one and invisible characters left out.
    case saslprep

    /// The longest password that other forms are made of, in bytes: far over any typed one, and under a millisecond of
    /// libidn's quadratic ordering of combining marks.
    static let maximumByteCount = 1024

    /// The text in this form, or nil where it has none.
    private func password(of text: UTF8Span) -> SharedSecretBytes? {
        let copy = { (bytes: Span<UInt8>) in SharedSecretBytes(SecretBytes(copying: bytes)) }
        return switch self {
        case .nfc: Normalization.nfc.withForm(of: text, copy)
        case .nfkc: Normalization.nfkc.withForm(of: text, copy)
        case .saslprep: SASLprep.withForm(of: text, copy)
        }
    }

    /// The other passwords that a password is in the forms, in their order: none is the password itself, or twice there.
    ///
    /// None for ASCII, whose forms are all the same, for what is not UTF-8, and over `maximumByteCount`. Depends on the
    /// password and the forms only.
    static func others(of password: SharedSecretBytes, in forms: [UnicodeForm]) -> [SharedSecretBytes] {
        guard !forms.isEmpty, password.count <= maximumByteCount else { return [] }
        return password.withBytes { typed in
            guard typed.indices.contains(where: { typed[$0] >= 0x80 }), let text = try? UTF8Span(validating: typed)
            else { return [] }
            var others: [SharedSecretBytes] = []
            for form in forms {
                // An empty form is none: what was typed is no empty password.
                guard let other = form.password(of: text), other.count > 0 else { continue }
                let isNew = other.withBytes { bytes in
                    !ConstantTime.areEqual(bytes, typed)
                        && !others.contains { $0.withBytes { ConstantTime.areEqual($0, bytes) } }
                }
                if isNew { others.append(other) }
            }
            return others
        }
    }
}
