/// Plans regular rows by their bytes, whatever the plans of their destination are.
public protocol RegularWriter: AnyObject, SendableMetatype {
    /// Plans a row.
    /// - Parameter lines: gets what `appendJSONLines` of the plan would append, where the answer is known or a candidate.
    func plan(_ fields: borrowing RegularFields, in bytes: Span<UInt8>, appendingTo lines: inout [UInt8])
        -> RegularAnswer
}

/// Plans regular rows by their bytes, as the general planner of the same destination would: it learns from that one's
/// plans, and is sure of a kind of row only when both have written the same for one.
///
/// Made for one run, and used by one caller at a time.
public protocol RegularPlanner<Plan>: RegularWriter {
    /// What the general planner makes of a row.
    associatedtype Plan: ImportPlan

    /// Takes the general plan of a row for which the answer was not sure.
    /// - Parameter lines: what this planner wrote for it, where it was a candidate.
    /// - Returns: whether rows of this kind are known from here on, and counted as this plan is.
    func learn(_ kind: Int, from plan: Plan, lines: [UInt8]) -> Bool
}

/// What a planner of regular rows says of one.
public enum RegularAnswer: Sendable, Hashable {
    /// The row is planned. Rows of one kind have plans that count alike.
    case known(kind: Int)
    /// The row is planned, for a comparison with the general plan.
    case candidate(kind: Int)
    /// The kind is new: the general plan says what becomes of it.
    case new(kind: Int)
    /// The row is for the general planner.
    case irregular
}
