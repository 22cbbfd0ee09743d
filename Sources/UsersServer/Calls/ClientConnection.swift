/// The connection that a call came over.
struct ClientConnection: Sendable {
    /// What tells it from the others while it lasts.
    let id: ObjectIdentifier
    /// Whether it still is.
    let isOpen: @Sendable () -> Bool
}
