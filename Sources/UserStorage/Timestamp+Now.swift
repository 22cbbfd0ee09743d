public import AppwriteUsers
internal import Foundation

extension Timestamp {
    /// This moment, by the system's clock.
    public static func now() -> Timestamp {
        Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    }
}
