import PasswordHashing

/// What holds for every hash that was read, whatever it was read from.
enum HashRules {
    /// What a verification may hold and take: a hostile hash never costs more, and the fuzzer goes on.
    static let limits: HashLimits = {
        var limits = HashLimits()
        limits.memory = 8 << 20
        return limits
    }()

    /// Checks that a hash is written as itself, and tells its costs and parameters.
    static func check(_ hash: some PasswordHash, keys: HashKeys = HashKeys()) {
        let written = hash.stored
        checkWriting(hash, written)
        if let keyed = try? written.withKeyIDs(from: keys) { ColumnTextTarget.check(keyed) }
        _ = (hash.description, hash.publicParameters, hash.strength, hash.protection)
        let name = type(of: hash).scheme.name
        expect(hash.cost.estimatedMilliseconds >= 0, "\(name): takes no time")
        if hash.violation(of: limits) == nil {
            // Argon2 and scrypt may round up what they hold.
            expect(hash.cost.memory <= limits.memory * 2, "\(name): holds more than the limit that it is within")
        }
    }

    private static func checkWriting<Hash: PasswordHash>(_ hash: Hash, _ written: StoredHash) {
        let name = Hash.scheme.name
        do {
            let again = try Hash(parsing: written)
            expect(again == hash, "\(name): another hash once it was written and read")
            expect(again.stored == written, "\(name): written in two ways")
        } catch {
            broken("\(name): not read again once it was written: \(error)")
        }
    }

    /// Whether a hash is verified against a password: all that are cheap, and some of those that take milliseconds. The
    /// input alone decides, so that a crash is repeated.
    static func isVerified(_ hash: any PasswordHash, fingerprint: UInt64) -> Bool {
        guard hash.violation(of: limits) == nil else { return false }
        let milliseconds = hash.cost.estimatedMilliseconds
        return milliseconds <= 0.1 || milliseconds <= 8 && fingerprint.isMultiple(of: 32)
    }
}

extension [UInt8] {
    /// FNV-1a of the bytes: chooses among what an input may be used for.
    var fingerprint: UInt64 {
        reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    /// The bytes as text, with U+FFFD for what is not UTF-8.
    var text: String { String(decoding: self, as: UTF8.self) }
}
