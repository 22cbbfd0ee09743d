internal import JSONText

extension ImportSummary {
    /// The counts of two runs over different rows, each number added to the other's; nil where a sum is none that a file
    /// can have.
    ///
    /// Adds what a report holds, so that a count that reports gain is added, too.
    public func adding(_ other: ImportSummary) -> ImportSummary? {
        Self.sum(json, other.json).flatMap { ImportSummary(json: $0) }
    }

    private static func sum(_ left: JSONObject, _ right: JSONObject) -> JSONObject? {
        var sum = left
        for member in right.members {
            switch (sum[member.key], member.value) {
            case (nil, let value): sum[member.key] = value
            case (.integer(let one)?, .integer(let other)):
                let (value, isTooLarge) = one.addingReportingOverflow(other)
                guard !isTooLarge else { return nil }
                sum[member.key] = .integer(value)
            case (.object(let one)?, .object(let other)):
                guard let value = Self.sum(one, other) else { return nil }
                sum[member.key] = .object(value)
            default: return nil
            }
        }
        return sum
    }
}
