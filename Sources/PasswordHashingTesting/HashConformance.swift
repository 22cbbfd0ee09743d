public import PasswordHashing

/// What every scheme is held to: give it your scheme's vectors, and expect no failures.
///
///     let conformance = HashConformance(registry: .standard.adding(MyHash.self))
///     #expect(conformance.failures(of: try HashVectorFile(json: bytes).vectors).isEmpty)
///
/// It says nothing of which algorithm a scheme has to compute: that is what the vectors are for.
public struct HashConformance: Sendable {
    /// The schemes that are known.
    public let registry: SchemeRegistry
    /// Each scheme without the others.
    let alone: [Scheme: SchemeRegistry]
    /// What a text may be made of that is no secret: the names of schemes, variants and prefixes.
    let words: Set<String>

    /// Makes a suite over a registry.
    public init(registry: SchemeRegistry = .standard) {
        self.registry = registry
        alone = Dictionary(uniqueKeysWithValues: registry.types.map { ($0.scheme, SchemeRegistry([$0])) })
        words = registry.words
    }

    /// A rule that a scheme breaks.
    public struct Failure: Error, Sendable, CustomStringConvertible {
        /// The vector that shows it.
        public let vector: String
        /// What is wrong, without a password, salt or digest.
        public let reason: String

        public var description: String { "\(vector): \(reason)" }
    }

    /// Every failure of every rule, over vectors of one scheme or many.
    ///
    /// Blocks for as long as the vectors cost, some of them many times.
    public func failures(of vectors: [HashVector]) -> [Failure] {
        vectors.flatMap { vector -> [Failure] in
            var failures = failuresToAnswer(vector)
            failures += failuresToRead(vector)
            failures += failuresToWrite(vector)
            failures += failuresToStandApart(vector)
            failures += failuresToCompare(vector)
            failures += failuresToRefuseOtherTexts(vector)
            failures += failuresToKeepSecrets(vector)
            return failures
        }
    }

    /// The verdict on a password, or the kind of failure, as a verifier with the default limits will report it.
    public func outcome(of stored: StoredHash, _ password: [UInt8]) -> HashVector.Expectation {
        let hash: any PasswordHash
        do {
            hash = try registry.parse(stored)
        } catch {
            return Self.kind(of: error)
        }
        if hash.violation(of: HashLimits()) != nil { return .refused }
        do {
            return try hash.verify(password.span) ? .match : .mismatch
        } catch {
            return .unsupported
        }
    }

    /// The kind of a failure to read.
    public static func kind(of error: HashFormatError) -> HashVector.Expectation {
        switch error.code {
        case .malformed: .malformed
        case .unrecognized: .unrecognized
        case .ambiguous: .ambiguous
        // Of a format that is known by its look only, no scheme is the reader.
        case .unsupported: error.scheme == nil ? .unrecognized : .unsupported
        case .unknownKey: .unsupported
        }
    }

    /// Whether a verification takes a few milliseconds at most, in debug as well.
    public static func isCheap(_ hash: any PasswordHash) -> Bool { hash.cost.estimatedMilliseconds <= 8 }

    /// Whether a verification takes a tenth of a second at most.
    public static func isModerate(_ hash: any PasswordHash) -> Bool { hash.cost.estimatedMilliseconds <= 64 }

    func failure(_ vector: HashVector, _ reason: String) -> Failure {
        Failure(vector: vector.description, reason: reason)
    }
}
