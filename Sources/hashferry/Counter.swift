internal import Synchronization

/// A count that several threads may raise.
final class Counter: Sendable {
    private let value = Atomic<Int>(0)

    /// Raises the count, and says what it is now.
    func increment() -> Int {
        value.add(1, ordering: .relaxed).newValue
    }
}
