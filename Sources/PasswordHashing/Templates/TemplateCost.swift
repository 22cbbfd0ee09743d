internal import CryptoPrimitives

/// Counts what a template computes, before it does.
struct TemplateCost {
    /// The bytes of a password that the cost is stated for: what people type fits.
    static let passwordByteCount: UInt64 = 64

    let salt: UInt64
    let user: UInt64
    let pepper: UInt64
    let rounds: UInt64

    /// The blocks of all digests of an expression, which `WorkUnit.digests` counts: a digest of a short text is one.
    func blocks(_ expression: TemplateExpression) -> UInt64 { count(expression, previous: 0).blocks }

    /// The bytes that a value has at most, and the blocks that it takes.
    ///
    /// The bounds are small enough for 64 bits: a value has under 2^32 bytes, an expression 64 parts, a count is under 2^24.
    private func count(
        _ expression: TemplateExpression, previous: UInt64
    ) -> (bytes: UInt64, blocks: UInt64) {
        switch expression {
        case .variable(let variable): return (byteCount(of: variable, previous), 0)
        case .decoded(_, let variable): return (byteCount(of: variable, previous), 0)
        case .literal(let bytes): return (UInt64(bytes.count), 0)
        case .join(let parts):
            return parts.reduce((0, 0)) { sum, part in
                let part = count(part, previous: previous)
                return (sum.0 + part.bytes, sum.1 + part.blocks)
            }
        case .digest(let digest, let form, let message):
            let message = count(message, previous: previous)
            return (digest.byteCount(in: form), message.blocks + digest.blocks(of: message.bytes))
        case .hmac(let digest, let form, let key, let message):
            let (key, message) = (count(key, previous: previous), count(message, previous: previous))
            let keyBlocks = key.bytes > UInt64(digest.blockByteCount) ? digest.blocks(of: key.bytes) : 0
            // RFC 2104: a block of the key before the message, and one before the inner digest.
            let own = 2 + keyBlocks + digest.blocks(of: message.bytes) + digest.blocks(of: UInt64(digest.byteCount))
            return (digest.byteCount(in: form), key.blocks + message.blocks + own)
        case .text(let function, let value):
            let value = count(value, previous: previous)
            // Base 64 needs no more than hex, and UTF-16 as much where all is ASCII.
            let isLonger = function == .hex || function == .base64 || function == .utf16le
            return (isLonger ? 2 * value.bytes + 2 : value.bytes, value.blocks + Self.copying(value.bytes))
        case .slice(let range, let value):
            let value = count(value, previous: previous)
            return (min(value.bytes, UInt64(range.count)), value.blocks + Self.copying(value.bytes))
        case .repeated(let number, let start, let step):
            let start = count(start, previous: 0)
            let first = count(step, previous: start.bytes)
            let next = count(step, previous: first.bytes)
            let repetitions =
                switch number {
                case .fixed(let number): number - 1
                case .rounds: rounds - 1
                }
            return (next.bytes, start.blocks + first.blocks + repetitions * next.blocks)
        }
    }

    /// What another writing of a value takes: a block for every 64 bytes of it, about as long as a digest of them. Without
    /// it a step could do much work between two digests.
    private static func copying(_ byteCount: UInt64) -> UInt64 { 1 + byteCount / 64 }

    private func byteCount(of variable: TemplateVariable, _ previous: UInt64) -> UInt64 {
        switch variable {
        case .password: Self.passwordByteCount
        case .salt: salt
        case .user: user
        case .pepper: pepper
        case .previous: previous
        }
    }
}

extension MessageDigest {
    fileprivate func byteCount(in form: TemplateDigestForm) -> UInt64 {
        UInt64(form == .hex ? 2 * byteCount : byteCount)
    }

    /// The blocks of a message, whose end takes a byte and its length, 8 bytes of 64 and 16 of 128.
    fileprivate func blocks(of byteCount: UInt64) -> UInt64 {
        let block = UInt64(blockByteCount)
        return (byteCount + block / 8) / block + 1
    }
}
