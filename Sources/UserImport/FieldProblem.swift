/// An optional field of a row that could not be taken as it stands: the user is carried without it, and it is counted.
public struct FieldProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// The field, as the source or the wire names it.
    public let field: String
    /// What is wrong, as a clause that follows the field; never a value.
    public let reason: String

    /// Makes a problem of a field.
    public init(field: String, reason: String) {
        self.field = field
        self.reason = reason
    }

    public var description: String { "\(field) \(reason)" }
}

extension RowRejection {
    /// The rejection of a row for an optional field, where fields are strict.
    init(_ problem: FieldProblem) { self.init(field: problem.field, reason: problem.reason) }
}
