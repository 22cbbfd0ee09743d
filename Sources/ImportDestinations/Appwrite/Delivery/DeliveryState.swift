/// How a delivery over HTTP stands at a moment, for people to see.
public struct DeliveryState: Sendable, Hashable {
    /// Requests that are sent and not answered.
    public var underWay: Int
    /// How many may be under way at present.
    public var window: Int
    /// Whether the server has asked for a pause, or did not do what it was asked for last: it is away, busy or silent.
    public var isWaiting: Bool

    /// Makes a state.
    public init(underWay: Int, window: Int, isWaiting: Bool) {
        self.underWay = underWay
        self.window = window
        self.isWaiting = isWaiting
    }
}
