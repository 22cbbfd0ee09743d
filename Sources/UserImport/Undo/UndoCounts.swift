public import JSONText

/// What became of one user whom an undo is to delete.
public enum UndoOutcome: Sendable, Hashable {
    case deleted
    /// Their update time or hash is another one than the import left, and they stay.
    case changed
    /// Somebody has logged in as them since the import, and they stay.
    case loggedIn
    /// They are not there any more.
    case missing
}

/// What an undo has done, counted.
public struct UndoCounts: Sendable, Hashable {
    /// Users who were deleted.
    public var deleted = 0
    /// Users who were changed since the import, and stay.
    public var changed = 0
    /// Users who have logged in since the import, and stay.
    public var loggedIn = 0
    /// Users who were not there any more.
    public var missing = 0

    /// Counts nobody.
    public init() {}

    /// Users who stay.
    public var kept: Int { changed + loggedIn }

    mutating func count(_ outcome: UndoOutcome) {
        switch outcome {
        case .deleted: deleted += 1
        case .changed: changed += 1
        case .loggedIn: loggedIn += 1
        case .missing: missing += 1
        }
    }

    mutating func add(_ other: UndoCounts) {
        deleted += other.deleted
        changed += other.changed
        loggedIn += other.loggedIn
        missing += other.missing
    }

    /// The counts as a JSON object.
    public var json: JSONObject { JSONObject(members.map { ($0.0, .integer(Int64($0.1))) }) }

    /// The counts by their names in a journal.
    var members: [(String, Int)] {
        [("deleted", deleted), ("changed", changed), ("loggedIn", loggedIn), ("missing", missing)]
    }

    /// Reads the counts of a line; nil where one is missing.
    init?(json: JSONObject) {
        func number(_ key: String) -> Int? {
            guard case .integer(let value)? = json[key], 0...(Int64(1) << 53) ~= value else { return nil }
            return Int(value)
        }
        guard let deleted = number("deleted"), let changed = number("changed"), let loggedIn = number("loggedIn"),
            let missing = number("missing")
        else { return nil }
        (self.deleted, self.changed, self.loggedIn, self.missing) = (deleted, changed, loggedIn, missing)
    }
}
