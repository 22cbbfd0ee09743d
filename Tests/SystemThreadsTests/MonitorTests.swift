import SystemThreads
import Testing

@Suite struct MonitorTests {
    private struct Refusal: Error {}

    private func threads(_ count: Int, _ body: @escaping @Sendable () -> Void) throws -> [SystemThread] {
        try (0..<count).map { _ in try SystemThread(name: "test", stackByteCount: stackByteCount, body) }
    }

    @Test func noChangeIsLostAmongThreads() throws {
        let sum = Monitor(0)
        let threads = try threads(8) {
            for _ in 0..<1000 { sum.withLock { $0 += 1 } }
        }
        for thread in threads { thread.join() }
        #expect(sum.withLock { $0 } == 8000)
    }

    @Test func aThrowGivesTheLockBack() {
        let value = Monitor(1)
        #expect(throws: Refusal.self) {
            try value.withLock { value throws(Refusal) in
                value = 2
                throw Refusal()
            }
        }
        #expect(value.withLock { $0 } == 2)
    }

    @Test func eachSignalLetsOneThreadTake() throws {
        let items = Monitor(0)
        let taken = Monitor(0)
        let threads = try threads(4) {
            for _ in 0..<250 {
                items.wait { items -> Void? in
                    if items == 0 { return nil }
                    items -= 1
                    return ()
                }
                taken.withLock { $0 += 1 }
            }
        }
        for _ in 0..<1000 {
            items.withLock { $0 += 1 }
            items.signal()
        }
        for thread in threads { thread.join() }
        #expect(taken.withLock { $0 } == 1000)
        #expect(items.withLock { $0 } == 0)
    }

    @Test func broadcastWakesAll() throws {
        // Waiting threads and whether they may go.
        let state = Monitor((waiting: 0, isOpen: false))
        let threads = try threads(8) {
            state.withLock { $0.waiting += 1 }
            state.broadcast()
            state.wait { $0.isOpen ? () : nil }
        }
        state.wait { $0.waiting == 8 ? () : nil }
        state.withLock { $0.isOpen = true }
        state.broadcast()
        for thread in threads { thread.join() }
        #expect(state.withLock { $0.waiting } == 8)
    }
}
