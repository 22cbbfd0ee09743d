/// The row that a page starts after or ends before.
struct ListCursor: Sendable, Hashable {
    let id: String
    /// Whether the page is the one that precedes the row.
    let isBefore: Bool
}
