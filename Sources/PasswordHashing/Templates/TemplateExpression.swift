internal import CryptoPrimitives

/// What a template computes: functions over the password, its salt and fixed text. Each value is a string of bytes.
indirect enum TemplateExpression: Sendable, Hashable {
    case variable(TemplateVariable)
    case literal([UInt8])
    /// Two values or more, one after the other.
    case join([TemplateExpression])
    case digest(MessageDigest, TemplateDigestForm, TemplateExpression)
    case hmac(MessageDigest, TemplateDigestForm, key: TemplateExpression, message: TemplateExpression)
    case text(TemplateTextFunction, TemplateExpression)
    /// The bytes that the text of a variable stands for.
    case decoded(TemplateDecoding, TemplateVariable)
    /// The bytes of a value that stand in a range; those that are there.
    case slice(Range<Int>, TemplateExpression)
    /// `step` over and over; its `previous` is `start` first, then the step before.
    case repeated(TemplateCount, start: TemplateExpression, step: TemplateExpression)
}

extension TemplateExpression: CustomStringConvertible, CustomReflectable {
    /// The type's name: a literal may be a key.
    var description: String { "TemplateExpression" }
    var customMirror: Mirror { Mirror(self, children: []) }
}

/// A value that the password or the stored hash brings.
enum TemplateVariable: String, Sendable, Hashable, CaseIterable {
    /// The password as typed.
    case password
    /// The salt, as its text stands in the stored hash or in the option `salt`.
    case salt
    /// The name of the user: the option `user`.
    case user
    /// A fixed text or key of the source's application: the option `sourcePepper`.
    case pepper
    /// Within a repeated step, the value of the step before.
    case previous
}

/// How the value of a digest function is written.
enum TemplateDigestForm: Sendable, Hashable {
    /// In lower-case hex, as PHP, databases and most applications pass digests on.
    case hex
    /// As the bytes that it has.
    case raw
}

/// A function that writes a value in another way.
enum TemplateTextFunction: String, Sendable, Hashable, CaseIterable {
    /// Two lower-case digits a byte.
    case hex
    /// RFC 4648, section 4, with padding.
    case base64
    /// a-z become A-Z; other bytes stay.
    case upper
    /// A-Z become a-z; other bytes stay.
    case lower
    /// Without what PHP's `trim` takes off both ends: space, tab, line feed, carriage return, NUL, vertical tab.
    case trim
    /// UTF-8 becomes UTF-16, the lower byte of a unit first.
    case utf16le
    /// UTF-8 becomes ISO 8859-1.
    case latin1
}

/// The encoding of a variable's text.
enum TemplateDecoding: String, Sendable, Hashable, CaseIterable {
    /// Digits of either case.
    case unhex
    /// RFC 4648, section 4 or 5, padded or not.
    case unbase64
}

/// How often a step is repeated.
enum TemplateCount: Sendable, Hashable {
    case fixed(UInt64)
    /// As often as the stored hash or its option `rounds` says.
    case rounds
}

extension TemplateExpression {
    /// The values that this one is made of.
    var children: [TemplateExpression] {
        switch self {
        case .variable, .literal, .decoded: []
        case .join(let parts): parts
        case .digest(_, _, let message): [message]
        case .hmac(_, _, let key, let message): [key, message]
        case .text(_, let value), .slice(_, let value): [value]
        case .repeated(_, let start, let step): [start, step]
        }
    }

    /// Whether a variable is part of the value.
    func uses(_ variable: TemplateVariable) -> Bool {
        switch self {
        case .variable(let used), .decoded(_, let used): used == variable
        default: children.contains { $0.uses(variable) }
        }
    }

    /// Whether a count is the stored hash's.
    var usesRounds: Bool {
        if case .repeated(.rounds, _, _) = self { return true }
        return children.contains(where: \.usesRounds)
    }

    /// The encodings that a variable's text is read in.
    func decodings(of variable: TemplateVariable) -> Set<TemplateDecoding> {
        if case .decoded(let decoding, variable) = self { return [decoding] }
        return children.reduce(into: []) { $0.formUnion($1.decodings(of: variable)) }
    }

    /// How many bytes are compared with the stored digest; nil where the value is no digest.
    ///
    /// The value is the digest itself, however its function's result is written. A slice of one in hex is the bytes
    /// that its digits stand for.
    var outputByteCount: Int? {
        switch self {
        case .digest(let digest, _, _), .hmac(let digest, _, _, _): return digest.byteCount
        case .repeated(_, _, let step): return step.outputByteCount
        case .slice(let range, .digest(let digest, let form, _)), .slice(let range, .hmac(let digest, let form, _, _)):
            guard range.upperBound <= digest.byteCount * (form == .hex ? 2 : 1) else { return nil }
            guard form == .hex else { return range.count }
            return range.count.isMultiple(of: 2) ? range.count / 2 : nil
        default: return nil
        }
    }
}
