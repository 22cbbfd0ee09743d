import SystemThreads

/// Holds the threads that come to it until the test opens it, and tells the test who has come.
final class Gate: Sendable {
    private let isOpen = Monitor(false)
    private let arrivals: AsyncStream<Int>
    private let arrival: AsyncStream<Int>.Continuation

    init() {
        (arrivals, arrival) = AsyncStream.makeStream()
    }

    /// Blocks a thread of the pool until the gate is open.
    func pass(_ number: Int = 0) {
        arrival.yield(number)
        isOpen.wait { $0 ? () : nil }
    }

    func open() {
        isOpen.withLock { $0 = true }
        isOpen.broadcast()
    }

    /// Waits for the next thread to come; returns its number.
    func nextArrival() async -> Int? {
        for await number in arrivals { return number }
        return nil
    }
}
