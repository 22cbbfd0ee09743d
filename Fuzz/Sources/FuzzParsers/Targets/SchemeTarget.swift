import PasswordHashing
import PasswordHashingTesting

/// A scheme: the text of one column, options included, is read as a hash of it, written, and verified.
struct SchemeTarget: FuzzTarget {
    private let scheme: Scheme
    private let vectors: [HashVector]
    private let keys: HashKeys
    /// The hashes that a password is known of.
    private let matches: [any PasswordHash]
    /// Their passwords, and one that is nobody's.
    private let passwords: [[UInt8]]

    init(_ scheme: Scheme) throws {
        self.scheme = scheme
        vectors = try Vectors.vectors(of: scheme)
        keys = HashKeys(of: vectors)
        let matching = vectors.filter { $0.expectation == .match }
        matches = try matching.map { try SchemeRegistry.standard.parse($0.stored) }
        passwords = Set(matching.map(\.password)).sorted { $0.lexicographicallyPrecedes($1) } + [Array("nobody's".utf8)]
    }

    var knownInputs: [[UInt8]] { vectors.map { Array(($0.columnText(keys) ?? $0.stored.hash).utf8) } }

    func read(_ input: [UInt8]) {
        guard var stored = try? StoredHash(columnText: input.text).withSecrets(from: keys) else { return }
        stored.declaredScheme = nil
        _ = SchemeRegistry.standard.identify(stored)
        stored.declaredScheme = scheme
        do {
            let hash = try SchemeRegistry.standard.parse(stored)
            HashRules.check(hash, keys: keys)
            verify(hash, input.fingerprint)
        } catch {
            expect(!error.reason.isEmpty, "\(scheme.name): an error without a reason")
            expect(error.code != .unrecognized, "\(scheme.name): declared, and unrecognized")
        }
    }

    /// No password matches, unless the digest is that of a vector.
    private func verify(_ hash: any PasswordHash, _ fingerprint: UInt64) {
        guard HashRules.isVerified(hash, fingerprint: fingerprint) else { return }
        let password = passwords[Int((fingerprint >> 16) % UInt64(passwords.count))]
        guard (try? hash.verify(password.span)) == true else { return }
        expect(
            matches.contains { HashConformance.isSameKey(hash, as: $0) }, "\(scheme.name): a digest of nothing matches")
    }
}
