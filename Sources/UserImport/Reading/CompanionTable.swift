internal import AppwriteUsers

/// What a second file says of each user, under a key that the first file has too.
///
/// All keys and values stand one behind the other in one piece of memory: a user costs their bytes, 24 bytes that say
/// where they stand, and 8 to 16 bytes of the index.
struct CompanionTable: Sendable, Redacted {
    /// What is found under a key.
    enum Finding: Sendable, Hashable, Redacted {
        case value(String)
        /// The file says two different things under the key.
        case contradiction
        case nothing
    }

    private struct Entry {
        let start: Int
        let keyCount: UInt32
        let valueCount: UInt32
        let hash: UInt32
        var isContradicted = false
        var isTaken = false
    }

    private var bytes: [UInt8] = []
    private var entries: [Entry] = []
    /// The entries by their hashes, one more than their number, in open addressing; 0 where there is none.
    private var index = [UInt32](repeating: 0, count: 64)

    /// Whether nothing was kept.
    var isEmpty: Bool { entries.isEmpty }

    /// How many keys nobody has asked for.
    var untakenCount: Int { entries.count { !$0.isTaken } }

    /// Keeps a value. Another one under the same key makes both worthless.
    /// - Returns: false where there is no more room: the file has over four thousand million keys.
    mutating func set(_ key: String, to value: String) -> Bool {
        let hash = Self.hash(key)
        if let known = number(of: key, hash) {
            if !isValue(value, of: entries[known]) { entries[known].isContradicted = true }
            return true
        }
        guard entries.count < Int(UInt32.max) - 1 else { return false }
        if 2 * (entries.count + 1) > index.count { grow() }
        let (keyCount, valueCount) = (UInt32(key.utf8.count), UInt32(value.utf8.count))
        entries.append(Entry(start: bytes.count, keyCount: keyCount, valueCount: valueCount, hash: hash))
        bytes.append(contentsOf: key.utf8)
        bytes.append(contentsOf: value.utf8)
        file(entries.count - 1)
        return true
    }

    /// What is kept under a key, which counts as asked for from now on.
    mutating func take(_ key: String) -> Finding {
        guard let number = number(of: key, Self.hash(key)) else { return .nothing }
        entries[number].isTaken = true
        let entry = entries[number]
        guard !entry.isContradicted else { return .contradiction }
        let start = entry.start + Int(entry.keyCount)
        return .value(String(decoding: bytes[start..<start + Int(entry.valueCount)], as: UTF8.self))
    }

    /// Swift's hash has a seed of its own in each process: no file can know where its keys meet.
    private static func hash(_ key: String) -> UInt32 { UInt32(truncatingIfNeeded: key.hashValue) }

    private func number(of key: String, _ hash: UInt32) -> Int? {
        var slot = Int(hash) & (index.count - 1)
        while index[slot] != 0 {
            let number = Int(index[slot]) - 1
            let entry = entries[number]
            if entry.hash == hash, bytes[entry.start..<entry.start + Int(entry.keyCount)].elementsEqual(key.utf8) {
                return number
            }
            slot = (slot + 1) & (index.count - 1)
        }
        return nil
    }

    private func isValue(_ value: String, of entry: Entry) -> Bool {
        let start = entry.start + Int(entry.keyCount)
        return bytes[start..<start + Int(entry.valueCount)].elementsEqual(value.utf8)
    }

    private mutating func file(_ number: Int) {
        var slot = Int(entries[number].hash) & (index.count - 1)
        while index[slot] != 0 { slot = (slot + 1) & (index.count - 1) }
        index[slot] = UInt32(number + 1)
    }

    private mutating func grow() {
        index = [UInt32](repeating: 0, count: 2 * index.count)
        for number in entries.indices { file(number) }
    }
}
