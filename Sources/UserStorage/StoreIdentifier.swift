internal import AppwriteUsers
internal import Foundation

/// The ids that the store's own rows get.
public enum StoreIdentifier {
    /// Makes an id of the reference's form (Users API, "Identifiers, e-mail, phone, names"): 20 hex digits that start
    /// with the time, so that a table's index grows at its end.
    public static func generate() -> String {
        var generator = SystemRandomNumberGenerator()
        return UserID.generate(atMicrosecondsSince1970: UInt64(microseconds()), using: &generator).text
    }

    /// The time now, in microseconds since 1970.
    static func microseconds() -> Int64 { Int64(max(0, Date().timeIntervalSince1970 * 1_000_000)) }

    /// An id of that form as an expression of SQL, of a time that is another expression: seconds and microseconds in hex,
    /// and 28 bits of SQLite's own generator, which the system's seeds.
    static func sql(microseconds: String) -> String {
        "printf('%08x%05x%07x', (\(microseconds)) / 1000000, (\(microseconds)) % 1000000, random() & 0xfffffff)"
    }
}
