import Foundation
import PasswordHashing
import PasswordHashingTesting
import Testing

/// Changed vectors of every parser: each is read or named, at once, and none matches that is another hash.
///
/// `HASHFERRY_MUTATIONS` says how many a parser gets, `HASHFERRY_SEED` repeats a run.
@Suite struct MutationTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let count = environment["HASHFERRY_MUTATIONS"].flatMap(Int.init) ?? 500
    private static let seed: UInt64 = {
        // The few of every test run are always the same; who asks for a number of their own gets others each time.
        let standard: UInt64 = environment["HASHFERRY_MUTATIONS"] == nil ? 2026 : .random(in: .min ... .max)
        let seed = environment["HASHFERRY_SEED"].flatMap(UInt64.init) ?? standard
        print("MutationTests: \(count) mutations per parser, HASHFERRY_SEED=\(seed)")
        return seed
    }()
    /// What the verifications of a parser may take together, by their estimated cost: bcrypt's would take days.
    private static let milliseconds = Double(count) / 20

    @Test func everySchemeAndTemplateIsMutated() {
        let names = Set(MutatedParser.all.map(\.name))
        for scheme in SchemeRegistry.standard.schemes { #expect(names.contains(scheme.name)) }
        for named in NamedTemplate.all { #expect(names.contains(named.name)) }
    }

    @Test(arguments: MutatedParser.all)
    func mutationsAreReadOrNamed(parser: MutatedParser) throws {
        var mutator = HashMutator(
            seed: parser.name.utf8.reduce(Self.seed) { $0 &* 31 &+ UInt64($1) }, others: parser.answers.map(\.stored))
        let originals = try parser.answers.map { try SchemeRegistry.standard.parse($0.stored) }
        var readCount = 0
        var refusedCount = 0
        var spent = 0.0
        for number in 0..<Self.count {
            let place = mutator.number(below: originals.count)
            var stored = mutator.mutated(parser.answers[place].stored)
            switch mutator.number(below: 8) {
            case 0: stored.declaredScheme = nil
            case 1: stored.declaredScheme = mutator.element(of: SchemeRegistry.standard.schemes)
            default: stored.declaredScheme = parser.answers[place].scheme
            }
            guard let hash = read(stored) else {
                refusedCount += 1
                continue
            }
            readCount += 1
            guard HashConformance.isCheap(hash), spent + hash.cost.estimatedMilliseconds <= Self.milliseconds else {
                continue
            }
            spent += hash.cost.estimatedMilliseconds
            guard (try? hash.accepts(parser.answers[place].password)) == true else { continue }
            #expect(
                originals.contains { isSameHash(hash, $0) },
                "seed \(Self.seed): \(parser.answers[place]) matches as \(stored.hash) \(hash.stored.hash)")
        }
        #expect(readCount > 0 && refusedCount > 0, "seed \(Self.seed)")
    }

    /// Whether a hash may match what the other one matches: it is that hash, or its key was only cut.
    private func isSameHash(_ hash: any PasswordHash, _ original: any PasswordHash) -> Bool {
        if hash.stored == original.stored || isExchanged(hash, original) { return true }
        guard HashConformance.isSameKey(hash, as: original) else { return false }
        // A template need not use its salt, and reads hex in either case; a dialect need not matter to a password.
        if hash.cost.unit == .digests || hash.stored.options != original.stored.options { return true }
        // The length of the key is a part of some functions: a key that was cut is of another one. The variants of bcrypt
        // have one key of most passwords.
        // The key of an empty password is one of DES's weak keys: every second encryption undoes the one before.
        let isAlike =
            hash.digest.count < original.digest.count || hash.derivation.function is BcryptDerivation
            || hash.cost.unit == .desEncryptions
        return hash.derivation.salt == original.derivation.salt
            && (isAlike || AnyHashable(hash.derivation.function) == AnyHashable(original.derivation.function))
    }

    /// Firebase's digest is the signer key, XORed with what the password gives: each of the two is the other's.
    private func isExchanged(_ hash: any PasswordHash, _ original: any PasswordHash) -> Bool {
        guard hash.derivation.function is FirebaseDerivation else { return false }
        let texts = [hash.stored.hash, original.stored.hash].map { text in
            text.split { "$,:=\"".contains($0) }.sorted()
        }
        return texts[0] == texts[1]
    }

    /// Reads a stored hash, and checks that it is written as itself and tells its cost; nil where it is refused.
    private func read(_ stored: StoredHash) -> (any PasswordHash)? {
        _ = SchemeRegistry.standard.identify(stored)
        do {
            let hash = try SchemeRegistry.standard.parse(stored)
            if !isWrittenAsItself(hash) { Issue.record("seed \(Self.seed): \(hash) is not written as itself") }
            if hash.violation(of: HashLimits()) == nil, hash.cost.memory > HashLimits().memory * 2 {
                Issue.record("seed \(Self.seed): \(hash) is within the limits and holds \(hash.cost.memory) bytes")
            }
            _ = (hash.strength, hash.description)
            return hash
        } catch {
            if error.reason.isEmpty { Issue.record("seed \(Self.seed): an error without a reason") }
            return nil
        }
    }

    private func isWrittenAsItself<Hash: PasswordHash>(_ hash: Hash) -> Bool {
        guard let again = try? Hash(parsing: hash.stored) else { return false }
        return again == hash && again.stored == hash.stored
    }
}
