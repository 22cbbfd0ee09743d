public import JSONText

/// What was proven of an import, in numbers. Every row of the file is counted once.
public struct ProofSummary: Sendable, Hashable {
    /// Rows of the file.
    public var rows = 0
    /// Users whose hash and options are the planned ones, byte for byte.
    public var equal = 0
    /// Users whose password was sent in plain text, and is the one that the destination's hash is of.
    public var verified = 0
    /// Users whose hash a login has renewed since.
    public var renewed = 0
    /// Users without a password, as planned.
    public var withoutPassword = 0
    /// Those of them who had one at the source.
    public var lostPasswords = 0
    /// Users who have another password, which was set since.
    public var changed = 0
    /// Users who have another hash, or none.
    public var different = 0
    /// Users who are not there.
    public var missing = 0
    /// Rows of nobody who could be read back, by the reason.
    public var notCompared: [String: Int] = [:]
    /// Rows of nobody whom the import was to make, of those.
    public var leftBehind = 0
    /// Rows outside of the sample that was drawn, of those.
    public var outsideSample = 0
    /// Known users who were logged in.
    public var loginsWorked = 0
    /// Known users who could not be logged in.
    public var loginsFailed = 0

    public init() {}

    /// Rows that were read back.
    public var compared: Int { equal + verified + renewed + withoutPassword + changed + different + missing }

    /// Whether everybody who was read back is as planned, with the password they had, and every known login worked.
    public var isProven: Bool {
        let excused = leftBehind + outsideSample
        return changed + different + missing + lostPasswords + loginsFailed == 0 && compared + excused == rows
    }

    /// Counts a row that is not read back.
    mutating func leaveOut(_ reason: String) { notCompared[reason, default: 0] += 1 }

    /// The counts as a JSON object.
    public var json: JSONObject {
        func number(_ value: Int) -> JSONValue { .integer(Int64(value)) }
        let reasons = notCompared.sorted { $0.key < $1.key }.map { ($0.key, number($0.value)) }
        return [
            "rows": number(rows), "compared": number(compared), "equal": number(equal), "verified": number(verified),
            "renewed": number(renewed), "withoutPassword": number(withoutPassword),
            "lostPasswords": number(lostPasswords), "changed": number(changed), "different": number(different),
            "missing": number(missing), "notCompared": .object(JSONObject(reasons)),
            "loginsWorked": number(loginsWorked), "loginsFailed": number(loginsFailed), "proven": .bool(isProven),
        ]
    }
}
