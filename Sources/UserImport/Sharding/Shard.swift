internal import CryptoPrimitives
internal import JSONText

/// One of several parts of an export, each for a run of its own; every row is in one part, on every machine the same.
///
/// A user's part is decided by what the id is made of: the source's id, or else the address, the number or the user name,
/// with ASCII letters in lower case, since no destination keeps two ids apart by case. It is the first eight bytes of its
/// SHA-256, as a big-endian number, modulo the number of parts. A row that is no user, or has none of these, is in part 0.
public struct Shard: Sendable, Hashable {
    /// The parts that one export can have.
    public static let counts = 1...65_536

    /// Which part, from 0.
    public let index: Int
    /// How many parts there are.
    public let count: Int

    /// Makes a part; nil where there is no such part of so many.
    public init?(index: Int, count: Int) {
        guard Self.counts.contains(count), 0..<count ~= index else { return nil }
        (self.index, self.count) = (index, count)
    }

    /// Which part of so many a key belongs to.
    /// - Throws: `PrimitiveError` where libcrypto has no SHA-256.
    static func index(of key: String, count: Int) throws(PrimitiveError) -> Int {
        let lowered = key.utf8.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
        let digest = try MessageDigest.sha256.digest(lowered.span).copyBytes()
        let number = digest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Int(number % UInt64(count))
    }

    /// Whether a row belongs to the part.
    func holds(_ row: SourceRow) throws(PrimitiveError) -> Bool {
        guard case .record(let record) = row.content, let key = record.shardKey else { return index == 0 }
        return try Self.index(of: key, count: count) == index
    }

    /// A file of this part's run, by the name that all runs were given: `users.report.json` is
    /// `users.report.3-of-8.json`. What stands behind the last dot of the name stays its end.
    public func path(_ path: String) -> String {
        let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        let mark = ".\(index)-of-\(count)"
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return path + mark }
        return path[..<dot] + mark + path[dot...]
    }
}

extension Shard: CustomStringConvertible {
    public var description: String { "\(index)/\(count)" }
}

extension UserRecord {
    /// What decides the part that a user belongs to: what the id at the destination is made of.
    fileprivate var shardKey: String? {
        let candidates = [id, email, phone, attributes[.username]?.stringValue]
        return candidates.lazy.compactMap(\.self).first { !$0.isEmpty }
    }
}
