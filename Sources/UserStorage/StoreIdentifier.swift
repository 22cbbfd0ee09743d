internal import AppwriteUsers
internal import Foundation
internal import GRDB

/// The ids that the store's own rows get.
public enum StoreIdentifier {
    /// Makes an id of the reference's form (Users API, "Identifiers, e-mail, phone, names"): 20 hex digits that start
    /// with the time, so that a table's index grows at its end.
    public static func generate() -> String {
        var generator = SystemRandomNumberGenerator()
        let microseconds = UInt64(max(0, Date().timeIntervalSince1970 * 1_000_000))
        return UserID.generate(atMicrosecondsSince1970: microseconds, using: &generator).text
    }

    /// `generate` in SQL, without arguments.
    static let function = DatabaseFunction("generateIdentifier", argumentCount: 0) { _ in generate() }
}
