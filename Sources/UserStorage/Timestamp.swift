internal import Foundation

/// Points in time as the store keeps them: milliseconds since 1970, the precision of the wire.
enum Timestamp {
    static func now() -> Int64 {
        Int64(Date().timeIntervalSince1970 * 1000)
    }
}
