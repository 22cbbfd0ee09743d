internal import CryptoPrimitives

/// Computes a template for one password.
///
/// Whatever the password is part of lies in `SharedSecretBytes`, which are cleared when they are let go.
struct TemplateEvaluation {
    let password: SharedSecretBytes
    let salt: SharedSecretBytes
    let user: SharedSecretBytes
    let pepper: SharedSecretBytes
    let rounds: UInt64

    /// What is compared with the stored digest.
    func output(of expression: TemplateExpression) throws(HashingError) -> SharedSecretBytes {
        guard case .repeated(let count, let start, let step) = expression else {
            return try TemplateStep.output(of: expression, self).value(previous: empty)
        }
        return try repeated(count, try value(of: start), step)
    }

    /// The value of an expression without `previous`.
    func value(of expression: TemplateExpression) throws(HashingError) -> SharedSecretBytes {
        try TemplateStep(expression, self).value(previous: empty)
    }

    private func repeated(
        _ count: TemplateCount, _ start: SharedSecretBytes, _ expression: TemplateExpression
    ) throws(HashingError) -> SharedSecretBytes {
        let number =
            switch count {
            case .fixed(let number): number
            case .rounds: rounds
            }
        // Parsing proved that it is 1 or more, and fits.
        let repetitions = Int(clamping: number) - 1
        let step = try TemplateStep(expression, self)
        if let (digest, suffix) = step.chain { return try chained(digest, start, suffix, repetitions) }
        var previous = start
        for _ in 0..<repetitions { previous = try step.value(previous: previous) }
        return try TemplateStep.output(of: expression, self).value(previous: previous)
    }

    /// The digest of start and suffix, then of the digest before and suffix.
    private func chained(
        _ digest: MessageDigest, _ start: SharedSecretBytes, _ suffix: SharedSecretBytes, _ repetitions: Int
    ) throws(HashingError) -> SharedSecretBytes {
        let first = TemplateStep.joined([start, suffix])
        do throws(PrimitiveError) {
            let key = try first.withBytes { first throws(PrimitiveError) in
                try suffix.withBytes { suffix throws(PrimitiveError) in
                    try digest.iteratedDigest(first: first, suffix: suffix, iterations: repetitions)
                }
            }
            return SharedSecretBytes(key)
        } catch {
            throw HashingError(error)
        }
    }

    private var empty: SharedSecretBytes { SharedSecretBytes(SecretBytes(count: 0)) }
}

/// An expression in which everything is computed that does not depend on `previous`.
indirect enum TemplateStep {
    case bytes(SharedSecretBytes)
    case previous
    case join([TemplateStep])
    case digest(MessageDigest, TemplateDigestForm, TemplateStep)
    case hmac(MessageDigest, TemplateDigestForm, key: TemplateStep, message: TemplateStep)
    case text(TemplateTextFunction, TemplateStep)
    case slice(Range<Int>, TemplateStep)
    /// The bytes that lower-case hex digits stand for.
    case unhexed(TemplateStep)

    init(_ expression: TemplateExpression, _ run: TemplateEvaluation) throws(HashingError) {
        let step: TemplateStep
        switch expression {
        case .variable(.previous): step = .previous
        case .variable(let variable): step = .bytes(run.bytes(of: variable))
        case .literal(let bytes): step = .bytes(SharedSecretBytes(SecretBytes(copying: bytes.span)))
        case .decoded(let decoding, let variable): step = .bytes(try run.decoded(decoding, variable))
        case .join(let parts): step = .join(try Self.joining(parts, run))
        case .digest(let digest, let form, let message): step = .digest(digest, form, try Self(message, run))
        case .hmac(let digest, let form, let key, let message):
            step = .hmac(digest, form, key: try Self(key, run), message: try Self(message, run))
        case .text(let function, let value): step = .text(function, try Self(value, run))
        case .slice(let range, let value): step = .slice(range, try Self(value, run))
        case .repeated: step = .bytes(try run.output(of: expression))
        }
        self = step.usesPrevious ? step : .bytes(try step.value(previous: SharedSecretBytes(SecretBytes(count: 0))))
    }

    /// The digest itself, whichever form its function has.
    static func output(
        of expression: TemplateExpression, _ run: TemplateEvaluation
    ) throws(HashingError) -> TemplateStep {
        switch expression {
        case .digest(let digest, _, let message): .digest(digest, .raw, try Self(message, run))
        case .hmac(let digest, _, let key, let message):
            .hmac(digest, .raw, key: try Self(key, run), message: try Self(message, run))
        case .slice(_, .digest(_, .hex, _)), .slice(_, .hmac(_, .hex, _, _)): .unhexed(try Self(expression, run))
        default: try Self(expression, run)
        }
    }

    /// The parts of a join; neighbours that are known become one.
    private static func joining(
        _ parts: [TemplateExpression], _ run: TemplateEvaluation
    ) throws(HashingError) -> [TemplateStep] {
        var steps: [TemplateStep] = []
        for part in parts {
            let step = try Self(part, run)
            if case .bytes(let bytes) = step, case .bytes(let before)? = steps.last {
                steps[steps.count - 1] = .bytes(joined([before, bytes]))
            } else {
                steps.append(step)
            }
        }
        return steps
    }

    private var usesPrevious: Bool {
        switch self {
        case .bytes: false
        case .previous: true
        case .join(let parts): parts.contains(where: \.usesPrevious)
        case .digest(_, _, let value), .text(_, let value), .slice(_, let value), .unhexed(let value):
            value.usesPrevious
        case .hmac(_, _, let key, let message): key.usesPrevious || message.usesPrevious
        }
    }

    /// The function and what follows `previous`, where the step is the raw digest of `previous` and fixed bytes.
    var chain: (digest: MessageDigest, suffix: SharedSecretBytes)? {
        guard case .digest(let digest, .raw, let message) = self else { return nil }
        switch message {
        case .previous: return (digest, SharedSecretBytes(SecretBytes(count: 0)))
        case .join(let parts):
            guard parts.count == 2, case .previous = parts[0], case .bytes(let suffix) = parts[1] else { return nil }
            return (digest, suffix)
        default: return nil
        }
    }

    /// The value, with what `previous` is.
    func value(previous: SharedSecretBytes) throws(HashingError) -> SharedSecretBytes {
        switch self {
        case .bytes(let bytes): return bytes
        case .previous: return previous
        case .join(let parts):
            var values: [SharedSecretBytes] = []
            for part in parts { values.append(try part.value(previous: previous)) }
            return Self.joined(values)
        case .digest(let digest, let form, let message):
            return try Self.digested(digest, form, try message.value(previous: previous))
        case .hmac(let digest, let form, let key, let message):
            let (key, message) = (try key.value(previous: previous), try message.value(previous: previous))
            return try Self.authenticated(digest, form, key, message)
        case .text(let function, let value):
            return try value.value(previous: previous).withBytes { bytes throws(HashingError) in
                SharedSecretBytes(try function.applied(to: bytes))
            }
        case .slice(let range, let value):
            return try value.value(previous: previous).withBytes { bytes in
                SharedSecretBytes(SecretBytes(copying: bytes.extracting(range.clamped(to: 0..<bytes.count))))
            }
        case .unhexed(let value):
            return try value.value(previous: previous).withBytes { SharedSecretBytes(SecretText.unhexed($0)) }
        }
    }

    static func joined(_ values: [SharedSecretBytes]) -> SharedSecretBytes {
        SharedSecretBytes(
            SecretBytes(count: values.reduce(0) { $0 + $1.count }) { append in
                for value in values {
                    value.withBytes { bytes in for offset in bytes.indices { append(bytes[offset]) } }
                }
            })
    }

    private static func digested(
        _ digest: MessageDigest, _ form: TemplateDigestForm, _ message: SharedSecretBytes
    ) throws(HashingError) -> SharedSecretBytes {
        do throws(PrimitiveError) {
            return form.written(try message.withBytes { bytes throws(PrimitiveError) in try digest.digest(bytes) })
        } catch {
            throw HashingError(error)
        }
    }

    private static func authenticated(
        _ digest: MessageDigest, _ form: TemplateDigestForm, _ key: SharedSecretBytes, _ message: SharedSecretBytes
    ) throws(HashingError) -> SharedSecretBytes {
        do throws(PrimitiveError) {
            let code = try key.withBytes { key throws(PrimitiveError) in
                try message.withBytes { message throws(PrimitiveError) in
                    try MessageAuthentication.hmac(message, key: key, digest: digest)
                }
            }
            return form.written(code)
        } catch {
            throw HashingError(error)
        }
    }
}

extension TemplateDigestForm {
    fileprivate func written(_ digest: consuming SecretBytes) -> SharedSecretBytes {
        switch self {
        case .raw: SharedSecretBytes(digest)
        case .hex: SharedSecretBytes(digest.withBytes { SecretText.hex($0) })
        }
    }
}

extension TemplateTextFunction {
    fileprivate func applied(to bytes: Span<UInt8>) throws(HashingError) -> SecretBytes {
        switch self {
        case .hex: SecretText.hex(bytes)
        case .base64: SecretText.base64(bytes)
        case .upper: SecretText.uppercased(bytes)
        case .lower: SecretText.lowercased(bytes)
        case .trim: SecretText.trimmed(bytes)
        case .utf16le: try SecretText.utf16le(bytes)
        case .latin1: try SecretText.latin1(bytes)
        }
    }
}
