extension WireRuleViolation {
    /// The rules of the wire.
    public enum Rule: Sendable, Hashable {
        /// Endpoints for hashes demand an e-mail address (Users API, create endpoints 2–8).
        case requiredWithHash
        /// Endpoints for hashes have no such parameter (Users API, create endpoints 2–8).
        case notAllowedWithHash
        /// The length in UTF-8 bytes.
        case byteCount(ClosedRange<Int>)
        /// The length in Unicode code points.
        case codePointCount(ClosedRange<Int>)
        /// No NUL: databases end a text there.
        case withoutNUL
        /// The number of items at most.
        case itemCount(maximum: Int)
        /// The size of the JSON text at most, in bytes, as PHP writes it.
        case jsonByteCount(maximum: Int)
        /// The Key rule (Users API, validators).
        case key
        /// The syntax of an e-mail address (PHP, `FILTER_VALIDATE_EMAIL`).
        case emailSyntax
        /// The syntax of an international phone number (Users API, validators: Phone).
        case phoneSyntax
        /// A phone number starts with the calling code of a country or a global service (ITU-T E.164).
        case callingCode
        /// The syntax of a label (Users API, update labels).
        case labelSyntax
        /// So many hex digits in lower case: the server compares text.
        case lowercaseHex(digits: Int)
        /// A power of two above one that fits 32 bits with a sign.
        case powerOfTwo
        /// An integer within bounds.
        case integer(ClosedRange<Int>)
        /// scrypt's bound on block size × parallelism (RFC 7914, section 6).
        case scryptProduct
        /// The length of the derived key is that of the hash.
        case lengthOfHash
        /// Base 64 in the standard alphabet with padding.
        case standardBase64
        /// The text `0` is empty to PHP, and refused.
        case zero
        /// The signer key and the hash, decoded, are equally long, since one is encrypted into the other.
        case lengthOfDecodedHash
        /// Released servers since 1.8 answer 500 to this value (Users API, `passwordVersion`).
        case notOnCurrentServers
    }
}

extension WireRuleViolation.Rule: CustomStringConvertible {
    /// What is allowed, as a sentence without its full stop.
    public var description: String {
        switch self {
        case .requiredWithHash: "an account with a password hash must have one"
        case .notAllowedWithHash: "an account with a password hash cannot be created with one; send it afterwards"
        case .byteCount(let range): "must have \(range.lowerBound) to \(range.upperBound) bytes"
        case .codePointCount(let range): "must have \(range.lowerBound) to \(range.upperBound) characters"
        case .withoutNUL: "must not contain a NUL character"
        case .itemCount(let maximum): "must have at most \(maximum) items"
        case .jsonByteCount(let maximum): "must have at most \(maximum) bytes as JSON"
        case .key:
            "must have 1 to 36 characters out of A-Z, a-z, 0-9, period, hyphen and underscore, "
                + "and start with a letter or a digit"
        case .emailSyntax: "must be an ASCII e-mail address whose domain has a dot"
        case .phoneSyntax: "must be a plus sign and 7 to 15 digits, the first of them not 0"
        case .callingCode: "must start with a calling code that ITU-T has assigned"
        case .labelSyntax: "must have items of 1 to 36 characters out of A-Z, a-z and 0-9"
        case .lowercaseHex(let digits): "must be \(digits) hex digits in lower case"
        case .powerOfTwo: "must be a power of two from 2 to 1073741824"
        case .integer(let range): "must be an integer from \(range.lowerBound) to \(range.upperBound)"
        case .scryptProduct: "multiplied by passwordMemory must be below 1073741824"
        case .lengthOfHash: "must be half the number of hex digits in password"
        case .standardBase64: "must be base64 in the standard alphabet, with padding and without stray bits"
        case .zero: "must not be the single character 0"
        case .lengthOfDecodedHash: "must decode to as many bytes as password does"
        case .notOnCurrentServers: "must not be sha512/224 or sha512/256, which servers since 1.8 do not support"
        }
    }
}
