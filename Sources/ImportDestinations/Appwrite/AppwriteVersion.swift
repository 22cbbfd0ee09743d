/// A version of Appwrite's server, as far as it decides what becomes of a password.
public struct AppwriteVersion: Sendable, Hashable, Comparable {
    /// The first number.
    public let major: Int
    /// The second number.
    public let minor: Int

    init(_ major: Int, _ minor: Int) { (self.major, self.minor) = (major, minor) }

    /// The versions that a plan can be made for.
    public static let known = AppwriteVersion(1, 5)...AppwriteVersion(2, 7)
    /// The latest of them, for which a plan is made where nobody says which.
    public static let current = known.upperBound

    /// Reads a version, `1.8` or `1.8.1`; nil for any other text.
    public init?(_ text: String) {
        let numbers = text.split(separator: ".", omittingEmptySubsequences: false).map { part in
            part.utf8.allSatisfy { $0 &- 0x30 < 10 } ? Int(part) : nil
        }
        guard 2...3 ~= numbers.count, !numbers.contains(nil), let major = numbers[0], let minor = numbers[1] else {
            return nil
        }
        self.init(major, minor)
    }

    /// The known version that is the nearest to one that a server has said.
    public var nearestKnown: AppwriteVersion { min(max(self, Self.known.lowerBound), Self.known.upperBound) }

    /// Whether it verifies `sha512/224` and `sha512/256`, which later servers take and refuse to compute (Users API,
    /// passwordVersion).
    public var verifiesTruncatedSHA512: Bool { self < AppwriteVersion(1, 8) }

    /// Whether a project may refuse a log-in with a password that was published.
    public var checksPublishedPasswords: Bool { self >= AppwriteVersion(2, 0) }

    public static func < (left: Self, right: Self) -> Bool {
        (left.major, left.minor) < (right.major, right.minor)
    }
}

extension AppwriteVersion: CustomStringConvertible {
    public var description: String { "\(major).\(minor)" }
}
