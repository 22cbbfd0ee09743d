internal import JSONText

/// The labels of a user, each at most once, in the order in which they were first given.
public struct Labels: Sendable, Hashable {
    /// The labels as they stand on the wire.
    public let items: [String]

    /// Takes labels of 1 to 36 characters out of `0-9 A-Z a-z`; duplicates are dropped, as the service does.
    /// - Throws: ``WireRuleViolation`` with the rule `itemCount` for more than 1000 items, counted before duplicates are
    ///   dropped, or with `labelSyntax`.
    public init(_ items: [String]) throws(WireRuleViolation) {
        guard items.count <= Self.maximumCount else {
            throw WireRuleViolation(field: .labels, rule: .itemCount(maximum: Self.maximumCount))
        }
        var seen: Set<String> = []
        var distinct: [String] = []
        for item in items {
            guard Self.isValid(item.utf8.span) else { throw WireRuleViolation(field: .labels, rule: .labelSyntax) }
            if seen.insert(item).inserted { distinct.append(item) }
        }
        self.items = distinct
    }

    /// Users API, update labels.
    private static let maximumCount = 1000

    /// Users API, update labels.
    private static let labelByteCounts = 1...36

    /// Whether bytes are the text of a label.
    public static func isValid(_ bytes: Span<UInt8>) -> Bool {
        labelByteCounts ~= bytes.count && PlainText.isAlphanumeric(bytes)
    }
}
