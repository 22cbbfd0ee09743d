/// Finds a key that occurs twice in one object, in constant time a key.
///
/// A small object costs a 64-bit mask: only a key whose fingerprint has been seen is compared with the others.
/// From ``smallLimit`` members on a set takes over, so that 100,000 keys, hostile or not, are no quadratic work.
struct DuplicateKeyFilter {
    static let smallLimit = 32

    private var fingerprints: UInt64 = 0
    private var all: Set<JSONKey> = []

    /// Takes note of a key, and says whether one of the members has it already.
    @inline(__always)
    mutating func isDuplicate(_ key: String, of members: [JSONObject.Member]) -> Bool {
        guard members.count < Self.smallLimit else { return isDuplicateInLarge(key, of: members) }
        let bit = Self.fingerprint(key)
        guard fingerprints & bit != 0 else {
            fingerprints |= bit
            return false
        }
        return members.contains { JSONKey.areSame($0.key, key) }
    }

    @inline(never)
    private mutating func isDuplicateInLarge(_ key: String, of members: [JSONObject.Member]) -> Bool {
        if all.isEmpty {
            for member in members { all.insert(JSONKey(text: member.key)) }
        }
        return !all.insert(JSONKey(text: key)).inserted
    }

    @inline(__always)
    private static func fingerprint(_ key: String) -> UInt64 {
        let bytes = key.utf8
        let first = UInt64(bytes.first ?? 0)
        let last = UInt64(bytes.last ?? 0)
        let mixed = (UInt64(bytes.count) &* 37) &+ (first &* 11) &+ (last &* 101)
        return 1 << (mixed & 63)
    }
}
