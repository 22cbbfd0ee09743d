/// A page of a list.
public struct StoredPage<Item: Sendable>: Sendable {
    /// The rows, in the order that was asked for.
    public let items: [Item]
    /// How many rows the filters match, 5000 at most, whatever the page (Users API, response models); 0 where nobody
    /// counted.
    public let total: Int
}
