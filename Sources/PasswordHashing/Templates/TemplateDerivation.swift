internal import CryptoPrimitives
internal import HashEncoding

/// A template as a function of password and salt, with whatever else of it is fixed.
struct TemplateDerivation: DerivationFunction {
    let expression: TemplateExpression
    let saltByteCount: Int
    var rounds: UInt64 = 1
    var user = ""
    var pepper = ""

    var cost: HashCost {
        let cost = TemplateCost(
            salt: UInt64(saltByteCount), user: UInt64(user.utf8.count), pepper: UInt64(pepper.utf8.count),
            rounds: rounds)
        return HashCost(work: cost.blocks(expression), unit: .digests)
    }

    func check(_ password: Span<UInt8>) throws(HashingError) {
        guard case .repeated(_, _, let step) = expression, step.uses(.password) else { return }
        guard password.count <= TemplateBounds.repeatedPasswordByteCount else {
            throw .passwordUnsupported(
                reason: "is longer than \(TemplateBounds.repeatedPasswordByteCount) bytes, and is hashed over and over")
        }
    }

    func key(of password: Span<UInt8>, salt: Span<UInt8>) throws(HashingError) -> SecretBytes {
        let run = TemplateEvaluation(
            password: SharedSecretBytes(SecretBytes(copying: password)),
            salt: SharedSecretBytes(SecretBytes(copying: salt)),
            user: SharedSecretBytes(SecretBytes(copying: user.utf8Span.span)),
            pepper: SharedSecretBytes(SecretBytes(copying: pepper.utf8Span.span)), rounds: rounds)
        return try run.output(of: expression).withBytes { SecretBytes(copying: $0) }
    }
}

extension TemplateDerivation: CustomStringConvertible, CustomReflectable {
    /// The type's name: the template may hold a key.
    var description: String { "TemplateDerivation" }
    var customMirror: Mirror { Mirror(self, children: []) }
}

extension TemplateEvaluation {
    func bytes(of variable: TemplateVariable) -> SharedSecretBytes {
        switch variable {
        case .password: password
        case .salt: salt
        case .user: user
        case .pepper: pepper
        // A step has taken its own.
        case .previous: SharedSecretBytes(SecretBytes(count: 0))
        }
    }

    /// The bytes that a variable's text stands for.
    /// - Throws: `invalidParameter` where it is not in the encoding.
    func decoded(_ decoding: TemplateDecoding, _ variable: TemplateVariable) throws(HashingError) -> SharedSecretBytes {
        let text = bytes(of: variable).withBytes { bytes in bytes.indices.map { bytes[$0] } }
        guard let decoded = try? decoding.decode(text) else { throw .invalidParameter(variable.rawValue) }
        return SharedSecretBytes(SecretBytes(copying: decoded.span))
    }
}

extension TemplateDecoding {
    func decode(_ text: [UInt8]) throws(EncodingError) -> [UInt8] {
        switch self {
        case .unhex: try Hex.decode(text)
        case .unbase64: try Base64.decode(text, alphabet: .standardOrURLSafe, padding: .optional)
        }
    }
}
