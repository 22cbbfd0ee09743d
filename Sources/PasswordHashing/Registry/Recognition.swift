/// How sure a scheme is that a stored hash is its own, from the shape alone.
public enum Recognition: Int, Sendable, Hashable, Comparable {
    /// The shape is another's.
    case none
    /// The shape fits, and fits other things as well: 32 hex digits may be an MD5.
    case possible
    /// No other scheme writes this.
    case certain

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
