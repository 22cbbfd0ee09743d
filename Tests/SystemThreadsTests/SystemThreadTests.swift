import Foundation
import Synchronization
import SystemThreads
import Testing

/// Room for a test's closure, with or without a sanitizer.
let stackByteCount = 1 << 20

@Suite struct SystemThreadTests {
    @Test func joiningWaitsForTheReturn() throws {
        let result = Atomic(0)
        let isOpen = Monitor(false)
        let thread = try SystemThread(name: "test", stackByteCount: stackByteCount) {
            isOpen.wait { $0 ? () : nil }
            result.store(7, ordering: .relaxed)
        }
        #expect(result.load(ordering: .relaxed) == 0)
        isOpen.withLock { $0 = true }
        isOpen.signal()
        thread.join()
        #expect(result.load(ordering: .relaxed) == 7)
    }

    @Test func joiningAgainReturnsAtOnce() throws {
        let runs = Atomic(0)
        let thread = try SystemThread(name: "test", stackByteCount: stackByteCount) {
            runs.add(1, ordering: .relaxed)
        }
        thread.join()
        thread.join()
        #expect(runs.load(ordering: .relaxed) == 1)
    }

    @Test(arguments: [("short", "short"), ("a-name-past-fifteen-bytes", "a-name-past-fif")])
    func theSystemKnowsItsName(name: String, shown: String) throws {
        let seen = Mutex("")
        let thread = try SystemThread(name: name, stackByteCount: stackByteCount) {
            let text = try? String(contentsOfFile: "/proc/thread-self/comm", encoding: .utf8)
            seen.withLock { $0 = text ?? "" }
        }
        thread.join()
        #expect(seen.withLock { $0 } == shown + "\n")
    }

    @Test func refusesAStackThatIsTooSmall() {
        let error = #expect(throws: SystemThreadError.self) { try SystemThread(name: "test", stackByteCount: 1) {} }
        #expect(error?.errno == EINVAL)
        #expect(error?.description == "cannot start a thread: Invalid argument")
    }

    @Test func letsGoOfTheClosureBeforeItIsJoined() throws {
        let lettingGo = Mutex(0)
        final class Token: Sendable {
            let count: @Sendable () -> Void
            init(_ count: @escaping @Sendable () -> Void) { self.count = count }
            deinit { count() }
        }
        func start(_ token: Token) throws -> SystemThread {
            try SystemThread(name: "test", stackByteCount: stackByteCount) { withExtendedLifetime(token) {} }
        }
        let count: @Sendable () -> Void = { lettingGo.withLock { $0 += 1 } }
        try start(Token(count)).join()
        #expect(lettingGo.withLock { $0 } == 1)
    }
}
