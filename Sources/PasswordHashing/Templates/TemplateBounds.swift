/// How large a template may be. A template may come from a stored row, so its size is bounded before it is computed.
///
/// Each bound is several times what the named templates need: 190 bytes, 20 nodes, a depth of 8.
enum TemplateBounds {
    /// Bytes of the whole text.
    static let textByteCount = 1024
    /// Functions, variables and literals: each is computed once a password, or once a step.
    static let nodeCount = 64
    /// Functions within functions: parser, printer and evaluation are recursive.
    static let depth = 16
    /// Bytes of all literals, after their escapes.
    static let literalByteCount = 256
    /// Bytes of a stored salt.
    static let saltByteCount = 1024
    /// Times that a step is repeated, written or stored. `HashLimits` allows fewer: see `WorkUnit.digests`.
    static let rounds: ClosedRange<UInt64> = 1...10_000_000
    /// The end of a slice: no digest has so many hex digits.
    static let sliceEnd = 1024
    /// Bytes of a digest: 64 bits, under which a wrong password matches by chance among some billions.
    static let leastDigestByteCount = 8
    /// Bytes of a password that goes through a repeated step, where each byte costs once a round. Symfony refuses longer
    /// ones, too (`PasswordHasherInterface::MAX_PASSWORD_LENGTH`).
    static let repeatedPasswordByteCount = 4096
}
